"""What the proof of faithful words is worth: a sentence, a number or a day planted where it should not be is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.faithful import cards, files, literals, numbers
from tests.faithful.files import Files
from tests.faithful.phrasebook import Phrasebook, phrasebook
from tests.faithful.proof import not_ours, wrong_dates
from tests.faithful.replies import Heard


def test_a_sentence_made_up_in_code_is_found(some_heard: list[Heard], book: Phrasebook) -> None:
    planted = replace(some_heard[0], text=some_heard[0].text + " We will ring you back tomorrow.")
    (told,) = not_ours([(planted.where, planted.text)], book)
    assert told.startswith('"We will ring you back tomorrow." is in no knowledge file')
    assert planted.where in told


@pytest.mark.parametrize(
    ("kind", "change"),
    [("organisations", {"phone": {"value": "01632 960 000"}}), ("signposts", {"do_now": "Ring the judge at home."})],
)
def test_what_is_said_is_measured_by_the_files_and_not_by_the_program(
    kind: str, change: dict[str, Any], some_heard: list[Heard], raw: Files
) -> None:
    """The files say something else than was said: then all that was said of it is not ours."""
    name = {"organisations": "samaritans", "signposts": "appeal"}[kind]
    entries = {**raw.entries, kind: {**raw.entries[kind], name: {**raw.entries[kind][name], **change}}}
    assert not_ours(((one.where, one.text) for one in some_heard), phrasebook(replace(raw, entries=entries))) != []


def test_the_number_of_one_body_beside_the_name_of_another_is_found(book: Phrasebook, raw: Files) -> None:
    bodies = raw.entries["organisations"]
    right = f"{bodies['ipsea']['name']}: see {bodies['ipsea']['url']['value']}"
    assert book.origin(right) == "knowledge/organisations/ipsea.yml"
    assert book.origin(right.replace(bodies["ipsea"]["url"]["value"], bodies["sossen"]["url"]["value"])) is None
    assert book.origin(f"{bodies['samaritans']['name']}: ring {bodies['childline']['phone']['value']}") is None


def test_a_field_of_another_entry_on_a_card_is_found(some_heard: list[Heard], raw: Files) -> None:
    one = next(each for each in some_heard if each.card["signpost"] == "appeal" and each.card["contacts"])
    other = raw.entries["signposts"]["exclusion"]["do_now"]
    assert list(cards.strays({**one.card, "do_now": other}, raw)) == [f"do_now: {other}"]
    contact = {**one.card["contacts"][0], "phone": "01632 960 000"}
    assert list(cards.strays({**one.card, "contacts": [contact]}, raw)) == [
        f"contacts: {contact['id']}.phone: 01632 960 000"
    ]


def test_a_wrong_last_day_is_found(some_heard: list[Heard], book: Phrasebook, raw: Files) -> None:
    for old, new in (("count", 3), ("starts", "event_date")):
        rule = raw.entries["deadlines"]["appeal"]
        clock = {**rule["length"][0], old: new}
        rules = {**raw.entries["deadlines"], "appeal": {**rule, "length": [clock]}}
        assert wrong_dates(some_heard, book, replace(raw, entries={**raw.entries, "deadlines": rules})) != []


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("signposts/crisis.yml", "Stay near somebody", "Wait six hours. Stay near somebody", 'crisis.do_now: "6"'),
        ("signposts/goodbye.yml", "You can come back", "You have three weeks. You can come back", '"3" has no source'),
        ("case.yml", "Each body has its own", "Within 14 days each body has its own", 'about.why: "14" has no source'),
        ("points/too_bright.yml", "section 36(8)", "section 99(8)", 'too_bright.wording: "99" has no source'),
        ("letters/note_to_mp.yml", "No rule sets a time. A few weeks", "They have 77 weeks", 'answer.text: "77"'),
    ],
)
def test_a_number_without_a_page_is_found_and_its_place_named(
    file: str, old: str, new: str, told: str, raw: Files
) -> None:
    found = numbers.all_of(numbers.unsourced(files.changed(raw, file, old, new)))

    assert found.startswith(f"knowledge/{file}: ")
    assert told in found and "Name the page that says so" in found


def test_a_number_in_our_own_words_is_found() -> None:
    words = {
        "noted": "Thank you. You have 15 days.",
        "steps_first": "The steps take six weeks:",
        "web_gone": "After an hour.",
    }
    assert list(numbers.in_own_words(words, {"web_gone": "1"})) == [("noted", "15"), ("steps_first", "6")]


def test_a_sentence_in_python_is_found_and_a_log_line_is_not() -> None:
    source = (
        '"""What this does is told here."""\nlogger.error("A turn has failed: %s", 1)\nx = f"You have {1} day left."\n'
    )
    assert [text for _, text in literals.sentences_of(source)] == []
    source += 'raise ValueError("The setting must be a number.")\n'
    assert [text for _, text in literals.sentences_of(source)] == []
    source += 'y = "Please ring the council today."\nraise Refusal("gone", "We have lost your talk.")\n'
    assert [text for _, text in literals.sentences_of(source)] == [
        "Please ring the council today.",
        "We have lost your talk.",
    ]


def test_a_word_in_a_template_or_a_script_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>{{ words.steps }}</p><p>Ring us now</p>", encoding="utf-8")
    (tmp_path / "card.js").write_text('// A comment, no more.\nsay("Ring the council today.");\n', encoding="utf-8")
    assert list(literals.in_templates(tmp_path)) == [("page.html", "Ring us now")]
    assert list(literals.in_scripts(tmp_path)) == [("card.js", "Ring the council today.")]

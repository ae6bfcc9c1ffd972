"""Every sentence the assistant can say stands in `knowledge/`, and every number and date in it has a source.

What an editor does about a failure is in docs/editing-knowledge.md, "Faithful words".
"""

from __future__ import annotations

import re

import pytest

from extensions import settings
from extensions.channels.handouts import Handouts
from extensions.channels.web_page_template import PageTemplate
from extensions.channels.web_refusals import Refusals
from extensions.channels.web_static import StaticFiles
from signpost import last_good
from signpost.calendar_entry import calendar_entry
from signpost.knowledge import Knowledge
from signpost.layout.gsm import fold
from signpost.layout.sms import numbered, pieces
from signpost.letters import as_docx, as_text
from signpost.text import MAX_CHARACTERS
from tests.faithful import cards, channels, literals, numbers
from tests.faithful.blanks import long_date
from tests.faithful.files import Files
from tests.faithful.phrasebook import Phrasebook
from tests.faithful.proof import in_own_words, not_ours, pages, wrong_dates
from tests.faithful.replies import LATER, TODAY, Heard

STRINGS = literals.PROJECT / "web" / "strings.js"
LEAVING = literals.PROJECT / "web" / "leaving.js"
AN_HOUR, A_MINUTE, TWO_PARTS = "1", "1", "2"
ABOUT_OURSELVES = {
    "cut": "700",
    "web_gone": AN_HOUR,
    "privacy": AN_HOUR,
    "gone": AN_HOUR,
    "deletedHereOnly": AN_HOUR,
    "leaveHint": "3",
    "failed": A_MINUTE,
    "web_unavailable": A_MINUTE,
    "web_too_long": TWO_PARTS,
    "charactersOver": TWO_PARTS,
}
"""The numbers in sentences without a source, by the sentence: each about this program, and compared with it below."""


# Sentences


def test_every_sentence_of_a_reply_comes_from_the_knowledge_base(heard: list[Heard], book: Phrasebook) -> None:
    assert not_ours(((one.where, one.text) for one in heard), book) == []


def test_the_talks_reach_every_signpost_point_letter_term_rule_and_own_sentence(
    heard: list[Heard], book: Phrasebook, raw: Files
) -> None:
    """A sentence that no talk reaches would be proved by nothing."""
    said = {line.strip() for one in heard for line in one.text.split("\n")}
    origins = {book.origin(line) for line in said} - {None}
    for kind in ("signposts", "points", "meetings", "letters", "terms", "deadlines"):
        expected = {raw.file_of[kind, name] for name in raw.entries[kind]}
        assert expected - {str(origin).split(": ")[0] for origin in origins} == set(), kind
    assert {rule for mark, rule in book.computed.items() if mark in origins} >= DATED
    in_talk = {f"knowledge/wording.yml: {name}" for name, text in raw.wording.items() if "{" not in text}
    elsewhere = re.compile(r": (?:web_|button_|calendar_|how_|letter_|sms_|failed|one_day_left|last_day|not_exact)")
    assert {mark for mark in in_talk - origins if not elsewhere.search(mark)} == set()

    assert all(any(raw.wording[name] in line for line in said) for name in ("one_day_left", "last_day", "not_exact"))


DATED = {"appeal", "mediation_adviser", "discrimination_claim", "ehc_final_plan", "draft_plan_comments", "ombudsman"}


def test_every_field_of_a_card_comes_from_the_entry_it_names(heard: list[Heard], raw: Files) -> None:
    seen: dict[str, str] = {}
    for one in heard:
        key = repr(one.card)
        if key not in seen:
            seen[key] = "; ".join(f"{one.where}: {stray}" for stray in cards.strays(one.card, raw))
    assert [stray for stray in seen.values() if stray] == []


def test_every_button_says_what_the_knowledge_base_calls_it(heard: list[Heard], raw: Files) -> None:
    known = cards.titles(raw)
    strange = {
        title: one.where
        for one in heard
        for title in one.buttons
        if title not in known and title not in {long_date(day) for day in one.named_dates}
    }
    assert strange == {}


def test_the_last_good_copy_says_nothing_that_the_knowledge_base_does_not(book: Phrasebook, raw: Files) -> None:
    said = list(in_own_words(last_good.answers(), "the last good copy"))
    assert not_ours(((one.where, one.text) for one in said), book) == []
    assert [stray for one in said for stray in cards.strays(one.card, raw)] == []


def test_every_refusal_is_in_our_words_and_a_closing_notice_in_the_operators(
    knowledge: Knowledge, book: Phrasebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = Refusals(knowledge)
    said = [refusals.bad_request(), refusals.origin(), refusals.gone(), refusals.too_big(), refusals.too_long()]
    said += [refusals.slow_down(7), refusals.unavailable()]
    monkeypatch.setattr(settings, "closed", lambda: "")
    said += [closed for closed in [refusals.closed()] if closed]
    assert len(said) == 8
    assert not_ours(((refusal.code, refusal.text) for refusal in said), book) == []
    monkeypatch.setattr(settings, "closed", lambda: "Closed for a day.")
    own = refusals.closed()
    assert own is not None
    assert [line.split('"')[1] for line in not_ours([("closed", own.text)], book)] == ["Closed for a day."]


def test_the_page_without_scripts_shows_nothing_else(knowledge: Knowledge, heard: list[Heard], raw: Files) -> None:
    book = channels.page_book(raw)
    template = PageTemplate(knowledge, StaticFiles())
    lines = [
        (f"the page with {where}", text)
        for where, html in pages(template, heard, knowledge)
        for text in channels.texts_of_page(html)
    ]
    assert len(lines) > 10_000
    assert not_ours(lines, book) == []


def test_the_pages_to_print_say_nothing_else(knowledge: Knowledge, raw: Files) -> None:
    book, shown = channels.page_book(raw), Handouts(knowledge)
    pages = [(f"/letters/{one.id}", shown.letter(one)) for one in knowledge.letters.values() if one.body]
    pages += [(f"/meeting/{one.id}", shown.meeting(one)) for one in knowledge.meetings.values()]
    lines = [(where, text) for where, page in pages for text in channels.texts_of_page((page.body or b"").decode())]
    assert len(lines) > 1000
    assert not_ours(lines, book) == []


def test_text_messages_add_and_lose_nothing(heard: list[Heard], knowledge: Knowledge) -> None:
    more = knowledge.wording.sms_more
    for one in heard[::20]:
        paragraphs = [*one.text.split("\n\n"), numbered(one.buttons)]
        parts = [part.removesuffix("\n" + fold(more)) for part in pieces(paragraphs, more)]
        assert " ".join(" ".join(parts).split()) == " ".join(fold("\n".join(paragraphs)).split()), one.where


def test_a_calendar_file_says_nothing_of_what_its_day_is_for(knowledge: Knowledge) -> None:
    words = knowledge.wording
    for name in knowledge.deadlines:
        said = set(channels.calendar_words(calendar_entry(name, LATER, TODAY, words)))
        assert said == {words.calendar_title, words.calendar_note}


def test_a_letter_to_keep_says_what_its_file_says(knowledge: Knowledge, book: Phrasebook) -> None:
    ours = [letter for letter in knowledge.letters.values() if letter.body]
    lines = [(f"{one.id}.txt", as_text(one, knowledge.wording).replace("\r\n", "\n")) for one in ours]
    lines += [(f"{one.id}.docx", line) for one in ours for line in channels.docx_words(as_docx(one, knowledge.wording))]
    assert not_ours(lines, book) == []


def test_no_sentence_for_a_parent_stands_in_code() -> None:
    assert list(literals.in_python()) == []
    assert list(literals.in_scripts()) == []
    assert list(literals.in_templates()) == []


def test_every_exception_of_the_search_for_sentences_is_still_needed() -> None:
    assert [name for name in literals.FOR_OTHERS if not (literals.PROJECT / name).exists()] == []
    for name, text in literals.ALLOWED:
        assert text in {found for _, found in literals.sentences_of((literals.PROJECT / name).read_text("utf-8"))}


# Numbers and dates


def test_every_number_in_the_knowledge_base_rests_on_a_page(raw: Files) -> None:
    found = list(numbers.unsourced(raw))
    assert not found, "\n" + numbers.all_of(found)


def test_sentences_without_a_source_hold_no_number_but_those_about_this_program(raw: Files) -> None:
    words = dict(raw.wording)
    words["soft_line"] = re.sub(r"\{\w+\}", "", words["soft_line"])
    held = set(numbers.numbers(raw.entries["organisations"]["nhs_111_mental_health"]["note"]))
    found = [
        (name, n)
        for name, n in numbers.in_own_words(words, ABOUT_OURSELVES)
        if (name, n in held) != ("soft_line", True)
    ]
    assert found == []
    assert list(numbers.in_own_words(raw.page, ABOUT_OURSELVES)) == []
    assert list(numbers.in_own_words(raw.handouts, ABOUT_OURSELVES)) == []
    # While the server cannot be reached, the chat has only these words: the number in them is the knowledge base's.
    emergency = raw.entries["organisations"]["emergency_999"]["phone"]["value"]
    unreached = {(name, emergency) for name in ("tryingStopped", "cannotStart")}
    assert set(numbers.in_own_words(literals.strings_of(STRINGS), ABOUT_OURSELVES)) == unreached


def test_the_numbers_about_this_program_are_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIGNPOST_SILENCE_MINUTES", raising=False)
    assert settings.silence_seconds() == 60 * 60
    # English words in messages have between five and six letters and spaces.
    assert 5 <= MAX_CHARACTERS / int(ABOUT_OURSELVES["cut"]) <= 6
    assert f"const PRESSES = {ABOUT_OURSELVES['leaveHint']};" in LEAVING.read_text(encoding="utf-8")


def test_every_date_said_was_given_or_is_reckoned_from_one_by_a_rule(
    heard: list[Heard], book: Phrasebook, raw: Files
) -> None:
    assert wrong_dates(heard, book, raw) == []

"""Editors are told every mistake at once, each with its file, field, value, what is allowed and the nearest match.

All knowledge here is invented (tests/fixtures/knowledge).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from signpost.errors import KnowledgeError, Problem
from signpost.knowledge import Knowledge, load_knowledge
from signpost.knowledge.load import version_of
from tests.invented import KNOWLEDGE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy to make mistakes in."""
    return Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Puts `new` where `old` first stands."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(KnowledgeError) as wrong:
        load_knowledge(folder)
    return wrong.value.problems


def told(folder: Path, file: str, field: str) -> str:
    """What is said about one field; fails when nothing is."""
    found = {(problem.file, problem.field): problem.message for problem in problems(folder)}
    assert (f"knowledge/{file}", field) in found, found
    return found[f"knowledge/{file}", field]


@dataclass(frozen=True)
class Mistake:
    """One change to one file, and what an editor must be told about it."""

    file: str
    old: str
    new: str
    field: str
    says: tuple[str, ...]


MISTAKES = {
    "a number of nobody we know in the soft line": Mistake(
        "wording.yml", "{lifeline}", "{liveline}", "soft_line.{blank}", ('"liveline"', 'mean "lifeline"?', "Allowed:")
    ),
    "a reason for a question that rests on no page we know": Mistake(
        "case.yml",
        "  choices:",
        "  source: own_pagee\n  choices:",
        "stage_reached.source",
        ('"own_pagee"', 'mean "own_page"?'),
    ),
    "a mistyped field": Mistake(
        "signposts/appeal.yml", "do_now:", "do_nwo:", "appeal.do_nwo", ('"do_nwo"', 'mean "do_now"?', "Allowed:")
    ),
    "a missing field": Mistake("signposts/appeal.yml", "urgency: 7\n", "", "appeal.urgency", ("is missing",)),
    "an unknown field": Mistake(
        "organisations/lifeline.yml", "phone:", "fax:", "lifeline.fax", ('"fax" is not a field here', "phone")
    ),
    "a value outside its list": Mistake(
        "signposts/appeal.yml", "kind: ladder", "kind: laddre", "appeal.kind", ('"laddre"', 'mean "ladder"?', "request")
    ),
    "a force no source has": Mistake(
        "signposts/council_complaint.yml",
        "force: must",
        "force: shall",
        "council_complaint.rights.0.force",
        ('"shall"', "may, must, should"),
    ),
    "a confidence that may not be shown": Mistake(
        "sources/pages.yml", "confidence: S3", "confidence: M", "copied_page.confidence", ('"M"', "S1, S2, S3")
    ),
    "a role nobody knows": Mistake(
        "areas/marrowshire.yml",
        "sendiass:",
        "sendias:",
        "marrowshire.contacts.sendias.[key]",
        ('"sendias"', 'mean "sendiass"?'),
    ),
    "a word read as true": Mistake(
        "signposts/appeal.yml", 'choice: "Appeal"', "choice: on", "appeal.choice", ('"True"', "put it in quotes")
    ),
    "an id read as true": Mistake(
        "case.yml", 'id: "yes", label: "There is', 'id: yes, label: "There is', "has_plan.choices.0.id", ('"True"',)
    ),
    "a word where a number belongs": Mistake(
        "signposts/appeal.yml", "urgency: 7", "urgency: high", "appeal.urgency", ('"high"', "whole number")
    ),
    "a sentence where a list belongs": Mistake(
        "signposts/school_transport.yml",
        'steps: ["Find the timetable.", "Ask for a seat."]',
        'steps: "Find it."',
        "school_transport.steps",
        ('"Find it."', "must be a list"),
    ),
    "a rung above the ladder": Mistake("signposts/appeal.yml", "rung: 5", "rung: 6", "appeal.rung", ('"6"',)),
    "a button that is too long": Mistake(
        "signposts/appeal.yml", 'choice: "Appeal"', f'choice: "{"x" * 41}"', "appeal.choice", ("40 characters",)
    ),
    "an empty sentence": Mistake(
        "signposts/appeal.yml", 'in_short: "You can appeal."', 'in_short: " "', "appeal.in_short", ("at least 1",)
    ),
    "an address that is none": Mistake(
        "sources/pages.yml", "https://rules.example/book", "rules book", "rule_book.url", ('"rules book"',)
    ),
    "a check that comes before the last one": Mistake(
        "signposts/appeal.yml",
        "review_by: 2027-05-20",
        "review_by: 2026-11-19",
        "appeal.whole entry",
        ("review_by 2026-11-19 must be later than checked_on 2026-11-20",),
    ),
    "a deadline to be checked before it was": Mistake(
        "deadlines.yml",
        "review_by: 2027-05-20",
        "review_by: 2026-11-20",
        "appeal.whole entry",
        ("review_by 2026-11-20 must be later",),
    ),
    "a blank no date will fill": Mistake(
        "deadlines.yml", "Thirty days from {start}", "Thirty days from {strat}", "appeal.length.0", ("{strat}",)
    ),
    "an id used twice": Mistake("glossary.yml", "id: quib", "id: sip", "id", ('"sip" is already in',)),
    "a sentence of ours left out": Mistake("wording.yml", "noted:", "notde:", "?.noted", ("is missing",)),
    "a field given twice": Mistake(
        "signposts/appeal.yml",
        'title: "Appeal"',
        'title: "Appeal"\ntitle: "Ask"',
        "whole file",
        ('"title" stands here twice',),
    ),
    "a file that is no YAML": Mistake(
        "signposts/appeal.yml", 'title: "Appeal"', 'title: "Appeal', "whole file", ("cannot be read as YAML", "line")
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_file_field_and_value(folder: Path, name: str) -> None:
    mistake = MISTAKES[name]
    change(folder, mistake.file, mistake.old, mistake.new)

    message = told(folder, mistake.file, mistake.field)

    assert [part for part in mistake.says if part not in message] == []


LINKS = {
    "a contact": ("signposts/appeal.yml", "tribunal_office,", "tribunal_ofice,", "appeal.contacts", "tribunal_office"),
    "an area's role": ("signposts/appeal.yml", "area:sendiass", "area:sendias", "appeal.contacts", "area:sendiass"),
    "a letter": ("signposts/appeal.yml", "[appeal_note]", "[apeal_note]", "appeal.letters", "appeal_note"),
    "a deadline": ("signposts/appeal.yml", "[appeal, med", "[apeal, med", "appeal.deadlines", "appeal"),
    "a source": ("signposts/appeal.yml", "source: rule_book", "source: rulebook", "appeal.source", "rule_book"),
    "a page cited": (
        "signposts/appeal.yml",
        "sources: [old_page]",
        "sources: [odl_page]",
        "appeal.sources",
        "old_page",
    ),
    "the next step": (
        "signposts/council_complaint.yml",
        "if_that_fails: appeal",
        "if_that_fails: apeal",
        "council_complaint.if_that_fails",
        "appeal",
    ),
    "the step back": (
        "signposts/appeal.yml",
        "step_back: council_complaint",
        "step_back: council_complain",
        "appeal.step_back",
        "council_complaint",
    ),
    "the other rail": (
        "signposts/appeal.yml",
        "signpost: council_complaint",
        "signpost: council_complant",
        "appeal.instead",
        "council_complaint",
    ),
    "a fact to ask": ("signposts/appeal.yml", "ask: letter_date", "ask: leter_date", "appeal.ask", "letter_date"),
    "a stage": ("signposts/appeal.yml", "stage_after: appeal", "stage_after: apeal", "appeal.stage_after", "appeal"),
    "a fact of a variant": (
        "signposts/appeal.yml",
        "when: {stage_reached:",
        "when: {stage_reched:",
        "appeal.when.0.stage_reched",
        "stage_reached",
    ),
    "a value of a variant": (
        "signposts/appeal.yml",
        "{stage_reached: [appeal]}",
        "{stage_reached: [apeal]}",
        "appeal.when.0.stage_reached",
        "appeal",
    ),
    "an area of a variant": (
        "signposts/council_complaint.yml",
        "{area: [puddleshire]}",
        "{area: [pudleshire]}",
        "council_complaint.when.2.area",
        "puddleshire",
    ),
    "a variant's contact": (
        "signposts/appeal.yml",
        "    deadlines: []",
        "    contacts: [lifelin]",
        "appeal.variants.0.contacts",
        "lifeline",
    ),
    "an area's contact": ("areas/england.yml", "any_advice", "any_advise", "england.contacts", "any_advice"),
    "an area's page": (
        "areas/puddleshire.yml",
        "source: own_page",
        "source: own_pag",
        "puddleshire.source",
        "own_page",
    ),
    "a number's page": ("organisations/lifeline.yml", "own_page", "own_pag", "lifeline.source", "own_page"),
    "a term's page": ("glossary.yml", "source: rule_book", "source: rule_bok", "sip.source", "rule_book"),
    "a deadline's page": ("deadlines.yml", "source: rule_book", "source: rule_bok", "appeal.source", "rule_book"),
    "a deadline's signpost": ("deadlines.yml", "[appeal, deadline]", "[apeal]", "appeal.for_signposts", "appeal"),
    "a letter's signpost": (
        "letters/lift_letter.yml",
        "[school_transport]",
        "[school_transprt]",
        "lift_letter.for_signposts",
        "school_transport",
    ),
    "a letter's page": (
        "letters/lift_letter.yml",
        "sources: [charity_page]",
        "sources: [charity_pag]",
        "lift_letter.sources",
        "charity_page",
    ),
    "a question's fact": ("triage.yml", "fact: school_type", "fact: school_typ", "questions.fact", "school_type"),
    "what a no means": ("triage.yml", "{deny: none}", "{deny: nne}", "stage_reached.means", "none"),
    "an outcome's signpost": ("triage.yml", "signpost: appeal", "signpost: apeal", "outcomes.1.signpost", "appeal"),
    "an outcome's value": (
        "triage.yml",
        "[informal, final_response]",
        "[informl, final_response]",
        "outcomes.2.stage_reached",
        "informal",
    ),
    "a signpost that tells a fact": (
        "triage.yml",
        "council_complaint: {",
        "council_complant: {",
        "known_from.council_complant",
        "council_complaint",
    ),
    "a fact said back": ("guided.yml", "school_type: {", "school_typ: {", "told.fact", "school_type"),
    "a date said back": ("guided.yml", "letter_date:", "leter_date:", "told_dates.fact", "letter_date"),
}


@pytest.mark.parametrize("name", LINKS)
def test_an_id_that_leads_nowhere_is_told_with_the_nearest_one(folder: Path, name: str) -> None:
    file, old, new, field, nearest = LINKS[name]
    change(folder, file, old, new)

    message = told(folder, file, field)

    assert "is not known." in message
    assert f'Did you mean "{nearest}"?' in message
    assert "Allowed: " in message


def test_a_file_must_be_named_like_its_id(folder: Path) -> None:
    (folder / "signposts" / "thanks.yml").rename(folder / "signposts" / "thank_you.yml")

    assert told(folder, "signposts/thank_you.yml", "id") == '"thanks" must be the name of its file, "thank_you".'


def test_a_list_given_as_one_entry_is_told(folder: Path) -> None:
    (folder / "glossary.yml").write_text("id: sip\n")

    assert "must be a list" in told(folder, "glossary.yml", "whole file")


def test_a_file_in_another_encoding_is_told(folder: Path) -> None:
    (folder / "areas" / "england.yml").write_bytes(b"name: \xff\xfe\n")

    assert "cannot be read" in told(folder, "areas/england.yml", "whole file")


def test_all_mistakes_are_told_together(folder: Path) -> None:
    for name in (
        "a mistyped field",
        "a confidence that may not be shown",
        "an id used twice",
        "a rung above the ladder",
    ):
        mistake = MISTAKES[name]
        change(folder, mistake.file, mistake.old, mistake.new)
    change(folder, "areas/england.yml", "any_advice", "any_advise")

    found = {(problem.file, problem.field) for problem in problems(folder)}

    assert {
        ("knowledge/signposts/appeal.yml", "appeal.do_nwo"),
        ("knowledge/signposts/appeal.yml", "appeal.do_now"),
        ("knowledge/signposts/appeal.yml", "appeal.rung"),
        ("knowledge/sources/pages.yml", "copied_page.confidence"),
        ("knowledge/glossary.yml", "id"),
        ("knowledge/areas/england.yml", "england.contacts"),
    } <= found


def test_a_day_that_does_not_exist_is_told(folder: Path) -> None:
    change(folder, "areas/england.yml", "2026-11-20", "2026-11-31")

    assert "2026-11-31" in str(problems(folder))


def test_a_field_mistyped_inside_a_list_is_told_with_the_fields_of_that_list(folder: Path) -> None:
    change(folder, "signposts/council_complaint.yml", 'where: "rule 7"', 'wheer: "rule 7"')

    assert 'mean "where"?' in told(folder, "signposts/council_complaint.yml", "council_complaint.rights.0.wheer")


def test_a_term_to_be_checked_before_it_was_is_told(folder: Path) -> None:
    change(folder, "glossary.yml", "review_by: 2027-11-20", "review_by: 2026-11-01")

    assert "must be later" in told(folder, "glossary.yml", "sip.whole entry")


def test_a_broken_list_of_facts_is_told_like_any_other_mistake(folder: Path) -> None:
    change(folder, "case.yml", 'question: "How far', 'question: "How" far')

    assert "cannot be read as YAML" in told(folder, "case.yml", "whole file")


def test_a_sound_knowledge_base_loads_whole(knowledge: Knowledge) -> None:
    counts = {
        "sources": len(knowledge.sources),
        "organisations": len(knowledge.organisations),
        "areas": len(knowledge.areas),
        "letters": len(knowledge.letters),
        "terms": len(knowledge.terms),
        "deadlines": len(knowledge.deadlines),
        "signposts": len(knowledge.signposts),
        "facts": len(knowledge.case_facts),
    }

    assert counts == {
        "sources": 5,
        "organisations": 5,
        "areas": 3,
        "letters": 4,
        "terms": 3,
        "deadlines": 3,
        "signposts": len(list((KNOWLEDGE / "signposts").glob("*.yml"))),
        "facts": 10,
    }


def test_the_version_changes_with_any_file(folder: Path) -> None:
    before = version_of(folder)
    change(folder, "wording.yml", "[noted]", "[noted!]")

    assert version_of(folder) != before
    assert load_knowledge(folder).version == version_of(folder)
    assert version_of(KNOWLEDGE) == before


def test_an_entry_with_a_mistake_is_told_alone_and_not_everything_that_names_it(folder: Path) -> None:
    change(folder, "signposts/appeal.yml", "rung: 5", "rung: 6")
    change(folder, "sources/pages.yml", "confidence: S1", "confidence: S9")

    assert {problem.field for problem in problems(folder)} == {"appeal.rung", "own_page.confidence"}


def test_a_list_that_cannot_be_read_is_told_alone(folder: Path) -> None:
    (folder / "sources" / "pages.yml").write_text("- [")

    assert [problem.field for problem in problems(folder)] == ["whole file"]


def test_a_field_whose_name_is_a_list_is_told(folder: Path) -> None:
    (folder / "areas" / "england.yml").write_text("? [a, b]\n: c\n")

    assert "must be a word" in told(folder, "areas/england.yml", "whole file")


def test_an_entry_inside_itself_is_told(folder: Path) -> None:
    (folder / "glossary.yml").write_text("- &a {id: sip, full: *a}\n")

    assert "inside itself" in told(folder, "glossary.yml", "whole file")

"""Editors are told every mistake at once, each with its file, field, value, what is allowed and the nearest match.

All knowledge here is invented (tests/fixtures/knowledge).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.unit.mistakes import change, problems, told


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


def test_an_entry_with_a_mistake_is_told_alone_and_not_everything_that_names_it(folder: Path) -> None:
    change(folder, "signposts/appeal.yml", "rung: 5", "rung: 6")
    change(folder, "sources/pages.yml", "confidence: S1", "confidence: S9")

    assert {problem.field for problem in problems(folder)} == {"appeal.rung", "own_page.confidence"}

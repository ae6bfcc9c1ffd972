"""A letter is filled from what the case knows, and nothing else. All content is invented."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from signpost.answers import build
from signpost.card import card
from signpost.case import NOT_SURE, Case
from signpost.errors import KnowledgeError
from signpost.knowledge import Knowledge, load_knowledge
from signpost.knowledge.fills import Fill
from signpost.knowledge.models import Letter
from signpost.letter_filling import filled, known
from tests.invented import KNOWLEDGE, TODAY

BODY = "To [council] in [place]. Your letter is dated [date]; I wrote on [date]. It is [a trust / a council school]."
FILLS = (
    Fill(blank="council", fact="council"),
    Fill(blank="place", fact="area"),
    Fill(blank="date", after="letter is dated ", fact="letter_date"),
    Fill(blank="a trust / a council school", fact="school_type", words={"academy": "a trust"}),
)


@pytest.fixture
def letter(knowledge: Knowledge) -> Letter:
    return knowledge.letters["talk_letter"].model_copy(update={"body": BODY, "fills": FILLS})


def test_what_the_case_knows_is_filled_in_and_the_rest_stays_a_blank(letter: Letter, knowledge: Knowledge) -> None:
    case = Case({"area": "puddleshire", "letter_date": "2026-10-12", "school_type": "academy"})
    assert filled(letter, case, knowledge) == (
        "To Puddleshire County Council in Puddleshire. Your letter is dated 12 October 2026; I wrote on [date]. "
        "It is a trust."
    )


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"area": "england"},
        {"area": "nowhere"},
        {"letter_date": NOT_SURE, "school_type": NOT_SURE},
        {"certificate_date": "2026-10-12"},
        {"school_type": "maintained"},
    ],
)
def test_what_is_not_known_is_never_guessed(letter: Letter, knowledge: Knowledge, facts: dict[str, str]) -> None:
    assert filled(letter, Case(facts), knowledge) == BODY


def test_the_parts_known_are_named_by_their_place_among_the_blanks(letter: Letter, knowledge: Knowledge) -> None:
    case = Case({"letter_date": "2026-10-12", "school_type": "academy"})
    assert known(letter, case, knowledge) == {2: "12 October 2026", 4: "a trust"}


def test_a_blank_inside_another_is_filled_and_the_outer_one_stays(letter: Letter, knowledge: Knowledge) -> None:
    inside = letter.model_copy(update={"body": "It is [late, since it letter is dated [date]]."})
    case = Case({"letter_date": "2026-10-12"})
    assert filled(inside, case, knowledge) == "It is [late, since it letter is dated 12 October 2026]."


def test_a_letter_that_is_only_a_charitys_has_nothing_to_fill(knowledge: Knowledge) -> None:
    assert filled(knowledge.letters["lift_letter"], Case({"area": "puddleshire"}), knowledge) == ""


def test_the_card_holds_the_letter_blank_and_filled_with_its_shape_and_page(
    letter: Letter, knowledge: Knowledge
) -> None:
    ours = replace(knowledge, letters={**knowledge.letters, "talk_letter": letter})
    shown = card(build("informal_resolution", Case({"letter_date": "2026-10-12"}), ours, TODAY), ours, TODAY)
    (one,) = shown["letters"]
    assert one["body"] == BODY
    assert "dated 12 October 2026" in one["filled"]
    assert one["known"] == {"2": "12 October 2026"}
    assert (one["shape"], one["page"]) == ("The parts in order.", "/letters/talk_letter")
    assert one["check"] == []


@pytest.mark.parametrize(
    "fills, told",
    [
        ("{blank: nme, fact: council}", 'fills.0.blank: "nme"'),
        ("{blank: name, after: Deer, fact: council}", 'fills.0.blank: "name"'),
        ("{blank: name, fact: letter_dat}", 'fills.0.fact: "letter_dat"'),
        ("{blank: name, fact: school_type, words: {acdemy: x}}", 'fills.0.words: "acdemy"'),
        ("{blank: name, fact: school_type}", "fills.0.words"),
    ],
)
def test_a_fill_that_cannot_work_is_a_mistake_with_its_place(tmp_path: Path, fills: str, told: str) -> None:
    folder = shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    file = folder / "letters" / "talk_letter.yml"
    file.write_text(file.read_text(encoding="utf-8") + f"fills: [{fills}]\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="talk_letter") as wrong:
        load_knowledge(folder)
    assert told in str(wrong.value)

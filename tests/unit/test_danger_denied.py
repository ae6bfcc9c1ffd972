"""Danger that the parent says is none no longer stands before what they came for. All content is invented."""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.danger_denied import NO_DANGER
from signpost.knowledge import Knowledge
from signpost.recognise import Recogniser
from tests.invented import TODAY, said, talk

SAFE = said("answer", confidence=0.2, words=6, named={"asks_for": (NO_DANGER,)})
DANGER = said("child_at_risk", sign="child_at_risk", second=("school_transport",), words=30)


def test_what_was_told_beside_danger_waits_and_is_taken_up_when_there_is_none(knowledge: Knowledge) -> None:
    danger = talk(knowledge, DANGER)
    safe = talk(knowledge, SAFE, case=danger.case)

    assert danger.case.kept == ("school_transport",)
    assert safe.card["signpost"] == "school_transport"
    assert "child_at_risk" not in {safe.case.signpost, *safe.case.history}


def test_a_date_beside_danger_names_what_waits(knowledge: Knowledge) -> None:
    turn = said(
        "child_at_risk",
        sign="child_at_risk",
        ranking=(("child_at_risk", 1.0), ("informal_resolution", 0.2), ("appeal", 0.1)),
        found={"letter_date": "2026-11-16"},
        words=30,
    )

    assert talk(knowledge, turn).case.kept == ("appeal",)


def test_danger_leaves_a_case_only_where_it_is_denied(knowledge: Knowledge) -> None:
    case = Case(signpost="council_complaint", history=("child_at_risk",))
    again = said("child_at_risk", sign="child_at_risk", named={"asks_for": (NO_DANGER,)})

    assert talk(knowledge, said("answer"), case=case).case.history == ("child_at_risk",)
    assert "child_at_risk" not in talk(knowledge, SAFE, case=case).case.history
    assert talk(knowledge, again, case=case).card["signpost"] == "child_at_risk"


@pytest.mark.parametrize("text", ["he is safe", "it is not an emergency, what about the bus", "no, he is safe"])
def test_words_that_there_is_no_danger_are_heard(knowledge: Knowledge, text: str) -> None:
    assert _heard(knowledge, text)


@pytest.mark.parametrize("text", ["i dont know if he is safe", "i dont think he is safe", "i hope he is safe"])
def test_words_that_doubt_it_are_no_such_words(knowledge: Knowledge, text: str) -> None:
    assert not _heard(knowledge, text)


def _heard(knowledge: Knowledge, text: str) -> bool:
    return ("asks_for", NO_DANGER) in [(one.kind, one.value) for one in Recogniser(knowledge).find(text, TODAY)]


def test_words_that_name_no_other_worry_take_up_what_was_told_beside_danger(knowledge: Knowledge) -> None:
    danger = talk(knowledge, said("crisis", sign="thoughts_of_dying", second=("school_transport",), words=30))

    for intent in ("deny", "answer", "affirm"):
        assert talk(knowledge, said(intent, words=6), case=danger.case).card["signpost"] == "school_transport"

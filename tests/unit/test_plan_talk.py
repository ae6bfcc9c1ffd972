"""Asking for the plan in one's own words, and the one question before it: which council, for somebody to ring."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from signpost.case import NOT_SURE, Case
from signpost.knowledge import Knowledge
from signpost.reply import Reply, respond
from tests.invented import said

FAR = Case({}, "council_complaint")
"""Its first contact can only be reached where the area is known."""


def asked(knowledge: Knowledge, case: Case = FAR) -> Reply:
    return respond(said("plan"), case, knowledge)


def answer(knowledge: Knowledge, intent: str = "out_of_scope", case: Case = FAR, **reading: Any) -> Reply:
    return respond(said(intent, **{"confidence": 0.3, **reading}), asked(knowledge, case).case, knowledge)


def test_the_area_is_asked_before_the_plan_where_nobody_near_can_be_named(knowledge: Knowledge) -> None:
    reply = asked(knowledge)

    assert reply.text == "[plan_area]"
    assert reply.card["plan"] is None and reply.card["signpost"] == "council_complaint"
    assert '/answer{"area": "puddleshire"}' in [button.payload for button in reply.buttons]


@pytest.mark.parametrize(
    "case",
    [
        Case({"area": "puddleshire"}, "council_complaint"),
        Case({"area": NOT_SURE}, "council_complaint"),
        Case({}, "informal_resolution"),
        Case({}, "council_complaint", triage="asking"),
        Case(),
    ],
    ids=["known", "asked in vain", "somebody near without it", "among the guided questions", "no plan"],
)
def test_it_is_not_asked_where_it_would_not_help(knowledge: Knowledge, case: Case) -> None:
    assert "[plan_area]" not in asked(knowledge, case).text


def test_the_councils_name_brings_the_plan_with_its_people(knowledge: Knowledge) -> None:
    reply = answer(knowledge, "answer", found={"area": "puddleshire"}, words=4)

    assert [contact["id"] for contact in reply.card["plan"]["contacts"]] == ["puddle_advice"]
    assert reply.case.get("area") == "puddleshire" and reply.case.asked is None


@pytest.mark.parametrize("intent", ["out_of_scope", "deny", "answer", "next_step", "plan", "affirm"])
def test_skip_brings_the_plan_and_it_is_not_asked_again(knowledge: Knowledge, intent: str) -> None:
    reply = answer(knowledge, intent, words=1, confidence=0.9)

    assert reply.card["plan"] is not None
    assert reply.case.facts["area"] == NOT_SURE
    assert respond(said("plan"), reply.case, knowledge).card["plan"] is not None


def test_another_worry_in_place_of_the_area_is_answered(knowledge: Knowledge) -> None:
    reply = answer(knowledge, "school_transport", confidence=0.9, words=5)

    assert reply.card["signpost"] == "school_transport" and reply.card["plan"] is None


def test_danger_in_place_of_the_area_is_answered_first(knowledge: Knowledge) -> None:
    assert answer(knowledge, sign="danger_now").card["signpost"] == "crisis"


def test_a_question_that_was_open_is_open_again_after_it(knowledge: Knowledge) -> None:
    case = respond(said("council_complaint"), Case(), knowledge).case
    assert case.asked == "letter_gives_appeal"

    assert answer(knowledge, "deny", case=case, words=1).case.asked == "letter_gives_appeal"


@pytest.mark.parametrize("found", [{}, {"area": "puddleshire"}, {"school_type": "academy", "area": "marrowshire"}])
def test_words_for_the_plan_bring_it_with_what_else_they_tell(knowledge: Knowledge, found: dict[str, str]) -> None:
    named = {"asks_for": ("plan",)}
    turn = said("school_transport", confidence=0.3, found=found, named=named, words=9)
    reply = respond(turn, Case({"area": "puddleshire"}, "informal_resolution"), knowledge)

    assert reply.card["plan"]["signpost"] == "informal_resolution"
    assert reply.case.facts == {"area": "puddleshire", **found}


def test_words_for_the_plan_in_a_clear_or_a_long_worry_are_only_words(knowledge: Knowledge) -> None:
    turn = said("school_transport", named={"asks_for": ("plan",)}, words=9)

    for one in (turn, replace(turn, confidence=0.3, words=60)):
        assert respond(one, Case({}, "informal_resolution"), knowledge).card["plan"] is None


def test_a_tap_or_a_yes_after_the_plan_goes_on_with_its_first_step(knowledge: Knowledge) -> None:
    case = Case({"area": "puddleshire"}, "informal_resolution", ("school_transport",))
    reply = respond(said("plan"), case, knowledge)

    assert reply.card["plan"]["signpost"] == "school_transport"
    assert reply.buttons[0].payload == "/school_transport"
    assert respond(said("affirm"), reply.case, knowledge).card["signpost"] == "school_transport"
    assert reply.case.signpost == "informal_resolution"


# What is only asked about


def test_a_word_asked_for_in_the_middle_is_explained_and_the_step_stays(knowledge: Knowledge) -> None:
    turn = said("school_transport", named={"term": ("quib", "sip"), "asked_term": ("quib",)})
    reply = respond(turn, Case({}, "informal_resolution"), knowledge)

    assert reply.card["signpost"] == "explain_term" and "[term" in reply.text
    assert reply.card["also"] == ["school_transport"] and "[two_problems]" not in reply.text
    assert reply.case.signpost == "informal_resolution"


def test_a_message_that_only_asks_for_a_word_is_answered_with_it_and_teaches_nothing(knowledge: Knowledge) -> None:
    named = {"term": ("quib",), "asked_term": ("quib",), "asks_for": ("meaning",)}
    turn = said("school_transport", confidence=0.3, named=named, found={"has_plan": "yes"}, words=4)
    reply = respond(turn, Case(), knowledge)

    assert reply.card["signpost"] == "explain_term"
    assert "has_plan" not in reply.case.facts
    clear = respond(replace(turn, confidence=0.9), Case(), knowledge)
    assert clear.card["signpost"] == "school_transport"


def test_what_is_only_asked_about_is_no_step_of_the_plan_until_its_steps_are_wanted(knowledge: Knowledge) -> None:
    case = Case({"area": "puddleshire"}, "informal_resolution")
    reply = respond(said("appeal", named={"asks_for": ("meaning",)}), case, knowledge)
    plan = respond(said("plan"), reply.case, knowledge).card["plan"]
    wanted = respond(said("more"), reply.case, knowledge)

    assert reply.case.glanced == ("appeal",)
    assert (plan["signpost"], plan["others"]) == ("informal_resolution", [])
    assert respond(said("plan"), wanted.case, knowledge).card["plan"]["signpost"] == "appeal"


@pytest.mark.parametrize(
    ("asks_for", "decided"),
    [((), "informal_resolution"), (("ahead", "taken"), "informal_resolution"), (("taken",), "council_complaint")],
)
def test_a_step_looked_at_ahead_is_none_of_the_plan_until_the_one_before_was_taken(
    knowledge: Knowledge, asks_for: tuple[str, ...], decided: str
) -> None:
    case = Case({"area": "puddleshire", "letter_gives_appeal": "no"}, "informal_resolution")
    ahead = respond(said("next_step", named={"asks_for": asks_for}), case, knowledge)

    assert ahead.card["signpost"] == "council_complaint"
    assert respond(said("plan"), ahead.case, knowledge).card["plan"]["signpost"] == decided


def test_what_is_told_of_later_as_a_worry_is_a_step_after_all(knowledge: Knowledge) -> None:
    case = Case({}, "informal_resolution", ("appeal",), glanced=("appeal",))

    assert respond(said("appeal"), case, knowledge).case.glanced == ()

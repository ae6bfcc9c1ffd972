"""Whoever has no plan is nowhere sent to open it: a plan's help is owed only where there is one."""

from __future__ import annotations

import pytest

from signpost.answers import answered
from signpost.case import Case
from signpost.conversation import decide
from signpost.knowledge import Knowledge
from signpost.ladder import route
from signpost.recognise import Recogniser
from tests.invented import TODAY, said

OWED = "provision_not_made"


@pytest.mark.parametrize("facts", [{"has_plan": "no"}, {"decision": "refused_plan"}, {"decision": "refused_to_assess"}])
def test_without_a_plan_the_help_that_is_due_without_one_is_answered_with_a_reason(
    facts: dict[str, str], knowledge: Knowledge
) -> None:
    case = Case(facts, inferences=tuple(knowledge.inferences.values()))
    way = route(OWED, case, knowledge)
    assert way.signpost == "sen_support_rights"
    assert way.because
    assert "no EHC" in way.because


@pytest.mark.parametrize("has_plan", [None, "yes", "asked", "not_sure"])
def test_a_plan_that_may_be_there_is_owed_as_before(has_plan: str | None, knowledge: Knowledge) -> None:
    assert route(OWED, Case({"has_plan": has_plan} if has_plan else {}), knowledge).signpost == OWED


def test_a_no_to_the_plan_in_the_middle_leaves_the_points_of_a_plan_behind(knowledge: Knowledge) -> None:
    elsewhere = {"sen_support_rights"}
    point = next(
        one.id for one in knowledge.points.values() if one.signpost == OWED and not elsewhere & {*one.also_under}
    )
    in_hand = Case(signpost=OWED, point=point, asked="plan_section")
    turn = said("answer", found={"has_plan": "no"}, words=4)
    move = decide(turn, in_hand, knowledge)
    assert move.signpost == "sen_support_rights"
    assert move.case.point is None


@pytest.mark.parametrize(
    "text",
    [
        "school are not following his ehcp",
        "they dont do what section f says",
        "he never gets what his ehcp says",
        "they havent given her the help in section F",
        "she isn't getting what is in her EHCP",
        "no one reads his ehcp",
        "they wont do whats in their ehcp",
        "not getting the speech therapy with an ehcp",
        "sorry he does have a plan",
        "no, he does have an EHC plan",
    ],
)
def test_a_plan_that_is_not_followed_is_a_plan(text: str, knowledge: Knowledge) -> None:
    assert _plan_told(text, knowledge) == {"yes"}


@pytest.mark.parametrize(
    "text",
    [
        "he hasn't got a plan",
        "he doesnt have a plan",
        "she does not have an EHCP",
        "we never had his ehcp",
        "they havent even got an ehcp",
        "we dont have an ehc plan",
        "there is no ehcp",
    ],
)
def test_no_plan_is_heard_as_none(text: str, knowledge: Knowledge) -> None:
    assert _plan_told(text, knowledge) == {"no"}


def _plan_told(text: str, knowledge: Knowledge) -> set[str]:
    return {one.value for one in Recogniser(knowledge).find(text, TODAY) if one.kind == "has_plan"}


def test_each_sentence_left_out_without_a_plan_is_still_one_of_our_sentences(knowledge: Knowledge) -> None:
    ours = [*knowledge.signposts.values(), *knowledge.points.values()]
    ours += [variant for signpost in knowledge.signposts.values() for variant in signpost.variants]
    texts = [text for one in ours for text in (one.do_now, *(one.steps or ())) if text]
    for sentence in knowledge.recognition.with_a_plan_only:
        assert any(sentence in text for text in texts), sentence


@pytest.mark.parametrize("pressing", ["suspended_to_5", "suspended_to_15", "suspended_over_15"])
def test_a_suspended_child_without_a_plan_is_asked_for_none(pressing: str, knowledge: Knowledge) -> None:
    told = answered("exclusion", Case({"pressing": pressing, "has_plan": "no"}), knowledge)
    assert "Is there" not in " ".join([told.do_now, *told.steps])
    assert "ask_for_early_review" not in told.letters

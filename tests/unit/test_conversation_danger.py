"""Danger is answered first, and the question in hand waits.

All content is invented. `said` gives a message as it was read; the words themselves never reach this part.
"""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from tests.invented import said
from tests.invented_talks import talk


@pytest.mark.parametrize(
    "sign, signpost",
    [("danger_now", "crisis"), ("thoughts_of_dying", "crisis"), ("harm_to_child", "crisis"), ("child_at_risk",) * 2],
)
def test_danger_is_answered_first_whatever_the_message_was_taken_for(
    knowledge: Knowledge, sign: str, signpost: str
) -> None:
    for intent in ("appeal", "affirm", "answer", "thanks", "crisis"):
        for case in (Case(), Case(signpost="council_complaint", asked="letter_gives_appeal")):
            move = talk(knowledge, said(intent, sign=sign, words=40), case=case)
            assert (move.signpost, move.says, move.asks, move.also) == (signpost, "safety_stay", None, ())


def test_what_the_safety_net_saw_shapes_the_answer_and_is_not_kept(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("crisis", sign="thoughts_of_dying", speaker="child"))

    assert move.shown is not None
    assert (move.shown.get("safety_sign"), move.shown.get("speaker")) == ("thoughts_of_dying", "child")
    assert move.case.facts == {}


def test_after_danger_the_question_in_hand_is_still_in_hand(knowledge: Knowledge) -> None:
    turns = [said("informal_resolution"), said("crisis", sign="danger_now", words=20)]

    danger, resumed = talk(knowledge, *turns), talk(knowledge, *turns, said("affirm"))

    assert (danger.case.signpost, danger.case.offer) == ("informal_resolution", "resume")
    assert (resumed.kind, resumed.signpost) == ("back", "informal_resolution")


def test_after_danger_with_steps_of_its_own_yes_shows_them_and_back_goes_on(knowledge: Knowledge) -> None:
    turns = [said("informal_resolution"), said("child_at_risk", sign="child_at_risk", words=20)]

    yes, back = talk(knowledge, *turns, said("affirm")), talk(knowledge, *turns, said("go_back"))

    assert (yes.kind, yes.signpost) == ("more", "child_at_risk")
    assert back.signpost == "informal_resolution"


def test_danger_as_the_first_word_leaves_nothing_to_go_on_with(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("crisis", sign="danger_now"))

    assert (move.case.signpost, move.case.offer) == (None, None)


def test_a_yes_after_danger_is_no_answer_to_the_question_before(knowledge: Knowledge) -> None:
    turns = [said("council_complaint"), said("crisis", sign="danger_now", words=20), said("affirm")]

    assert talk(knowledge, *turns).case.get("letter_gives_appeal") is None


def test_the_area_named_in_a_message_of_danger_names_whom_to_ring(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("child_at_risk", sign="child_at_risk", found={"area": "puddleshire"}, words=20))

    assert move.shown is not None
    assert move.shown.get("area") == "puddleshire"


def test_beside_danger_to_life_nothing_else_is_offered_and_beside_a_child_at_risk_one_thing(
    knowledge: Knowledge,
) -> None:
    second = ("school_transport", "appeal")

    assert talk(knowledge, said("crisis", sign="danger_now", second=second)).also == ()
    assert talk(knowledge, said("child_at_risk", sign="child_at_risk", second=second)).also == ("school_transport",)


def test_a_question_that_no_longer_fits_is_not_asked(knowledge: Knowledge) -> None:
    assert talk(knowledge, said("appeal")).asks == "letter_date"
    assert talk(knowledge, said("appeal"), case=Case(facts={"stage_reached": "appeal"})).asks is None


def test_bare_exhaustion_is_heard_and_a_clear_question_beside_it_is_answered(knowledge: Knowledge) -> None:
    vague = said("thanks", confidence=0.3, ranking=(("thanks", 0.3), ("appeal", 0.2)), sign="doubtful")
    clear = said("appeal", confidence=0.9, sign="doubtful")

    assert talk(knowledge, vague).signpost == "emotional_support"
    assert talk(knowledge, clear).signpost == "appeal"


def test_in_the_middle_of_a_step_doubtful_words_must_also_sound_worn_out(knowledge: Knowledge) -> None:
    in_hand = Case(signpost="school_transport")
    other = said("appeal", confidence=0.1, ranking=(("appeal", 0.1), ("mediation", 0.09)), sign="doubtful")
    tired = said("appeal", confidence=0.1, ranking=(("appeal", 0.1), ("emotional_support", 0.09)), sign="doubtful")

    assert talk(knowledge, other, case=in_hand).signpost == "school_transport"
    assert talk(knowledge, tired, case=in_hand).signpost == "emotional_support"

"""The words, buttons and card of a plan, and what is said to somebody who comes back with a code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.layout.pieces import action_first
from signpost.plan_code import PlanCodes
from signpost.reply import Reply, respond
from tests.invented import said

CODES = PlanCodes("a secret of the tests, long enough for one", 60)
CASE = Case({"letter_gives_appeal": "yes", "letter_date": "2026-11-09", "area": "puddleshire"}, "appeal")


def plan_of(case: Case, knowledge: Knowledge, **reading: Any) -> Reply:
    return respond(said("plan", **reading), case, knowledge, CODES)


def lines(reply: Reply) -> list[str]:
    return [line.split(" ")[0] for line in reply.text.split("\n") if line.strip()]


def test_a_plan_begins_with_what_to_do_and_by_when(knowledge: Knowledge) -> None:
    paragraphs = plan_of(CASE, knowledge).text.split("\n\n")

    assert paragraphs[0] == "[do_now] Get the form."
    assert paragraphs[1].startswith("[deadline] Last day to ring the adviser 29 November 2026")
    assert paragraphs[2].startswith("[deadline] Last day to appeal 9 December 2026")
    assert paragraphs[3] == "[plan_so_far] Appeal"


def test_a_plan_holds_every_part_once(knowledge: Knowledge) -> None:
    case = Case(CASE.facts, "council_complaint", history=("school_transport",))
    marks = lines(plan_of(case, knowledge))

    for mark in ("[plan_so_far]", "[because]", "[plan_code]", "[plan_also]", "[steps_letters]", "[plan_sources]"):
        assert marks.count(mark) == 1, mark
    assert marks[-2:] == ["[plan_code]", "[plan_code_keep]"]


def test_a_plan_keeps_the_signpost_in_hand_and_changes_nothing(knowledge: Knowledge) -> None:
    reply = plan_of(CASE, knowledge)

    assert reply.card["signpost"] == "appeal"
    assert (reply.case.facts, reply.case.signpost, reply.case.history) == (CASE.facts, "appeal", ())


def test_a_question_of_ours_stays_open_beside_a_plan(knowledge: Knowledge) -> None:
    first = respond(said("council_complaint"), Case({"area": "marrowshire"}), knowledge)
    assert first.case.asked == "letter_gives_appeal"
    after = plan_of(first.case, knowledge)

    assert after.card["plan"] is not None
    assert after.case.asked == "letter_gives_appeal"


def test_the_card_has_the_plan_on_the_turn_that_shows_it_and_null_on_all_others(knowledge: Knowledge) -> None:
    shown = plan_of(CASE, knowledge)

    assert shown.card["plan"]["do_now"] == "Get the form."
    assert shown.card["plan"]["code"] in shown.text
    assert respond(said("more"), shown.case, knowledge, CODES).card["plan"] is None


def test_without_a_secret_a_plan_has_no_code(knowledge: Knowledge) -> None:
    reply = respond(said("plan"), CASE, knowledge)

    assert reply.card["plan"]["code"] is None
    assert "[plan_code]" not in reply.text


@pytest.mark.parametrize("case", [Case(), Case({"area": "puddleshire"}), Case({}, "greeting"), Case({}, "crisis")])
def test_with_nothing_decided_a_plan_is_a_kind_word_and_places_to_begin(knowledge: Knowledge, case: Case) -> None:
    reply = plan_of(case, knowledge)

    assert reply.text == "[plan_none]"
    assert reply.card["plan"] is None
    assert [button.payload for button in reply.buttons] == ["/informal_resolution", "/appeal"]


def test_my_plan_is_offered_with_the_steps_and_the_answers_after_them(knowledge: Knowledge) -> None:
    steps = respond(said("more"), Case({}, "informal_resolution"), knowledge)
    after = respond(said("next_step"), Case({"letter_gives_appeal": "no"}, "informal_resolution"), knowledge)

    assert "[button_plan]" in [button.title for button in steps.buttons]
    assert "[button_plan]" in [button.title for button in after.buttons]
    assert "[button_plan]" not in [b.title for b in respond(said("appeal"), Case(), knowledge).buttons]


def test_my_plan_is_offered_where_the_talk_is_summed_up(knowledge: Knowledge) -> None:
    assert "[button_plan]" in [button.title for button in respond(said("recap"), CASE, knowledge).buttons]


def test_a_plan_in_the_middle_of_the_guided_questions_leaves_them_open(knowledge: Knowledge) -> None:
    asking = respond(said("where_am_i"), Case({}, "informal_resolution"), knowledge)
    after = plan_of(asking.case, knowledge)

    assert asking.case.asked and after.card["plan"] is not None
    assert (after.case.triage, after.case.asked) == (asking.case.triage, asking.case.asked)


def test_im_back_beside_a_code_is_no_wish_for_a_recap(knowledge: Knowledge) -> None:
    reply = respond(said("recap", words=2, code="opened"), CASE, knowledge, CODES)

    assert reply.text.startswith("[code_opened]")


def test_words_that_only_sound_like_it_are_read_for_their_topic(knowledge: Knowledge) -> None:
    """Most who write of "the plan" mean their child's."""
    unsure = said("plan", confidence=0.4, ranking=(("plan", 0.4), ("school_transport", 0.35)))
    with_fact = said("plan", found={"has_plan": "no"}, ranking=(("plan", 0.9), ("school_transport", 0.1)))

    for turn in (unsure, with_fact):
        for case in (Case(), CASE):
            assert respond(turn, case, knowledge, CODES).card["plan"] is None


def test_danger_is_answered_and_no_plan(knowledge: Knowledge) -> None:
    reply = plan_of(CASE, knowledge, sign="danger_now")

    assert reply.card["signpost"] == "crisis"
    assert reply.card["plan"] is None


def test_after_danger_the_plan_is_still_there(knowledge: Knowledge) -> None:
    danger = respond(said("appeal", sign="danger_now"), CASE, knowledge)

    assert plan_of(danger.case, knowledge).card["plan"]["signpost"] == "appeal"


def test_danger_heard_faintly_is_met_beside_a_plan_once(knowledge: Knowledge) -> None:
    first = plan_of(CASE, knowledge, sign="doubtful")
    again = plan_of(first.case, knowledge, sign="doubtful")

    assert first.text.endswith("[soft_line]") and first.card["plan"]["notes"] == first.text.split("\n\n")[-2:]
    assert "[soft_line]" not in again.text


# Coming back


def test_whoever_comes_back_gets_a_short_word_the_next_step_and_its_dates(knowledge: Knowledge) -> None:
    reply = plan_of(CASE, knowledge, code="opened")

    assert [mark for mark in lines(reply) if mark != "[deadline]"] == ["[code_opened]", "[do_now]", "[plan_offer]"]
    assert reply.card["plan"] is None
    assert "[button_plan]" in [button.title for button in reply.buttons]
    assert respond(said("affirm"), reply.case, knowledge, CODES).card["plan"] is not None


def test_dates_are_worked_out_anew_for_the_day_somebody_comes_back(knowledge: Knowledge) -> None:
    later = respond(replace(said("plan", code="opened"), today=date(2026, 12, 10)), CASE, knowledge, CODES)

    assert "[deadline_passed] Last day to appeal 9 December 2026 Send it late and say why." in later.text


def test_a_code_that_brings_back_no_step_says_so_kindly(knowledge: Knowledge) -> None:
    reply = plan_of(Case({"area": "puddleshire"}), knowledge, code="opened")

    assert reply.text == "[code_opened]\n\n[plan_none]"


@pytest.mark.parametrize("state", ["expired", "unreadable", "newer"])
def test_a_code_that_opens_nothing_is_answered_calmly_and_changes_nothing(knowledge: Knowledge, state: str) -> None:
    fresh, in_talk = plan_of(Case(), knowledge, code=state), plan_of(CASE, knowledge, code=state)

    assert fresh.text == in_talk.text == f"[code_{state}]"
    assert fresh.buttons
    assert (in_talk.case.facts, in_talk.case.signpost) == (CASE.facts, "appeal")


def test_a_few_words_that_only_bring_a_code_are_no_topic(knowledge: Knowledge) -> None:
    unsure = said("school_transport", confidence=0.3, words=4, code="opened")
    for turn in (
        unsure,
        said("greeting", words=2, code="opened"),
        said("thanks", code="opened"),
        said("affirm", code="opened"),
    ):
        assert respond(turn, CASE, knowledge, CODES).text.startswith("[code_opened]\n\n[do_now] Get the form.")
    long = replace(unsure, words=20)
    assert respond(long, CASE, knowledge, CODES).card["signpost"] == "school_transport"


@pytest.mark.parametrize("state", ["opened", "expired", "unreadable", "newer"])
def test_more_words_beside_a_code_are_answered_as_well(knowledge: Knowledge, state: str) -> None:
    reply = respond(said("school_transport", code=state), Case(), knowledge, CODES)

    assert reply.text.startswith(f"[code_{state}]")
    assert reply.card["signpost"] == "school_transport"


def test_danger_beside_a_code_is_answered_before_any_other_word(knowledge: Knowledge) -> None:
    reply = respond(said("appeal", code="opened", sign="danger_now"), CASE, knowledge, CODES)

    assert reply.card["signpost"] == "crisis"
    assert "[code_opened]" not in reply.text
    assert reply.case.signpost == "appeal"


# By text message


def test_a_plan_keeps_its_own_order_in_texts(knowledge: Knowledge) -> None:
    reply = plan_of(CASE, knowledge)

    assert action_first(reply.text, reply.card) == reply.text.split("\n\n")


def test_where_the_step_leaves_no_room_the_next_date_comes_first(knowledge: Knowledge) -> None:
    reply = plan_of(CASE, knowledge)
    long = "Write to the desk today. " * 12
    text = reply.text.replace("Get the form.", long.strip())
    paragraphs = action_first(text, reply.card)

    assert paragraphs[0].startswith("[deadline] Last day to ring the adviser")
    assert paragraphs[1].startswith("[do_now] Write to the desk today.")
    assert sorted(" ".join(paragraphs).split()) == sorted(text.split())

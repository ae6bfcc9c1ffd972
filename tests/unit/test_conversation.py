"""What a fresh message means for the case: one clear reading, an unclear one, two problems, nothing in hand.

All content is invented. `said` gives a message as it was read; the words themselves never reach this part.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.case import Case
from signpost.conversation import decide
from signpost.knowledge import Knowledge
from signpost.turn import Helper
from tests.invented import said
from tests.invented_talks import talk


# A fresh message
def test_a_fresh_message_is_answered_at_once(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"))

    assert (move.kind, move.signpost, move.case.signpost) == ("answer", "informal_resolution", "informal_resolution")
    assert move.case.offer == "more"
    assert move.asks is None
    assert not move.unsure
    assert move.also == ()


def test_what_a_message_says_of_the_case_is_kept_for_later(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("school_transport", found={"area": "puddleshire"}), said("informal_resolution"))

    assert move.case.get("area") == "puddleshire"


def test_after_a_hello_a_worry_that_states_a_fact_is_a_worry_and_no_answer(knowledge: Knowledge) -> None:
    """Every web conversation begins with a hello; a date in the first worry makes it look like an answer."""
    worry = said("answer", found={"area": "puddleshire"}, ranking=(("answer", 0.6), ("school_transport", 0.3)))

    move = talk(knowledge, said("greeting"), worry)

    assert (move.signpost, move.says) == ("school_transport", None)
    assert move.case.get("area") == "puddleshire"


@pytest.mark.parametrize("request_", ["explain_term", "find_contact", "model_letter", "deadline"])
def test_a_request_in_the_middle_leaves_the_step_in_hand(knowledge: Knowledge, request_: str) -> None:
    asked = talk(knowledge, said("school_transport"), said("informal_resolution"), said(request_))
    more = talk(knowledge, said("more"), case=asked.case)

    assert (asked.signpost, asked.case.signpost) == (request_, "informal_resolution")
    assert asked.case.history == ("school_transport",)
    assert (more.kind, more.signpost) == ("more", "informal_resolution")


def test_back_from_a_request_leads_to_the_step_it_was_asked_in(knowledge: Knowledge) -> None:
    turns = [said("school_transport"), said("informal_resolution"), said("explain_term"), said("go_back")]

    assert talk(knowledge, *turns).signpost == "informal_resolution"


def test_the_answer_to_a_request_s_own_question_stays_with_the_request(knowledge: Knowledge) -> None:
    turns = [said("informal_resolution"), said("find_contact"), said("answer", found={"area": "puddleshire"})]

    move = talk(knowledge, *turns)

    assert (move.signpost, move.says, move.asks) == ("find_contact", "noted", None)
    assert move.case.signpost == "informal_resolution"


def test_who_asks_for_a_body_by_its_name_is_not_asked_where_they_live(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("find_contact", named={"organisation": ("marrow_advice",)}))

    assert (move.asks, move.case.asked) == (None, None)


def test_small_talk_keeps_the_signpost_in_hand(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("thanks"))

    assert move.signpost == "thanks"
    assert move.case.signpost == "informal_resolution"


def test_the_rail_is_chosen_by_the_case_and_a_clear_reading_offers_nothing_else(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("council_complaint", found={"letter_gives_appeal": "yes"}, words=30))

    assert move.signpost == "appeal"
    assert move.because is not None
    assert move.also == ()


def test_in_another_nation_its_own_services_are_named(knowledge: Knowledge) -> None:
    assert talk(knowledge, said("appeal", found={"nation": "scotland"}, words=30)).signpost == "other_nation"


def test_what_is_hardly_an_answer_and_states_nothing_is_read_as_a_message(knowledge: Knowledge) -> None:
    ranking = (("answer", 0.17), ("school_transport", 0.14))
    hardly = said("answer", confidence=0.17, ranking=ranking, words=2)

    assert talk(knowledge, said("informal_resolution"), hardly).signpost == "school_transport"


# Words about the talk with nothing in hand
@pytest.mark.parametrize("intent", sorted(Helper))
def test_with_nothing_in_hand_a_word_about_the_talk_is_read_as_a_message(knowledge: Knowledge, intent: str) -> None:
    ranking = ((intent, 0.4), ("school_transport", 0.3))

    clear = talk(knowledge, said(intent))
    unclear = talk(knowledge, said(intent, confidence=0.4, ranking=ranking))
    stating = talk(knowledge, said(intent, found={"area": "puddleshire"}, ranking=ranking))

    assert (clear.signpost, clear.unsure) == ("greeting", False)
    assert unclear.signpost == stating.signpost == "school_transport"
    assert stating.case.get("area") == "puddleshire"


@pytest.mark.parametrize("intent", sorted(Helper))
def test_a_word_about_the_talk_never_stands_on_the_card(knowledge: Knowledge, intent: str) -> None:
    for in_hand in knowledge.signposts:
        assert talk(knowledge, said(intent), case=Case(signpost=in_hand)).signpost in knowledge.signposts


# Unsure, and two problems
def test_an_unclear_message_gets_the_best_reading_and_offers_two_others(knowledge: Knowledge) -> None:
    ranking = (
        ("council_complaint", 0.20),
        ("appeal", 0.15),
        ("thanks", 0.12),
        ("crisis", 0.10),
        ("school_transport", 0.09),
        ("informal_resolution", 0.08),
    )
    move = talk(knowledge, said("council_complaint", confidence=0.20, ranking=ranking))

    assert (move.signpost, move.unsure) == ("council_complaint", True)
    assert move.also == ("appeal", "school_transport")


def test_a_fair_reading_offers_others_without_saying_that_it_is_a_guess(knowledge: Knowledge) -> None:
    ranking = (("council_complaint", 0.40), ("appeal", 0.30))

    move = talk(knowledge, said("council_complaint", confidence=0.40, ranking=ranking))

    assert (move.also, move.unsure) == (("appeal",), False)


def test_a_clear_reading_offers_nothing_else(knowledge: Knowledge) -> None:
    ranking = (("council_complaint", 0.80), ("appeal", 0.15))

    assert talk(knowledge, said("council_complaint", confidence=0.80, ranking=ranking)).also == ()


def test_other_readings_are_offered_by_their_own_rail(knowledge: Knowledge) -> None:
    ranking = (("school_transport", 0.40), ("informal_resolution", 0.30))
    unclear = said("school_transport", confidence=0.40, ranking=ranking)

    assert talk(knowledge, unclear, case=Case(facts={"stage_reached": "informal"})).also == ("council_complaint",)


def test_words_of_danger_are_offered_only_when_they_are_likely(knowledge: Knowledge) -> None:
    def offered(chance: float) -> tuple[str, ...]:
        ranking = (("school_transport", 0.30), ("child_at_risk", chance))
        return talk(knowledge, said("school_transport", confidence=0.30, ranking=ranking)).also

    assert offered(0.10) == ()
    assert offered(0.25) == ("child_at_risk",)


def test_a_second_problem_is_kept_for_later(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal", second=("school_transport",), words=60))

    assert (move.signpost, move.also, move.unsure) == ("appeal", ("school_transport",), False)


def test_of_two_problems_in_an_unclear_message_the_much_more_urgent_one_comes_first(knowledge: Knowledge) -> None:
    ranking = (("informal_resolution", 0.40), ("thanks", 0.20))
    unclear = said("informal_resolution", confidence=0.40, ranking=ranking, second=("appeal",), words=60)
    clear = said("informal_resolution", second=("appeal",), words=60)

    first, second = talk(knowledge, unclear), talk(knowledge, clear)

    assert (first.signpost, first.also) == ("appeal", ("informal_resolution",))
    assert (second.signpost, second.also) == ("informal_resolution", ("appeal",))


def test_the_signpost_given_is_never_among_the_others(knowledge: Knowledge) -> None:
    same = talk(knowledge, said("appeal", second=("appeal", "school_transport"), words=60))
    routed = talk(
        knowledge,
        said("council_complaint", second=("appeal",), found={"letter_gives_appeal": "yes"}, words=60),
    )

    assert same.also == ("school_transport",)
    assert routed.signpost == "appeal"
    assert routed.also == ()


def test_a_reading_we_do_not_know_is_ignored(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("nlu_fallback", ranking=(("nlu_fallback", 0.9), ("appeal", 0.8)), second=("gone",)))

    assert (move.signpost, move.also) == ("appeal", ())


# Starting again
def test_restart_forgets_everything(knowledge: Knowledge) -> None:
    case = Case(
        facts={"area": "puddleshire", "letter_date": "2026-11-02"},
        signpost="appeal",
        history=("council_complaint",),
        asked="letter_date",
        offer="more",
    )

    move = talk(knowledge, said("restart", found={"school_type": "academy"}), case=case)

    assert move.forgets
    assert (move.signpost, move.case) == ("restart", Case())


# Everything
def test_every_message_in_every_state_comes_to_a_signpost_and_at_most_one_question(knowledge: Knowledge) -> None:
    states = [Case(signpost=name, asked=knowledge.signposts[name].ask, offer="more") for name in knowledge.signposts]
    for case in [Case(), *states]:
        for intent in (*knowledge.signposts, *sorted(Helper), "never_heard_of"):
            for sign in (None, "danger_now", "child_at_risk", "doubtful"):
                move = talk(knowledge, said(intent, sign=sign), case=case)
                assert move.signpost in knowledge.signposts
                assert move.asks is None or move.asks in knowledge.case_facts
                assert set(move.also) <= set(knowledge.signposts) - {move.signpost}
                assert len(move.also) <= 2


def test_in_the_middle_of_a_talk_a_doubtful_nothing_gives_way_to_the_next_reading(knowledge: Knowledge) -> None:
    ranking = (("out_of_scope", 0.3), ("deadline", 0.2))
    unclear = said("out_of_scope", confidence=0.3, ranking=ranking, words=6)

    assert talk(knowledge, said("appeal"), unclear).signpost == "deadline"
    assert talk(knowledge, unclear).signpost == "out_of_scope"


def test_a_second_worry_with_a_date_in_it_is_no_answer_when_nothing_was_asked(knowledge: Knowledge) -> None:
    ranking = (("answer", 0.8), ("appeal", 0.1))
    worry = said("answer", confidence=0.8, ranking=ranking, words=13, found={"letter_date": "2026-10-12"})
    in_hand = Case(signpost="informal_resolution")

    assert decide(worry, in_hand, knowledge).signpost == "appeal"
    assert decide(worry, replace(in_hand, asked="letter_date"), knowledge).signpost == "informal_resolution"
    assert decide(replace(worry, words=4), in_hand, knowledge).signpost == "informal_resolution"

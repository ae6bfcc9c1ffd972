"""What each message means for the case: yes, no, next, back, an answer, a correction, danger, dates.

All content is invented. `said` gives a message as it was read; the words themselves never reach this part.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from signpost.case import Case
from signpost.conversation import HISTORY, Move, decide
from signpost.hearing import heard
from signpost.knowledge import Knowledge
from signpost.turn import Helper, Turn
from tests.invented import TODAY, said

NOT_SURE = {"letter_gives_appeal": "not_sure"}


def talk(knowledge: Knowledge, *turns: Turn, case: Case | None = None) -> Move:
    """What the last of several messages comes to."""
    case = case or Case()
    for turn in turns:
        move = decide(heard(turn, case, knowledge), case, knowledge)
        case = move.case
    return move


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


# Yes, no, more, next, back


def test_yes_after_an_answer_shows_the_steps(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("affirm"))

    assert (move.kind, move.signpost) == ("more", "informal_resolution")
    assert move.case.offer == "next_step"


def test_yes_after_the_steps_goes_on(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("affirm"), said("affirm"))

    assert (move.kind, move.signpost, move.says) == ("onward", "council_complaint", "next_is")


def test_more_shows_the_steps_whatever_was_offered(knowledge: Knowledge) -> None:
    case = Case(signpost="council_complaint", asked="letter_gives_appeal", offer="next_step")

    assert talk(knowledge, said("more"), case=case).kind == "more"


def test_next_goes_up_the_ladder(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("next_step"))

    assert (move.kind, move.signpost, move.case.signpost) == ("onward", "council_complaint", "council_complaint")


def test_next_tells_what_follows_as_if_this_had_failed_but_does_not_note_that_it_has(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("next_step"), case=Case(signpost="council_complaint", facts={"area": "puddleshire"}))

    assert move.signpost == "appeal"
    assert move.shown is not None and move.shown.get("stage_reached") == "final_response"
    assert move.case.facts == {"area": "puddleshire"}


def test_next_at_the_end_of_the_ladder_says_so(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("next_step"))

    assert (move.kind, move.signpost, move.says) == ("end", "appeal", "no_next")
    assert move.case.offer is None


def test_next_that_would_lead_in_a_circle_is_the_end(knowledge: Knowledge) -> None:
    """Without a letter there is nothing to appeal, so a complaint is not followed by itself."""
    move = talk(
        knowledge, said("next_step"), case=Case(signpost="council_complaint", facts={"letter_gives_appeal": "no"})
    )

    assert (move.kind, move.signpost, move.says) == ("end", "council_complaint", "no_next")


def test_back_returns_along_the_way_one_came(knowledge: Knowledge) -> None:
    turns = [said("school_transport"), said("informal_resolution"), said("council_complaint")]

    one = talk(knowledge, *turns, said("go_back"))
    two = talk(knowledge, *turns, said("go_back"), said("go_back"))

    assert (one.kind, one.signpost, one.says) == ("back", "informal_resolution", "back_to")
    assert (two.signpost, two.case.history) == ("school_transport", ())


def test_back_without_a_trail_goes_down_the_ladder(knowledge: Knowledge) -> None:
    assert talk(knowledge, said("council_complaint"), said("go_back")).signpost == "informal_resolution"


def test_back_is_not_routed_on_again(knowledge: Knowledge) -> None:
    """Who asks to go back to talking is not sent on because they said that they have talked."""
    case = Case(signpost="council_complaint", facts={"stage_reached": "informal"})

    assert talk(knowledge, said("go_back"), case=case).signpost == "informal_resolution"


def test_back_at_the_beginning_says_so_and_stays(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("school_transport"), said("go_back"))

    assert (move.kind, move.signpost, move.says) == ("stay", "school_transport", "nothing_before")


def test_the_way_back_is_remembered_for_a_dozen_steps(knowledge: Knowledge) -> None:
    topics = itertools.islice(itertools.cycle(["informal_resolution", "school_transport"]), 30)

    assert len(talk(knowledge, *(said(topic) for topic in topics)).case.history) == HISTORY


def test_the_same_signpost_again_is_no_step(knowledge: Knowledge) -> None:
    assert talk(knowledge, said("school_transport"), said("school_transport")).case.history == ()


def test_no_stays_and_withdraws_the_offer(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("deny"))

    assert (move.kind, move.signpost, move.says) == ("stay", "informal_resolution", "deny_stay")
    assert (move.case.offer, move.case.asked) == (None, None)


# Our question and its answer


def test_yes_and_no_answer_a_yes_or_no_question(knowledge: Knowledge) -> None:
    asked = said("council_complaint")

    yes, no = talk(knowledge, asked, said("affirm")), talk(knowledge, asked, said("deny"))

    assert (yes.case.get("letter_gives_appeal"), yes.signpost) == ("yes", "appeal")
    assert yes.because is not None
    assert (no.case.get("letter_gives_appeal"), no.signpost, no.says) == ("no", "council_complaint", "noted")


def test_yes_to_a_question_that_is_no_yes_or_no_notes_nothing(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("affirm"))

    assert move.case.facts == {}
    assert (move.kind, move.signpost) == ("more", "appeal")


def test_an_answer_keeps_the_signpost_in_hand(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("council_complaint"), said("answer", found={"letter_gives_appeal": "no"}))

    assert (move.kind, move.signpost, move.says, move.asks) == ("answer", "council_complaint", "noted", None)


@pytest.mark.parametrize("taken_for", ["thanks", "school_transport", "appeal", "out_of_scope"])
def test_a_short_message_with_the_fact_asked_for_is_the_answer_whatever_it_was_taken_for(
    knowledge: Knowledge, taken_for: str
) -> None:
    move = talk(knowledge, said("council_complaint"), said(taken_for, found={"letter_gives_appeal": "no"}, words=4))

    assert (move.signpost, move.says) == ("council_complaint", "noted")


def test_a_clear_request_with_the_word_asked_for_is_no_answer(knowledge: Knowledge) -> None:
    """What does "right of appeal" mean, is asked and not stated."""
    request = said("explain_term", found={"letter_gives_appeal": "no"}, named={"term": ("quib",)}, words=6)

    move = talk(knowledge, said("council_complaint"), request)

    assert (move.signpost, move.says) == ("explain_term", None)


def test_a_long_message_is_read_afresh_although_it_holds_the_fact_asked_for(knowledge: Knowledge) -> None:
    long = said("school_transport", found={"letter_gives_appeal": "no"}, words=25)

    move = talk(knowledge, said("council_complaint"), long)

    assert move.signpost == "school_transport"
    assert move.case.get("letter_gives_appeal") == "no"


def test_a_correction_changes_the_case_and_the_answer_not_the_talk(knowledge: Knowledge) -> None:
    first = said("council_complaint", found={"school_type": "maintained", "letter_gives_appeal": "no"})

    move = talk(knowledge, first, said("deny", found={"school_type": "academy"}, words=4))

    assert (move.signpost, move.says) == ("council_complaint", "corrected")
    assert move.case.get("school_type") == "academy"
    assert move.case.get("letter_gives_appeal") == "no"


def test_a_correction_can_change_the_rail(knowledge: Knowledge) -> None:
    answered = said("answer", found={"letter_gives_appeal": "no"})

    move = talk(
        knowledge, said("council_complaint"), answered, said("answer", found={"letter_gives_appeal": "yes"}, words=6)
    )

    assert (move.signpost, move.says) == ("appeal", "corrected")
    assert move.because is not None


def test_saying_the_same_again_is_no_correction(knowledge: Knowledge) -> None:
    answer = said("answer", found={"letter_gives_appeal": "no"})

    assert talk(knowledge, said("council_complaint"), answer, answer).says == "noted"


def test_an_answer_to_nothing_we_asked_changes_nothing(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("answer"))

    assert (move.kind, move.signpost, move.says) == ("stay", "informal_resolution", "deny_stay")
    assert move.case.facts == {}


def test_at_most_one_question_is_asked_and_only_while_the_fact_is_unknown(knowledge: Knowledge) -> None:
    answers = {"letter_gives_appeal": "no", "letter_date": "2026-11-02", "area": "puddleshire", "nation": "england"}
    for signpost, entry in knowledge.signposts.items():
        assert talk(knowledge, said(signpost)).asks == entry.ask
        for fact in filter(None, [entry.ask]):
            assert talk(knowledge, said(signpost), case=Case(facts={fact: answers[fact]})).asks is None


def test_not_sure_is_fine_and_is_not_asked_again(knowledge: Knowledge) -> None:
    button = talk(knowledge, said("council_complaint"), said("answer", found=NOT_SURE))
    typed = talk(knowledge, said("council_complaint"), said("answer"))
    later = talk(knowledge, said("school_transport"), said("council_complaint"), case=typed.case)

    assert (typed.says, typed.signpost, typed.asks) == ("not_sure_fine", "council_complaint", None)
    assert button.asks is None
    assert button.case.facts["letter_gives_appeal"] == typed.case.facts["letter_gives_appeal"] == "not_sure"
    assert later.asks is None


def test_what_one_was_not_sure_of_can_be_said_later(knowledge: Knowledge) -> None:
    unsure = talk(knowledge, said("council_complaint"), said("answer", found=NOT_SURE)).case

    move = talk(knowledge, said("answer", found={"letter_gives_appeal": "yes"}), case=unsure)

    assert (move.signpost, move.says) == ("appeal", "noted")


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


# Danger


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


# Dates


def test_a_date_answers_the_date_asked_for(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("out_of_scope", found={"letter_date": "2026-11-02"}, words=3))

    assert (move.signpost, move.says, move.asks) == ("appeal", "noted", None)
    assert move.case.get("letter_date") == "2026-11-02"


def test_a_letter_from_the_future_is_asked_for_again(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("answer", found={"letter_date": "2026-11-24"}, words=3))

    assert (move.kind, move.signpost, move.says, move.asks) == ("stay", "appeal", "future_date", "letter_date")
    assert move.case.get("letter_date") is None


def test_a_letter_of_today_is_a_letter(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("answer", found={"letter_date": TODAY.isoformat()}, words=3))

    assert move.case.get("letter_date") == TODAY.isoformat()


def test_a_date_to_come_never_replaces_a_good_one(knowledge: Knowledge) -> None:
    case = Case(signpost="appeal", facts={"letter_date": "2026-11-02"})

    move = talk(knowledge, said("answer", found={"letter_date": "2027-11-02"}, words=3), case=case)

    assert move.case.get("letter_date") == "2026-11-02"


def test_a_meeting_may_be_still_to_come(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution", found={"meeting_date": "2026-12-24"}, words=12))

    assert move.case.get("meeting_date") == "2026-12-24"


@pytest.mark.parametrize("intent", ["answer", "thanks", "out_of_scope"])
def test_a_doubtful_date_is_asked_about_and_not_guessed(knowledge: Knowledge, intent: str) -> None:
    both = {"doubtful_date": ("letter_date=2026-03-04", "letter_date=2026-04-03")}

    move = talk(knowledge, said("appeal"), said(intent, named=both, words=2))

    assert (move.kind, move.signpost, move.says, move.asks) == ("stay", "appeal", "doubtful_date", "letter_date")
    assert move.case.get("letter_date") is None


@pytest.mark.parametrize("intent", ["answer", "thanks", "out_of_scope"])
def test_a_day_that_does_not_exist_is_asked_again(knowledge: Knowledge, intent: str) -> None:
    move = talk(knowledge, said("appeal"), said(intent, named={"impossible_date": ("letter_date",)}, words=2))

    assert (move.kind, move.says, move.asks) == ("stay", "impossible_date", "letter_date")


def test_the_day_a_letter_came_is_not_its_date(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("answer", named={"arrived_date": ("2026-11-04",)}, words=5))

    assert (move.kind, move.says, move.asks) == ("stay", "arrived_date", "letter_date")
    assert "letter_date" not in move.case.facts


def test_beside_a_good_date_an_odd_one_does_not_matter(knowledge: Knowledge) -> None:
    both = said("answer", found={"letter_date": "2026-11-02"}, named={"arrived_date": ("2026-11-04",)}, words=8)

    move = talk(knowledge, said("appeal"), both)

    assert (move.says, move.case.get("letter_date")) == ("noted", "2026-11-02")


def test_a_certificate_says_that_mediation_is_done(knowledge: Knowledge) -> None:
    found = {"certificate_date": "2026-11-02"}
    appealed = Case(facts={"stage_reached": "appeal"})

    assert talk(knowledge, said("appeal", found=found, words=20)).case.get("stage_reached") == "mediation"
    assert talk(knowledge, said("appeal", found=found, words=20), case=appealed).case.get("stage_reached") == "appeal"


def test_an_odd_date_is_not_taken_for_not_sure(knowledge: Knowledge) -> None:
    for odd in ({"impossible_date": ("letter_date",)}, {"doubtful_date": ("letter_date=2026-03-04",) * 2}):
        move = talk(knowledge, said("appeal"), said("answer", named=odd, words=2))
        assert "letter_date" not in move.case.facts


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

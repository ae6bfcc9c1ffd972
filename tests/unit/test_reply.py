"""The words of a reply and their order. In the invented wording each sentence names itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.reply import respond
from tests.invented import TODAY, said
from tests.invented_talks import assert_in_order, reply, titles


def test_a_first_answer_is_warm_then_short_then_one_thing_to_do_then_whom_to_turn_to(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution"))

    assert shown.text.split("\n\n") == [
        "Warm words about talking.",
        "A talk can settle it.",
        "[do_now] Ring the teacher.",
        "[contact] Puddle Advice: phone 01000 111111 (Monday, 9am to 5pm), text 07000 111111,"
        " email help@puddle.example, url https://puddle.example",
        "[offer_steps]",
    ]


def test_later_answers_come_to_the_point_at_once(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("school_transport"), said("informal_resolution"))

    assert "Warm words" not in shown.text


def test_whoever_is_worn_out_is_met_with_warmth_every_time(knowledge: Knowledge) -> None:
    for signpost in ("emotional_support", "crisis", "child_at_risk"):
        assert "Warm words" in reply(knowledge, said("informal_resolution"), said(signpost)).text


def test_a_deadline_stands_before_the_contact_and_the_question_comes_last(knowledge: Knowledge) -> None:
    found = {"letter_date": "2026-11-02", "area": "puddleshire"}
    shown = reply(knowledge, said("appeal", found=found, words=30))

    assert_in_order(
        shown.text,
        "You can appeal.",
        "[do_now]",
        "[deadline] Last day to appeal 2 December 2026 [days_left] 9 [deadline_working] Thirty days from",
        "[deadline_passed] Last day to ring the adviser 22 November 2026 Ring all the same.",
        "[contact] Tribunal Office",
        "[offer_steps]",
    )


@pytest.mark.parametrize(
    "letter, left", [("2026-10-24", "[last_day]"), ("2026-10-25", "[one_day_left]"), ("2026-10-26", "[days_left] 2")]
)
def test_today_and_tomorrow_are_called_so(knowledge: Knowledge, letter: str, left: str) -> None:
    assert left in reply(knowledge, said("appeal", found={"letter_date": letter}, words=30)).text


def test_a_question_is_asked_with_its_reason_in_place_of_the_offer(knowledge: Knowledge) -> None:
    text = reply(knowledge, said("council_complaint")).text

    assert text.endswith("[question] Does the letter say you can appeal? Then time is running.")
    assert "[offer_steps]" not in text


def test_the_steps_come_with_words_rights_limits_and_letters(knowledge: Knowledge) -> None:
    case = Case(signpost="council_complaint", facts={"letter_gives_appeal": "no"}, offer="more")

    text = reply(knowledge, said("more"), case=case).text

    assert_in_order(
        text,
        "[steps_first]\n1. Write one page.\n2. Send it.\n3. Wait three weeks.",
        "[steps_wording] I complain about [what].",
        "[steps_rights]\n- The desk must answer. (rule 7)\n- It should say sorry. (page 1)",
        "[steps_limits]\n- The desk: Three weeks.",
        "[steps_letters] A complaint",
        "[offer_next]",
    )


def test_the_last_step_offers_no_next_one(knowledge: Knowledge) -> None:
    text = reply(knowledge, said("more"), case=Case(signpost="appeal", facts={"letter_date": "not_sure"})).text

    assert "[offer_next]" not in text


def test_the_end_of_the_ladder_names_a_person(knowledge: Knowledge) -> None:
    case = Case(signpost="appeal", facts={"area": "puddleshire"})

    assert reply(knowledge, said("next_step"), case=case).text.split("\n\n")[0] == "[no_next]"
    assert "[contact] Tribunal Office" in reply(knowledge, said("next_step"), case=case).text


def test_a_step_on_is_announced_and_a_reason_is_given(knowledge: Knowledge) -> None:
    onward = reply(knowledge, said("informal_resolution"), said("next_step"))
    routed = reply(knowledge, said("council_complaint", found={"letter_gives_appeal": "yes"}, words=30))

    assert onward.text.startswith("[next_is]")
    assert_in_order(routed.text, "[because] Your letter says you can appeal", "You can appeal.")


def test_going_back_says_where_we_are(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution"), said("school_transport"), said("go_back"))

    assert shown.text.startswith("[back_to] Talk first")


def test_a_message_cut_short_is_told_first(knowledge: Knowledge) -> None:
    assert reply(knowledge, said("informal_resolution", cut=True)).text.startswith("[cut]\n\n")


def test_an_unsure_reading_says_so_first(knowledge: Knowledge) -> None:
    unsure = said("informal_resolution", confidence=0.1, ranking=(("informal_resolution", 0.1), ("appeal", 0.08)))

    assert reply(knowledge, unsure).text.startswith("[unsure]")


def test_a_mere_guess_is_not_met_with_the_feeling_that_goes_with_its_topic(knowledge: Knowledge) -> None:
    warm = knowledge.signposts["informal_resolution"].first_line
    unsure = said("informal_resolution", confidence=0.1, ranking=(("informal_resolution", 0.1), ("appeal", 0.08)))

    assert warm in reply(knowledge, said("informal_resolution")).text
    assert warm not in reply(knowledge, unsure).text


def test_a_second_problem_is_named_by_its_button(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution", second=("school_transport",), words=50))

    assert shown.text.endswith("[two_problems] The school bus")
    assert "The school bus" in titles(shown)
    assert shown.card["also"] == ["school_transport"]


def test_small_talk_in_a_sentence_is_no_second_problem(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution", second=("out_of_scope", "greeting"), words=50))

    assert shown.card["also"] == []
    assert "[two_problems]" not in shown.text


def test_an_answer_that_is_overdue_says_so(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("school_transport"))

    assert "[overdue] 22 November 2026" in shown.text
    assert shown.card["overdue"] is True


def test_a_contact_that_is_overdue_is_said_to_be_so(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("appeal"))

    assert "Tribunal Office" in shown.text
    assert "[overdue]" in shown.text


def test_an_overdue_contact_is_sent_to_its_own_page_first(knowledge: Knowledge) -> None:
    advice = knowledge.organisations["puddle_advice"].model_copy(update={"review_by": date(2026, 11, 22)})
    aged = replace(knowledge, organisations={**knowledge.organisations, "puddle_advice": advice})
    case = Case(facts={"area": "puddleshire", "letter_gives_appeal": "no"})
    fresh, late = (reply(base, said("council_complaint"), case=case).text for base in (knowledge, aged))

    assert fresh.index("01000 111111") < fresh.index("https://puddle.example")
    assert late.index("https://puddle.example") < late.index("01000 111111")


def test_the_same_message_and_case_give_the_same_reply(knowledge: Knowledge) -> None:
    assert reply(knowledge, said("appeal")) == reply(knowledge, said("appeal"))


def test_restart_asks_for_everything_to_be_dropped(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("appeal"), said("restart"))

    assert shown.forgets
    assert shown.case == Case()
    assert not reply(knowledge, said("appeal")).forgets


def test_today_is_the_day_of_the_message(knowledge: Knowledge) -> None:
    case = Case(facts={"letter_date": "2026-11-02"})
    later = replace(said("appeal"), today=date(2027, 1, 1))

    assert reply(knowledge, said("appeal"), case=case).card["deadlines"][0]["days_left"] == 9
    assert respond(later, case, knowledge).card["deadlines"][0]["days_left"] == -30
    assert later.today > TODAY


def test_while_a_date_is_asked_again_no_other_question_has_buttons(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("council_complaint", named={"impossible_date": ("meeting_date",)}, words=20))

    assert "[button_not_sure]" not in titles(shown)

"""The words, buttons and card of a reply, and their order. In the invented wording each sentence names itself."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from datetime import date

import pytest

from signpost import say
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.payloads import is_ours
from signpost.reply import MAX_CHOICES, Reply, respond
from signpost.turn import Helper, Turn
from tests.invented import TODAY, said, with_signpost


def reply(knowledge: Knowledge, *turns: Turn, case: Case | None = None) -> Reply:
    """The reply to the last of several messages."""
    case = case or Case()
    for turn in turns:
        last = respond(turn, case, knowledge)
        case = last.case
    return last


def titles(shown: Reply) -> list[str]:
    return [button.title for button in shown.buttons]


def assert_in_order(text: str, *parts: str) -> None:
    places = [text.find(part) for part in parts]
    assert -1 not in places, dict(zip(parts, places, strict=True))
    assert places == sorted(places), text


# The text


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


def test_a_second_problem_is_named_by_its_button(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution", second=("school_transport",), words=50))

    assert shown.text.endswith("[two_problems] The school bus")
    assert "The school bus" in titles(shown)
    assert shown.card["also"] == ["school_transport"]


def test_small_talk_in_a_sentence_is_no_second_problem(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution", second=("out_of_scope", "greeting"), words=50))

    assert shown.card["also"] == []
    assert "[two_problems]" not in shown.text


def test_words_that_may_be_danger_get_a_soft_line_at_the_end(knowledge: Knowledge) -> None:
    assert reply(knowledge, said("appeal", sign="doubtful")).text.endswith("[soft_line]")


def test_the_soft_line_gives_the_number_of_the_body_that_stands_in_it(knowledge: Knowledge) -> None:
    assert reply(knowledge, said("appeal", sign="doubtful")).text.endswith("01000 999999 [soft_line]")


def test_the_soft_line_is_said_once_in_a_talk(knowledge: Knowledge) -> None:
    first, again = said("appeal", sign="doubtful"), said("school_transport", sign="doubtful")

    assert "[soft_line]" not in reply(knowledge, first, again).text
    assert reply(knowledge, first, said("restart"), again).text.endswith("[soft_line]")


def test_a_doubtful_no_gets_the_soft_line_too(knowledge: Knowledge) -> None:
    assert reply(knowledge, said("appeal"), said("deny", sign="doubtful")).text.endswith("[soft_line]")


def test_danger_is_answered_alone(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution"), said("crisis", sign="danger_now", words=20))

    assert shown.text.split("\n\n") == [
        "Warm words in danger.",
        "Ring the lifeline.",
        "[do_now] Ring now.",
        "[contact] Lifeline: phone 01000 999999",
        "[safety_stay]",
    ]
    assert [(b.title, b.payload) for b in shown.buttons] == [("[button_go_on]", "/informal_resolution")]
    assert shown.card["signpost"] == "crisis"


def test_danger_with_steps_of_its_own_offers_them_and_the_way_back(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution"), said("child_at_risk", sign="child_at_risk", words=20))

    assert_in_order(shown.text, "Tell somebody today.", "[safety_stay]", "[offer_steps]")
    assert [b.payload for b in shown.buttons] == ["/more", "/informal_resolution"]


def test_a_child_in_danger_is_spoken_to_as_a_child(knowledge: Knowledge) -> None:
    assert "You can ring too." in reply(knowledge, said("crisis", sign="thoughts_of_dying", speaker="child")).text


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


# Whom to turn to


def test_an_area_whose_own_contact_is_not_held_is_told_so_truthfully(knowledge: Knowledge) -> None:
    held, lacking, unknown = (
        reply(knowledge, said("council_complaint"), case=Case(facts={"letter_gives_appeal": "no", **facts})).text
        for facts in ({"area": "puddleshire"}, {"area": "marrowshire"}, {})
    )
    assert "[area_without] Marrowshire" in lacking
    assert "[area_without]" not in unknown
    # Puddleshire has advice of its own, and no mediation.
    assert "[area_without] Puddleshire" in held
    own = with_signpost(knowledge, "school_transport", contacts=("area:sendiass",))
    assert "[area_without]" not in reply(own, said("school_transport"), case=Case(facts={"area": "puddleshire"})).text


def test_one_contact_stands_in_the_text_and_more_when_they_are_what_was_asked_for(knowledge: Knowledge) -> None:
    topic = reply(knowledge, said("appeal"), case=Case(facts={"area": "puddleshire"}))
    asked = reply(knowledge, said("find_contact"), case=Case(facts={"area": "puddleshire"}))

    assert topic.text.count("[contact") == 1
    assert asked.text.count("[contact") == 2


def test_at_most_six_contacts_stand_in_a_text(knowledge: Knowledge) -> None:
    lines = {f"line_{n}": knowledge.organisations["lifeline"].model_copy(update={"id": f"line_{n}"}) for n in range(8)}
    many = replace(
        with_signpost(knowledge, "find_contact", contacts=tuple(lines)),
        organisations={**knowledge.organisations, **lines},
    )

    shown = reply(many, said("find_contact"))

    assert shown.text.count("[contact]") == len(shown.card["contacts"]) == 6


def test_the_right_door_is_named_without_a_number_and_somebody_with_one_beside_it(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("school_transport"))

    assert_in_order(
        shown.text,
        "[contact_no_way] Your local advice service: Each council has one.",
        "[contact_unconfirmed] Marrow Advice",
    )
    assert "Puddle Advice" not in shown.text


def test_a_further_contact_without_a_number_is_left_to_the_card(knowledge: Knowledge) -> None:
    contacts = ("lifeline", "any_advice", "puddle_advice")

    shown = reply(with_signpost(knowledge, "find_contact", contacts=contacts), said("find_contact"))

    assert "Your local advice service" not in shown.text
    assert [contact["id"] for contact in shown.card["contacts"]] == list(contacts)


def test_an_unconfirmed_contact_is_marked_and_its_own_page_comes_first(knowledge: Knowledge) -> None:
    text = reply(knowledge, said("school_transport")).text

    assert "[contact_unconfirmed] Marrow Advice: url https://marrow.example, phone 01000 222222" in text


def test_opening_hours_are_said_only_where_they_are_confirmed(knowledge: Knowledge) -> None:
    open_at = knowledge.organisations["puddle_advice"].hours
    assert open_at is not None
    unsure = {name: page.model_copy(update={"confidence": "S3"}) for name, page in knowledge.sources.items()}
    asked = said("find_contact", named={"organisation": ("puddle_advice",)})

    assert open_at.value in reply(knowledge, asked).text
    assert open_at.value not in reply(replace(knowledge, sources=unsure), asked).text


# Dates


def test_both_readings_of_a_doubtful_date_are_asked_and_stand_on_buttons(knowledge: Knowledge) -> None:
    both = {"doubtful_date": ("letter_date=2026-03-04", "letter_date=2026-04-03")}

    shown = reply(knowledge, said("appeal"), said("answer", named=both, words=2))

    assert shown.text == "[doubtful_date] 4 March 2026 3 April 2026"
    assert titles(shown)[:2] == ["4 March 2026", "3 April 2026"]
    assert json.loads(shown.buttons[1].payload.removeprefix("/answer")) == {"letter_date": "2026-04-03"}


def test_a_doubtful_date_in_a_first_message_is_asked_after_the_answer(knowledge: Knowledge) -> None:
    both = {"doubtful_date": ("letter_date=2026-03-04", "letter_date=2026-04-03")}

    text = reply(knowledge, said("appeal", named=both, words=30)).text

    assert_in_order(text, "You can appeal.", "[doubtful_date] 4 March 2026 3 April 2026")
    assert "[question]" not in text


def test_a_day_that_does_not_exist_is_said_so(knowledge: Knowledge) -> None:
    odd = {"impossible_date": ("letter_date",)}

    assert reply(knowledge, said("appeal", named=odd, words=30)).text.endswith("[impossible_date]")
    assert reply(knowledge, said("appeal"), said("answer", named=odd, words=2)).text == "[impossible_date]"


def test_a_date_to_come_is_said_not_to_be_used(knowledge: Knowledge) -> None:
    to_come = said("answer", found={"letter_date": "2027-11-02"}, words=2)

    assert reply(knowledge, said("appeal"), to_come).text == "[future_date]"


def test_a_date_to_come_in_a_first_message_is_said_not_to_be_used(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("appeal", found={"letter_date": "2027-11-02"}, words=30))

    assert "[future_date]" in shown.text


def test_a_long_date_is_written_as_people_say_it() -> None:
    assert say.long_date(date(2026, 3, 3)) == "3 March 2026"


# Buttons


def test_the_answers_to_our_question_are_buttons_and_not_sure_is_the_last(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("council_complaint"))

    assert titles(shown) == ["It says so", "It does not", "[button_not_sure]"]
    assert shown.buttons[2].payload == '/answer{"letter_gives_appeal": "not_sure"}'


def test_a_date_is_typed_or_not_known(knowledge: Knowledge) -> None:
    assert titles(reply(knowledge, said("appeal"))) == ["[button_not_sure]"]


def test_the_areas_offered_are_buttons_and_every_other_council_is_one(knowledge: Knowledge) -> None:
    assert titles(reply(knowledge, said("find_contact"))) == ["Puddleshire", "[button_elsewhere]", "[button_not_sure]"]


def test_without_a_question_the_ways_on_are_buttons(knowledge: Knowledge) -> None:
    assert titles(reply(knowledge, said("informal_resolution"))) == ["[button_more]", "[button_next]"]


def test_the_steps_are_not_offered_again_beside_them(knowledge: Knowledge) -> None:
    ways_on = ["[button_letter]", "[button_next]", "[button_plan]"]
    assert titles(reply(knowledge, said("informal_resolution"), said("more"))) == ways_on


def test_an_unsure_reading_offers_the_others_and_a_person(knowledge: Knowledge) -> None:
    unsure = said("informal_resolution", confidence=0.1, ranking=(("informal_resolution", 0.1), ("appeal", 0.08)))

    assert titles(reply(knowledge, unsure)) == ["Appeal", "[button_more]", "[button_next]", "[button_person]"]


@pytest.mark.parametrize("signpost", ["greeting", "restart", "out_of_scope", "human_handover"])
def test_who_does_not_know_where_to_begin_gets_places_to_begin(knowledge: Knowledge, signpost: str) -> None:
    offered = titles(reply(knowledge, said(signpost)))

    assert {"Talk it through", "Appeal", "[button_where]"} <= set(offered)


def test_there_are_never_more_than_nine_buttons(knowledge: Knowledge) -> None:
    fact = knowledge.case_facts["school_type"]
    choices = tuple(fact.choices[0].model_copy(update={"id": f"c{n}", "label": f"Choice {n}"}) for n in range(20))
    many = replace(
        with_signpost(knowledge, "informal_resolution", ask="school_type"),
        case_facts={**knowledge.case_facts, "school_type": fact.model_copy(update={"choices": choices})},
    )

    assert len(reply(many, said("informal_resolution")).buttons) == MAX_CHOICES == 9


# Every reply


@pytest.fixture(scope="module")
def replies(knowledge: Knowledge) -> dict[str, list[Reply]]:
    """By the signpost in hand: replies to every kind of message, offered and asked about in every way."""
    intents = (*knowledge.signposts, *sorted(Helper), "never_heard_of")
    turns = [said(intent, second=("school_transport",)) for intent in intents]
    turns += [said(intent, sign=sign) for intent in ("appeal", "affirm") for sign in ("danger_now", "doubtful")]
    return {
        in_hand: [respond(turn, case, knowledge) for case in _states(in_hand, knowledge) for turn in turns]
        for in_hand in knowledge.signposts
    }


def _states(in_hand: str, knowledge: Knowledge) -> list[Case]:
    return [
        Case(signpost=in_hand, asked=asked, offer=offer, facts=facts)
        for asked in {None, knowledge.signposts[in_hand].ask}
        for offer in (None, "more", "next_step", "resume")
        for facts in ({}, {"letter_date": "2026-11-02", "area": "puddleshire"}, {"nation": "scotland"})
    ]


IN_HAND = [
    "appeal",
    "council_complaint",
    "informal_resolution",
    "school_transport",
    "emotional_support",
    "child_at_risk",
    "crisis",
    "human_handover",
    "find_contact",
    "greeting",
    "thanks",
    "out_of_scope",
    "explain_term",
]


@pytest.mark.parametrize("in_hand", IN_HAND)
def test_no_reply_is_without_words(replies: dict[str, list[Reply]], in_hand: str) -> None:
    assert all(shown.text.strip() for shown in replies[in_hand])


def test_every_reply_has_one_card_of_a_known_signpost_and_unlike_buttons(
    knowledge: Knowledge, replies: dict[str, list[Reply]]
) -> None:
    for shown in itertools.chain.from_iterable(replies.values()):
        assert shown.card["signpost"] in knowledge.signposts
        assert len(shown.buttons) <= MAX_CHOICES
        assert len(set(shown.buttons)) == len(shown.buttons)
        assert "\n\n\n" not in shown.text


def test_every_button_sends_what_we_understand(knowledge: Knowledge, replies: dict[str, list[Reply]]) -> None:
    payloads = {button.payload for shown in itertools.chain.from_iterable(replies.values()) for button in shown.buttons}

    assert [payload for payload in payloads if not is_ours(payload, knowledge)] == []


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


def test_danger_heard_faintly_is_a_soft_line_and_not_something_else_that_was_mentioned(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("school_transport", second=("crisis",), words=30))

    assert "[soft_line]" in shown.text
    assert "[two_problems]" not in shown.text

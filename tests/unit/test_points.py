"""A particular thing a parent names is answered as such, under its signpost, and the talk goes on from there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from signpost.case import Case
from signpost.conversation import decide
from signpost.knowledge import Knowledge
from signpost.payloads import is_ours, payload
from signpost.points import HERE_FROM, LEADS_ALWAYS_FROM, LEADS_FROM, with_known
from signpost.reply import Reply, respond
from tests.invented import said, talk, with_signpost

NEAR = (("desk_is_shut", 0.95),)


def reply(knowledge: Knowledge, intent: str, case: Case | None = None, **reading: Any) -> Reply:
    return respond(said(intent, **reading), case or Case(), knowledge)


def test_a_point_under_the_signpost_understood_answers_in_its_own_words(knowledge: Knowledge) -> None:
    given = reply(knowledge, "council_complaint", points=NEAR)
    assert given.card["point"] == "desk_is_shut"
    assert given.card["signpost"] == "council_complaint"
    assert given.card["title"] == "The desk is shut"
    assert "Go on a Monday." in given.text
    assert "When do you open?" in given.text
    assert given.card["letters"][0]["id"] == "talk_letter"
    assert given.case.point == "desk_is_shut"


def test_what_a_point_does_not_say_its_signpost_says(knowledge: Knowledge) -> None:
    given = reply(knowledge, "council_complaint", points=(("form_is_lost", 0.95),))
    assert given.card["steps"] == list(knowledge.signposts["council_complaint"].steps)
    assert given.card["if_that_fails"] == "appeal"
    assert given.card["wording"] == ""


def test_a_point_that_is_not_near_enough_is_offered_and_not_answered(knowledge: Knowledge) -> None:
    given = reply(
        knowledge,
        "council_complaint",
        Case(facts={"letter_gives_appeal": "no"}),
        points=(("desk_is_shut", HERE_FROM - 0.01),),
    )
    assert given.card["point"] is None
    assert "The desk is shut" in [button.title for button in given.buttons]


def test_a_point_is_answered_under_its_other_homes_without_moving_the_parent(knowledge: Knowledge) -> None:
    given = reply(knowledge, "informal_resolution", points=NEAR)
    assert (given.card["signpost"], given.card["point"]) == ("informal_resolution", "desk_is_shut")


def test_an_unclear_reading_gives_way_to_a_point_that_is_near(knowledge: Knowledge) -> None:
    ranking = (("school_transport", 0.3), ("deadline", 0.2))
    near = (("desk_is_shut", LEADS_FROM),)
    given = reply(knowledge, "school_transport", confidence=0.3, ranking=ranking, points=near)
    assert (given.card["signpost"], given.card["point"]) == ("council_complaint", "desk_is_shut")


def test_a_clear_reading_gives_way_only_to_all_but_an_example(knowledge: Knowledge) -> None:
    near, all_but = LEADS_ALWAYS_FROM - 0.01, LEADS_ALWAYS_FROM
    assert reply(knowledge, "school_transport", points=(("desk_is_shut", near),)).card["signpost"] == "school_transport"
    assert (
        reply(knowledge, "school_transport", points=(("desk_is_shut", all_but),)).card["signpost"]
        == "council_complaint"
    )


def test_danger_a_request_and_what_is_urgent_are_never_outweighed_by_a_point(knowledge: Knowledge) -> None:
    for intent in ("crisis", "child_at_risk", "deadline", "find_contact"):
        assert reply(knowledge, intent, points=(("desk_is_shut", 0.99),)).card["signpost"] == intent
    urgent = with_signpost(knowledge, "school_transport", urgency=9)
    assert reply(urgent, "school_transport", points=(("desk_is_shut", 0.99),)).card["signpost"] == "school_transport"


def test_the_other_rail_drops_a_point_that_is_not_of_its_signpost(knowledge: Knowledge) -> None:
    case = Case(facts={"letter_gives_appeal": "yes"})
    given = reply(knowledge, "council_complaint", case, points=NEAR)
    assert (given.card["signpost"], given.card["point"]) == ("appeal", None)


def test_a_button_brings_a_point_and_only_under_its_own_signpost(knowledge: Knowledge) -> None:
    assert is_ours(payload("council_complaint", {"point": "desk_is_shut"}), knowledge)
    assert is_ours(payload("informal_resolution", {"point": "desk_is_shut"}), knowledge)
    for intent, facts in {
        "appeal": {"point": "desk_is_shut"},
        "council_complaint": {"point": "nothing_known"},
        "informal_resolution": {"point": "desk_is_shut", "area": "england"},
        "answer": {"point": "desk_is_shut"},
    }.items():
        assert not is_ours(payload(intent, facts), knowledge)
    given = reply(knowledge, "council_complaint", named={"point": ("form_is_lost",)})
    assert given.card["point"] == "form_is_lost"


def test_the_steps_of_a_point_tell_practice_limits_and_what_is_being_checked(knowledge: Knowledge) -> None:
    case = Case(signpost="council_complaint", point="desk_is_shut", facts={"letter_gives_appeal": "no"})
    given = reply(knowledge, "more", case)
    for words in ("rule 9", "A good desk says when it opens.", "Ask on the next.", "feast days"):
        assert words in given.text
    assert given.card["point"] == "desk_is_shut"


def test_the_steps_of_a_signpost_offer_its_points(knowledge: Knowledge) -> None:
    case = Case(signpost="council_complaint", facts={"letter_gives_appeal": "no"})
    titles = [button.title for button in reply(knowledge, "more", case).buttons]
    assert {"The desk is shut", "They lost my form"} <= set(titles)


def test_a_fresh_message_about_the_signpost_asks_for_the_whole_again(knowledge: Knowledge) -> None:
    case = Case(signpost="council_complaint", point="desk_is_shut", facts={"letter_gives_appeal": "no"})
    assert decide(said("council_complaint"), case, knowledge).case.point is None


def test_thanks_and_a_request_in_the_middle_keep_the_point_in_hand(knowledge: Knowledge) -> None:
    case = Case(signpost="council_complaint", point="desk_is_shut", facts={"letter_gives_appeal": "no"})
    for intent in ("thanks", "deadline"):
        assert decide(said(intent), case, knowledge).case.point == "desk_is_shut"


def test_an_answer_to_our_question_keeps_the_point_and_the_next_step_leaves_it(knowledge: Knowledge) -> None:
    case = Case(signpost="council_complaint", point="desk_is_shut", asked="letter_gives_appeal")
    answered = decide(said("answer", found={"letter_gives_appeal": "no"}), case, knowledge)
    assert (answered.signpost, answered.case.point) == ("council_complaint", "desk_is_shut")
    assert decide(said("next_step"), case, knowledge).case.point is None


def test_pending_news_is_dated_and_stands_beside_the_steps_of_the_signpost_alone(knowledge: Knowledge) -> None:
    facts = {"letter_gives_appeal": "no"}
    whole = reply(knowledge, "more", Case(signpost="council_complaint", facts=facts))
    assert "1 November 2026: A new desk is planned." in whole.text
    assert whole.card["notices"][0]["id"] == "new_desk"
    particular = reply(knowledge, "more", Case(signpost="council_complaint", point="desk_is_shut", facts=facts))
    assert "A new desk is planned." not in particular.text


def test_a_point_cites_its_own_pages(knowledge: Knowledge) -> None:
    given = reply(knowledge, "council_complaint", points=NEAR)
    assert {"https://rules.example/book", "https://hands.example/guide"} <= {
        one["url"] for one in given.card["sources"]
    }


# What a point knows, and what must be known for it


def with_point(knowledge: Knowledge, **fields: Any) -> Knowledge:
    point = knowledge.points["desk_is_shut"].model_copy(update=fields)
    return replace(knowledge, points={**knowledge.points, "desk_is_shut": point})


def test_what_holds_for_whoever_says_it_is_not_asked_and_not_taken_for_told(knowledge: Knowledge) -> None:
    knowing = with_point(knowledge, knows={"letter_gives_appeal": "no"})

    assert reply(knowledge, "council_complaint", points=NEAR).case.asked == "letter_gives_appeal"
    given = reply(knowing, "council_complaint", points=NEAR)
    assert (given.case.asked, given.case.get("letter_gives_appeal")) == (None, None)


def test_what_a_parent_told_goes_before_what_the_point_knows(knowledge: Knowledge) -> None:
    knowing = with_point(knowledge, knows={"letter_gives_appeal": "no"})
    case = Case({"letter_gives_appeal": "yes"}, "council_complaint", point="desk_is_shut")

    assert with_known("council_complaint", case, knowing).get("letter_gives_appeal") == "yes"


def test_a_point_that_asks_for_a_fact_is_chosen_only_where_it_is_told(knowledge: Knowledge) -> None:
    choosy = with_point(knowledge, only_when=({"has_plan": ("yes",)}, {"school_type": ("academy",)}))

    assert reply(choosy, "council_complaint", points=NEAR).card["point"] is None
    told = reply(choosy, "council_complaint", points=NEAR, found={"has_plan": "yes"})
    earlier = reply(choosy, "council_complaint", Case({"school_type": "academy"}), points=NEAR)
    assert told.card["point"] == earlier.card["point"] == "desk_is_shut"


def test_a_point_that_takes_the_contrary_of_what_is_known_for_granted_is_not_chosen(knowledge: Knowledge) -> None:
    knowing = with_point(knowledge, knows={"has_plan": "yes"})

    without, waiting, unknown = (
        reply(knowing, "council_complaint", Case(facts), points=NEAR).card["point"]
        for facts in ({"has_plan": "no"}, {"has_plan": "asked"}, {})
    )
    assert (without, waiting, unknown) == (None, "desk_is_shut", "desk_is_shut")


def test_where_the_nearest_may_not_be_chosen_the_second_best_must_be_near_too(knowledge: Knowledge) -> None:
    choosy = with_point(knowledge, only_when=({"has_plan": ("yes",)},))

    far = reply(choosy, "council_complaint", points=(*NEAR, ("form_is_lost", LEADS_FROM - 0.01)))
    near = reply(choosy, "council_complaint", points=(*NEAR, ("form_is_lost", LEADS_FROM)))
    assert (far.card["point"], near.card["point"]) == (None, "form_is_lost")


def test_a_point_picked_by_its_button_is_what_was_asked_for(knowledge: Knowledge) -> None:
    choosy = with_point(knowledge, only_when=({"has_plan": ("yes",)},))

    assert reply(choosy, "council_complaint", named={"point": ("desk_is_shut",)}).card["point"] == "desk_is_shut"


def test_a_fact_said_of_one_thing_alone_leads_to_it_by_a_looser_likeness(knowledge: Knowledge) -> None:
    lost = knowledge.points["form_is_lost"].model_copy(update={"said_with": ("event_date",)})
    changed = replace(knowledge, points={**knowledge.points, "form_is_lost": lost})
    near = (("desk_is_shut", HERE_FROM + 0.1), ("form_is_lost", HERE_FROM))
    told, other = ({fact: "2026-11-20"} for fact in ("event_date", "letter_date"))

    led = reply(changed, "school_transport", confidence=0.9, points=near, found=told)
    assert (led.card["signpost"], led.card["point"]) == ("council_complaint", "form_is_lost")
    assert reply(changed, "school_transport", confidence=0.9, points=near, found=other).card["point"] is None
    assert reply(changed, "deadline", confidence=0.9, points=near, found=told).card["point"] is None


def test_a_general_word_comes_back_to_the_thing_told_of_before(knowledge: Knowledge) -> None:
    lost = said("council_complaint", points=(("form_is_lost", 0.95),))
    near = (("desk_is_shut", 0.4), ("form_is_lost", 0.3))

    def then(**reading: Any) -> str | None:
        return talk(knowledge, lost, said("school_transport"), said("council_complaint", **reading)).case.point

    assert then(points=near) == "form_is_lost"
    assert then(points=(("desk_is_shut", 0.49), ("form_is_lost", 0.3))) is None
    assert then(points=near, found={"event_date": "2026-11-20"}) is None
    assert talk(knowledge, lost, said("council_complaint", points=near)).case.point is None


def test_small_talk_is_no_other_way_to_read_what_a_point_answers(knowledge: Knowledge) -> None:
    near = (("desk_is_shut", LEADS_ALWAYS_FROM),)
    given = reply(
        knowledge, "thanks", confidence=0.1, ranking=(("thanks", 0.1), ("school_transport", 0.1)), points=near
    )

    assert given.card["point"] == "desk_is_shut"
    assert "thanks" not in given.card["also"]


def test_what_only_sounds_like_not_knowing_what_to_ask_gives_way_to_a_point_that_is_near(knowledge: Knowledge) -> None:
    unclear = {"confidence": 0.23, "ranking": (("where_am_i", 0.23), ("appeal", 0.05)), "words": 7}

    assert reply(knowledge, "where_am_i", points=NEAR, **unclear).card["point"] == "desk_is_shut"
    assert reply(knowledge, "where_am_i", **unclear).card["point"] is None


def test_a_point_is_nobodys_where_the_case_has_a_fact_that_rules_it_out(knowledge: Knowledge) -> None:
    point = knowledge.points["desk_is_shut"].model_copy(update={"not_when": ("letter_gives_appeal=no",)})
    changed = replace(knowledge, points={**knowledge.points, "desk_is_shut": point})
    turn = said("council_complaint", points=NEAR)

    assert respond(turn, Case(), changed).card["point"] == "desk_is_shut"
    assert respond(turn, Case({"letter_gives_appeal": "no"}), changed).card["point"] is None


def test_a_few_words_in_the_middle_of_a_step_are_led_to_another_only_by_all_but_its_example(
    knowledge: Knowledge,
) -> None:
    in_hand = Case(signpost="school_transport")
    guess = {"confidence": 0.2, "ranking": (("emotional_support", 0.2),), "words": 6}

    def led(closeness: float, **reading: Any) -> str:
        given = reply(
            knowledge, "emotional_support", in_hand, points=(("desk_is_shut", closeness),), **{**guess, **reading}
        )
        return str(given.card["signpost"])

    assert led(LEADS_ALWAYS_FROM - 0.01) == "school_transport"
    assert led(LEADS_ALWAYS_FROM) == led(LEADS_ALWAYS_FROM - 0.01, words=30) == "council_complaint"


def test_a_point_told_in_so_many_words_is_answered_whatever_is_nearer(knowledge: Knowledge) -> None:
    near, told = (("form_is_lost", 0.99),), {"beside": ("desk_is_shut",)}

    assert reply(knowledge, "council_complaint", points=near).card["point"] == "form_is_lost"
    assert reply(knowledge, "council_complaint", points=near, named=told).card["point"] == "desk_is_shut"

"""The two rails of the ladder, the step on and the step back, on an invented ladder of three."""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.knowledge.models import Instead
from signpost.ladder import Route, route, step_back, step_on
from tests.invented import with_signpost


def test_without_a_reason_a_parent_goes_where_they_pointed(knowledge: Knowledge) -> None:
    for signpost in knowledge.signposts:
        assert route(signpost, Case(), knowledge) == Route(signpost)


def test_a_letter_with_a_right_of_appeal_beats_a_complaint(knowledge: Knowledge) -> None:
    way = route("council_complaint", Case(facts={"letter_gives_appeal": "yes"}), knowledge)

    assert way == Route("appeal", "Your letter says you can appeal, and time is running.")


def test_without_such_a_letter_an_appeal_is_not_offered(knowledge: Knowledge) -> None:
    way = route("appeal", Case(facts={"letter_gives_appeal": "no"}), knowledge)

    assert way == Route("council_complaint", "Without such a letter there is nothing to appeal.")


def test_who_is_not_sure_about_the_letter_stays_where_they_pointed(knowledge: Knowledge) -> None:
    unsure = Case(facts={"letter_gives_appeal": "not_sure"})

    assert route("council_complaint", unsure, knowledge) == Route("council_complaint")
    assert route("appeal", unsure, knowledge) == Route("appeal")


def test_whoever_has_talked_is_not_told_to_talk_again(knowledge: Knowledge) -> None:
    assert route("informal_resolution", Case(facts={"stage_reached": "informal"}), knowledge).signpost == (
        "council_complaint"
    )


def test_one_turn_of_the_road_may_lead_to_another_and_the_last_reason_is_given(knowledge: Knowledge) -> None:
    talked = Case(facts={"stage_reached": "informal", "letter_gives_appeal": "yes"})

    assert route("informal_resolution", talked, knowledge) == Route(
        "appeal", "Your letter says you can appeal, and time is running."
    )


def test_the_first_reason_that_fits_is_used(knowledge: Knowledge) -> None:
    reasons = tuple(
        Instead(when={"has_plan": ("yes",)}, signpost=to, because=to) for to in ("school_transport", "appeal")
    )

    assert route(
        "greeting", Case(facts={"has_plan": "yes"}), with_signpost(knowledge, "greeting", instead=reasons)
    ) == Route("school_transport", "school_transport")


def test_a_circle_of_reasons_comes_to_an_end(knowledge: Knowledge) -> None:
    always = {"has_plan": ("yes",)}
    circle = with_signpost(
        with_signpost(knowledge, "appeal", instead=(Instead(when=always, signpost="council_complaint", because="b"),)),
        "council_complaint",
        instead=(Instead(when=always, signpost="appeal", because="a"),),
    )

    assert route("appeal", Case(facts={"has_plan": "yes"}), circle).signpost in {"appeal", "council_complaint"}


@pytest.mark.parametrize("signpost", ["informal_resolution", "appeal", "school_transport", "deadline"])
def test_in_another_nation_english_steps_and_dates_are_not_given(knowledge: Knowledge, signpost: str) -> None:
    for nation in ("scotland", "wales", "northern_ireland"):
        assert route(signpost, Case(facts={"nation": nation}), knowledge) == Route("other_nation")
    assert route(signpost, Case(facts={"nation": "england"}), knowledge).signpost == signpost


@pytest.mark.parametrize("signpost", ["crisis", "greeting", "restart", "human_handover", "out_of_scope"])
def test_the_talk_itself_is_the_same_in_every_nation(knowledge: Knowledge, signpost: str) -> None:
    assert route(signpost, Case(facts={"nation": "scotland"}), knowledge) == Route(signpost)


def test_step_on_climbs_the_ladder_and_ends(knowledge: Knowledge) -> None:
    assert step_on("informal_resolution", Case(), knowledge) == "council_complaint"
    assert step_on("council_complaint", Case(), knowledge) == "appeal"
    assert step_on("appeal", Case(), knowledge) is None


def test_step_on_fits_the_case(knowledge: Knowledge) -> None:
    assert step_on("school_transport", Case(), knowledge) == "council_complaint"
    assert step_on("school_transport", Case(facts={"has_plan": "yes"}), knowledge) is None


def test_step_back_goes_to_what_was_given_before(knowledge: Knowledge) -> None:
    case = Case(signpost="appeal", history=("school_transport", "informal_resolution"))

    assert step_back(case, knowledge) == "informal_resolution"


def test_step_back_without_a_trail_goes_to_the_gentler_step(knowledge: Knowledge) -> None:
    assert step_back(Case(signpost="appeal"), knowledge) == "council_complaint"
    assert step_back(Case(signpost="council_complaint"), knowledge) == "informal_resolution"


def test_below_the_first_step_there_is_nothing(knowledge: Knowledge) -> None:
    assert step_back(Case(signpost="informal_resolution"), knowledge) is None
    assert step_back(Case(), knowledge) is None

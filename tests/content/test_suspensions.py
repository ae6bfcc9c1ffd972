"""A suspension is answered with the rules of suspensions, a permanent exclusion with its own."""

from __future__ import annotations

import json

import pytest

from signpost.answers import answered, build, running
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.suspended_days import BANDS, FOR_GOOD, SUSPENDED
from tests.invented import TODAY

OF_PERMANENT_ONES = {"review_panel", "governors_meeting", "review_panel_held"}
ALL_SUSPENDED = [SUSPENDED, *(band for _, band in BANDS)]


def _told(pressing: str, knowledge: Knowledge) -> str:
    signpost = answered("exclusion", Case({"pressing": pressing}), knowledge)
    return json.dumps([limit.text for limit in signpost.limits] + [right.text for right in signpost.rights])


@pytest.mark.parametrize("pressing", ALL_SUSPENDED)
def test_for_a_suspension_nothing_is_told_that_is_only_for_a_permanent_exclusion(
    pressing: str, knowledge: Knowledge
) -> None:
    told = _told(pressing, knowledge)
    assert "review panel" not in told
    assert "Permanent exclusion" not in told
    case = Case({"pressing": pressing, "exclusion_date": "2026-11-16", "governors_date": "2026-11-20"})
    signpost = answered("exclusion", case, knowledge)
    answer = build("exclusion", case, knowledge, TODAY)
    rules = {*signpost.deadlines, *running(signpost, case, knowledge), *(one.rule_id for one in answer.counted)}
    assert not rules & OF_PERMANENT_ONES


@pytest.mark.parametrize("point", ["suspension_days", "lunchtime_exclusion", "behaviour_from_disability"])
def test_a_point_brings_back_no_rule_of_a_permanent_exclusion(point: str, knowledge: Knowledge) -> None:
    signpost = answered("exclusion", Case({"pressing": SUSPENDED}, point=point), knowledge)
    assert "review panel" not in json.dumps([limit.text for limit in signpost.limits])
    assert not OF_PERMANENT_ONES & {*signpost.deadlines}


def test_for_a_permanent_exclusion_nothing_is_told_of_the_days_of_suspensions(knowledge: Knowledge) -> None:
    told = _told(FOR_GOOD, knowledge)
    assert "review panel" in told
    assert "Suspended for" not in told
    assert "days of suspension" not in told
    assert "governors_on_request" not in answered("exclusion", Case({"pressing": FOR_GOOD}), knowledge).deadlines


def test_who_has_not_said_which_it_is_hears_both(knowledge: Knowledge) -> None:
    told = _told("sent_home", knowledge)
    assert "review panel" in told
    assert "Suspended for" in told


@pytest.mark.parametrize(
    ("pressing", "says"),
    [
        ("suspended_to_5", "they cannot overturn it"),
        ("suspended_to_15", "must meet if you ask, within 50 school days"),
        ("suspended_over_15", "must meet within 15 school days"),
    ],
)
def test_each_sum_of_days_has_its_own_rule(pressing: str, says: str, knowledge: Knowledge) -> None:
    case = Case({"pressing": pressing})
    assert says in answered("exclusion", case, knowledge).in_short


@pytest.mark.parametrize(
    ("pressing", "limits"), [("suspended_to_5", 2), ("suspended_to_15", 2), ("suspended_over_15", 1)]
)
def test_of_the_governors_rules_only_this_one_and_the_next_are_told(
    pressing: str, limits: int, knowledge: Knowledge
) -> None:
    told = answered("exclusion", Case({"pressing": pressing}), knowledge).limits
    assert len([one for one in told if one.who == "The governors"]) == limits

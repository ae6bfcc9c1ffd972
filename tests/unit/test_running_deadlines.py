"""A day that runs is told beside every step, whatever else a parent talks of: two months do not wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from signpost.answers import build
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.plan import build_plan
from tests.invented import TODAY, said, talk

LETTER = {"letter_gives_appeal": "yes", "letter_date": "2026-11-09"}


def days(signpost: str, facts: Mapping[str, str], knowledge: Knowledge) -> list[str]:
    return [deadline.rule_id for deadline in build(signpost, Case(facts, signpost), knowledge, TODAY).deadlines]


def test_the_day_of_a_letter_in_hand_is_told_beside_another_worry(knowledge: Knowledge) -> None:
    assert days("school_transport", LETTER, knowledge) == ["appeal"]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"letter_date": "2026-11-09"},
        {"letter_gives_appeal": "yes"},
        {**LETTER, "letter_gives_appeal": "no"},
        {**LETTER, "stage_reached": "appeal"},
    ],
    ids=["nothing known", "a date alone", "no date", "no right of appeal", "appealed already"],
)
def test_it_is_not_told_where_none_runs(knowledge: Knowledge, facts: Mapping[str, str]) -> None:
    assert days("school_transport", facts, knowledge) == []


@pytest.mark.parametrize("signpost", ["crisis", "child_at_risk", "greeting"])
def test_it_is_not_told_beside_danger_or_small_talk(knowledge: Knowledge, signpost: str) -> None:
    assert days(signpost, LETTER, knowledge) == []


def test_the_plan_has_the_step_also_while_the_date_is_not_known(knowledge: Knowledge) -> None:
    plan = build_plan(Case({"letter_gives_appeal": "yes"}, "school_transport"), knowledge, TODAY)

    assert plan is not None
    assert [plan.first.signpost.id, *(one.signpost.id for one in plan.others)] == ["appeal", "school_transport"]


def test_the_plan_begins_with_the_step_whose_day_runs(knowledge: Knowledge) -> None:
    plan = build_plan(Case(LETTER, "school_transport"), knowledge, TODAY)

    assert plan is not None
    assert [plan.first.signpost.id, *(one.signpost.id for one in plan.others)] == ["appeal", "school_transport"]
    assert "appeal" in [deadline.rule_id for deadline in plan.dates]


# In school days

BUS = {"event_date": "2026-11-09"}


def test_what_runs_in_school_days_is_told_from_its_day_where_a_date_would_be(knowledge: Knowledge) -> None:
    told = build("school_transport", Case(BUS, "school_transport"), knowledge, TODAY).counted

    assert [one.told for one in told] == ["Fifteen from 9 November 2026. Count fifteen school days."]
    assert build("school_transport", Case({}, "school_transport"), knowledge, TODAY).counted == ()


def test_the_answer_the_plan_and_the_recap_all_tell_it(knowledge: Knowledge) -> None:
    case = Case({**BUS, "area": "puddleshire"}, "school_transport")
    line = "[counted] Last day for an answer about the bus: Fifteen from 9 November 2026. Count fifteen school days."

    for intent in ("school_transport", "plan", "recap"):
        assert line in talk(knowledge, said(intent), case=case).text, intent
    plan = talk(knowledge, said("plan"), case=case).card["plan"]
    assert [one["id"] for one in plan["counted"]] == ["bus_answer"]
    assert plan["deadlines"] == []


def test_the_plan_tells_how_to_count_also_while_the_day_is_not_known(knowledge: Knowledge) -> None:
    plan = build_plan(Case({}, "school_transport"), knowledge, TODAY)

    assert plan is not None
    assert [one.told for one in plan.counted] == ["Count fifteen school days."]


def test_a_particular_thing_that_names_no_such_rule_is_not_told_of_one(knowledge: Knowledge) -> None:
    point = knowledge.points["desk_is_shut"].model_copy(update={"signpost": "school_transport", "deadlines": None})
    with_point = replace(knowledge, points={**knowledge.points, "desk_is_shut": point})
    plan = build_plan(Case({}, "school_transport", point="desk_is_shut"), with_point, TODAY)

    assert plan is not None
    assert plan.counted == ()


def test_what_runs_in_school_days_for_an_earlier_step_stays_in_the_plan(knowledge: Knowledge) -> None:
    plan = build_plan(Case(BUS, "council_complaint", history=("school_transport",)), knowledge, TODAY)

    assert plan is not None
    assert "bus_answer" in [one.rule_id for one in plan.counted]

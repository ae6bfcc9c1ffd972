"""A day that runs is told beside every step, whatever else a parent talks of: two months do not wait."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from signpost.answers import build
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.plan import build_plan
from tests.invented import TODAY

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

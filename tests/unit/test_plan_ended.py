"""A decision to end a plan is heard in the words of the council's letter, and a question for views is none."""

from __future__ import annotations

import pytest

from signpost.plan_ended import plan_ended


def heard(text: str) -> list[str]:
    return [f"{one.kind}={one.value}" for one in plan_ended(text, list(range(len(text) + 1)))]


@pytest.mark.parametrize(
    "text",
    [
        "the council wrote on 13 november they will cease to maintain my grandsons ehc plan",
        "cease to maintain letter came 3 november",
        "letter dated 3 november says they are ending my daughters ehcp",
        "they are going to cease to maintain it",
        "the council wrote they are going to stop the plan",
        "he has not been in college since may and the letter says the council will cease his ehc plan",
    ],
)
def test_a_plan_that_will_be_ended_by_letter_is_a_decision(text: str) -> None:
    assert heard(text) == ["decision=ceased", "implies=has_plan=yes"]


@pytest.mark.parametrize(
    "text",
    [
        "the letter says they are minded to cease to maintain his plan",
        "they wrote asking for our views before it will cease to maintain the plan",
        "im scared they will cease to maintain his plan",
        "the council might write that they will cease to maintain it",
        "school says they are going to stop the plan",
        "the letter says they will stop the taxi",
        "they wrote that they will not cease to maintain the plan",
    ],
)
def test_asking_first_fearing_it_or_ending_something_else_is_none(text: str) -> None:
    assert heard(text) == []

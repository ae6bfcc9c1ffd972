"""Hours that stand in a plan and are not given are the plan not followed, not a plan that is vague."""

from __future__ import annotations

import pytest

from signpost.promised_hours import promised_hours


def heard(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.value) for one in promised_hours(text, list(range(len(text))))]


@pytest.mark.parametrize(
    "text",
    [
        "my plan says 15 hours support, college says no staff",
        "his ehcp says 25 hours a week and he gets none",
        "section f says two hours of therapy and she is not getting it",
    ],
)
def test_named_hours_that_are_not_given_are_a_plan_not_followed(text: str) -> None:
    assert heard(text) == [("pressing", "plan_not_followed"), ("plan_section", "f")]


@pytest.mark.parametrize(
    "text",
    [
        "the ehc plan says up to 15 hours of support and he gets 3",
        "the plan says access to therapy and there is no staff",
        "the plan says 15 hours and it works well",
    ],
)
def test_vague_words_and_hours_that_are_given_are_not(text: str) -> None:
    assert heard(text) == []

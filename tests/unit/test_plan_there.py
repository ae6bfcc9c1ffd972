"""A plan is known from what is said of it in passing; other plans, other children and wishes give none."""

from __future__ import annotations

import pytest

from signpost.mention import Mention
from signpost.plan_there import plan_there, without_false


def heard(text: str) -> list[str]:
    return [one.value for one in plan_there(text, list(range(len(text) + 1)))]


@pytest.mark.parametrize(
    "text",
    [
        "it is in her plan that she has a scribe",
        "my sons plan says ten hours",
        "she is 9 with a plan",
        "plan since year 3 and never a review",
        "he came with a plan from another county",
        "the council refused to reassess her",
    ],
)
def test_a_plan_spoken_of_is_there(text: str) -> None:
    assert heard(text) == ["yes"]


@pytest.mark.parametrize("text", ["he has never had a plan", "school says we need a plan first", "i dont have a plan"])
def test_a_plan_that_never_was_is_not_there(text: str) -> None:
    assert heard(text) == ["no"]


@pytest.mark.parametrize(
    "text",
    [
        "its written in his healthcare plan that staff give it",
        "it says so in his behaviour plan",
        "her ta is needed for a kid with a plan",
        "if she is 5 with a plan what then",
        "my plan for monday is to ring them",
        "the plan is to wait",
        "one twin, a girl, 6 with a plan. her brother has never had a plan",
    ],
)
def test_another_plan_or_another_child_says_nothing(text: str) -> None:
    assert heard(text) == []


def _left(text: str, words: str, value: str, *others: Mention) -> list[str]:
    start = text.index(words)
    mentions = [Mention(start, start + len(words), "has_plan", value), *others]
    return [one.value for one in without_false(mentions, text, list(range(len(text) + 1))) if one.kind == "has_plan"]


def test_a_plan_on_which_something_waits_is_not_there_yet() -> None:
    assert _left("she cannot stay unless she has a plan", "has a plan", "yes") == []
    assert _left("he got a plan coming", "got a plan", "yes") == []
    assert _left("she has a plan", "has a plan", "yes") == ["yes"]


def test_no_plan_for_medicines_or_after_one_was_ended_is_not_no_plan() -> None:
    ended = Mention(0, 1, "decision", "ceased")

    assert _left("still no plan for her seizures", "no plan", "no") == []
    assert _left("they ended it so no plan", "no plan", "no", ended) == []
    assert _left("there is no plan", "no plan", "no") == ["no"]

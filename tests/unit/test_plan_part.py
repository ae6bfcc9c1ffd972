"""The part of a plan that is at fault is heard beside a plan that is disputed or not kept, and only there."""

from __future__ import annotations

import pytest

from signpost.mention import Mention
from signpost.plan_part import FACT, with_part

CONTENT = Mention(0, 1, "decision", "content")
NOT_KEPT = Mention(0, 1, "pressing", "plan_not_followed")
REFUSED = Mention(0, 1, "decision", "refused_plan")
NAMED = Mention(0, 1, FACT, "f")


def part(text: str, *heard: Mention, is_story: bool = True) -> list[str]:
    found = with_part(text, list(range(len(text) + 1)), list(heard), is_story)
    return [one.value for one in found if one.kind == FACT]


@pytest.mark.parametrize(
    ("text", "heard", "value"),
    [
        ("the plan names a school we never picked", CONTENT, "i"),
        ("the plan is final and the help bit is poor", CONTENT, "f"),
        ("the plan left his needs out", CONTENT, "b"),
        ("the plan says a mentor and there is none", NOT_KEPT, "f"),
        ("the plan says a nurse and there is none", NOT_KEPT, "g"),
    ],
)
def test_the_part_is_told_by_what_is_wrong_with_it(text: str, heard: Mention, value: str) -> None:
    assert part(text, heard) == [value]


def test_of_two_parts_the_first_told_counts() -> None:
    assert part("the plan names a mainstream school and the help bit is poor", CONTENT) == ["i"]


def test_without_a_plan_there_is_no_part_of_one() -> None:
    assert part("he needs help in class", NAMED) == []
    assert part("they said no to a plan", NAMED, REFUSED) == []


def test_a_short_message_and_a_part_named_are_left_as_they_are() -> None:
    assert part("the help in class", NAMED, is_story=False) == ["f"]
    assert part("the plan names a school", CONTENT, is_story=False) == []
    assert part("the plan names a school", CONTENT, NAMED) == ["f"]

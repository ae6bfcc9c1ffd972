"""What is told in passing never stands before a decision against which days are running."""

from __future__ import annotations

import pytest

from signpost.at_length import LONG, decision_at_length, told_in_passing
from signpost.mention import Mention

HALF_DAYS = "he is on half days since september. " + "we live by the sea and i work nights. " * 4


def pressing(*heard: Mention, text: str = HALF_DAYS) -> list[str]:
    found = told_in_passing(text, list(range(len(text) + 1)), list(heard))
    return [one.value for one in found if one.kind == "pressing"]


def test_what_presses_is_heard_in_a_story_and_not_in_few_words() -> None:
    assert pressing() == ["sent_home"]
    assert pressing(text=HALF_DAYS[: LONG - 1]) == []


@pytest.mark.parametrize("decision", ["refused_to_assess", "refused_plan", "content", "ceased", "not_amended"])
def test_a_decision_with_days_running_is_not_pushed_aside_by_what_is_told_beside_it(decision: str) -> None:
    assert pressing(Mention(0, 1, "decision", decision)) == []


def test_a_tribunals_order_is_not_pushed_aside_either() -> None:
    assert pressing(Mention(0, 1, "stage_reached", "decided")) == []


def test_what_was_heard_to_press_stands() -> None:
    assert pressing(Mention(0, 1, "pressing", "suspended")) == ["suspended"]


def test_a_decision_heard_by_its_name_stands() -> None:
    text = "letter 3 november, they are not issuing a plan"

    assert [one.value for one in decision_at_length(text, list(range(len(text) + 1)), [])] == ["refused_plan"]
    assert not list(decision_at_length(text, list(range(len(text) + 1)), [Mention(0, 1, "decision", "ceased")]))

"""What to do "tomorrow" is said by its day where tomorrow nobody answers."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.answers import build
from signpost.case import Case
from signpost.knowledge import Knowledge
from tests.invented import with_signpost

FRIDAY = date(2026, 11, 27)
BEFORE_CHRISTMAS = date(2026, 12, 24)
BEFORE_EASTER = date(2027, 3, 25)


def told(knowledge: Knowledge, do_now: str, today: date, signpost: str = "school_transport") -> str:
    return build(signpost, Case(), with_signpost(knowledge, signpost, do_now=do_now), today).signpost.do_now


@pytest.mark.parametrize(
    ("today", "day"),
    [(FRIDAY, "Monday"), (date(2026, 11, 28), "Monday"), (BEFORE_CHRISTMAS, "Tuesday"), (BEFORE_EASTER, "Tuesday")],
    ids=["friday", "saturday", "christmas", "easter"],
)
def test_before_a_weekend_or_a_holiday_the_next_working_day_is_named(
    knowledge: Knowledge, today: date, day: str
) -> None:
    assert told(knowledge, "Tomorrow morning, ring.", today) == f"On {day} morning, ring."
    assert told(knowledge, "Tonight, write. Email it tomorrow.", today) == f"Tonight, write. Email it on {day}."
    assert told(knowledge, "Before school tomorrow, email.", today) == f"Before school on {day}, email."


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 29)])
def test_where_tomorrow_is_a_working_day_it_stays(knowledge: Knowledge, today: date) -> None:
    assert told(knowledge, "Tomorrow morning, ring.", today) == "Tomorrow morning, ring."


def test_rest_until_tomorrow_and_danger_wait_for_no_working_day(knowledge: Knowledge) -> None:
    assert told(knowledge, "Rest until tomorrow.", FRIDAY) == "Rest until tomorrow."
    assert told(knowledge, "Ring now, and again tomorrow.", FRIDAY, "crisis") == "Ring now, and again tomorrow."


def test_the_steps_are_told_in_the_same_way(knowledge: Knowledge) -> None:
    changed = with_signpost(knowledge, "school_transport", steps=("Ring tomorrow.",), in_short="Ask tomorrow.")
    answer = build("school_transport", Case(), changed, FRIDAY).signpost

    assert (answer.steps, answer.in_short) == (("Ring on Monday.",), "Ask on Monday.")

"""The calendar file, read by a real calendar library as a phone reads it. Words are invented."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from signpost.calendar_entry import calendar_entry
from signpost.knowledge import Knowledge
from signpost.knowledge.wording import Wording

TODAY = date(2026, 11, 23)
LAST_DAY = date(2027, 1, 4)


@pytest.fixture(scope="module")
def words(knowledge: Knowledge) -> Wording:
    changes = {"calendar_title": "A day; to keep, \\ for " + "long " * 30 + "äöü", "calendar_note": "Two\nlines"}
    return knowledge.wording.model_copy(update=changes)


def event_in(text: str) -> Event:
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


def alarms(text: str, day: date) -> list[datetime]:
    """When each reminder rings, by the event's own beginning at midnight."""
    midnight = datetime(day.year, day.month, day.day)
    return [midnight + alarm["TRIGGER"].dt for alarm in event_in(text).walk("VALARM")]


def test_it_is_one_whole_day_that_does_not_block_the_calendar(words: Wording) -> None:
    event = event_in(calendar_entry("appeal", LAST_DAY, TODAY, words))

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (LAST_DAY, LAST_DAY + timedelta(days=1))
    assert event["TRANSP"] == "TRANSPARENT"


def test_it_reminds_two_weeks_one_week_and_two_days_before_in_the_morning(words: Wording) -> None:
    assert alarms(calendar_entry("appeal", LAST_DAY, TODAY, words), LAST_DAY) == [
        datetime(2026, 12, 21, 9),
        datetime(2026, 12, 28, 9),
        datetime(2027, 1, 2, 9),
    ]


@pytest.mark.parametrize(("days", "left"), [(15, 3), (14, 2), (8, 2), (7, 1), (3, 1), (2, 0), (0, 0), (-9, 0)])
def test_no_reminder_is_for_a_morning_that_may_be_over(words: Wording, days: int, left: int) -> None:
    day = TODAY + timedelta(days=days)
    assert len(alarms(calendar_entry("appeal", day, TODAY, words), day)) == left


def test_special_characters_come_through_whole(words: Wording) -> None:
    event = event_in(calendar_entry("appeal", LAST_DAY, TODAY, words))
    assert str(event["SUMMARY"]) == words.calendar_title
    assert str(event["DESCRIPTION"]) == words.calendar_note


def test_nothing_in_the_file_tells_what_the_day_is_for(words: Wording) -> None:
    text = calendar_entry("appeal", LAST_DAY, TODAY, words).lower()
    assert "appeal" not in text and "signpost" not in text


def test_two_entries_of_one_day_do_not_replace_each_other_and_the_same_one_does(words: Wording) -> None:
    marks = [event_in(calendar_entry(name, LAST_DAY, TODAY, words))["UID"] for name in ("appeal", "adviser", "appeal")]
    assert marks[0] == marks[2] != marks[1]


@settings(deadline=None)
@given(day=st.dates(date(2024, 1, 1), date(2040, 12, 31)), before=st.integers(-30, 400))
def test_any_day_can_be_read_and_no_reminder_lies_in_the_past(words: Wording, day: date, before: int) -> None:
    today = day - timedelta(days=before)
    text = calendar_entry("appeal", day, today, words)

    assert event_in(text)["DTSTART"].dt == day
    assert all(ring.date() > today for ring in alarms(text, day))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))

"""Last days worked out from invented rules. The real ones are tested in tests/content/test_deadline_rules.py."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from signpost.deadlines import DeadlineRule, WorkedDeadline, count_out, work_out

TODAY = date(2026, 1, 1)
LETTER = {"starts": "letter_date", "count": 2, "unit": "months", "working": "From {start} to {end}."}
CERTIFICATE = {"starts": "certificate_date", "count": 1, "unit": "months", "working": "Or from {start} to {end}."}


def rule(*clocks: dict[str, Any], **changes: Any) -> DeadlineRule:
    working = {
        name: f"{name}: {{day}}." for name in ("chosen", "august", "christmas", "next_working_day", "closed", "last")
    }
    fields: dict[str, Any] = {
        "id": "invented",
        "label": "An invented limit",
        "who": "You",
        "about": "Invented.",
        "length": clocks or (LETTER,),
        "working": working,
        "how_to_count": "On your fingers.",
        "if_passed": "Ask all the same.",
        "source": "invented_source",
        "where": "section 1",
        "for_signposts": ("appeal",),
        "checked_on": date(2026, 11, 21),
        "review_by": date(2027, 5, 21),
    }
    return DeadlineRule.model_validate({**fields, **changes})


def clock(count: int, unit: str, **changes: Any) -> dict[str, Any]:
    return {"starts": "event_date", "count": count, "unit": unit, "working": "{start} {end}", **changes}


def last_day(of: DeadlineRule, today: date = TODAY, **dates: date) -> date:
    worked = work_out(of, dates, today)
    assert worked is not None
    return worked.day


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 3, 17), date(2026, 5, 17)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2027, 12, 29), date(2028, 2, 29)),
        (date(2026, 7, 31), date(2026, 9, 30)),
        (date(2026, 2, 28), date(2026, 4, 28)),
    ],
)
def test_calendar_months_end_on_the_same_day_or_the_last_of_a_shorter_month(start: date, end: date) -> None:
    assert last_day(rule(), letter_date=start) == end


@pytest.mark.parametrize(
    ("length", "end"),
    [
        (clock(6, "weeks"), date(2026, 2, 19)),
        (clock(30, "days"), date(2026, 2, 7)),
        (clock(15, "days", less_a_day=True), date(2026, 1, 22)),
        (clock(6, "months", less_a_day=True), date(2026, 7, 7)),
        (clock(3, "working_days"), date(2026, 1, 13)),
    ],
)
def test_every_unit_is_counted_from_the_day_after(length: dict[str, Any], end: date) -> None:
    assert last_day(rule(length), event_date=date(2026, 1, 8)) == end


def test_less_a_day_never_ends_later_than_a_shorter_month_allows() -> None:
    of = rule(clock(6, "months", less_a_day=True))
    assert last_day(of, event_date=date(2026, 8, 31)) <= date(2027, 2, 28)


def test_the_later_of_two_clocks_counts() -> None:
    of = rule(LETTER, CERTIFICATE)
    assert last_day(of, letter_date=date(2026, 3, 1), certificate_date=date(2026, 4, 20)) == date(2026, 5, 20)
    assert last_day(of, letter_date=date(2026, 3, 1), certificate_date=date(2026, 3, 20)) == date(2026, 5, 1)


def test_the_earlier_counts_where_the_rule_says_so() -> None:
    of = rule(LETTER, CERTIFICATE, counts="earlier")
    assert last_day(of, letter_date=date(2026, 3, 1), certificate_date=date(2026, 4, 20)) == date(2026, 5, 1)


def test_one_known_date_decides_and_the_other_is_mentioned() -> None:
    of = rule({**LETTER, "alone": "A certificate may give you longer."}, CERTIFICATE)
    worked = work_out(of, {"letter_date": date(2026, 3, 2)}, TODAY)
    assert worked and worked.day == date(2026, 5, 2)
    assert worked.working[-1] == "A certificate may give you longer."
    both = work_out(of, {"letter_date": date(2026, 3, 2), "certificate_date": date(2026, 3, 3)}, TODAY)
    assert both and "A certificate may give you longer." not in both.working


def test_nothing_is_worked_out_without_a_date() -> None:
    assert work_out(rule(), {}, TODAY) is None
    assert work_out(rule(), {"event_date": date(2026, 3, 1)}, TODAY) is None


def test_a_last_day_in_august_moves_to_the_first_working_day_of_september() -> None:
    of = rule(rolls=("august", "christmas", "next_working_day"))
    assert last_day(of, letter_date=date(2026, 6, 10)) == date(2026, 9, 1)
    assert last_day(of, letter_date=date(2029, 6, 15)) == date(2029, 9, 3)


@pytest.mark.parametrize("letter", [date(2026, 10, 25), date(2026, 10, 31), date(2026, 11, 1)])
def test_a_last_day_at_christmas_moves_to_the_next_working_day_in_january(letter: date) -> None:
    assert last_day(rule(rolls=("christmas",)), letter_date=letter) == date(2027, 1, 4)


def test_christmas_eve_is_not_yet_christmas() -> None:
    assert last_day(rule(rolls=("christmas",)), letter_date=date(2026, 10, 24)) == date(2026, 12, 24)


def test_another_last_day_moves_to_the_next_working_day() -> None:
    assert last_day(rule(rolls=("next_working_day",)), letter_date=date(2026, 2, 3)) == date(2026, 4, 7)


def test_a_last_day_moves_only_once() -> None:
    of = rule(rolls=("august", "christmas", "next_working_day"))
    assert last_day(of, letter_date=date(2027, 5, 31)) == date(2027, 8, 2)


def test_nothing_moves_without_a_roll() -> None:
    assert last_day(rule(), letter_date=date(2026, 6, 8)) == date(2026, 8, 8)


def test_the_working_shows_each_step_with_dates_in_words() -> None:
    of = rule(LETTER, CERTIFICATE, rolls=("christmas",))
    worked = work_out(of, {"letter_date": date(2026, 10, 1), "certificate_date": date(2026, 11, 29)}, TODAY)
    assert worked and worked.working == (
        "From 1 October 2026 to 1 December 2026.",
        "Or from 29 November 2026 to 29 December 2026.",
        "chosen: 29 December 2026.",
        "christmas: 4 January 2027.",
        "last: 4 January 2027.",
    )


def test_a_day_that_stays_on_a_weekend_is_said_to_be_closed() -> None:
    worked = work_out(rule(), {"letter_date": date(2026, 6, 8)}, TODAY)
    assert worked and "closed: 8 August 2026." in worked.working


def test_what_must_be_done_by_a_day_is_not_said_once_it_has_passed() -> None:
    worked = work_out(rule(), {"letter_date": date(2026, 6, 8)}, date(2026, 8, 10))
    assert worked and worked.working == ("From 8 June 2026 to 8 August 2026.",)


def test_a_length_backwards_ends_before_its_date() -> None:
    assert last_day(rule(clock(2, "weeks", backwards=True)), event_date=date(2026, 1, 8)) == date(2025, 12, 25)


def test_a_day_of_each_year_needs_no_date() -> None:
    of = rule(length=(), each_year="02-15")
    assert last_day(of, date(2026, 8, 31)) == date(2026, 2, 15)
    assert last_day(of, date(2026, 9, 1)) == date(2027, 2, 15)
    with pytest.raises(ValidationError):
        rule(each_year="02-15")
    with pytest.raises(ValidationError):
        rule(length=(), each_year="13-01")


def test_days_left_run_down_to_nought_and_the_last_day_is_still_in_time() -> None:
    def left(today: date) -> WorkedDeadline:
        worked = work_out(rule(), {"letter_date": date(2026, 3, 1)}, today)
        assert worked is not None
        return worked

    assert (left(date(2026, 4, 30)).days_left, left(date(2026, 4, 30)).passed) == (1, False)
    assert (left(date(2026, 5, 1)).days_left, left(date(2026, 5, 1)).passed) == (0, False)
    assert (left(date(2026, 5, 2)).days_left, left(date(2026, 5, 2)).passed) == (-1, True)
    assert left(date(2026, 5, 2)).if_passed == "Ask all the same."


def test_a_length_in_school_days_is_never_turned_into_a_date() -> None:
    of = rule({"starts": "notice_date", "count": 15, "unit": "school_days"}, working=None)
    assert of.in_school_days
    assert work_out(of, {"notice_date": date(2026, 3, 1)}, TODAY) is None


SCHOOL_DAYS = {"starts": "notice_date", "count": 15, "unit": "school_days"}


def test_a_length_in_school_days_says_from_which_day_it_runs_and_how_to_count() -> None:
    told = rule({**SCHOOL_DAYS, "counted": "From {start}."}, working=None)
    untold = rule(SCHOOL_DAYS, working=None)
    dates = {"notice_date": date(2026, 3, 1)}

    with_day, without = count_out(told, dates), count_out(told, {})
    assert with_day and without
    assert with_day.told == f"From 1 March 2026. {told.how_to_count}"
    assert without.told == told.how_to_count
    assert count_out(untold, dates) == without


def test_what_can_be_dated_is_not_counted() -> None:
    assert count_out(rule(), {"letter_date": date(2026, 3, 1)}) is None


@pytest.mark.parametrize(
    "clock", [{**LETTER, "counted": "From {start}."}, {**SCHOOL_DAYS, "counted": "From {start} to {end}."}]
)
def test_counted_is_for_school_days_and_has_no_last_day(clock: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=r"counted|end"):
        rule(clock, **({} if "working" in clock else {"working": None}))


def test_a_worked_deadline_cannot_be_changed() -> None:
    worked = work_out(rule(), {"letter_date": date(2026, 3, 1)}, TODAY)
    with pytest.raises(FrozenInstanceError):
        worked.day = TODAY  # type: ignore[misc, union-attr]


@pytest.mark.parametrize(
    "changes",
    [
        {"colour": "red"},
        {"length": ({**LETTER, "starts": "leter_date"},)},
        {"length": ({**LETTER, "count": "2"},)},
        {"length": ({**LETTER, "working": "From {strat} to {end}."},)},
        {"length": ({**LETTER, "working": None},)},
        {"length": ()},
        {"working": {"last": "By {end}."}},
        {"working": {"last": "By {day}."}, "rolls": ("august",)},
        {"working": None},
        {"rolls": ("easter",)},
        {"review_by": date(2026, 11, 21)},
        {"id": "Not an id"},
    ],
)
def test_a_mistake_in_a_rule_is_refused_when_it_is_read(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        rule(**changes)


def test_a_rule_in_school_days_with_a_working_is_refused() -> None:
    with pytest.raises(ValidationError):
        rule({"starts": "notice_date", "count": 15, "unit": "school_days"})


def test_a_rule_is_overdue_after_its_review_day() -> None:
    assert not rule().overdue(date(2027, 5, 21))
    assert rule().overdue(date(2027, 5, 22))

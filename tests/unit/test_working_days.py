"""Working days in England, against bank holidays that gov.uk publishes."""

from __future__ import annotations

import socket
from datetime import date

import pytest

from signpost import working_days
from signpost.working_days import add_working_days, is_working_day, last_year_known, next_working_day


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 21),  # a Saturday
        date(2026, 11, 22),  # a Sunday
        date(2026, 4, 3),  # Good Friday
        date(2026, 8, 31),  # the summer bank holiday
        date(2026, 12, 28),  # in place of Boxing Day
        date(2027, 1, 1),
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(day: date) -> None:
    assert not is_working_day(day)


def test_a_scottish_holiday_is_a_working_day_in_england() -> None:
    assert is_working_day(date(2026, 11, 30))


def test_the_next_working_day_is_the_day_itself_if_it_is_one() -> None:
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 23)


def test_the_next_working_day_skips_the_whole_of_easter() -> None:
    assert next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)


def test_working_days_are_added_without_the_first_day_and_bank_holidays() -> None:
    assert add_working_days(date(2026, 12, 23), 3) == date(2026, 12, 30)
    assert add_working_days(date(2026, 11, 21), 1) == date(2026, 11, 23)


def test_years_beyond_the_copy_still_know_the_fixed_holidays() -> None:
    beyond = last_year_known() + 3
    assert not is_working_day(date(beyond, 12, 25))
    assert not is_working_day(date(beyond, 1, 1))
    assert next_working_day(date(beyond, 12, 25)) > date(beyond, 12, 26)


def test_the_copy_reaches_past_next_year() -> None:
    assert last_year_known() > date(2026, 11, 21).year + 1


def test_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    working_days._bank_holidays.cache_clear()
    assert is_working_day(date(2026, 11, 23))

"""Which days are working days in England. The bank holidays are the copy that comes with a library: no network."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays  # type: ignore[import-untyped]

SATURDAY = 5
FIXED_HOLIDAYS = ((1, 1), (12, 25), (12, 26))
ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether `day` is neither a Saturday or Sunday nor a bank holiday in England.

    The copy of gov.uk's list covers some years only (see `last_year_known`). In years outside it only 1 January, 25 and
    26 December are holidays here, without substitute days, Easter or the Monday holidays. A last day moved on in such
    a year may then come out too early, never too late.
    """
    if day.weekday() >= SATURDAY:
        return False
    holidays = _bank_holidays()
    if any(holiday.year == day.year for holiday in holidays):
        return day not in holidays
    return (day.month, day.day) not in FIXED_HOLIDAYS


def next_working_day(day: date) -> date:
    """The first working day from `day` on: `day` itself if it is one."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """The working day that is `count` working days after `day`, which itself is not counted."""
    for _ in range(count):
        day = next_working_day(day + ONE_DAY)
    return day


def last_year_known() -> int:
    """The last year whose bank holidays the copy holds. When it comes near, renew the library."""
    return max(_bank_holidays()).year


@cache
def _bank_holidays() -> frozenset[date]:
    known = BankHolidays(use_cached_holidays=True)
    return frozenset(holiday["date"] for holiday in known.get_holidays(division=BankHolidays.ENGLAND_AND_WALES))

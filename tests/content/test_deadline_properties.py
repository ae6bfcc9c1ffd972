"""What must hold of every real rule on any day: generated dates against the plain reckoning of the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.deadlines import DeadlineRule, WorkedDeadline, work_out
from signpost.knowledge import load_knowledge
from signpost.working_days import is_working_day, last_year_known, next_working_day

RULES = load_knowledge(Path(__file__).resolve().parents[2] / "knowledge").deadlines
DATED = [rule for rule in RULES.values() if rule.length and not rule.in_school_days]
DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
GAPS = st.integers(0, 150).map(lambda days: timedelta(days=days))
LONGEST_HOLIDAY = timedelta(days=5)
"""From Good Friday, and from Christmas, to the next working day."""


def worked(rule: DeadlineRule, **dates: date) -> WorkedDeadline:
    found = work_out(rule, dates, date(2026, 11, 23))
    assert found
    return found


def from_one(rule: DeadlineRule, day: date) -> date:
    return worked(rule, **{clock.starts: day for clock in rule.length}).day


@pytest.mark.parametrize("rule", DATED, ids=lambda rule: rule.id)
@settings(deadline=None)
@given(day=DAYS, later=GAPS)
def test_a_later_date_never_gives_an_earlier_last_day(rule: DeadlineRule, day: date, later: timedelta) -> None:
    assert from_one(rule, day) <= from_one(rule, day + later)


@settings(deadline=None)
@given(letter=DAYS, gap=GAPS)
def test_a_certificate_never_shortens_an_appeal(letter: date, gap: timedelta) -> None:
    without = worked(RULES["appeal"], letter_date=letter).day
    both = worked(RULES["appeal"], letter_date=letter, certificate_date=letter + gap).day
    assert both >= without


@settings(deadline=None)
@given(meeting=DAYS, gap=GAPS)
def test_a_notice_of_changes_never_lengthens_the_twelve_weeks(meeting: date, gap: timedelta) -> None:
    both = worked(RULES["annual_review_final"], meeting_date=meeting, notice_date=meeting + gap).day
    assert both <= meeting + timedelta(weeks=12)


@settings(deadline=None)
@given(letter=DAYS)
def test_an_appeal_ends_on_a_working_day_and_is_moved_no_further_than_the_law_lets_it(letter: date) -> None:
    two_months, last = letter + relativedelta(months=2), worked(RULES["appeal"], letter_date=letter).day

    assert is_working_day(last)
    if two_months.month == 8:
        latest = next_working_day(date(two_months.year, 9, 1))
    elif (two_months.month, two_months.day) >= (12, 25) or (two_months.month, two_months.day) == (1, 1):
        year = two_months.year + (two_months.month == 12)
        latest = next_working_day(date(year, 1, 2))
    else:
        latest = next_working_day(two_months)
    assert two_months <= last <= latest <= two_months + timedelta(days=31) + LONGEST_HOLIDAY


@pytest.mark.parametrize("rule", [rule for rule in DATED if not rule.rolls], ids=lambda rule: rule.id)
@settings(deadline=None)
@given(day=DAYS)
def test_without_a_roll_no_day_is_moved_past_its_plain_count(rule: DeadlineRule, day: date) -> None:
    for clock in rule.length:
        if clock.unit != "working_days":
            length = relativedelta(**{clock.unit: clock.count})
            assert worked(rule, **{clock.starts: day}).day <= day + length


@pytest.mark.parametrize("rule", DATED, ids=lambda rule: rule.id)
@settings(deadline=None)
@given(day=DAYS, today=DAYS)
def test_days_left_and_passed_agree_with_the_calendar(rule: DeadlineRule, day: date, today: date) -> None:
    found = work_out(rule, {clock.starts: day for clock in rule.length}, today)
    assert found
    assert today + timedelta(days=found.days_left) == found.day
    assert found.passed == (found.day < today)


def test_bank_holidays_are_known_for_the_year_to_come() -> None:
    # The letters of today end by then. The list comes with govuk-bank-holidays: renew it in the lock when this fails.
    assert last_year_known() > date.today().year


def test_beyond_the_known_years_a_day_is_rather_too_early_than_too_late() -> None:
    easter_monday = date(2035, 3, 26)
    assert easter_monday.year > last_year_known()
    assert worked(RULES["appeal"], letter_date=date(2035, 1, 26)).day == easter_monday

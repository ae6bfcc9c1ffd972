"""Works out a last day from a rule and the dates a parent gave, and shows the working.

The rules and every sentence are in knowledge/deadlines.yml. Where the law leaves room, the earlier day is given: a day
too early costs little, a day too late may cost a child a term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from dateutil.relativedelta import relativedelta

from signpost.dates import in_words
from signpost.deadline_rules import Clock, DateName, DeadlineRule, Roll, Working
from signpost.working_days import add_working_days, is_working_day, next_working_day

SEPTEMBER = 9

__all__ = ["CountedDeadline", "DateName", "DeadlineRule", "WorkedDeadline", "count_out", "work_out"]


@dataclass(frozen=True)
class WorkedDeadline:
    """A rule's last day for one case. `days_left` is below nought once it has passed; `working` is in order."""

    rule_id: str
    label: str
    day: date
    days_left: int
    working: tuple[str, ...]
    passed: bool
    if_passed: str
    source: str
    where: str


@dataclass(frozen=True)
class CountedDeadline:
    """A rule in school days for one case: from which day, if that is known, and how to count, in words."""

    rule_id: str
    label: str
    told: str
    source: str
    where: str


def count_out(rule: DeadlineRule, dates: Mapping[str, date]) -> CountedDeadline | None:
    """How to count a rule in school days, from its day where the case has it; None for a rule that can be dated.

    School terms differ from place to place, so that no date comes of it.
    """
    if not rule.in_school_days:
        return None
    known = (
        clock.counted.format(start=in_words(dates[clock.starts]))
        for clock in rule.length
        if clock.counted and clock.starts in dates
    )
    return CountedDeadline(rule.id, rule.label, " ".join([*known, rule.how_to_count]), rule.source, rule.where)


def work_out(rule: DeadlineRule, dates: Mapping[str, date], today: date) -> WorkedDeadline | None:
    """The last day, from dates by name ("letter_date"). What is done on that day is still in time.

    None when no date for the rule is known, or when it is counted in school days. A day of each year needs no date.
    Where a rule has two clocks and one date is known, that clock decides, and `working` says that the other may change
    it.
    """
    known = [clock for clock in rule.length if clock.starts in dates]
    if rule.each_year and rule.working:
        day = _this_school_year(rule.each_year, today)
        return _worked(rule, day, _of_day(rule.working, None, day, passed=False), today)
    if rule.working is None or not known:
        return None
    ends = [(clock, _end(clock, dates[clock.starts])) for clock in known]
    chosen = (max if rule.counts == "later" else min)(end for _, end in ends)
    roll, day = _moved_on(rule.rolls, chosen)
    sentences = [*_of_clocks(ends, dates), *_of_choice(rule.working, ends, chosen)]
    sentences += _of_day(rule.working, roll, day, passed=day < today)
    sentences += [clock.alone for clock in known if clock.alone and len(known) < len(rule.length)]
    return _worked(rule, day, sentences, today)


def _worked(rule: DeadlineRule, day: date, sentences: Iterable[str], today: date) -> WorkedDeadline:
    return WorkedDeadline(
        rule_id=rule.id,
        label=rule.label,
        day=day,
        days_left=(day - today).days,
        working=tuple(sentences),
        passed=day < today,
        if_passed=rule.if_passed,
        source=rule.source,
        where=rule.where,
    )


def _this_school_year(month_and_day: str, today: date) -> date:
    """The day in the year of the next September: until August in this year, from September in the next."""
    month, day = (int(part) for part in month_and_day.split("-"))
    return date(today.year + (today.month >= SEPTEMBER), month, day)


def _end(clock: Clock, start: date) -> date:
    """Calendar months end on the day of the same number, or on the last of a shorter month.

    A day is then taken off where the period includes its first day, so that no shorter month can make it too late.
    """
    if clock.unit == "working_days":
        return add_working_days(start, clock.count)
    count = clock.count
    lengths = {
        "months": relativedelta(months=count),
        "weeks": relativedelta(weeks=count),
        "days": relativedelta(days=count),
    }
    if clock.backwards:
        return start - lengths[clock.unit]
    return start + lengths[clock.unit] - relativedelta(days=clock.less_a_day)


def _moved_on(rolls: tuple[Roll, ...], day: date) -> tuple[Roll | None, date]:
    """The first roll that moves the day, and where to; (None, day) when none does.

    One roll only: a Saturday 31 July moves to the Monday in August and no further, since no source seen says that it
    goes on to September.
    """
    for roll in (roll for roll in get_args(Roll) if roll in rolls):
        moved = _roll(roll, day)
        if moved != day:
            return roll, moved
    return None, day


def _roll(roll: Roll, day: date) -> date:
    """August to the first working day of September, 25 December to 1 January to the next working day of January.

    Special educational needs appeals only: https://www.ipsea.org.uk/how-to-submit-an-appeal-general-advice, read in
    November 2026.
    """
    if roll == "next_working_day":
        return next_working_day(day)
    if roll == "august" and day.month == 8:
        return next_working_day(date(day.year, 9, 1))
    if roll == "christmas" and (day.month, day.day) >= (12, 25):
        return next_working_day(date(day.year + 1, 1, 2))
    if roll == "christmas" and (day.month, day.day) == (1, 1):
        return next_working_day(date(day.year, 1, 2))
    return day


def _of_clocks(ends: list[tuple[Clock, date]], dates: Mapping[str, date]) -> Iterator[str]:
    for clock, end in ends:
        if clock.working:
            yield clock.working.format(start=in_words(dates[clock.starts]), end=in_words(end))


def _of_choice(working: Working, ends: list[tuple[Clock, date]], chosen: date) -> Iterator[str]:
    if len(ends) > 1 and working.chosen:
        yield working.chosen.format(day=in_words(chosen))


def _of_day(working: Working, roll: Roll | None, day: date, passed: bool) -> Iterator[str]:
    """How the day moved; and what must be done by it, which is no use once it has passed."""
    moved = getattr(working, roll) if roll else None
    closed = None if passed or roll or is_working_day(day) else working.closed
    told = (moved, closed, None if passed else working.last)
    yield from (template.format(day=in_words(day)) for template in told if template)

"""Finds the dates in a parent's message. Only offsets and days come back, never the parent's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from re import Match, Pattern

from dateutil.relativedelta import relativedelta

from signpost import date_patterns as patterns
from signpost.weekdays import following, last, next_ones, next_week

RECENT_MONTHS = 10
"""A date without a year is the last such day if within this many months (letters are recent), else the next one."""
YEARS_AHEAD = 3
"""Two digits are a year of this century up to so many years from now, else of the last one."""
OLDEST_YEAR = 1950


@dataclass(frozen=True)
class FoundDate:
    """A date at text[start:end]. `day` is None where no such day exists (31 February).

    `alternatives` is empty when the date is certain; else it holds every reading, the British one first and also in
    `day`, and the parent should be asked which is meant.
    """

    start: int
    end: int
    day: date | None
    alternatives: tuple[date, ...] = ()
    near: bool = False
    """Whether it is told from today ("today", "two weeks ago"): nobody reads such a day off a letter."""
    to_come: bool = False
    """Whether it is told as a day to come ("next Thursday", "tomorrow")."""
    open: bool = False
    """Whether it is a day of the week that may be the last or the next: `alternatives` are these two (weekdays.py)."""
    bare: bool = False
    """Whether only the day of a month was told ("the 12th"); `alternatives` are then the last two such days."""


def find_dates(text: str, today: date) -> list[FoundDate]:
    """The dates in the order they stand in the text; an empty list when there is none.

    Understood: numbers (UK day first), month names with or without a year, today, yesterday, "two weeks ago", "last
    Monday", "next Monday", "on Friday" (the last or the next), "the 12th" (in doubt which month). Left out, because
    nothing can be counted from them: lengths ("14 days"), guesses ("about two weeks ago"), months without a day (see
    date_hints.py), ages, times and prices.
    """
    found: list[FoundDate] = []
    taken = bytearray(len(text))
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            here = read(match, today)
            if here and not any(taken[here.start : here.end]):
                bare = read is _nth and bool(here.alternatives)
                found.append(
                    replace(here, near=read in _FROM_TODAY, to_come=here.to_come or read in _TO_COME, bare=bare)
                )
                taken[here.start : here.end] = b"\1" * (here.end - here.start)
    return _one_or_other(text, sorted(found or _whole_message(text, today), key=lambda each: each.start))


def in_words(day: date) -> str:
    """A date as letters write it: 3 March 2026."""
    return f"{day.day} {patterns.MONTHS[day.month - 1]} {day.year}"


def _one_or_other(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """Two days with "or" between them are one date in doubt."""
    made: list[FoundDate] = []
    for here in found:
        before = made[-1] if made else None
        if before and before.day and here.day and patterns.OR.fullmatch(text[before.end : here.start]):
            days = dict.fromkeys(day for each in (before, here) for day in (each.alternatives or (each.day,)))
            made[-1] = replace(_found((before.start, here.end), list(days)), near=before.near, bare=before.bare)
        else:
            made.append(here)
    return made


def _whole_message(text: str, today: date) -> list[FoundDate]:
    """What is a date only if nothing else is said, since it answers our question about one."""
    for pattern, read in _WHOLE:
        if (match := pattern.fullmatch(text)) and (here := read(match, today)):
            return [replace(here, near=read in _FROM_TODAY)]
    return []


def _iso(match: Match[str], _today: date) -> FoundDate | None:
    return _found(match.span(), [_day(int(match["year"]), int(match["month"]), int(match["day"]))])


def _numeric(match: Match[str], today: date) -> FoundDate | None:
    """Day first; also the American order where both can be, since phones and copied letters use it."""
    parts = match.groupdict()
    second_group = "second" if parts.get("second") else "second2"
    first, second, year = int(parts["first"]), int(parts[second_group]), parts.get("year")
    readings: list[date | None]
    if year is None:
        readings = [_without_year(first, second, today), _without_year(second, first, today)]
    elif full_year := _full_year(year, today):
        readings = [_day(full_year, second, first), _day(full_year, first, second)]
    else:
        return None
    if _numbers_something_else(match, "first"):
        return None
    return _found((match.start("first"), match.end("year" if year else second_group)), readings)


def _named(match: Match[str], today: date) -> FoundDate | None:
    """A month by name, "3rd or 4th March" being doubtful. A number that cannot be a year is not part of the date."""
    if _is_only_words(match):
        return None
    parts = match.groupdict()
    month = patterns.MONTH_NUMBERS[parts["month"].lower()]
    year = _full_year(parts["year"], today) if parts["year"] else None
    days = [int(parts[name]) for name in ("or_day", "day") if parts.get(name)]
    readings = [_day(year, month, day) if year else _without_year(day, month, today) for day in days]
    end = match.end() if year else max(match.end(name) for name in ("month", "day", "ordinal"))
    return _found((match.start(), end), readings)


def _in_words(match: Match[str], today: date) -> FoundDate | None:
    month = patterns.MONTH_NUMBERS[match["month"].lower()]
    if match["month"] == "may" and patterns.VERB_AFTER_MAY.match(match.string[match.end() : match.end() + 12]):
        return None
    year = _full_year(match["year"], today) if match["year"] else None
    days = [patterns.NTH_NUMBERS[match[name].lower()] for name in ("or_day", "day") if match[name]]
    readings = [_day(year, month, day) if year else _without_year(day, month, today) for day in days]
    return _found((match.start(), match.end() if year else match.end("month")), readings)


def _ago(match: Match[str], today: date) -> FoundDate | None:
    day = today - _length(match["count"], match["unit"])
    if match["count2"]:
        day -= _length(match["count2"], match["unit2"])
    is_guess = patterns.ROUGHLY.search(_before(match, "count"))
    return None if is_guess or day.year < OLDEST_YEAR else _found(match.span(), [day])


def _weekday_last_week(match: Match[str], today: date) -> FoundDate | None:
    monday = today - timedelta(days=today.weekday() + 7)
    return _found(match.span(), [monday + timedelta(days=patterns.WEEKDAY_NUMBERS[match["weekday"].lower()])])


def _weeks_before(match: Match[str], today: date) -> FoundDate | None:
    if patterns.ROUGHLY.search(_before(match, "count")):
        return None
    near = today - timedelta(days=1) if match["yesterday"] else last(match["weekday"], today)
    return _found(match.span(), [near - _length(match["count"], match["unit"])])


def _tomorrow(match: Match[str], today: date) -> FoundDate | None:
    return _found(match.span(), [today + timedelta(days=1)])


def _past_weekday(match: Match[str], today: date) -> FoundDate | None:
    return _found((match.start("last" if match["last"] else "weekday"), match.end()), [last(match["weekday"], today)])


def _open_weekday(match: Match[str], today: date) -> FoundDate | None:
    group = "weekday" if match["weekday"] else "weekday2"
    days = [last(match[group], today), following(match[group], today)]
    return replace(_found(match.span(group), days), open=True)


def _coming_weekday(match: Match[str], today: date) -> FoundDate | None:
    return _found(match.span(), [following(match["weekday"] or match["weekday2"], today)])


def _next_weekday(match: Match[str], today: date) -> FoundDate | None:
    return _found(match.span(), next_ones(match["weekday"], today))


def _weekday_next_week(match: Match[str], today: date) -> FoundDate | None:
    return _found(match.span(), [next_week(match["weekday"] or match["weekday2"], today)])


def _near_day(match: Match[str], today: date) -> FoundDate | None:
    return _found(match.span(), [today - timedelta(days=2 if match["before"] else 1 if match["yesterday"] else 0)])


def _nth_of_last_month(match: Match[str], today: date) -> FoundDate | None:
    month = today if match["which"].lower() == "this" else today - relativedelta(months=1)
    return _found(match.span(), [_day(month.year, month.month, int(match["day"]))])


def _nth(match: Match[str], today: date) -> FoundDate | None:
    """The last two such days, the nearer first; with a day of the week the nearest that fits it ("Friday 13th")."""
    months = [today - relativedelta(months=back) for back in range(-1, RECENT_MONTHS)]
    days = [there for month in months if (there := _day(month.year, month.month, int(match["day"])))]
    if match["weekday"]:
        on_it = [one for one in days if one.weekday() == patterns.WEEKDAY_NUMBERS[match["weekday"].lower()]]
        days = sorted(on_it, key=lambda one: abs((one - today).days))[:1]
    else:
        days = [there for there in days if there <= today][:2]
    return replace(_found((match.start("day"), match.end()), days), to_come=days[0] > today) if days else None


_READERS: tuple[tuple[Pattern[str], Callable[[Match[str], date], FoundDate | None]], ...] = (
    (patterns.ISO, _iso),
    (patterns.NUMERIC, _numeric),
    (patterns.NUMERIC_AFTER_CUE, _numeric),
    (patterns.DAY_FIRST, _named),
    (patterns.MONTH_FIRST, _named),
    (patterns.DAY_IN_WORDS, _in_words),
    (patterns.WEEKS_BEFORE, _weeks_before),
    (patterns.AGO, _ago),
    (patterns.WEEKDAY_LAST_WEEK, _weekday_last_week),
    (patterns.NEXT_WEEK_DAY, _weekday_next_week),
    (patterns.NEXT_WEEKDAY, _next_weekday),
    (patterns.COMING_WEEKDAY, _coming_weekday),
    (patterns.PAST_WEEKDAY, _past_weekday),
    (patterns.OPEN_WEEKDAY, _open_weekday),
    (patterns.TOMORROW, _tomorrow),
    (patterns.NEAR_DAY, _near_day),
    (patterns.NTH_OF_LAST_MONTH, _nth_of_last_month),
    (patterns.NTH, _nth),
)
"""In order of trust: where two overlap, the earlier here is kept."""
_WHOLE: tuple[tuple[Pattern[str], Callable[[Match[str], date], FoundDate | None]], ...] = (
    (patterns.NUMERIC_ALONE, _numeric),
    (patterns.DIGITS_ALONE, _numeric),
    (patterns.WEEKDAY_ALONE, _open_weekday),
)
_TO_COME = (_weekday_next_week, _next_weekday, _coming_weekday, _tomorrow)
_FROM_TODAY = (
    *(_weeks_before, _ago, _weekday_last_week, _past_weekday, _open_weekday, _near_day),
    *_TO_COME,
)


def _is_only_words(match: Match[str]) -> bool:
    """Whether "6 may", "March 2" and the like are part of a sentence and no date."""
    month_first = match.start("month") < match.start("day")
    if not month_first and _numbers_something_else(match, "or_day" if match["or_day"] else "day"):
        return True
    if match["year"] or match["of"]:
        return False
    in_month = month_first and not match["ordinal"] and patterns.IN_A_MONTH.search(_before(match, "month"))
    return bool(in_month) or (match["month"].lower() == "may" and _is_the_verb(match, month_first))


def _is_the_verb(match: Match[str], month_first: bool) -> bool:
    """Whether "may" is a verb: by the word after it, then by the marks of a date, then by what else may follow one."""
    after = match.string[match.end() : match.end() + 12]
    if patterns.VERB_AFTER_MAY.match(after):
        return True
    cue = patterns.DATE_CUE.search(match.string[max(0, match.start() - 12) : match.start()])
    if match["ordinal"] or match["month"] == "May" or cue:
        return False
    return (month_first and match.start() > 0) or not patterns.DATE_ENDS_AFTER_MAY.match(after)


def _numbers_something_else(match: Match[str], group: str) -> bool:
    return bool(patterns.NUMBERED_THING.search(_before(match, group)))


def _before(match: Match[str], group: str) -> str:
    start = match.start(group)
    return match.string[max(0, start - 14) : start]


def _found(span: tuple[int, int], readings: Sequence[date | None]) -> FoundDate:
    days = tuple(dict.fromkeys(day for day in readings if day))
    return FoundDate(*span, day=days[0] if days else None, alternatives=days if len(days) > 1 else ())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without_year(day: int, month: int, today: date) -> date | None:
    """See RECENT_MONTHS. None for a day that neither this year nor its neighbours have."""
    days = [there for year in (-1, 0, 1) if (there := _day(today.year + year, month, day))]
    past = [there for there in days if there <= today]
    if past and past[-1] >= today - relativedelta(months=RECENT_MONTHS):
        return past[-1]
    return next((there for there in days if there > today), None)


def _full_year(written: str, today: date) -> int | None:
    """The year of "2026" or "26"; None for two digits that are no likely year, such as those of a sort code."""
    if len(written) == 4:
        return int(written)
    year = 2000 + int(written)
    year = year if year <= today.year + YEARS_AHEAD else year - 100
    return year if year >= OLDEST_YEAR else None


def _length(count: str, unit: str) -> relativedelta:
    number = patterns.NUMBER_WORDS.get(count.lower()) or (int(count) if count.isdigit() else 1)
    kinds = {"d": {"days": 1}, "w": {"weeks": 1}, "f": {"weeks": 2}, "m": {"months": 1}, "y": {"years": 1}}
    return relativedelta(**kinds[unit[0].lower()]) * number  # type: ignore[arg-type]

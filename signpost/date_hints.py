"""What a message says about a date without being one: a guess, a part of a month, or which of two days was meant.

Only days and fixed marks come back ("first", "month-4"), never the parent's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from signpost.date_patterns import MONTH_NAMES, MONTH_NUMBERS, NTH_NUMBERS, NUMBER_WORDS, ROUGH_MONTH
from signpost.dates import FoundDate, find_dates

MOST_WORDS = 9
"""A longer message is no answer to a question about a date."""
HINT_WORDS = 5
"""A longer one is no answer to "this day or that?"."""
ABOUT = timedelta(days=3)
"""How much earlier than "about the 5th" it may have been."""

_COUNTS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_UNITS = r"days?|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?"
_SEASONS = "summer|spring|autumn|winter|easter|christmas|xmas|new year"
_VAGUE = re.compile(
    r"\b(?:half[ -]?term|term time|recently|ages ago|a while (?:ago|back)"
    r"|(?:last|the other|this) (?:day|week|month|term|year)"
    r"|(?:start|end|beginning|middle) of (?:the )?(?:term|month|year|week|holidays)"
    rf"|(?:over|in|before|after|last|at|during) (?:the )?(?:{_SEASONS}|holidays)"
    rf"|(?:few|couple(?: of)?|several) (?:{_UNITS})"
    rf"|(?:about|around|roughly|nearly|almost|over|under|maybe|some) (?:\d{{1,2}}|{_COUNTS}) (?:{_UNITS})"
    rf"|(?:early|mid|late|in|since|sometime in|{_SEASONS}) (?:{MONTH_NAMES}))\b|^\W*(?:{MONTH_NAMES})\W*$",
    re.IGNORECASE,
)
_GUESS = re.compile(
    r"\W{0,3}(?:(?:it was|it is|i think|must be|maybe|perhaps|probably) ){0,2}"
    r"(?:about|around|roughly|circa|approx\w*|some ?time|maybe|perhaps|probably)\b",
    re.IGNORECASE,
)
_FIRST_DAYS = (
    (re.compile(r"mid|middle"), 10),
    (re.compile(r"late|end|last"), 20),
)
_NEARLY = re.compile(r"\b(?:about|around|roughly|circa|approx\w*|some ?time)\b", re.IGNORECASE)
_LIKE_A_DATE = re.compile(r"\b\d{1,4} ?[/.-] ?\d{1,2}\b(?! ?%)")
_ORDER = (
    ("neither", re.compile(r"\b(?:neither|none|not (?:either|any)|both wrong|another|different)\b", re.IGNORECASE)),
    ("first", re.compile(r"\b(?:first|1st|former)\b|^\W*(?:1|one)\W*$", re.IGNORECASE)),
    ("second", re.compile(r"\b(?:second|2nd|latter|last one)\b|^\W*(?:2|two)\W*$", re.IGNORECASE)),
    ("earlier", re.compile(r"\b(?:earlier|earliest|older)\b", re.IGNORECASE)),
    ("later", re.compile(r"\b(?:later|latest|newer)\b", re.IGNORECASE)),
)
_MONTH = re.compile(rf"\b({MONTH_NAMES})\b", re.IGNORECASE)
_MONTH_FROM_TODAY = re.compile(r"\b(this|last) month\b(?! but\b)", re.IGNORECASE)
_DAY = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)|the ({'|'.join(NTH_NUMBERS)}))\b", re.IGNORECASE)
_WRONG = re.compile(r"\b(?:not|isn'?t|wasn'?t)\b", re.IGNORECASE)


def rough_days(text: str, today: date) -> Iterator[FoundDate]:
    """Each day that is told roughly, as the earliest it can be; none to come. A long message's guesses are left out."""
    if is_guess(text):
        for one in find_dates(text, today):
            days = one.alternatives or ((one.day,) if one.day else ())
            if days and not one.to_come:
                yield replace(one, day=min(days) - (ABOUT if _NEARLY.search(text) else timedelta()), alternatives=())
    for match in ROUGH_MONTH.finditer(text):
        part = (match["part"] or "").lower()
        number = next((day for words, day in _FIRST_DAYS if words.search(part)), 1)
        (first,) = find_dates(f"{number} {match['month']} {match['year'] or ''}", today)
        # A month alone is only an answer where it is all that is said.
        if first.day and first.day <= today and (part or match.end() >= len(text.rstrip(" ,.!?"))):
            yield FoundDate(match.start(), match.end(), first.day)


def is_vague(text: str) -> bool:
    """Whether a short message without a date tells a time all the same: "half term", "in March", "3/11 or so"."""
    short = len(text.split()) <= MOST_WORDS
    return short and bool(_VAGUE.search(text) or _LIKE_A_DATE.search(text) or is_guess(text))


def is_guess(text: str) -> bool:
    """Whether a short message is only a guess, however exact the day in it looks: "around 3 October"."""
    return len(text.split()) <= MOST_WORDS and bool(_GUESS.match(text))


def hints(text: str, today: date) -> list[str]:
    """Which of two days a short message may mean: "first", "second", "earlier", "later", "neither", "month-4", "day-3".

    "not-" stands before what is denied ("not April"). Empty for a long message and for one that says nothing of it.
    """
    if len(text.split()) > HINT_WORDS:
        return []
    denied = "not-" if _WRONG.search(text) else ""
    return [denied + hint for hint in dict.fromkeys(_hints(text, today))]


def chosen(hinted: Sequence[str], days: Sequence[date]) -> date | None:
    """The one day that every hint fits; None when none is left, or more than one."""
    # "The second" names no day of the month where neither of them has it.
    telling = [hint for hint in hinted if "day-" not in hint or int(hint.split("-")[-1]) in {day.day for day in days}]
    left = [day for day in days if all(_fits(hint, day, days) for hint in telling)]
    return left[0] if telling and len(left) == 1 else None


def _hints(text: str, today: date) -> Iterator[str]:
    yield from (name for name, pattern in _ORDER if pattern.search(text))
    yield from (f"month-{MONTH_NUMBERS[match[1].lower()]}" for match in _MONTH.finditer(text))
    months = {"this": today, "last": today - relativedelta(months=1)}
    yield from (f"month-{months[match[1].lower()].month}" for match in _MONTH_FROM_TODAY.finditer(text))
    yield from (f"day-{match[1] or NTH_NUMBERS[match[2].lower()]}" for match in _DAY.finditer(text))


def _fits(hint: str, day: date, days: Sequence[date]) -> bool:
    if hint.startswith("not-"):
        return not _fits(hint.removeprefix("not-"), day, days)
    kind, _, number = hint.partition("-")
    if number:
        return int(number) == (day.month if kind == "month" else day.day)
    by_place = {"first": days[0], "second": days[-1], "earlier": min(days), "later": max(days)}
    return kind in by_place and by_place[kind] == day

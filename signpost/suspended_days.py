"""How many school days of suspension a message tells of, since more than 5 or 15 in a term change what governors do.

Read in the plain form of names.py. Only the band comes back: it is a value of the fact `pressing`. The bands are those
of knowledge/signposts/exclusion.yml, which names their sources. Every gap is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from signpost.case import Case
from signpost.denials import is_threatened
from signpost.mention import Mention
from signpost.turn import Turn

PRESSING = "pressing"
ALL_DAYS, MORE_DAYS = "suspended_days", "more_suspended_days"
"""What a message tells: the days, or days beside others told before. Kinds of mention; the value is a number."""
GOES_ON_WORDS = 12
"""A longer message that does not speak of a suspension speaks of other days."""
DAYS_BLANK = "[number] school days"
"""Stands in a text for the days of suspension told of."""
SUSPENDED, FOR_GOOD = "suspended", "permanently_excluded"
BANDS = ((5.0, "suspended_to_5"), (15.0, "suspended_to_15"), (45.0, "suspended_over_15"))
"""The most days in a term of each band; the last is the most there can be in a school year."""
ROAD = ("sent_home", SUSPENDED, *(band for _, band in BANDS), FOR_GOOD)
"""From the least exact to the most: who has told the days is not asked for less."""

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_ABOUT = re.compile(r"\b(?:suspen\w*|exclu(?:ded?|sions?|ding)|fixed[ -]?term)\b")
_NUMBER = rf"(?:\d{{1,2}}(?:\.5)?|{'|'.join(_NUMBERS)})"
_DAYS = r"(?:[ -]?(?:school )?days?(?: (?:each|suspensions?|exclusions?)|))"
_GOES_ON = r"(?:[ ]?(?:,|\+|&|and|then|plus)[ ]?){1,2}(?:(?:then|again|another|also|now|a|for|it was|got)[ ]){0,3}"
_WHEN = r"(?: (?:in|last|this) [a-z]{2,9}\b|)"
_CHAIN = re.compile(rf"\b{_NUMBER}{_DAYS}?(?:{_WHEN}{_GOES_ON}{_NUMBER}\b{_DAYS}?){{0,9}}")
_ONE = re.compile(rf"\b{_NUMBER}\b")
_SO_MANY_TIMES = re.compile(
    rf"\b(?:({_NUMBER}) times|({_NUMBER}) lots of|({_NUMBER}) (?={_NUMBER}[ -]day)|({'|'.join(_TIMES)}))\b"
)
_OTHER_BEFORE = re.compile(
    r"\b(?:within|in|after|every|next|under|up to|at least|max(?:imum)?|limit(?: of| is)?|if|whether|year|yr|aged?"
    r"|key stage|until|till|by|wait(?:ed|ing)?)(?: (?:its|it is|he is|she is|more than|over|the|for)){0,2} $"
)
_OTHER_AFTER = re.compile(
    r" ?(?:ago|to (?!be)|notice|rule|limit|late\b|later|left\b|before|a week|per week|each week|out of|old\b|of term"
    r"|off\b|since|without|max)"
)
_MORE_THAN = re.compile(r"\b(?:more than|over) $")
_TOTAL = re.compile(
    rf"\b(?:in total|total(?:s|led|ling)?(?: of| is)?|makes?(?: it)?|adds? up to|comes? to|thats|that is)"
    rf" (?:now )?({_NUMBER})(?:{_DAYS}|(?= (?:so far )?(?:this|in this|for the) term\b))"
    rf"|\b({_NUMBER}){_DAYS}(?: now)? (?:in total|altogether|all together|in all|all told)\b"
)
_IN_TERM = re.compile(rf"\b({_NUMBER})(?:{_DAYS})?(?: so far| now)? (?:this|in (?:this|the|one)|for the) term\b")
_NOT_ONE_TERM = re.compile(
    r"\b(?:(?:this|school|last|a|the|whole|past) (?:school )?year|years|terms|last term|since)\b"
)
_EARLIER_TOO = re.compile(
    r"\b(?:again|another|previous\w*|before|second|third|fourth|fifth|2nd|3rd|4th|5th|keeps?|more)\b"
)
_ONE_MORE = re.compile(r"\b(?:another|again|more|extra|as well|too(?! (?:many|much|long|few))|on top)\b")


def suspended(plain: str) -> str | None:
    """The band of a message that tells of suspensions and their days; None where it does not, or not surely.

    Days that are not all of one term, or stand beside others that are not told, come to no band unless they alone
    reach one.
    """
    about = _ABOUT.search(plain)
    if about is None or is_threatened(plain[: about.start()]):
        return None
    days = _days(plain)
    if not days or days > BANDS[-1][0]:
        return None
    is_few = days <= BANDS[0][0]
    if _NOT_ONE_TERM.search(plain) and not is_few:
        return SUSPENDED
    if is_few and _EARLIER_TOO.search(plain) and not (_TOTAL.search(plain) or _IN_TERM.search(plain)):
        return SUSPENDED
    return next(band for most, band in BANDS if days <= most)


def most_exact(mentions: Iterable[Mention], plain: str, denied: Iterable[Mention]) -> list[Mention]:
    """The mentions with what is told of a suspension once, as exactly as it is told, and before all else pressing.

    An exclusion that is only threatened is none.
    """
    found = list(mentions)
    told = [one for one in found if _is_of_it(one) and not _is_feared(one, plain)]
    found = [one for one in found if not _is_of_it(one)]
    band = None if any(one.value.endswith("=school_letter") for one in denied) else suspended(plain)
    told += [Mention(0, len(plain), PRESSING, band)] if band else []
    exact = max(told, key=lambda one: ROAD.index(one.value), default=None)
    return [exact, *found] if exact else found


def days_told(plain: str) -> Mention | None:
    """ALL_DAYS or MORE_DAYS, and how many; None where no days of one term are told.

    "Another 4 days" speaks of a suspension only if one was talked of: `added_up` knows.
    """
    about = _ABOUT.search(plain)
    goes_on = about is None and _ONE_MORE.search(plain) and plain.count(" ") < GOES_ON_WORDS
    feared = about is not None and is_threatened(plain[: about.start()])
    if feared or _NOT_ONE_TERM.search(plain) or not (about or goes_on):
        return None
    days = _days(plain)
    is_sum = _TOTAL.search(plain) or _IN_TERM.search(plain)
    beside_others = not is_sum and (goes_on or _EARLIER_TOO.search(_CHAIN.sub("", plain)))
    kind = MORE_DAYS if beside_others else ALL_DAYS
    return Mention(0, len(plain), kind, f"{days:g}") if 0 < days <= BANDS[-1][0] else None


def added_up(turn: Turn, case: Case) -> Turn:
    """The turn with the days told now added to those told before, where they are said to come on top.

    `days_suspended` is then set, and the band is that of all the days. Without days told before, those told now are
    only kept: "again" says that there were others.
    """
    told = [float(days) for days in turn.named.get(ALL_DAYS, ())]
    more = [float(days) for days in turn.named.get(MORE_DAYS, ())]
    if not more:
        return replace(turn, days_suspended=told[0]) if told else turn
    known = case.days_suspended if case.told(PRESSING) in ROAD[1:-1] else 0.0
    days = known + more[0]
    band = next((band for most, band in BANDS if days <= most), None)
    if not known or band is None:
        return replace(turn, days_suspended=more[0]) if PRESSING in turn.found else turn
    return replace(turn, found={**turn.found, PRESSING: band}, days_suspended=days, settles=turn.words <= GOES_ON_WORDS)


def with_days(text: str, case: Case) -> str:
    """The text with the days told of in its DAYS_BLANK; unchanged where they are not known, or no longer what holds."""
    band = next((band for most, band in BANDS if case.days_suspended <= most), None)
    is_known = case.days_suspended > 1 and band == case.told(PRESSING)
    return text.replace(DAYS_BLANK, DAYS_BLANK.replace("[number]", f"{case.days_suspended:g}")) if is_known else text


def not_less_exact(found: dict[str, str], case: Case) -> dict[str, str]:
    """The facts found, without one that only says less exactly what the case holds: "the suspension" after its days."""
    value, held = found.get(PRESSING), case.told(PRESSING)
    if value not in ROAD or held not in ROAD or value not in ROAD[:2] or ROAD.index(value) >= ROAD.index(held):
        return found
    return {fact: one for fact, one in found.items() if fact != PRESSING}


def _is_of_it(one: Mention) -> bool:
    return one.kind == PRESSING and one.value in ROAD


def _is_feared(one: Mention, plain: str) -> bool:
    return one.value == FOR_GOOD and is_threatened(plain[: one.start])


def _days(plain: str) -> float:
    """All days told of, added up; a total that is told stands for all; 0 where there are none."""
    if total := _TOTAL.search(plain):
        return _worth(next(filter(None, total.groups())))
    each = list(_chains(plain))
    in_term = [_worth(match[1]) for match in _IN_TERM.finditer(plain)]
    if len(each) > 1 and in_term and in_term[0] >= sum(each) - in_term[0]:
        return in_term[0]
    return sum(each) * (_times(plain) if len(each) == 1 else 1)


def _chains(plain: str) -> Iterator[float]:
    """The days of each run of numbers with "days" among them: "5 days then 4 then 3", "5, 4 and 3 days"."""
    for match in _CHAIN.finditer(plain):
        before, after = plain[max(0, match.start() - 24) : match.start()], plain[match.end() : match.end() + 12]
        if "day" not in match[0] or _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after):
            continue
        for number in _ONE.findall(match[0]):
            yield _worth(number) + bool(_MORE_THAN.search(before))


def _times(plain: str) -> float:
    """How often the one length told was given: "twice for 3 days", "3 times for 2 days each"."""
    match = _SO_MANY_TIMES.search(plain)
    return _worth(next(filter(None, match.groups()))) if match else 1


def _worth(number: str) -> float:
    if number in _TIMES:
        return _TIMES[number]
    return _NUMBERS.index(number) + 1 if number in _NUMBERS else float(number)

"""A date put right by a bare "no" ("no, 18 November", "no the 7th"), or by the one it takes the place of ("not 13")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signpost.date_patterns import MONTH_NAMES, MONTH_NUMBERS
from signpost.letter_dates import CORRECTS, DAY_OF_MONTH, INSTEAD_OF
from signpost.mention import Mention

_NO = r"\W*(?:no|nope|nah)\b(?:\W+(?:sorry|it was|it['’]?s|it is|i mean|i meant|on|the))*\W*"
_BEFORE_A_DATE = re.compile(rf"{_NO}")
_LEAD = rf"(?:{_NO}|\W*(?:sorry|actually|i meant?|it was|it['’]?s)\b\W*)"
_NTH = r"(?:the )?(\d{1,2})(?:st|nd|rd|th)"
_A_DAY_ALONE = re.compile(rf"(?:{_LEAD}{_NTH}|{_LEAD}?{_NTH},? not (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)\W*")
_DATED = ("_date", "date")
_SORRY = r"[ ,.]*(?:but |sorry |it was |it['’]?s |it is |i mean |i meant )*(?:on |the )?$"
_OTHER_DAY = (
    rf"not (?:on )?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b(?:(?: of)? ({MONTH_NAMES})\b)?"
    # Another word behind it is what it counts: "not 2 days later".
    r"(?! ?[/.:%-]?\d| (?!(?:sorry|i|it|its|as|like|so|but|the|that|thats|which|my|on)\b)[a-z])"
)
_OTHER_MONTH = rf"not (?:in )?({MONTH_NAMES})\b(?! \d)"
_MONTH_AFTER = re.compile(rf"[ ,.]*{_OTHER_MONTH}")
_MONTH_BEFORE = re.compile(rf"\b{_OTHER_MONTH}{_SORRY}")
_NOT_AFTER = re.compile(rf"[ ,.]*(?:and |it['’]?s |it is |it was )?{_OTHER_DAY}")
_NOT_BEFORE = re.compile(rf"\b{_OTHER_DAY}{_SORRY}")


def put_right(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What shows that a message, in small letters, puts a date right.

    A date right after its "no" or with the one it takes the place of, or a day of the month alone.
    """
    dates = [one for one in mentions if one.kind.endswith(_DATED) and one.end > one.start]
    if dates and _BEFORE_A_DATE.fullmatch(text[: dates[0].start]):
        yield Mention(0, dates[0].start, "asks_for", CORRECTS)
    yield from _in_place_of_another(text, dates)
    if not dates and (alone := _A_DAY_ALONE.fullmatch(text)):
        group = 1 if alone[1] else 2
        yield Mention(alone.start(group), alone.end(group), DAY_OF_MONTH, alone[group])


def _in_place_of_another(text: str, dates: Sequence[Mention]) -> Iterator[Mention]:
    """Each day with the one it takes the place of: "3 November, not 13", or with a month, "28 September, not August".

    As "day=number", "day=number-month" or "day=-month".
    """
    for one in dates:
        day = one.value.rpartition("=")[2]
        if other := _NOT_AFTER.match(text[one.end :]) or _NOT_BEFORE.search(text[: one.start]):
            month = f"-{MONTH_NUMBERS[other[2]]}" if other[2] else ""
            yield Mention(one.start, one.end, INSTEAD_OF, f"{day}={int(other[1])}{month}")
        elif other := _MONTH_AFTER.match(text[one.end :]) or _MONTH_BEFORE.search(text[: one.start]):
            yield Mention(one.start, one.end, INSTEAD_OF, f"{day}=-{MONTH_NUMBERS[other[1]]}")

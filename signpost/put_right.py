"""A date put right by a bare "no": "no, 18 November", "no the 7th"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signpost.letter_dates import CORRECTS, DAY_OF_MONTH
from signpost.mention import Mention

_NO = r"\W*(?:no|nope|nah)\b(?:\W+(?:sorry|it was|its|it is|i mean|i meant|on|the))*\W*"
_BEFORE_A_DATE = re.compile(rf"{_NO}")
_A_DAY_ALONE = re.compile(
    rf"(?:{_NO}|\W*(?:sorry|actually|i meant?|it was|its)\b\W*)(?:the )?(\d{{1,2}})(?:st|nd|rd|th)\W*"
)
_DATED = ("_date", "date")


def put_right(plain: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What shows that a message puts a date right: one right after its "no", or a day of the month alone."""
    dates = [one for one in mentions if one.kind.endswith(_DATED) and one.end > one.start]
    if dates and _BEFORE_A_DATE.fullmatch(plain[: dates[0].start]):
        yield Mention(0, dates[0].start, "asks_for", CORRECTS)
    if not dates and (alone := _A_DAY_ALONE.fullmatch(plain)):
        yield Mention(alone.start(1), alone.end(1), DAY_OF_MONTH, alone[1])

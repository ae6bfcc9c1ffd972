"""Whether a day of the week is the last one or the next: told by the words beside it, never guessed.

Every gap is bounded, so that a long message costs no more than its length.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from signpost.date_patterns import WEEKDAY_NUMBERS

CLOSE_DAYS = 2
""""Next Friday" said so shortly before a Friday may be the one after."""
REACH = 90
"""How many characters to each side are looked at."""

CLOSE = 25
"""How many characters after a day a meeting named there may begin."""

_MEETING = (
    r"(?:meet\w{0,4}|meating|review|panel|hearing|mediation|tribunal|conference|appointment|governors?|goven[eo]rs?"
    r"|goveners?)"
)
_NAMES_A_MEETING = re.compile(rf"\b(?:{_MEETING}|met\b|seeing\b)", re.IGNORECASE)
_FEW = r"(?:\w+[ ]){0,5}?"
_CUT = re.compile(
    r"[.!?;,:\n]+|\b(?:and|but|so|because|cos|coz|cuz|then|though|although|while|where|which)\b", re.IGNORECASE
)
_COMING = re.compile(
    r"\b(?:will|wont|won't|shall|(?:they|you|it|that)'?ll|(?:he|she|we|i)'ll|if|unless|until|untill|till|til|by|before"
    r"|going to|gonna|gunna|goin to|is|isnt|isn't|are|arent|aren't|need to|needs to|have to|has to|got to|must|should"
    r"|can|cant|can't|could|may|might|due|to be(?:[ ]\w+ed)?|coming up|starts?|supposed to|meant to|plan(?:s|ning)? to"
    r"|hoping to|wants? to|ready for|prepare for|when do|do i|do we|what do|(?:be|get)[ ]\w+ed)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|wasnt|wasn't|werent|had|has|have|been|went|met|came|got|rang|said|told|sent|gave|given|wrote|took"
    r"|saw|did|didnt|didn't|held|found|made|left|put|read|kept|let|heard|thought|spoke|seen|done|happened"
    r"|(?!need|indeed|speed|feed|bed|red|ned\b|shed|med\b)[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_IT_IS_ON = re.compile(
    r"\b(?:is|its|it's|are|isnt|be|being|held|set|booked|planned|arranged|scheduled|due|moved|changed|rearranged"
    r"|rescheduled|postponed)(?:[ ](?:now|only|not|back|to|for|in|at|on|this|school|there|here)){0,3}[ ]?$",
    re.IGNORECASE,
)
_TO_COME_ALL_THE_SAME = re.compile(
    r"\bwas[ ](?:moved|changed|rearranged|rescheduled|postponed|put[ ](?:off|back))[ ](?:to|till|until|for)", re.I
)
_HAD_A_MEETING = re.compile(
    r"\b(?:had|attended|missed|held|went to|been to|came to|sat (?:through|in)|back from|after)[ ](?!to\b)"
    rf"{_FEW}{_MEETING}\b",
    re.IGNORECASE,
)
_MEETING_WAS = re.compile(
    rf"\b{_MEETING}[ ]{_FEW}(?:was|were|wasn'?t|went|happened|took place|met|did|didn'?t)\b|\bwe met\b|\bthey met\b"
    r"|\bwas (?:on[ ]|held[ ])?(?:on[ ])?$",
    re.IGNORECASE,
)
_WENT_AFTER = re.compile(
    r"^\W{0,2}(?:\w+[ ]){0,2}?(?:was|were|wasn'?t|went|didn'?t go|ended|turned (?:out|into)|just gone)\b", re.IGNORECASE
)
_SAID_AFTER = re.compile(
    r"^\W{0,2}(?:and[ ]|when[ ]|where[ ])?(?:they|he|she|we|i|the[ ]\w+|school|head)[ ](?:all[ ]|just[ ])?"
    r"(?:said|told|agreed|decided|asked|refused|got|came|left|met|wouldn'?t|\w{2,}ed)\b",
    re.IGNORECASE,
)
_A_LETTER_ABOUT = re.compile(
    rf"\b(?:got|had|received|came|sent|gave)[ ]{_FEW}(?:letter|email|text|invite|invitation|call|message)[ ]{_FEW}"
    rf"{_MEETING}\b",
    re.IGNORECASE,
)
_HAD_ONE = re.compile(
    r"\b(?:dated?|date on (?:it|the|my|our|his|her)|came|come|got|get|received|recieved|arrived|landed|had|sent|issued"
    r"|gave|given|wrote|written|refused|turned down|said no|decided|decision was|emailed|posted|fined|served|delivered"
    r"|handed|signed|opened|is from|was from|from the|was on|is on)\b",
    re.IGNORECASE,
)


def last(weekday: str, today: date) -> date:
    """The nearest such day of the week before today."""
    return today - timedelta(days=(today.weekday() - WEEKDAY_NUMBERS[weekday.lower()] - 1) % 7 + 1)


def following(weekday: str, today: date) -> date:
    """The nearest such day of the week after today."""
    return today + timedelta(days=(WEEKDAY_NUMBERS[weekday.lower()] - today.weekday() - 1) % 7 + 1)


def next_ones(weekday: str, today: date) -> tuple[date, ...]:
    """What "next Thursday" may be: one day, or two while this week's is still ahead or close."""
    nearest = following(weekday, today)
    sunday = today + timedelta(days=6 - today.weekday())
    clear = nearest > sunday and (nearest - today).days > CLOSE_DAYS
    return (nearest,) if clear else (nearest, nearest + timedelta(days=7))


def next_week(weekday: str, today: date) -> date:
    """That day of the next calendar week."""
    return today + timedelta(days=7 - today.weekday() + WEEKDAY_NUMBERS[weekday.lower()])


def ways(text: str, start: int, end: int, of_a_meeting: bool) -> frozenset[str]:
    """Which way the day at text[start:end] lies: {"past"}, {"coming"}, or both where the words do not tell.

    A meeting is to come unless its verb says that it was; of anything else a day to come has to be told as one.
    """
    before, after = _clause(text, start, end)
    return _of_meeting(before, after) if of_a_meeting else _of_other(before, after)


def is_a_meetings(text: str, start: int, end: int) -> bool:
    """Whether a meeting is named in the same part of the sentence, close enough for the day to be its own."""
    before, after = _clause(text, start, end)
    return bool(_NAMES_A_MEETING.search(before) or _NAMES_A_MEETING.search(after[:CLOSE]))


def was_had(text: str, start: int, end: int) -> bool:
    """Whether words of having it stand beside the day: "the letter came on Monday", "a fine dated"."""
    before, after = _clause(text, start, end)
    return bool(_HAD_ONE.search(f"{before} {text[start:end]}") or _HAD_ONE.search(after[:40]))


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the same part of the sentence, before the day (without its "on") and after it."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    cuts = [match.end() for match in _CUT.finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    cut = _CUT.search(after)
    after = after[: cut.start()] if cut else after
    return before, after


def _of_meeting(before: str, after: str) -> frozenset[str]:
    if _TO_COME_ALL_THE_SAME.search(before):
        return frozenset({"coming"})
    was = _MEETING_WAS.search(before) or _WENT_AFTER.match(after)
    if not was and _IT_IS_ON.search(before):
        return frozenset({"coming"})
    if _A_LETTER_ABOUT.search(before):
        return frozenset({"past", "coming"})
    if was or _HAD_A_MEETING.search(before):
        return frozenset({"past"})
    return frozenset({"past", "coming"}) if _SAID_AFTER.match(after) else frozenset({"coming"})


def _of_other(before: str, after: str) -> frozenset[str]:
    coming = max((match.end() for match in _COMING.finditer(before)), default=0)
    past = max((match.end() for match in _PAST.finditer(before)), default=0)
    if past > coming:
        return frozenset({"past"})
    if coming:
        return frozenset({"coming"})
    # Nothing before it: "On Monday they rang", "On Monday I will go".
    first = min((match.start() for match in _COMING.finditer(after)), default=len(after))
    happened = min((match.start() for match in _PAST.finditer(after)), default=len(after))
    if happened < first:
        return frozenset({"past"})
    return frozenset({"coming"}) if first < happened else frozenset({"past", "coming"})

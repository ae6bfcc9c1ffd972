"""The words and shapes by which parents write dates, compiled once. What a match means is decided in dates.py.

Every gap and number is bounded, so that a long message costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)


def _numbered(names: Iterable[str], others: str, first: int) -> dict[str, int]:
    """Each name, and the other spellings in `others` (one group a name, divided by bars), with its number."""
    groups = [[name.lower(), *group.split()] for name, group in zip(names, others.split("|"), strict=True)]
    return {spelling: number for number, group in enumerate(groups, first) for spelling in group}


MONTH_NUMBERS = _numbered(
    MONTHS,
    "jan januray janurary|feb febuary feburary|mar|apr apirl||jun|jul|aug agust|sep sept septemer setember|oct octobor"
    "|nov novemer|dec decemer",
    first=1,
)
WEEKDAY_NUMBERS = _numbered(WEEKDAYS, "mon|tue tues|wed weds wensday|thu thur thurs|fri|sat|sun", first=0)
NUMBER_WORDS = {"a": 1, "an": 1, "twenty": 20} | {word: number for number, word in enumerate(_NUMBERS, 1)}


def _any_of(words: Iterable[str]) -> str:
    """The longest first, so that "march" is not read as "mar"."""
    return "|".join(sorted(words, key=len, reverse=True))


def _compiled(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE | re.ASCII)


_GAP = r"[ \t\u00a0]{1,3}"
_MONTH = rf"(?P<month>{_any_of(MONTH_NUMBERS)})(?![a-z])"
_WEEKDAY = _any_of(WEEKDAY_NUMBERS)
_DAY = r"(?P<day>\d{1,2})(?P<ordinal>[ ]?(?:st|nd|rd|th)\b)?"
_FULL_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)"
_COUNT = rf"\d{{1,3}}|{_any_of(NUMBER_WORDS)}"
_UNIT = r"days?|weeks?|wks?|fortnights?|months?|mths?|mnths?|years?|yrs?"
_COUNTED = (
    rf"(?:{_UNIT}|am|pm|a\.m|p\.m|o'?clock|terms?|hours?|hrs?|min(?:ute)?s?|miles?|times?|percent|per|of"
    r"|children|kids|pupils|people|parents|boys|girls|families|schools?|letters?|occasions|lessons|sessions)\b"
)
"""What a number before it counts, so that the number is no day and no year."""
_YEAR = (
    rf"(?:(?:,?{_GAP}|[-/.,])?'?{_FULL_YEAR}"
    rf"(?!\d|[:./]\d|%|{_GAP}?{_COUNTED}|(?:st|nd|rd|th)?{_GAP}?(?:of{_GAP})?(?:{_any_of(MONTH_NUMBERS)})\b))?"
)
_NOT_IN_A_NUMBER = r"(?<![\w£$/-])(?<!\d[.:])"

ISO = _compiled(
    r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\w/-]|\.\d)"
)
NUMERIC = _compiled(
    _NOT_IN_A_NUMBER,
    rf"(?P<first>\d{{1,2}})(?P<mark> ?/ ?|[.-])(?P<second>\d{{1,2}})(?P=mark){_FULL_YEAR}(?![\w/-]|\.\d)",
)
NUMERIC_AFTER_CUE = _compiled(
    r"\b(?:dated?|letter|certificate|on|since|received|sent)[: ]{1,2}(?:the )?",
    rf"(?!24/7\b)(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})(?![\w/-]|\.\d|{_GAP}(?:{_COUNTED}|an?\b))",
)
NUMERIC_ALONE = _compiled(
    rf"\W{{0,3}}(?P<first>\d{{1,2}})(?:/(?P<second>\d{{1,2}})|[ ](?P<second2>\d{{1,2}})[ ]{_FULL_YEAR})\W{{0,3}}"
)
"""The whole of a short message, which answers our question about a date."""
DAY_FIRST = _compiled(
    rf"{_NOT_IN_A_NUMBER}(?:(?:{_WEEKDAY})\b,?{_GAP}(?:the{_GAP})?)?",
    rf"(?:(?P<or_day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_GAP}or{_GAP}(?:the{_GAP})?|[ ]?[-/][ ]?))?{_DAY}",
    rf"(?:{_GAP}(?P<of>of{_GAP}(?:the{_GAP})?)?|[-/]|\.(?=\w))?{_MONTH}\.?{_YEAR}",
)
MONTH_FIRST = _compiled(
    rf"\b(?:(?:{_WEEKDAY})\b,?{_GAP})?{_MONTH}\.?{_GAP}(?P<of>the{_GAP})?",
    rf"{_DAY}(?![\w:/%]|\.\d|{_GAP}{_COUNTED}){_YEAR}",
)
AGO = _compiled(
    rf"(?<![\w.,/-])(?P<count>{_COUNT}) ?(?P<unit>{_UNIT})",
    rf"(?: (?:and|&) (?P<count2>{_COUNT}) ?(?P<unit2>{_UNIT}))? ago(?: today)?\b",
)
WEEKDAY_LAST_WEEK = _compiled(rf"\b(?P<weekday>{_WEEKDAY}) (?:of )?last w(?:ee)?k\b")
PAST_WEEKDAY = _compiled(
    rf"\b(?:(?P<last>last{_GAP})|(?:on|since|dated|came|arrived|received){_GAP})(?P<weekday>{_WEEKDAY})\b",
    rf"(?!{_GAP}(?:week|next|coming)\b|,?{_GAP}(?:the{_GAP})?\d)",
    rf"(?!(?<=sat){_GAP}(?:down|in|on|at|with|through|there|by|nav)\b|(?<=sun){_GAP}(?:cream|hat|bed|safety|screen)\b)",
)
NEAR_DAY = _compiled(
    r"\b(?:(?:the )?day before (?P<before>yesterday)|(?P<yesterday>yesterday|yesturday|yday)|today|2day)\b"
)

NUMBERED_THING = _compiled(
    r"\b(?:sections?|sec|years?|yrs?|parts?|stages?|ages?|aged|rooms?|para(?:graph)?s?|pages?|ks|key stage",
    r"|reg(?:ulation)?s?|rules?|articles?|schedule|chapter|version|level|class|clause)\.?[ ]?$",
)
"""Ends just before a number that counts something else: "section 3", "year 6"."""
ROUGHLY = _compiled(
    r"\b(?:about|around|nearly|almost|over|under|roughly|approx\w*|maybe|perhaps|than|some|or|to|least|most|like|half|circa)",
    r"\W{0,2}$",
)
"""Ends just before a length that is only a guess: "nearly seven weeks ago" is no date to count from."""
IN_A_MONTH = _compiled(r"\bin[ ]$")
"""Ends just before a month that stands alone: "in March 2 staff left"."""
DATE_CUE = _compiled(r"\b(?:dated?|on|from|of|since|by|until|till|before|after|letter|was|is|it's|the)\W{1,2}$")
VERB_AFTER_MAY = _compiled(
    r"[ ](?:be|have|not|also|need|get|well|go|come|take|want|still|never|help|apply|say|ask|seem|give|make|lose|only"
    r"|even|just|feel|find|mean|think|do|look|cause|require|include|attend|always|sometimes|now|all|both|then|too)\b"
)
"""Shows that "may" before it is no month, whatever the number."""
DATE_ENDS_AFTER_MAY = _compiled(
    r"\W*$|[.,;:!?)\n\"'-]|[ ](?:and|or|but|so|i|we|he|she|they|it|my|the|a|to|from|for|at|which|when|that|saying|says"
    r"|said|about|by|in|is|was|with|last|this|school|council|la|letter|decision|what|how|can|if|as|because|since|until|till"
    r"|on|refus\w+)\b"
)

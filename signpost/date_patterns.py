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


def _slips(name: str) -> list[str]:
    """The name with one letter left out, two changed about or one doubled, all after the first letter."""
    places = range(1, len(name))
    left_out = [name[:at] + name[at + 1 :] for at in places]
    doubled = [name[:at] + name[at] + name[at:] for at in places]
    swapped = [name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in places[:-1]]
    return list(dict.fromkeys([*left_out, *doubled, *swapped]))


LONG_ENOUGH = 6
"""Letters of a month's name from which one slip still shows which it is; "mach" and "jue" may be anything."""
MONTH_NUMBERS = {
    slip: at for at, name in enumerate(MONTHS, 1) if len(name) >= LONG_ENOUGH for slip in _slips(name.lower())
}
MONTH_NUMBERS |= _numbered(
    MONTHS,
    "jan janurary|feb feburary|mar marhc mrach|apr apirl aprl aprill||jun|jul|aug|sep sept setember|oct octobor"
    "|nov novemer|dec decemer",
    first=1,
)
WEEKDAY_NUMBERS = _numbered(WEEKDAYS, "mon|tue tues|wed weds wensday|thu thur thurs|fri|sat|sun", first=0)
NUMBER_WORDS = {"a": 1, "an": 1, "twenty": 20} | {word: number for number, word in enumerate(_NUMBERS, 1)}
_NTHS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth", "twenty first", "twenty second", "twenty third", "twenty fourth", "twenty fifth"),
    *("twenty sixth", "twenty seventh", "twenty eighth", "twenty ninth", "thirtieth", "thirty first"),
)
NTH_NUMBERS = {word: number for number, name in enumerate(_NTHS, 1) for word in {name, name.replace(" ", "-")}}


def _any_of(words: Iterable[str]) -> str:
    """The longest first, so that "march" is not read as "mar"."""
    return "|".join(sorted(words, key=len, reverse=True))


MONTH_NAMES = _any_of(MONTH_NUMBERS)
"""Every way a month is written, as the alternatives of a pattern."""


DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{MONTH_NAMES})\b|(?:{MONTH_NAMES}) (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\d{1,2}/\d{1,2})"
)
"""A day as it mostly stands in a text, where only that there is one matters; which one it is, dates.py finds."""


def _compiled(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE | re.ASCII)


_GAP = r"[ \t\u00a0]{1,3}"
_MONTH = rf"(?P<month>{MONTH_NAMES})(?![a-z])"
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
    rf"(?!\d|[:./]\d|%|{_GAP}?{_COUNTED}|(?:st|nd|rd|th)?{_GAP}?(?:of{_GAP})?(?:{MONTH_NAMES})\b))?"
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
    rf"\W{{0,3}}(?P<first>\d{{1,2}})(?:[/.-](?P<second>\d{{1,2}})|[ ](?P<second2>\d{{1,2}})[ ]{_FULL_YEAR})\W{{0,3}}"
)
"""The whole of a short message, which answers our question about a date."""
DIGITS_ALONE = _compiled(r"\W{0,3}(?P<first>\d\d)(?P<second>\d\d)(?P<year>(?:19|20)?\d\d)\W{0,3}")
WEEKDAY_ALONE = _compiled(rf"\W{{0,3}}(?P<weekday>{_WEEKDAY})(?P<weekday2>)\W{{0,3}}")
DAY_FIRST = _compiled(
    rf"{_NOT_IN_A_NUMBER}(?:(?:{_WEEKDAY})\b,?{_GAP}(?:the{_GAP})?)?",
    rf"(?:(?P<or_day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_GAP}or{_GAP}(?:the{_GAP})?|[ ]?[-/][ ]?))?{_DAY}",
    rf"(?:{_GAP}(?P<of>of{_GAP}(?:the{_GAP})?)?|[-/]|\.(?=\w))?{_MONTH}\.?{_YEAR}",
)
DAY_IN_WORDS = _compiled(
    rf"\b(?:the{_GAP})?(?:(?P<or_day>{_any_of(NTH_NUMBERS)}){_GAP}or{_GAP}(?:the{_GAP})?)?",
    rf"(?P<day>{_any_of(NTH_NUMBERS)})(?:{_GAP}of(?:{_GAP}the)?)?{_GAP}{_MONTH}\.?{_YEAR}",
)
MONTH_FIRST = _compiled(
    rf"\b(?:(?:{_WEEKDAY})\b,?{_GAP})?{_MONTH}\.?{_GAP}(?P<of>the{_GAP})?",
    rf"{_DAY}(?![\w:/%]|\.\d|{_GAP}{_COUNTED}){_YEAR}",
)
AGO = _compiled(
    rf"(?<![\w.,/-])(?P<count>{_COUNT}) ?(?P<unit>{_UNIT})",
    rf"(?: (?:and|&) (?P<count2>{_COUNT}) ?(?P<unit2>{_UNIT}))? (?:ago|back)(?: today)?\b(?! (?:last|yesterday|on)\b)",
)
WEEKS_BEFORE = _compiled(
    rf"(?<![\w.,/-])(?P<count>{_COUNT}) ?(?P<unit>weeks?|wks?|fortnights?)(?: ago)? ",
    rf"(?:(?:last|on) (?P<weekday>{_WEEKDAY})|(?P<yesterday>yesterday))\b",
)
"""A day counted back from another: "a week last Tuesday", "a week ago yesterday"."""
WEEKDAY_LAST_WEEK = _compiled(rf"\b(?P<weekday>{_WEEKDAY}) (?:of )?last w(?:ee)?k\b")
_NO_OTHER_DAY = (
    rf"(?!{_GAP}week\b|,?{_GAP}(?:the{_GAP})?\d)"
    rf"(?!(?<=sat){_GAP}(?:down|in|on|at|with|through|there|by|nav)\b|(?<=sun){_GAP}(?:cream|hat|bed|safety|screen)\b)"
)
"""After a day of the week: what makes it another day ("Friday week") or an ordinary word ("sat down")."""
_LONG_WEEKDAY = _any_of(name for name in WEEKDAY_NUMBERS if len(name) > 3)
NEXT_WEEK_DAY = _compiled(
    rf"\b(?:(?:on{_GAP})?(?P<weekday>{_WEEKDAY}){_GAP}(?:of{_GAP})?next{_GAP}w(?:ee)?k\b",
    rf"|next{_GAP}w(?:ee)?k,?{_GAP}(?:on{_GAP})?(?P<weekday2>{_WEEKDAY})\b)",
)
NEXT_WEEKDAY = _compiled(rf"\b(?:on{_GAP})?(?:the{_GAP})?next{_GAP}(?P<weekday>{_WEEKDAY})\b", _NO_OTHER_DAY)
COMING_WEEKDAY = _compiled(
    rf"\b(?:(?:on{_GAP})?(?:this{_GAP}coming|this{_GAP}up ?coming|coming){_GAP}(?P<weekday>{_WEEKDAY})\b",
    rf"|(?:on{_GAP})?(?P<weekday2>{_WEEKDAY}){_GAP}coming\b(?!{_GAP}(?:back|in|up|to)\b))",
)
PAST_WEEKDAY = _compiled(
    rf"\b(?:(?P<last>last{_GAP})|(?:since|dated|came|arrived|received){_GAP}(?:on{_GAP})?)(?P<weekday>{_WEEKDAY})\b",
    rf"(?!{_GAP}(?:next|coming)\b)",
    _NO_OTHER_DAY,
)
OPEN_WEEKDAY = _compiled(
    rf"(?<!week )(?<!wk )\b(?:on{_GAP}(?P<weekday>{_WEEKDAY})",
    rf"|(?:this|for|is|its|it's|till|until|to|meeting|review|hearing|panel|mediation){_GAP}(?P<weekday2>{_LONG_WEEKDAY}))\b",
    rf"(?!{_GAP}next\b)",
    _NO_OTHER_DAY,
)
"""The last one or the next: weekdays.py tells by the words beside it."""
TOMORROW = _compiled(r"\b(?:tomorrow|tomorow|tommorow|tommorrow|2moro|tmrw|tmr)\b")
NTH_OF_LAST_MONTH = _compiled(
    rf"\b(?:the{_GAP})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}(?:of{_GAP})?(?P<which>this|last){_GAP}month\b(?!{_GAP}but\b)"
)
NTH = _compiled(
    r"(?:\b(?:dated?|letter|on|since|is|was|it's|its|from|of)[: ]{1,2}(?:the )?|^\W{0,3}(?:the )?)",
    rf"(?:(?P<weekday>{_WEEKDAY}),?{_GAP}(?:the{_GAP})?)?",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?!{_GAP}(?:of{_GAP})?(?:the{_GAP})?(?:{MONTH_NAMES}|this|last|next)\b)",
    rf"(?!{_GAP}(?:or\b|floor|time|day|week|month|year|birthday|form|grade|set|school|term|stage|party|letter|one\b))",
)
"""A day of a month that is not named: "dated the 12th"."""
NEAR_DAY = _compiled(
    r"\b(?:(?:the )?day before (?P<before>yesterday)|(?P<yesterday>yesterday|yesturday|yday)|today|2day)\b"
)

OR = _compiled(r"[ ,]{0,3}or(?: the| was it| maybe| perhaps)?[ ]")
"""Stands between two dates of which the parent does not know which it is."""
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
ROUGH_MONTH = _compiled(
    rf"(?:\b(?P<part>(?:in{_GAP})?(?:the{_GAP})?(?:very{_GAP})?(?:early|mid|middle|late|end|start|beginning|first{_GAP}(?:week|half|part)|last{_GAP}week)",
    rf"(?:{_GAP}in)?(?:{_GAP}of)?|in|during|some{_GAP}?time{_GAP}in)[ -]{{1,3}}|\A\W{{0,3}})",
    rf"{_MONTH}(?:{_GAP}(?P<year>20\d\d))?(?!\.?{_GAP}?(?:the{_GAP})?\d)",
)
"""A month with the part of it, or alone as a whole message; with a day it is a date."""
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

"""Who or what is sent home: of a child it is an exclusion, of work or a letter it is nothing of the kind."""

from __future__ import annotations

import re

from signpost.mention import Mention
from signpost.names import BESIDE

SENT_HOME = "sent home"
_PEOPLE = re.compile(
    r"son|daughter|child|kid|boy|girl|lad|lass|one|eldest|youngest|middle|twins|children|kids|boys|girls"
    r"|grandson|granddaughter|nephew|niece|brother|sister|pupil|student|class|old|teen|teenager|toddler|ds|dd"
    r"|autistic|them|him|her"
)
"""After "a", "the" or "my": somebody who can be sent home."""
_THINGS = re.compile(
    r"work|homework|letter|letters|book|books|note|notes|report|reports|form|forms|worksheet|worksheets|sheet"
    r"|sheets|pack|packs|slip|slips|newsletter|leaflet|email|text|message|questionnaire|survey|plan|timetable"
    r"|list|stuff|things|nothing|anything|something|everything|schoolwork|classwork|photos|medicine|medication"
    r"|paper|papers|paperwork|copy|copies|details|information|info|pe|kit|bag|diary|feedback"
)
_BETWEEN = re.compile(
    r"was|is|are|were|be|been|being|has|have|had|hasnt|havent|wasnt|isnt|get|gets|got|getting|keep|keeps|kept"
    r"|just|always|often|again|also|never|not|still|ever|only|to|even|regularly|sometimes|today|yesterday|then"
)
_WORD = re.compile(r"[a-z0-9-]+")
_IT_IS_SENT = re.compile(r" (?:a|an|the|his|her|some|more|any) (?:\w+ ){0,2}?(\w+)")
REACH = 60
"""How many characters before are looked at."""
BY_THE_CLOCK = "sent_home_to_cool_off"
"""The point that a day cut short is, where nothing is said of lunch."""
_WHOM = r"(?:him|her|them|us|my \w+(?: \w+)?|our \w+(?: \w+)?|the \w+)"
_HOME = re.compile(
    rf"(?:(?:send|sends|sending|sent|bring|bringing|take|taking) (?:{_WHOM} )?home"
    r"|(?:come|comes|coming|came|goes|going|go) home|(?:is|are|being|was|been|hes|shes) home"
    rf"|(?:pick|collect|fetch|get|have)(?:s|ing)? {_WHOM}(?: up)?|(?:picked|collected|fetched)(?: up)?)"
).pattern
_HOUR = r"(?:9|10|11|12|1|2|one|two|nine|ten|eleven|twelve|half (?:past )?(?:ten|eleven|twelve|one)|noon|midday)"
_TIME = (
    rf"(?:at|by|before|from|around|about|after) {_HOUR}(?:[:.]\d\d)?(?: ?(?:am|pm|oclock))?\b"
    r"(?! (?:years?|weeks?|months?))"
)
_OFTEN = (
    r"(?:every|each|most) (?:single )?(?:day|morning|monday|tuesday|wednesday|thursday|friday)|daily"
    r"|all the time|always"
)
_CLOCK = re.compile(
    rf"\b{_HOME} (?:\w+ ){{0,2}}?{_TIME} (?:\w+ ){{0,3}}?(?:{_OFTEN}|(?:till|until) (?:he|she|they))\b"
    rf"|\b(?:{_OFTEN}) (?:\w+ ){{0,4}}?{_HOME} (?:\w+ ){{0,2}}?{_TIME}"
)
_LUNCH = re.compile(
    r"\b(?:lunch\w*|dinner\w*|playground|(?:take|taking|bring|bringing|goes|go) \w* ?back|back in(?:to)? school"
    r"|(?:till|until) 1)\b"
)


def is_of_a_thing(plain: str, start: int, end: int) -> bool:
    """Whether plain[start:end], words with "sent home" in them, are said of a thing: "no work was sent home".

    What nobody names is taken for a child, for that is what parents mostly write of.
    """
    after = _IT_IS_SENT.match(plain, end)
    if after and _THINGS.fullmatch(after[1]):
        return True
    sentence = re.split(r"[.!?,;:\n]", plain[max(0, start - REACH) : start])[-1]
    words = _WORD.findall(sentence)
    while words and _BETWEEN.fullmatch(words[-1]):
        words.pop()
    if not words or _PEOPLE.fullmatch(words[-1]):
        return False
    return bool(_THINGS.fullmatch(words[-1])) or (len(words) > 1 and words[-2] in {"no", "any", "some"})


def by_the_clock(plain: str, offsets: list[int]) -> list[Mention]:
    """A child sent home at one hour day after day, as a problem of its own; with a word of lunch it is another one."""
    told = _CLOCK.search(plain)
    if told is None or _LUNCH.search(plain):
        return []
    return [Mention(offsets[told.start()], offsets[told.end() - 1] + 1, BESIDE, BY_THE_CLOCK)]

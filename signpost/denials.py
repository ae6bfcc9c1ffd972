"""What a message denies: a paper that never came, a day it wants gone; and the threat that is not the thing itself.

Read in the plain form of names.py (small letters, no apostrophes). Only ids come back, never the parent's words. Every
gap is bounded, so that a long message costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from signpost.knowledge.recognition import Recognition

NOT_YET = "not_yet"
"""Marks a thing that has not come or happened so far: a day still to come may stay."""
NONE = "none"
"""Marks a thing that there is not, at any time."""
DATES = "date"
"""What is denied where "that date" is to go, whichever it is."""
REACH = 40
"""How many characters before a denial are looked at."""
NO_LETTER = "request=letter"
"""What is denied where no letter was asked for."""
SHORT = 60
""""It hasn't happened" alone is about our date in a message of no more characters."""

_HAD = (
    r"(?:had|have|has|got|gotten|get|getting|receive|received|recieved|been|be|given|sent|seen|issued|served|made|a|an"
    r"|any|one)"
)
_NOT = (
    r"(?:havent|havnt|have not|has not|had not|hasnt|hadnt|dont|didnt|doesnt|do not|did not|never|isnt|is not|wasnt"
    r"|aint|nor|not)"
)
_GAVE_A = r"(?:theres|there is|there was|i gave|i never gave|i havent got|havent got|we have|ive got|got)"
_BESIDE = (
    r"(?:the|our|my|his|her|their|this|that|back|yet|even|ever|actually|us|me|him|them|to|with|for|such|a|an|any|one"
    r"|actual|proper|formal|written|official|new|been|through|no)"
)
_ADVERB = r"(?:(?:even|yet|ever|actually|still|really|as)[ ]){0,2}"
_KIND = r"(?:(?:actual|real|such|formal|written|official|proper|new|other|further|council|legal|bloody|damn)[ ]){0,2}"
_NOT_COME = (
    rf"(?:(?:still|just|at all|yet|thing|date)[ ]){{0,2}}{_NOT}[ ](?:(?:been|even|yet|actually|ever)[ ]){{0,2}}"
    r"(?:come|came|arriv\w*|happen\w*|issued|sent|received|given|made|turned up|shown up|landed|here|held|started"
    r"|taken place|took place|exist\w*|there|been)"
)
_OFF_AGAIN = (
    r"(?:cancel+ed|withdrawn|scrapped|dropped|called off|taken back|postponed|put off"
    r"|off(?![ ](?:the|them|my|our|his|her|school)\b))"
)
_TOOK_OFF = r"(?:cancel+ed|withdrawn|withdrew|scrapped|dropped|called off|postponed|put off|taken back|took back)"
_NO_LONGER_AT_HAND = (
    r"(?![ ](?:here|with me|on me|to hand|in front|any ?more|handy|at hand|at home|in my hand|print)\b)"
)
_NOT_SAID = re.compile(
    r"\b(?:if|unless|until|hope|hoping|make sure|in case|wish|want|so (?:that )?(?:they|we|i|she|he)"
    r"|(?:do|dont|have|havent|can|cant|could|got) (?:you|u)) [^.!?;,]{0,25}$"
    r"|\b(?:take|took|taken|takes|with|(?:will|ll) be) $"
)
"""Ends just before what is feared, hoped for or asked of us rather than said."""
_THE_DATE = (
    r"(?:(?:that|the|this|those|these|them|all|both|any|my|your|about|wrong|fine|review|meeting|letter|of)[ ]){0,4}"
    r"(?:dates?|deadlines?|last day|\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9})"
)
_OFF = re.compile(
    rf"\b(?:take|get|leave|cross|strike|rub|knock|put)[ ](?:out[ ]|off[ ]|away[ ])?{_THE_DATE}"
    r"(?:[ ](?:there|in there))?[ ]?(?:off|out|away|down|from)\b"
    rf"|\b(?:take|cross|leave|strike|rub)[ ](?:out|off|away)[ ]{_THE_DATE}\b"
    rf"|\b(?<!dont )(?<!not )(?<!i )(?<!ill )(?<!we )(?<!to )(?:forget|scrap|ignore)[ ]{_THE_DATE}\b"
    rf"|\b(?<!dont )(?<!not )(?:remove|delete|drop|clear|wipe|erase|lose|undo)[ ]{_THE_DATE}\b"
    rf"|\b(?:that|the|this|your|those)[ ](?:dates?|deadlines?|day)[ ](?:is|are|isnt|arent|was|cant be)[ ]"
    r"(?:all[ ]|just[ ]|not[ ]|totally[ ])?"
    r"(?:wrong|right|incorrect|made up|nonsense|rubbish|true|mine|ours|a mistake)\b"
    rf"|\b{_GAVE_A} (?:no|any|you any|you no) (?:dates?|deadlines?)\b(?! (?:on|of|for|yet|from)\b)"
)
_WRONG_DATE = re.compile(
    r"\b(?:wrong|not (?:the|a) (?:right|correct)|isnt the right)[ ](?:date|dates|deadline|day)\b"
    r"|\b(?:date|dates|deadline|last day)[ ](?:you|u)[ ](?:\w+[ ]){1,3}?(?:is|are)[ ](?:all[ ])?(?:wrong|not right)\b"
    r"|\bget rid of (?:that|the|this|those|my|all) (?:\w+ )?(?:dates?|deadlines?)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9} is (?:wrong|not right|a mistake)\b"
    r"|^\W*(?:no |can you |please |pls |just ){0,3}take (?:it|that) (?:off|out|away)(?: again)?(?: (?:my|the) plan)?\b"
    r"(?: (?:again|please|pls|plz|then|now|thanks|thx))?\W*$"
)
_RIGHT = re.compile(r"\b(?:is|are|was)[ ](?:all[ ]|just[ ]|totally[ ])?(?:right|true|mine|ours)\b")
_NEVER_HAPPENED = re.compile(
    r"(?:^|^(?:no |nope )?that|[.,!] ?that|\b(?:it|this|wrong|no)\b)\W*(?:hasnt|didnt|has not|did not|never|hadnt)[ ]"
    r"(?:even[ ]|actually[ ]|ever[ ])?happen\w*\b"
)
_THREAT = re.compile(
    r"\b(?:will|would|going to|goin to|gonna|gunna|might|may|could|threat\w*|thret\w*|thret|warn\w*|risk\w*|unless"
    r"|avoid|scared|afraid|worried|frightened|(?:they|it|that|you|he)'?(?:ll|d)|hed|theyd|theyll|itll|youll"
    r"|(?:she|we|i)'(?:ll|d)|shall|can|cant|in case|wants? to|trying to|talk\w* (?:about|of)|mention\w*|next step is"
    r"|dont want|don't want|if)\b(?:[ ]+[\w']+){0,6}[ ]+$"
)
_REAL = re.compile(
    r"\b(?:the|my|our|this|that|their|his|her|first|second|been|was|were|got|pay|paid|paying|appeal|challenge)[ ]+"
    r"(?:a[ ]+|an[ ]+|absence[ ]+|school[ ]+|attendance[ ]+)?$"
)
_THREATENED_ALL_THE_SAME = re.compile(
    r"\b(?:will|would|going to|gonna|might|may|could|threat\w*|ll|d) (?:\w+ )?(?:be|get)[ ]+$"
)
_WANT = r"(?:even |actually |really )?(?:asked|ask|asking|want|wanted|wanting|need|request|requested|after)"
_A_LETTER = r"(?:(?:for|you|to|write|send|do|give|me|us|a|an|any|the|that|this|another|model|template) ){0,7}letters?\b"
_I_DO_NOT = (
    r"(?:i|we) (?:didnt|did not|never|dont|do not|havent|have not|wasnt|was not)|i am not|im not|didnt|did not|never"
)
_NO_LETTER = re.compile(
    rf"^\W*(?:(?:no|nope|sorry|but|wait|hang|on|hey|er|um|thanks|ok|why)\W+){{0,4}}(?:{_I_DO_NOT}) {_WANT} {_A_LETTER}"
    r"|^\W*no letters? (?:please|pls|plz|thanks|thank you|ta)\b"
)


@dataclass(frozen=True)
class Denied:
    """text[start:end] says of a thing that there is none (NONE), or none so far (NOT_YET)."""

    start: int
    end: int
    how: str
    thing: str


class Denials:
    """Built once from the names of things in `knowledge/recognition.yml`."""

    def __init__(self, rules: Recognition) -> None:
        self._called: dict[str, list[str]] = {}
        for name, one in rules.things.items():
            for word in one.words:
                self._called.setdefault(word, []).append(name)
        names = _any_of(self._called)
        thing = rf"(?P<thing>{names})\b{_NO_LONGER_AT_HAND}"
        done = rf"(?P<thing>{_any_of(word for word in self._called if word.split()[0].endswith('ed'))})\b"
        self._patterns = (
            (NONE, re.compile(rf"\b(?:no|not any|zero)[ ]{_KIND}{thing}")),
            (
                NOT_YET,
                re.compile(rf"\b{_NOT}[ ]{_ADVERB}{_HAD}[ ](?:{_BESIDE}[ ]|{_HAD}[ ]){{0,4}}{thing}"),
            ),
            (
                NONE,
                re.compile(
                    r"\b(?:never|didnt|dont)[ ](?:said|say|mention\w*)[ ]"
                    rf"(?:(?:that|we|i|there|theres|she|he|was|is|had|have|got|about)[ ]){{0,5}}(?:an?|any)[ ]{thing}"
                ),
            ),
            (NOT_YET, re.compile(rf"\b{thing}[ ]{_NOT_COME}\b")),
            (NONE, re.compile(rf"\b{thing}[ ](?:(?:is|was|has|been|got|now|being)[ ]){{0,3}}{_OFF_AGAIN}\b")),
            (NONE, re.compile(rf"\b{_TOOK_OFF}[ ](?:{_BESIDE}[ ]){{0,2}}{thing}")),
            (NONE, re.compile(rf"\btook[ ](?:the|our|my|that)[ ]{thing}[ ]back\b")),
            (NOT_YET, re.compile(rf"\b{_NOT}[ ]{_ADVERB}(?:been[ ])?{done}")),
        )

    def find(self, plain: str) -> Iterator[Denied]:
        """Each thing that the message says there is not; a word may name several things."""
        seen: set[tuple[int, str]] = set()
        for how, pattern in self._patterns:
            for match in pattern.finditer(plain):
                if _NOT_SAID.search(plain[max(0, match.start() - REACH) : match.start()]):
                    continue
                for thing in self._called[match["thing"]]:
                    if (match.end(), thing) not in seen:
                        seen.add((match.end(), thing))
                        yield Denied(*match.span(), how, thing)


def _any_of(words: Iterable[str]) -> str:
    """The longest first; what matches nothing where there is none."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def date_denied(plain: str) -> str:
    """How a date of ours is denied, whichever it is; empty when none is.

    NONE where it is to go ("take that date off"), NOT_YET where what we took for past has not been ("it hasn't
    happened").
    """
    off = _OFF.search(plain)
    if off and not (_RIGHT.search(off[0]) and "not" not in off[0]):
        return NONE
    if _WRONG_DATE.search(plain):
        return NONE
    short = len(plain) <= (2 * SHORT if "wrong" in plain else SHORT)
    return NOT_YET if short and _NEVER_HAPPENED.search(plain) else ""


def letter_not_asked_for(plain: str) -> bool:
    """Whether the message says that the parent asked for no letter."""
    return bool(_NO_LETTER.search(plain))


def is_threatened(before: str) -> bool:
    """Whether the text before a thing makes it a threat: "they will [fine us]", "threatened with a [fine]"."""
    near = before[-70:].lower()
    cut = max(near.rfind(mark) for mark in ".!?;,:\n")
    near = near[cut + 1 :]
    if _THREATENED_ALL_THE_SAME.search(near):
        return True
    return bool(_THREAT.search(near)) and not _REAL.search(near)

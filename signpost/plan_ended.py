"""A decision to end a plan, told as what is to come: "they wrote on 3 November that they will cease to maintain it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signpost.inference import BY_WORDS
from signpost.mention import Mention

_PLAN = r"(?:(?:the|this|that|my|our|his|her|their|your|an?|\w+s) )?(?:\w+ )?(?:ehc plan|ehcp|echp|plan|it)\b"
_CEASE = r"(?:cease|stop|end) (?:to maintain|maintaining)\b"
_IS_TO = (
    r"(?:will(?: now)?|shall|(?:are|is|were|was) (?:now )?(?:going to|gonna|to)|(?:have|has) decided (?:to|they will))"
)
_DOING = r"(?:are|is) (?:now )?(?:ceasing|ending|stopping)(?: to maintain|)"
_SO_NAMED = re.compile(
    rf"\b(?:{_IS_TO} {_CEASE}|(?:are|is) (?:now )?ceasing to maintain\b"
    r"|(?:cease|ceasing) to maintain (?:letter|notice|decision)"
    r"|(?:letter|notice|decision) (?:to|of|about) (?:cease to|ceasing to) maintain\b)"
)
"""The law's own words for it: whoever has them in front of them has them from the council's letter."""
_IN_OTHER_WORDS = re.compile(rf"\b(?:{_IS_TO} (?:cease|end|stop)|{_DOING}) {_PLAN}")
_IN_A_LETTER = re.compile(r"(?<!no )\b(?:letters?|wrote|written|writes|emailed|email|dated|notice)\b")
ASKED_FIRST = re.compile(
    r"\b(?:minded to|thinking (?:of|about)|consider\w* (?:ceas|end|stop)\w*|propos\w*|consult\w*|(?:our|my|your) views"
    r"|what (?:we|i) think)\b"
)
"""Wherever these stand, it is not decided: the council asks before it ends a plan."""
_DOUBTED = re.compile(
    r"\b(?:want(?:s|ed)? to|may|might|could|if|whether|before|when|until|not|\w+nt|never|threat\w*"
    r"|afraid|worried|scared)\b(?: \w+){0,4} ?$"
)
"""So shortly before, somebody is afraid of it, or denies it."""


def plan_ended(plain: str, offsets: list[int]) -> Iterator[Mention]:
    """The decision and whose plan it is, where plain words tell of it so; `offsets` lead back to the message.

    That somebody says so is not enough: it is a decision in the law's own words, or in a letter.
    """
    told = _SO_NAMED.search(plain)
    if told is None and _IN_A_LETTER.search(plain):
        told = _IN_OTHER_WORDS.search(plain)
    if told is None or ASKED_FIRST.search(plain) or _DOUBTED.search(plain, 0, told.start()):
        return
    start, end = offsets[told.start()], offsets[told.end() - 1] + 1
    yield Mention(start, end, "decision", "ceased")
    yield Mention(start, end, BY_WORDS, "has_plan=yes")

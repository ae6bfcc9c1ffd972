"""Hours that a plan names and nobody gives: "my plan says 15 hours, college says no staff"."""

from __future__ import annotations

import re

from signpost.mention import Mention

_PLAN = r"(?:plan|ehcp|ehc plan|section f)"
_NUMBER = r"(?:\d{1,2}|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|twenty five|thirty)"
_HOURS = (
    rf"{_PLAN} (?:says|said|has|gives|states|promises) (?:that )?(?:\w+ ){{0,3}}?"
    rf"(?P<amount>{_NUMBER} ?(?:hours|hrs|h))\b"
)
_NOT_GIVEN = (
    r"(?:no (?:staff|teaching assistant|ta|support|money|one)|nobody|noone|(?:short|out) of staff|not enough staff"
    r"|havent got|hasnt got|(?:not|never|isnt|arent|dont|doesnt) (?:\w+ )?"
    r"(?:get|gets|getting|had|have|given|giving|happening)"
    r"|gets? (?:none|nothing|only|\d)|only (?:gets?|getting|had|have)|instead of)"
)
_TOLD = re.compile(rf"\b{_HOURS}[^?!]{{0,90}}?\b{_NOT_GIVEN}\b")


def promised_hours(plain: str, offsets: list[int]) -> list[Mention]:
    """The help of section F as not given. "Up to 15 hours" is no promise, whatever is given of it."""
    told = _TOLD.search(plain)
    if told is None or plain[: told.start("amount")].endswith(("up to ", "around ", "about ")):
        return []
    place = offsets[told.start()], offsets[told.end() - 1] + 1
    return [Mention(*place, "pressing", "plan_not_followed"), Mention(*place, "plan_section", "f")]

"""A complaint that was made and has had no answer: whoever tells of it is not told to begin again."""

from __future__ import annotations

import re

from signpost.mention import Mention
from signpost.names import BESIDE

UNANSWERED = "no_answer_to_complaint"
"""The point that it is."""
_A_COMPLAINT = r"(?:my|our|the) (?:\w+ )?complaint"
_MADE = (
    r"(?:(?:i|we|ive|weve|have|has|and|had|then|also|already) (?:\w+ )?complained"
    r"|(?:made|sent|wrote|written|put in|handed in|lodged|emailed|submitted|raised) (?:in )?(?:a|my|our|the)"
    rf" (?:\w+ )?complaint|{_A_COMPLAINT})"
)
_YET = r"(?: (?:has|have|been|even|ever|yet|it|bothered to))*"
_NO_ANSWER = (
    rf"(?:no (?:\w+ )?(?:answer|reply|response)|(?:not|never|havent|hasnt|nobody|no one|noone){_YET}"
    r" (?:answered|replied|responded|heard|acknowledged|had an answer|had a reply|answer|reply)|heard nothing"
    r"|nothing back|not a word|(?:been )?ignored|ignoring|ignore|unanswered|silence|waiting for (?:an answer|a reply))"
)
_OF_ANOTHER = re.compile(
    r"\b(?:council|la|local authority|lea|nhs|hospital|icb|pals|camhs|social (?:care|services|worker)|ombudsman"
    r"|transport|ofsted|mp|dfe|department for education)\b"
)
_TOLD = re.compile(
    rf"\b{_MADE}\b[^?!]{{0,90}}?\b{_NO_ANSWER}\b"
    rf"|\b(?:not|never|havent|hasnt|nobody|no one|wont|dont|ignoring|ignored|ignore){_YET}"
    r"(?: (?:answer|answered|answering|reply|replied|respond|responded|acknowledged)(?: to)?)?"
    rf" {_A_COMPLAINT}\b|\bno (?:answer|reply|response) (?:yet )?to {_A_COMPLAINT}\b"
)


def unanswered(plain: str, offsets: list[int]) -> list[Mention]:
    """The complaint as one made, and as a problem of its own, unless it was made to somebody other than a school."""
    told = _TOLD.search(plain)
    if told is None:
        return []
    place = offsets[told.start()], offsets[told.end() - 1] + 1
    mentions = [Mention(*place, "stage_reached", "complaint")]
    # Also "I complained to the council" a few words before.
    near = plain[max(0, told.start() - 40) : told.end() + 25]
    return mentions if _OF_ANOTHER.search(near) else [*mentions, Mention(*place, BESIDE, UNANSWERED)]

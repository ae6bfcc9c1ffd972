"""The day of what the parent sent, or somebody got from them: "I wrote to them on 9 October" is no letter of theirs.

What was sent is told by what is talked of: a complaint, a request to the council, a request for records
(`our_letter` in knowledge/signposts/).
"""

from __future__ import annotations

import re
from dataclasses import replace

from signpost.case import Case
from signpost.knowledge.base import Knowledge
from signpost.text import in_small_letters
from signpost.turn import Turn

SENT = "sent_date"
REQUEST = "request_date"
ANSWERED_BY_THE_DAY_IT_CAME = frozenset({REQUEST, "complaint_date", "records_date", "information_date"})
"""Dates of what others get from the parent: the day it reached them is the day asked for."""
_BETWEEN = r"(?: (?:have|had|has|already|then|also|only|first|just|finally|even|actually))*"
_WE = r"(?:i|ive|we|weve|(?:my )?(?:mum|dad|husband|wife|partner|gran))"
_SETTING = r"(?:nursery|preschool|school|senco|college|gp|health visitor)"
_THEY = r"(?:they|council|la|local authority|send team|sen team|the school|the head)"
_PAPER = r"(?:form|request|application|paperwork|referral|letter|email|complaint)"
_OURS = (
    rf"(?:{_WE}{_BETWEEN} (?:wrote|written|emailed|posted|sent|handed)"
    rf"|{_WE}{_BETWEEN} put (?:it|my|our|the {_PAPER})"
    rf"|{_SETTING}{_BETWEEN} (?:sent|posted|emailed|handed) (?:it|the {_PAPER})(?! home))\b"
    r"(?! ?(?:an? |the )?(?:letter|email|note|text)? ?(?:(?:back|out|home) )?(?:to )?(?:me|us|him|her)\b)"
)
"""What went out to others: not what a school sent home."""
_GOT_FROM_US = rf"{_THEY}{_BETWEEN}(?: (?:say|said) they{_BETWEEN})? (?:got|received|had) (?:it|my|our|the {_PAPER})\b"
_SOMETHING_ELSE = (
    r"dated|date|refus\w*|decision|decided|said|turned|came|arrived|answer\w*|repl\w*|wrote|they|it is|its"
    r"|letter (?:is|was|from|of)"
)
"""One of these between the sending and the day tells of another thing: "I sent it, the letter is dated ..."."""
_BEFORE = re.compile(rf"\b(?:{_OURS}|{_GOT_FROM_US})(?:(?!\b(?:{_SOMETHING_ELSE})\b)[^,;])*$")
_AFTER = re.compile(rf"^[ ,]*(?:that |when )?(?:{_OURS}|{_GOT_FROM_US})")
_A_PAPER_OF_THEIRS = re.compile(rf"\b(?:{_SOMETHING_ELSE}|letter|notice|email\w*)\b")


def is_of_ours(before: str, after: str) -> bool:
    """Whether a day between these words of one sentence is that of something sent to others by or for the parent.

    What is said after the day counts only where nothing before it tells whose day it is.
    """
    before, after = in_small_letters(before), in_small_letters(after)
    if _BEFORE.search(before):
        return True
    return bool(_AFTER.match(after)) and not _A_PAPER_OF_THEIRS.search(before)


def with_sent(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """The turn with the day of what was sent as the date it is, or without it where that cannot be told.

    A date of the kind that was told before stands: later mails only chase.
    """
    if not (days := turn.named.get(SENT)):
        return turn
    named = {kind: ids for kind, ids in turn.named.items() if kind != SENT}
    fact = _what_was_sent(turn, case, knowledge)
    if fact is None or (fact in case.dates() and case.asked != fact):
        return replace(turn, named=named)
    return replace(turn, named=named, found={fact: days[0], **turn.found})


def _what_was_sent(turn: Turn, case: Case, knowledge: Knowledge) -> str | None:
    if case.asked in ANSWERED_BY_THE_DAY_IT_CAME:
        return case.asked
    if turn.found.get("stage_reached") == "complaint":
        return "complaint_date"
    talked_of = (knowledge.signposts.get(name or "") for name in (turn.intent, case.signpost))
    if sent := next((one.our_letter for one in talked_of if one and one.our_letter), None):
        return sent
    asked = {turn.found.get("has_plan"), case.get("has_plan")} & {"asked"}
    return REQUEST if asked or case.get("decision") == "agreed_to_assess" else None

"""How far a parent has got, told as a story: "told the head in June, then wrote to the chair, not upheld".

What somebody else said, what is meant to be done and what is only asked about is no step of the parent's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from signpost.mention import Mention

_ADVERBS = (
    r"(?:have|had|has|ive|just|already|also|then|even|since|now|only|both|again|myself|properly|recently|nicely|finally"
    r"|actually|first|did|keep|kept|been)"
)
_WE = rf"\b(?:i|we|ive|weve|id|wed|(?:his|her|their|my) (?:mum|dad|wife|husband|partner))( {_ADVERBS}){{0,3}} "
_BEGIN = r"(?:^|(?<=[.!?;,] )|(?<=and )|(?<=then ))"
_OURS = rf"(?:{_WE}|{_BEGIN})"
"""Told with who did it, or at the beginning of a sentence without: "Emailed the senco in September"."""
_THE = r"(?:the|his|her|their|my|our|a|this|that|class|form|new|school|transport|council|college|head of)"
_WHO = (
    rf"(?:{_THE} ){{0,3}}(?:heads?(?:teacher)?|senco|sendco|teachers?|tutor|pastoral|school|college|nursery|manager"
    r"|council|office|transport|year head|head of year|principal|governors?|chair|caseworker|social worker"
    r"|agency|driver|ta|firm"
    r"|trust|advisor|adviser|leader|worker|pals|hospital|director|deputy)\b"
)
_TALKED = re.compile(
    rf"{_OURS}(?:told|asked|said to|emailed|emaild|messaged|rang|phoned|chased"
    r"|reported (?:it|this|that)(?: to)?"
    rf"|spoke (?:to|with)|spoken (?:to|with)|talked (?:to|with)|mentioned (?:it|this|that) to|met(?: with)?"
    rf"|had (?:a|another|\w+) (?:chat|word|call|meeting|meetings) with|raised (?:it|this|that) with) {_WHO}"
    rf"|{_OURS}(?:brought (?:it|this|that) up|raised (?:it|this|that)|asked|told \w+)"
    r" at (?:the |his |her )?parents evening"
    rf"|{_WE}(?:had|been to) (?:two|three|four|five|several|\d) meetings\b"
)
_COMPLAINT = (
    r"(?:(?:a|an|my|our|the|there|their|formal|written|official|proper|online|in|school|council) ){0,4}complaint\b"
)
_COMPLAINED = re.compile(
    rf"{_OURS}(?:put|made|sent|filled(?: in| out)?|did|lodged|submitted|wrote|written|put in|handed in) {_COMPLAINT}"
    rf"(?! (?:yet|if))|{_BEGIN}(?:complained|complaind)\b(?! of\b)"
    rf"|{_OURS}(?:wrote|written|emailed) (?:in |formally |back )*(?:to )?{_WHO}[^.!?]{{0,60}}\bcomplain"
    rf"|{_OURS}(?:wrote|written) (?:to )?(?:the )?(?:chair|chair of governors|chair of the governors|governors)\b"
    rf"|{_OURS}wrote formally\b"
    r"|\b(?:my|our) complaint(?: was| went| has|(?:s| is) (?:been|in|finished|already|now))\b"
    r"|\bcomplaint went (?:in|to)\b"
    r"|\bcomplaint form on\b|\b(?:ask\w*|writ\w+|wrote) in writing\b[^.!?]{0,60}\bcomplaint form\b"
)
_OF_A_COMPLAINT = re.compile(r"\b(?:complain\w*|not upheld|governors panel|ombudsman|stage (?:2|two))\b")
_FINAL = re.compile(
    r"\b(?:final|last) (?:answer|response|letter|word)\b|\bthat?s (?:the|their|there) (?:final|last) word\b"
    r"|\bprocedures? (?:is |has )?(?:now )?(?:at an end|finished|exhausted|over)|\bavenues (?:are|have been) exhausted"
    r"|\b(?:matter|complaint) (?:is |was )?(?:now )?closed\b(?! at stage)|\bcomplaint went to (?:a |the )?panel\b"
    r"|\bpanel (?:said no|rejected|turned|did not uphold|didnt uphold)|\bif unhappy go to (?:the )?ombudsman"
    r"|\bstage (?:2|two)(?: was| has been)? answered|\b(?:answer|reply|response) to (?:my|our) stage (?:2|two)\b"
)
_OF_ANOTHER_PANEL = re.compile(
    r"\b(?:transport|taxi|bus|minibus|escort|to a plan|ehcp|assess\w* (?:him|her|my)|placement|appealed)\b"
)
_MEDIATED = re.compile(
    rf"{_OURS}(?:did|had|went to|been to|been through|done|tried)(?: (?:the|our|a))? mediation\b"
    r"(?! (?:booked|call|phone|people|about contact))"
    r"|\bmediation was (?:on |last )?(?:\w+day|yesterday|\d)"
    r"|\bafter (?:the )?mediation\b(?! (?:we|i) (?:can|could|will))"
    r"|\bmediation on \d{1,2}(?:st|nd|rd|th)? (?:of )?\w+ and it\b"
    r"|\bagreement (?:in|at|from) (?:the )?mediation\b|\bmediator emailed the certificate\b"
)
_APPEALED = re.compile(
    r"(?<!transport )\bappeals? (?:is |are |went |has gone )(?:already )?in\b(?! (?:time|danger))"
    r"|(?<!transport )\bappeals in\b"
    rf"|{_OURS}(?:put|sent) (?:the|our|my|an) appeal (?:in|off)\b|\bhearing bundle\b"
)
_DECIDED = re.compile(
    r"\btribunal (?:has |have )?(?:made the|ordered|decision (?:on|dated|of)|changed|said in)\b|\border by consent\b"
    r"|\bconsent order\b|\b(?:judge|judges)(?: \w+)? (?:said in|ordered|put in|told them|decision|ruled)\b"
    r"|\bbefore the tribunal changed\b|\b(?:the|our) (?:tribunal )?order (?:is|was) (?:dated|of)\b"
)
_NOT_YET = re.compile(
    r"\b(?:havent|havnt|have not|ive not|weve not|not|never|didnt)(?: (?:actually|even|really|yet)){0,2} "
    r"(?:said (?:owt|anything|nothing)|told (?:the head|them|school|the school|the teacher|her teacher)"
    r"|spoken to (?:anyone|them|school|the school|the teacher|her|him)|asked (?:her|him|them|the teacher) yet"
    r"|raised (?:it|this) (?:yet|with)|complained(?! properly|[^.!?]{0,30} in my life)"
    r"|even made a complaint|made a complaint)\b(?! in my life)"
)
_NOT_DONE = re.compile(
    r"\b(?:not|never|havent|havnt|hasnt|didnt|dont|wont|if|should|shall|could|can|will|would|want(?:ed)?"
    r"|need|going|gonna|how|hw|do"
    r"|before|until|unless|whether|refuse to let me)\b[^.,;!?]{0,25}$"
)
_ASKED_OF = frozenset({"council", "school", "college", "nursery", "hospital"})
_ROAD = (
    ("decided", _DECIDED),
    ("appeal", _APPEALED),
    ("mediation", _MEDIATED),
    ("final_response", _FINAL),
    ("complaint", _COMPLAINED),
    ("informal", _TALKED),
)


def steps_taken(plain: str, offsets: list[int]) -> list[Mention]:
    """The furthest step told of, or that none was taken; `offsets` lead back to the message."""
    for step, (start, end) in _told(plain):
        return [Mention(offsets[start], offsets[end - 1] + 1, "stage_reached", step)]
    return []


def _told(plain: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for step, words in _ROAD:
        for match in words.finditer(plain):
            if not _NOT_DONE.search(plain[max(0, match.start() - 40) : match.start()]) and _fits(step, plain, match):
                yield step, match.span()
    if not_yet := _NOT_YET.search(plain):
        yield "none", not_yet.span()


_A_REQUEST = re.compile(
    r"^ ?(?:myself |ourselves )?(?:in a letter )?(?:to (?:assess|look at|name|ask for)|for (?:\w+ ){0,5}"
    r"(?:assess\w*|files?|records?|plan|ehcp|lot|hold|reviews?|one)\b)|^ ?(?:ourselves|myself|in \w+,)"
)
"""After whom something was asked of: a step of its own law, and no talk about a worry."""


def _fits(step: str, plain: str, match: re.Match[str]) -> bool:
    """A last answer is one to a complaint: the panels on plans and transport say no as well.

    To ask for an assessment or for records is no talk about a worry.
    """
    if step == "informal" and match[0].split()[-1] in _ASKED_OF and " asked " in f" {match[0]}":
        return not _A_REQUEST.search(plain[match.end() : match.end() + 60])
    if step != "final_response":
        return True
    near = plain[max(0, match.start() - 60) : match.end() + 60]
    return bool(_OF_A_COMPLAINT.search(plain)) and not _OF_ANOTHER_PANEL.search(near)

"""Which date a day is, where the nearest word alone would mislead: "the certificate from the mediation people on ...".

Read in small letters without apostrophes. A wrong date moves a last day, so what only might be one is left a mere day.
"""

from __future__ import annotations

import re

from signpost.text import in_small_letters

_NEAR = 70
"""How many characters before a day tell what it is of."""
_EARLIER = 400
"""How far back a complaint is looked for that an answer may be to."""
_JUST_BEFORE = 40
_AFTER_IT = 40
_A_FEW = 2
"""Words before a day that stand alone: "came 18 November", after a sentence about a draft."""
_CERTIFICATE = re.compile(r"\bcert\w*\b")
_A_WISH_OF_OURS = frozenset(
    {"asked for", "asked on", "we asked", "i asked", "request", "requested", "sent off", "submitted"}
)
_OF_RECORDS = re.compile(r"\b(?:files?|records?|subject access|sar|notes|emails? (?:they|about))\b")
_NO_ASSESSMENT_ASKED_FOR = re.compile(
    r"\b(?:take (?:it|that|this|them) (?:out|off)|remove|correct|school from|special school|final|naming|named"
    r"|draft|in my reply|stage (?:2|3|two|three)|ring me|mediation|review\w*|lot\b|change|a meeting|no request)"
)
_OF_A_TRIBUNAL = re.compile(
    r"\b(?:tribunal\w*|judges?|court|hearing(?! (?:support|aids?|loss|impair|test))|consent|send ?ist)\b"
)
_ALL_IS_FINE = re.compile(
    r"(?:\b(?:is|was|be|im|hes|shes|its|all|just|doing|theyre|plans|schools|are|words|fine) |, )fine\b"
)
_COMPLAINED = re.compile(r"\b(?:complain\w*|complian\w*|complane\w*|complant\w*|stage (?:1|2|one|two)|governors?)\b")
_ANSWERED = re.compile(
    r"\b(?:(?:they|head|headteacher|school|council|la|governors?|chair|trust|hospital|college|nursery|pals|icb|she|he"
    r"|its?|manager|and|stage (?:1|2|one|two)|,)(?: (?:have|has|then|finally|only|just))* "
    r"(?:answer\w*|repl(?:y|ied)|wrote back|came back|come back|got back|responded|said|wrote"
    r"|sent (?:a|me a|us a) (?:reply|letter|response))"
    r"|(?:complaint|an|the|their|her|his|final|last|long|line|my|our|a)(?: \w+)? (?:answer|reply|response|word)"
    r"|^\W*(?:answer|reply|response) (?:came|was|on|to)?"
    r"|(?:final|last) (?:letter|answer|response)|letter (?:came )?back|not upheld|letter came"
    r")\b[^.!?;]{0,30}$"
)
_BARE_ANSWERS = re.compile(
    r"\b(?:said|wrote|letter came|not upheld|final letter|last letter|letter back|came back|come back)\b"
)
"""Of these an answer is known only by what it says."""
_UPHELD = re.compile(
    r"\b(?:uph[eo]ld|final|matter closed|no evidence|procedures?|not a complaint|no further|stage (?:2|two))\b"
)
_NO_ANSWER = re.compile(r"\b(?:no|not|never|havent|hasnt|nobody|without|since|awaiting|waiting)\b[^.!?;,]{0,30}$")
_ANOTHER_BETWEEN = re.compile(
    r"\b(?:complained|complaint (?:on|went|in)|review|suspended|excluded|i (?:wrote|complained))\b[^.!?;]{0,20}$"
)
_COMPLAINED_OF = re.compile(
    r"\bcomplain\w* (?:about|that|because|over)[^.!?;]{0,80}, (?:she|he|they|who|when)\b[^,.;]{0,50}$"
)
"""Of what happened, and not of the complaint: "a complaint about her fits, she had one on 7 October"."""
_WE_ASKED_TO_ASSESS = re.compile(
    r"\b(?:i|we|ive|weve|senco|school|nursery|college|gp|mum|dad)\b[^.,;]{0,20}\b(?:put in|applied|asked|requested)\b"
    r"(?:(?!refus|turn|said)[^.;]){0,60}\b(?:assess\w*|ehc\w*)(?:(?!refus|turn|said|dated|letter)[^.;]){0,30}$"
)
_OF_AN_EXCLUSION = re.compile(r"\b(?:exclu\w+|suspen\w+|expel\w+|out for good)\b")
_OF_TRANSPORT = re.compile(r"\b(?:taxis?|transport|mini ?bus|bus pass|school bus)\b")
_STOPPED = re.compile(r"\b(?:stop\w*|no|not|refus\w*|turn\w* down|longer|end\w*|cut|took|taken|withdr\w+|panel)\b")
_OF_A_DECISION = re.compile(r"\b(?:assess\w*|ehc\w*|final plan|issu\w+ a plan|amend\w*|ceas\w+)\b")
_OTHER_PAPER = re.compile(
    r"\b(?:report|assessment|minutes|referral|form|invoice|photos?|diary|notes|plan from|statement)\b"
)


def is_fine_as_in_well(text: str, word: str, place: int) -> bool:
    """Whether the "fine" at a place of a text is no penalty: "the plan is fine"."""
    return word == "fine" and bool(_ALL_IS_FINE.search(in_small_letters(text[: place + len(word)])[-_NEAR:]))


def of_its_context(fact: str, word: str, before: str, after: str, earlier: str) -> str:
    """The date by its nearest word, or what the words of its sentence and of what was said earlier make of it."""
    before, after, earlier = in_small_letters(before), in_small_letters(after), in_small_letters(earlier)[-_EARLIER:]
    near = before[-_NEAR:]
    if fact == "contact_date" and _CERTIFICATE.search(near):
        return "certificate_date"
    if fact == "request_date" and word in _A_WISH_OF_OURS:
        return _of_a_wish(near, after, earlier + before)
    if fact == "answer_date" and _OF_TRANSPORT.search(before + after) and not _COMPLAINED.search(earlier + before):
        return "transport_date"
    if fact == "complaint_date" and _COMPLAINED_OF.search(before):
        return "event_date"
    if fact == "arrived_date" and len(before.split()) <= _A_FEW and "draft" in earlier[-_JUST_BEFORE:]:
        return "draft_date"
    if fact in {"any_letter_date", "arrived_date", "date"} and _WE_ASKED_TO_ASSESS.search(before):
        return "request_date"
    if fact == "order_date" and "order" not in near and not _OF_A_TRIBUNAL.search(earlier + before + after):
        return "date"
    if fact in {"complaint_date", "any_letter_date", "arrived_date", "date", "stage_two_date", "event_date"}:
        fact = "answer_date" if _is_answer(near, after, earlier + before) else fact
    return _of_a_letter(fact, earlier[-100:] + before, after)


def _of_a_wish(near: str, after: str, told: str) -> str:
    """What was asked for where it may be something other than an assessment."""
    if _OF_RECORDS.search(near):
        return "records_date"
    if "review" in told and "assess" not in told:
        return "date"
    return "date" if _NO_ASSESSMENT_ASKED_FOR.search(near + after[:_AFTER_IT]) else "request_date"


def _is_answer(near: str, after: str, told: str) -> bool:
    """Whether it is the day of an answer to a complaint told before it."""
    answered = _ANSWERED.search(near)
    if answered is None or _NO_ANSWER.search(near[: answered.end()]) or _ANOTHER_BETWEEN.search(near):
        return False
    if _BARE_ANSWERS.search(answered[0]) and not _UPHELD.search(near + after[:60]):
        return False
    return bool(_COMPLAINED.search(told))


def _of_a_letter(fact: str, before: str, after: str) -> str:
    """A mere letter as the school's or as that about transport, where its sentence tells of nothing else."""
    sentence = before + after
    # A few words with "dated" may answer our own question about any date.
    if (
        fact == "date"
        and len(before) > _NEAR
        and re.search(r"\bdated (?:the |on )?$", before)
        and not _OTHER_PAPER.search(before[-_NEAR:])
    ):
        fact = "any_letter_date"
    if fact != "any_letter_date" or _OF_A_DECISION.search(sentence):
        return fact
    # "It is dated 2 November and he was excluded" tells of two things.
    if _OF_AN_EXCLUSION.search(before + after.split(" and ")[0]) and not _OF_TRANSPORT.search(sentence):
        return "exclusion_date"
    if _OF_TRANSPORT.search(sentence) and _STOPPED.search(sentence) and not _OF_AN_EXCLUSION.search(sentence):
        return "transport_date"
    return fact

"""What the council decided, told in a parent's own words: "letter came dated 2 October, they're not going to assess".

A wrong decision costs a child a term and a missed one only a question: so words that others use too ("no", "refused")
count only near a paper of the council's, and never where they are feared, asked about, of another child or long past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern

from signpost.date_patterns import DAY
from signpost.mention import Mention
from signpost.plan_ended import ASKED_FIRST

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_WHOSE = r"(?:the|this|that|my|our|his|her|their|your|a|an)"
_CHILD = r"(?:son|daughter|child|boy|girl|lad|sons|daughters|grandsons|granddaughters|\w+s)"
PLAN = rf"(?:{_WHOSE} )?(?:{_CHILD} )?(?:whole )?(?:ehc plan|ehcp|echp|plan)\b"
_ASSESS = r"(?:re ?)?assess(?:ing|ment)?\b"
_FILL = r"(?:(?:be|even|to|going to|gonna|an?|the|another|carry out|secure|do|ehc|needs|her|his|new|necessary to) )"
_OF_PAPER = re.compile(
    rf"\b(?:letters?|dated|wrote|written|email\w*|panel|refusal|decision|appeal\w*|apeal|mediation|certificate|{DAY})\b"
)
_IN_A_LETTER = re.compile(rf"\b(?:letters?|dated|wrote|have written|has written|email\w*|{DAY})\b")
_NO_LETTER = re.compile(r"\b(?:no letter|not had (?:a|any) letter|nothing in writing|on the phone|phone ?call)\b")
_OF_A_REQUEST = re.compile(
    r"\b(?:assess\w*|ehc\w*|put in (?:for|the|a)|put the form"
    r"|asked (?:for )?(?:the )?(?:council|la)|appl(?:ied|ication)|request)\b"
)
_OF_AN_ASSESSMENT_DONE = re.compile(
    r"\b(?:assess(?:ed|ing|ment)|ep|eps|ed psych|psychologist|reports?|refus\w*|after all)\b"
)
_OF_A_REVIEW = re.compile(r"\breviews?\b")
_OF_A_PLAN_OR_ITS_REVIEW = re.compile(r"\b(?:plans?|ehcp|echp|reviews?)\b")
_OF_A_PLAN = re.compile(r"\b(?:plans?|ehcp|echp)\b")
_DISPUTED = re.compile(
    r"\b(?:nam(?:e|es|ed|ing)|wrong|le(?:ft|aves?|aving) (?:out|off)|missing|listed|gone|no hours|wool+\w*|vague"
    r"|as needed|appeal\w*|apeal\w*|tribunal|mediation|clock|cut|down to|halved|took (?:off|out)|taken (?:off|out)"
    r"|left (?:\w+ ){1,4}out|not happy|wasnt happy|unhappy|same school|mainstream"
    r"|preference|access to|thin|no speech|gets 0|closed)\b"
)
_DOUBTED = re.compile(
    r"\b(?:if|unless|whether|might|(?<!in )(?<!since )may|could|until|till|scared|worried|afraid|terrified|frightened"
    r"|dread\w*|hope|hoping"
    r"|threat\w*|in case|reckons?|bet|want(?:s|ed)? to|waiting (?:for|to)|still no|before|didnt|did not|havent|hasnt"
    r"|never|not yet|what happens|due|supposed)\b[^,;:]{0,45}$"
)
"""So shortly before, it is feared, awaited or denied, and not told."""
_ASKED = re.compile(r"^\W*(?:and |but |so )?(?:can|could|will|would|do|does|should|are|what if|how)\b[^,]*$")
"""From the beginning of a question to the words in it."""
_OF_ANOTHER_CHILD = re.compile(
    r"\b(?:brothers?|sisters?|eldest|oldest|older (?:one|son|daughter)|other (?:son|daughter|child|boy|girl|one)"
    r"|friends?|neighbours?|cousins?|nephews friend)\b[^;]{0,50}$"
)
_LONG_AGO = re.compile(
    r"\b(?:in 20\d\d|last year|years? ago|years? back|the year before|first time|last time|when (?:he|she) was \w+)\b"
)
_OF_SOMEBODY_ELSE = re.compile(
    r"\b(?:school|nursery|senco|head|headteacher|college|camhs|nhs|gp|paed\w*|hospital"
    r"|social (?:care|services|workers?)|therapist|salt|ot|physio)(?: \w+){0,3} ?$"
    r"|\b(?:i|we)(?: (?:have|had|never|just))? ?$"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:transport|taxi|bus|minibus|travel|admissions?|fair access|school place|complaints?"
    r"|stage (?:1|2|3|one|two|three)"
    r"|social (?:care|services|workers?)|short breaks?|respite|camhs|pip|blue badge|autism|adhd|diagnos\w*|occupational"
    r"|direct payments?|carers? assessment|ombudsman|governors?|exclu\w*|housing)\b"
)
_TURNED_ROUND = re.compile(
    r"\b(?:won (?:the|our|my|his|her) (?:appeal|tribunal)|won at|overturned|conceded|backed down|gave in|caved"
    r"|changed their minds?|then (?:they )?agreed|agreed in the end)\b"
)
"""Of a refusal that stands no more."""
_A_NO = (
    r"(?:(?:came|come|comes|was|is|its|still|got|had) (?:back )?(?:as )?(?:a|the) no\b(?! to)"
    r"|panel(?: have| has)? (?:said|says) no\b"
    r"|(?:council|la|local authority|letter|they) (?:said|says|say|saying) no\b(?! (?:to|ehc|ehcp|plan)\b)"
    r"|(?:been|got) told no\b(?! to)"
    r"|knocked (?:(?:us|me|him|her|it|them) )?back|turned (?:us|me|him|her|it) down|the no (?:i got|was|came))"
)


BEFORE, AFTER = 80, 40
"""How many characters round it belong to it."""
_OF_HEALTH_OR_CARE = re.compile(
    r"\b(?:social (?:care|services|workers?)|camhs|nhs|hospital|paediatric\w*|autism team)(?: \w+){0,4} ?$"
)


@dataclass(frozen=True)
class _Way:
    """One way to tell of a decision; `near` must each stand in its sentence or beside it, `anywhere` in the message."""

    decision: str
    words: Pattern[str]
    near: tuple[Pattern[str], ...] = ()
    anywhere: tuple[Pattern[str], ...] = ()
    never: tuple[Pattern[str], ...] = ()
    """What must not stand shortly before or after."""
    weak: bool = False
    """Whether it counts only where no other decision is told."""


def _ways() -> Iterator[_Way]:
    refuse = r"(?:not|arent|isnt|wont|will not|wouldnt|would not|no to|refus\w+ to|declin\w+ to|decided against)"
    yield _Way(
        "refused_to_assess",
        re.compile(
            rf"\b{refuse} {_FILL}{{0,4}}?{_ASSESS}(?! (?:yet|until|was|is|has|needs))"
            rf"|\bno assessment (?:for (?:my|our|him|her)|,)|, no assessment\b"
            rf"|\b(?:knocked back|turned (?:us|me|him|her) down|refused|rejected|turned down) "
            rf"(?:(?:our|my|the|his|her|request|again|for|{DAY}|a|an|ehc|needs) ){{1,5}}{_ASSESS}"
        ),
        near=(_OF_PAPER,),
        never=(_OTHER_MATTERS,),
    )
    yield _Way(
        "refused_to_assess", re.compile(rf"\b{_A_NO}"), (_OF_PAPER, _OF_A_REQUEST), never=(_OTHER_MATTERS,), weak=True
    )
    give = r"(?:issu(?:e|ing)|giv(?:e|ing)|writ(?:e|ing)|produc(?:e|ing)|mak(?:e|ing)|do(?:ing)?)"
    to_whom = r"(?:(?:him|her|them|us|me|my|our|a|an|the|one|son|daughter|boy|girl|any|ehc|out) )"
    yield _Way(
        "refused_plan",
        re.compile(
            rf"\b(?:not|wont|will not|wouldnt|refus\w+|decided against)(?: to)?(?: be)? {give} "
            rf"{to_whom}{{0,4}}(?:plan|ehcp)\b"
            r"(?! (?:says|hours|support|help))"
            rf"|(?<!yes or )\bno (?:to|for) {to_whom}{{0,2}}(?:plan|ehcp)\b"
            r"|\b(?:plan|ehcp) (?:got|was|been|is) (?:refused|turned down|rejected)"
            r"|\b(?:refused|turned (?:us |me |him |her |it )?down|rejected|knocked (?:us |me |him |her )?back)"
            r" (?:for )?"
            rf"{to_whom}{{0,2}}(?:plan|ehcp)\b"
            r"|\b(?:plan|ehcp) they (?:have )?(?:refused|turned down)"
            r"|\bknocked (?:us |me |him |her )?back for [\w ]{0,25}\b(?:ehcp|plan)\b"
        ),
        near=(_OF_PAPER,),
        never=(re.compile(r"\b(?:risk|support|behaviour|pastoral|action|payment|care) plan\b"),),
    )
    yield _Way(
        "refused_plan",
        # "No plan" alone mostly says that the child has none.
        re.compile(r"\bno (?:plan|ehcp|ehc plan) (?:for (?:my|our|him|her)|after)\b"),
        near=(_IN_A_LETTER, _OF_AN_ASSESSMENT_DONE),
    )
    yield _Way("refused_plan", re.compile(r"\bnot issuing\b"), near=(_IN_A_LETTER, _OF_A_PLAN))
    final = (
        r"(?:final(?:ised|ized)?(?: amended)?(?: ehc)? (?:plan|ehcp|one|version)|amended final plan"
        r"|(?:plan|ehcp|it|stepsons|sons|daughters)(?: (?!not|will|draft)\w+){0,4} final(?:ised|ized)?\b)"
    )
    unfinished = re.compile(
        r"\b(?:still no|no final|not final\w*|waiting|due|supposed to|overdue|late"
        r"|draft (?:plan )?(?:came|says|dated)|when the final|until)\b"
    )
    yield _Way(
        "content",
        re.compile(rf"\b{final}[^.!?]{{0,60}}?\b(?:{DAY}|today|yesterday)|\b{DAY}[^.!?]{{0,40}}?\b{final}"),
        anywhere=(_OF_A_PLAN, _DISPUTED),
        never=(unfinished,),
    )
    yield _Way(
        "content",
        re.compile(r"\bplan (?:\w+ ){0,4}?(?:came|come|arrived|through|thru)\b[^.!?]{0,50}\b(?:names|naming|named)\b"),
        near=(_IN_A_LETTER,),
        never=(unfinished, re.compile(r"\bdraft\b")),
    )
    yield _Way(
        "ceased",
        re.compile(
            rf"\b(?:ending|stopping|ceasing) (?:{PLAN}|it\b)"
            rf"|\b{PLAN} (?:is |was )?(?:going to|to|will) be (?:ended|stopped|ceased)"
            rf"|\b(?:they|council|theyll|theyd|they will|they would|ill|will|would) (?:cease|end|stop) {PLAN}"
        ),
        near=(_IN_A_LETTER, _OF_A_PLAN),
        never=(
            _NO_LETTER,
            re.compile(r"\b(?:intend\w*|school|college) (?:is |are |to |on )?(?:ending|stopping|end|stop)\b"),
        ),
    )
    kept = rf"(?:keep|leave|keeping|leaving|kept|left) ({PLAN}|it) (?:exactly |just |)"
    kept += r"(?:as it is|as is|the same|unchanged)"
    yield _Way(
        "not_amended",
        re.compile(
            rf"\b(?:not|wont|will not|refus\w+ to|arent) (?:be )?(?:going to )?(?:chang(?:e|ing)|amend(?:ing)?) {PLAN}"
            r"|\b(?:not|wont|will not|refus\w+ to) (?:be )?(?:going to )?(?:chang(?:e|ing)|amend(?:ing)?) anything"
            r" after the review"
            rf"|\bno changes? to {PLAN}|\bmake no changes?\b"
            rf"|\bno changes? (?:to be made|after (?:the |his |her )?review)|{kept}"
        ),
        near=(_IN_A_LETTER,),
        anywhere=(_OF_A_PLAN_OR_ITS_REVIEW,),
        never=(re.compile(r"\bschool (?:wont|will not|refused?)\b"),),
    )
    yield _Way(
        "not_amended",
        re.compile(r"(?:^\W*|[,:] *)no changes?(?= *[.,!]|$)"),
        near=(_IN_A_LETTER, _OF_A_REVIEW),
    )
    yield _Way(
        "agreed_to_assess",
        re.compile(
            r"\bsaid (?:\w+ ){0,3}?(?:they|theyd|theyll|it)(?: would| will)? assess\b"
            r"|\byes,? (?:we will|well|theyll|theyd) assess\b"
            r"|\b(?:had|got) a yes\b[^.!?]{0,25}\bthat they would\b"
            r"|\bagreement\b[^.!?]{0,80}\b(?:theyd|they would|to) do (?:the|an) assessment\b"
        ),
        near=(_OF_PAPER,),
        never=(_OTHER_MATTERS,),
    )


_WAYS = tuple(_ways())
_REFUSALS = frozenset({"refused_to_assess", "refused_plan"})


def council_decided(plain: str, offsets: list[int]) -> list[Mention]:
    """The decision told in plain words, if it is one alone; `offsets` lead back to the message.

    That it would assess says nothing beside a decision that came after.
    """
    sentences = [(match.start(), match.end()) for match in _SENTENCE.finditer(plain)]
    found = [(way, place) for way in _WAYS if (place := _place(way, plain, sentences))]
    told = {way.decision: place for way, place in found if not way.weak} or {
        way.decision: place for way, place in found
    }
    if len(told) > 1:
        told.pop("agreed_to_assess", None)
    if len(told) != 1:
        return []
    decision, (start, end) = told.popitem()
    return [Mention(offsets[start], offsets[end - 1] + 1, "decision", decision)]


def _place(way: _Way, plain: str, sentences: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where it is told in this way; None where it is not."""
    if not all(words.search(plain) for words in way.anywhere):
        return None
    if way.decision in _REFUSALS and _TURNED_ROUND.search(plain):
        return None
    if way.decision == "ceased" and ASKED_FIRST.search(plain):
        return None
    for number, (first, last) in enumerate(sentences):
        for match in way.words.finditer(plain[first:last]):
            around = plain[sentences[max(0, number - 2)][0] : sentences[min(len(sentences) - 1, number + 2)][1]]
            of_others = way.weak and any(words.search(around) for words in way.never)
            if (
                all(words.search(around) for words in way.near)
                and not of_others
                and _is_told(way, plain[first:last], *match.span())
            ):
                return first + match.start(), first + match.end()
    return None


def _is_told(way: _Way, sentence: str, at: int, end: int) -> bool:
    """Whether the words at a place of a sentence tell what the council did to this child, and lately."""
    before, round_it = sentence[:at], sentence[max(0, at - BEFORE) : end + AFTER]
    asked = sentence.rstrip().endswith("?") and _ASKED.search(before)
    against = (_DOUBTED.search(before), _OF_ANOTHER_CHILD.search(before), _OF_SOMEBODY_ELSE.search(before))
    return not (asked or any(against) or _LONG_AGO.search(sentence) or any(one.search(round_it) for one in way.never))


def is_of_health_or_care(plain: str, at: int) -> bool:
    """Whether it is said of the NHS or social care just before a place: they refuse to assess in their own right."""
    return bool(_OF_HEALTH_OR_CARE.search(plain[max(0, at - BEFORE) : at]))

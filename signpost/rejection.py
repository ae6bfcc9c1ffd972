""" "Not what I meant, it's about the taxi": which words say that an answer was wrong, and what was meant instead.

The words after them are read by themselves (extensions/nlu/signpost_classifier.py), since the words before them sound
like a word about the talk. A rejection without more is a tap; signpost/guided.py answers it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from signpost.case import DATE_FACTS, Case
from signpost.knowledge.base import Knowledge
from signpost.points import LEADS_FROM
from signpost.reading import CLEAR_FROM, UNSURE_BELOW
from signpost.triage import ASKING
from signpost.turn import Helper, Turn
from signpost.vocabulary import DANGERS, STEPPED

NAMES_A_FACT = 4
"""So few words that state a fact of the case put that fact right: "I meant section G"."""
ANSWERS = STEPPED | {"request"}

_GAP = r"[\s,.;:!?-]*"
_NO = rf"(?:no+|nope|nah){_GAP}"
_FILLER = rf"(?:(?:no+|nope|nah|sorry|ok|okay|hang on|hold on|wait|but|actually|well|er+m*|um+)\b{_GAP}){{0,4}}"
_THAT = r"(?:that|this|it)"
_IT_IS = r"it(?:'?s| is| was)"
_ABOUT = rf"(?:{_IT_IS} )?(?:about|to do with)"
_ITS_THE = rf"{_IT_IS}(?= (?:the|my|his|her|our|their)\b)"
_I_SAID = re.compile(
    r"w(?:ha|o)t (?:i|we)(?:'?m| am| was)? ?"
    r"(?:meant|ment|mean|asked|asking|said|saying|want|need|after|(?:on|talking) about)(?: (?:about|for))?(?: at all)?"
    r"|my (?:question|problem|point|worry)(?: at all)?"
).pattern
_NOT_MEANT = re.compile(
    rf"(?:{_THAT}(?:'?s| is| was)? )?not (?:{_I_SAID})"
    rf"|{_THAT} (?:isn'?t|wasn'?t) (?:{_I_SAID})"
    rf"|(?:{_THAT}(?:'?s| is| was) not|{_THAT} (?:isn'?t|wasn'?t)) it"
    rf"|(?:{_THAT}(?:'?s| is| was) )?(?:the )?wrong (?:answer|topic|thing|one|subject|end of the stick)"
    r"|you(?:'?ve| have)?(?: got)? (?:me|it|that) wrong"
    r"|you(?:'?ve| have)? (?:misunderst(?:oo|an)d|misread|missed)(?: (?:me|it|that|(?:my|the) point|what i said))?"
    r"|i (?:didn'?t|did not) (?:mean|ask)(?: (?:for|about))? (?:that|this|it)(?: one)?"
    r"|i (?:didn'?t|did not|never) (?:want|need|ask(?:ed)? (?:you )?for) (?:a|an|any|the|that|this) letter"
    r"(?: (?:to|for|from) (?:the |my )?\w+)?"
    r"|not (?:about )?(?:that|this)(?: one)?"
).pattern
_WRONG = re.compile(
    rf"(?:{_THAT}(?:'?s| is| was) )?(?:all )?wrong|(?:{_THAT}(?:'?s| is| was) not|{_THAT} (?:isn'?t|wasn'?t)) right"
).pattern
"""May be said of us or of what was done to them."""
_MEANT = re.compile(
    r"w(?:ha|o)t i (?:really |actually )?(?:meant|ment|mean)(?: (?:is|was))?(?: about)?"
    r"|i (?:really |actually )?(?:meant|ment|mean)(?: about)?"
    r"|i(?:'?m| am| was) (?:asking|talking|on) about"
    r"|i asked about"
    r"|my (?:real |actual )?(?:problem|question|worry|issue)(?: is|'?s| was)(?: (?:that|about|with))?"
).pattern
_ASKS = r"i want(?:ed)? to know(?: about)?|i need help with"
_GOES_ON = rf"{_FILLER}(?:{_MEANT}|{_ABOUT}|{_ITS_THE}|{_ASKS})\b{_GAP}"
_BEGINNINGS = (
    # "Not what I meant, it's about ..."
    (re.compile(rf"{_FILLER}(?:{_NOT_MEANT})\b{_GAP}(?:{_GOES_ON})?", re.IGNORECASE), True),
    # "That's wrong, it's the ..."
    (re.compile(rf"{_FILLER}(?:{_WRONG})\b{_GAP}{_GOES_ON}", re.IGNORECASE), True),
    # "No, I meant ...", "I meant ..."
    (re.compile(rf"{_FILLER}{_NO}{_FILLER}(?:{_MEANT})\b{_GAP}", re.IGNORECASE), True),
    (
        re.compile(rf"{_FILLER}(?:w(?:ha|o)t )?i (?:meant|ment)\b(?: (?:is|was))?(?: about\b)?{_GAP}", re.IGNORECASE),
        True,
    ),
    # "No, it's about ..." may also answer a question of ours.
    (re.compile(rf"{_FILLER}{_NO}{_FILLER}(?:{_ABOUT})\b{_GAP}", re.IGNORECASE), False),
)
_NOT_THIS = re.compile(r"[\s,]+(?:and )?not (?:about )?(?:the|that|this|his|her|my)\b.*$", re.IGNORECASE | re.DOTALL)
"""What is named after what was meant: "the appeal, not the records"."""


@dataclass(frozen=True)
class Said:
    """Where the words that say what was meant begin and end; `sure` if nothing but a rejection stands before them."""

    start: int
    end: int
    sure: bool


def said_instead(text: str) -> Said | None:
    """What a message that begins by rejecting our answer goes on to say; None if it does neither or only the first."""
    for lead, sure in _BEGINNINGS:
        if match := lead.match(text):
            rest = _NOT_THIS.sub("", text[match.end() :]).rstrip()
            return Said(match.end(), match.end() + len(rest), sure) if any(map(str.isalnum, rest)) else None
    return None


def meant_instead(turn: Turn, case: Case, knowledge: Knowledge) -> tuple[Turn, Case]:
    """The turn read as what was meant, and the case without the answer that was not; both as they are otherwise.

    What was meant but not understood is a rejection without more. What was taken wrongly leaves the trail; while a
    guided question is open nothing was answered that could be wrong.
    """
    under_way = case.signpost or case.readings or case.triage
    if not turn.meant or not under_way or (turn.sign and turn.sign != "doubtful") or _puts_a_fact_right(turn, case):
        return turn, case
    ranking = _topics(turn, case, knowledge)
    if not ranking:
        lost = turn.meant_for_sure and turn.intent in Helper
        return (replace(turn, intent="not_meant", confidence=1.0) if lost else turn), case
    best, chance = ranking[0]
    all_topics = sum(chance for name, chance in turn.meant if name in knowledge.signposts)
    found = {name: value for name, value in turn.found.items() if name != case.asked or value not in {"yes", "no"}}
    second = tuple(name for name in turn.second if name != case.last_shown)
    meant = replace(
        turn, intent=best, confidence=chance / (all_topics or 1.0), ranking=ranking, second=second, found=found
    )
    if case.triage == ASKING or not _was_answered(case, knowledge):
        return meant, case
    return replace(meant, rejects=True), without_answer(case)


def without_answer(case: Case) -> Case:
    """The case without the answer shown last, and with no question or offer open."""
    after = replace(case, asked=None, offer=None, aside=None, triage=None)
    if case.signpost and case.signpost == case.last_shown:
        earlier = case.history[-1] if case.history else None
        point = case.latest_point(earlier)
        rejected = {case.point} if case.point else set()
        after = replace(after.without_points(rejected), signpost=earlier, history=case.history[:-1], point=point)
    return after


def _was_answered(case: Case, knowledge: Knowledge) -> bool:
    shown = knowledge.signposts.get(case.last_shown or "")
    return shown is not None and shown.kind in ANSWERS


def _topics(turn: Turn, case: Case, knowledge: Knowledge) -> tuple[tuple[str, float], ...]:
    """What the words after the rejection can be about, if one is likely; what was rejected only if it is clear."""
    topics = tuple(
        (name, chance)
        for name, chance in turn.meant
        if name in knowledge.signposts
        and knowledge.signposts[name].kind in ANSWERS
        and (chance >= CLEAR_FROM or (name not in DANGERS and name != case.last_shown))
    )
    pointed = bool(turn.points) and turn.points[0][1] >= LEADS_FROM
    return topics if topics and (topics[0][1] >= UNSURE_BELOW or pointed) else ()


def _puts_a_fact_right(turn: Turn, case: Case) -> bool:
    """Whether it answers us or corrects a fact, as "no, it's an academy" and "I meant the 3rd of October" do."""
    if any(fact in DATE_FACTS for fact in turn.found):
        return True
    states = turn.corrects or case.asked in turn.found
    is_helper = turn.meant[0][0] in Helper
    return states and (is_helper or not turn.meant_for_sure or turn.words <= NAMES_A_FACT)

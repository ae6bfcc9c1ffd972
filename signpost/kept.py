"""The other problem in a message: kept while the first is answered, until the talk comes to it."""

from __future__ import annotations

from dataclasses import replace

from signpost.case import Case
from signpost.danger_denied import says_no_danger
from signpost.hearing import SHORT_WORDS
from signpost.knowledge.base import Knowledge
from signpost.ladder import misfits, route
from signpost.move import Move
from signpost.points import HERE_FROM, homes
from signpost.reading import CLEAR_FROM, told_beside
from signpost.turn import Turn
from signpost.vocabulary import DANGERS, FEELINGS, STEPPED

OTHER_PROBLEM = "other_problem"
"""The intent of whoever asks for it without naming it."""
NOTHING_OF_ITS_OWN = frozenset({"deny", "not_meant", "affirm", "answer"})
"""What is said where only danger was answered: "no, I'm ok, it's about the letter" names no other worry."""
MOST_KEPT = 3
NAMED_FROM = 0.10
"""Probability from which a short message, unclear by itself, is about a problem that is waiting."""
NAMED_BESIDE_FROM = 0.20
"""Probability from which a topic is named by words that ask for another problem: "the other thing" alone has none."""
MENTIONED_FROM = 0.35
"""Probability from which the reading of a whole message, put behind a more urgent one, was really meant."""
NAMED_AMONG = 3
"""How many of its readings are looked at for that."""


def to_what_was_kept(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """The turn read as the problem kept, where it asks for that or names it in a few words.

    Whoever asks for another thing where nothing was kept is told what we have.
    """
    if (turn.sign and not says_no_danger(turn)) or turn.rejects:
        return turn
    kept = [name for name in case.kept if name in knowledge.signposts]
    if kept and case.signpost is None and _says_it_is_not_that(turn):
        # Only danger was answered so far: "no, I'm fine, it's the letter" goes on with what the message was about.
        return _clearly(turn, kept[0])
    if turn.intent == OTHER_PROBLEM and turn.confidence >= CLEAR_FROM:
        if topic := _topic_beside(turn, knowledge):
            return _clearly(turn, topic)
        return _clearly(replace(turn, points=()), kept[0]) if kept else replace(turn, intent="recap")
    if turn.words > SHORT_WORDS or turn.found or turn.confidence >= CLEAR_FROM:
        return turn
    named = next((name for name in kept if _is_named(name, turn, knowledge)), None)
    if named is None and turn.intent == OTHER_PROBLEM:
        named = _topic_beside(turn, knowledge) or next(iter(kept), None)
    return _clearly(turn, named) if named else turn


def still_kept(turn: Turn, move: Move, case: Case, knowledge: Knowledge) -> tuple[str, ...]:
    """What waits after a turn: the other problems it told of, then those that waited.

    Neither what is in hand now nor what was in hand before is another problem, nor is being worn out by one.
    """
    # Beside danger nothing is announced; what was told with it waits all the same.
    announced = {*move.also} if move.signpost in DANGERS else mentioned(move, turn, knowledge)
    told = [name for name in move.also if name in announced and name != case.signpost]
    none = DANGERS | FEELINGS | {move.signpost}
    waiting = (name for name in dict.fromkeys((*told, *case.kept)) if name not in none)
    return tuple(waiting)[:MOST_KEPT]


def mentioned(move: Move, turn: Turn, knowledge: Knowledge) -> set[str]:
    """The second problems really said: not what else the same words might have meant.

    Danger heard faintly is a button and a soft line, never "something else you mentioned"; nor is being worn out, or
    the step that was in hand when it was said.
    """
    said = {*turn.second} if turn.intent == move.signpost else {*turn.second, turn.intent}
    if turn.confidence < MENTIONED_FROM or "asked_term" in turn.named:
        said.discard(turn.intent)
    said |= {*told_beside(turn, knowledge)}
    known = said & {*knowledge.signposts} - DANGERS - FEELINGS
    steps = {route(name, move.case, knowledge).signpost for name in known} - {*move.case.history[-1:]}
    return {name for name in steps if not misfits(name, move.case, knowledge)}


def _says_it_is_not_that(turn: Turn) -> bool:
    unclear = turn.confidence < CLEAR_FROM
    return turn.intent in NOTHING_OF_ITS_OWN or (unclear and (not turn.found or says_no_danger(turn)))


def _topic_beside(turn: Turn, knowledge: Knowledge) -> str | None:
    """The topic that words such as "what about the fine" name; None where they only ask for another one."""
    beside = (name for name, chance in turn.ranking if chance >= NAMED_BESIDE_FROM and name in knowledge.signposts)
    return next((name for name in beside if knowledge.signposts[name].kind in STEPPED), None)


def _is_named(name: str, turn: Turn, knowledge: Knowledge) -> bool:
    topics = [(one, chance) for one, chance in turn.ranking if one in knowledge.signposts][:NAMED_AMONG]
    near = turn.points[0] if turn.points else ("", 0.0)
    pointed = near[1] >= HERE_FROM and near[0] in knowledge.points and name in homes(knowledge.points[near[0]])
    return pointed or any(one == name and chance >= NAMED_FROM for one, chance in topics)


def _clearly(turn: Turn, name: str) -> Turn:
    return replace(turn, intent=name, confidence=1.0, ranking=((name, 1.0),), second=())

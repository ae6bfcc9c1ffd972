"""Facts in a message that say what it is about: a decision, or what is happening, told in so many words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from signpost.case import Case
from signpost.case_days import ARRIVED
from signpost.knowledge.base import Knowledge
from signpost.ladder import route
from signpost.letter_dates import COUNCILS
from signpost.reading import CLEAR_FROM, Understood, told_beside
from signpost.text import LONG_WORDS
from signpost.turn import Turn
from signpost.vocabulary import DANGERS

COUNCIL_ALONE = "decision"
"""Decisions that only a council takes: of these "the letter from Devon" is the council's."""


def implied(found: Mapping[str, str]) -> dict[str, str]:
    """The facts with whose decision it is, where a council is named by its area and nobody else is."""
    by_its_area = COUNCIL_ALONE in found and "area" in found and "about" not in found
    return {**found, "about": "council"} if by_its_area else dict(found)


def asked_by_its_decision(understood: Understood, turn: Turn, knowledge: Knowledge) -> bool:
    """Whether the message is about the topic of the decision it tells, and so of no other step that gives way."""
    told = {COUNCIL_ALONE: turn.found[COUNCIL_ALONE]} if COUNCIL_ALONE in turn.found else {}
    return bool(told) and _pointed_at(told, knowledge) == understood.best


def with_facts(understood: Understood, turn: Turn, knowledge: Knowledge) -> Understood:
    """The reading, no longer unsure where the facts of the message point to one topic; nor unclear, if it is likely.

    A decision in a dated letter is what a message is about unless it is clearly about something else. The best reading
    stands if it is served by the same step; never is one of danger put aside.
    """
    topic = _pointed_at(turn.found, knowledge)
    if understood.best in DANGERS or topic is None:
        return understood
    case = Case(facts=turn.found)
    same = route(understood.best, case, knowledge).signpost == route(topic, case, knowledge).signpost
    decided = _in_a_dated_letter(turn) and not same
    likely = turn.confidence < CLEAR_FROM and (topic in understood.also or decided)
    if not (understood.unsure or likely):
        return understood
    # What was told in so many words is a problem of its own, whichever of them the message sounds most like.
    # What a long message sounds most like is told in it as well.
    likeliest = {understood.best} if turn.words > LONG_WORDS else set()
    others = {*turn.second, *told_beside(turn, knowledge), *likeliest} - {topic}
    also = tuple(name for name in dict.fromkeys((understood.best, *understood.also)) if name in others)
    return replace(understood, best=understood.best if same else topic, also=also, unsure=False)


def _in_a_dated_letter(turn: Turn) -> bool:
    """Whether a decision is told with a day of the letter that it came in: its time to appeal is running."""
    return COUNCIL_ALONE in turn.found and (COUNCILS in turn.found or ARRIVED in turn.named)


def _pointed_at(found: Mapping[str, str], knowledge: Knowledge) -> str | None:
    """The one topic to which the facts point; None when there is none, or more than one."""
    known = ((knowledge.case_facts[fact], value) for fact, value in found.items() if fact in knowledge.case_facts)
    told = (choice for fact, value in known for choice in fact.choices if choice.id == value)
    topics = {choice.points_to for choice in told if choice.points_to}
    return topics.pop() if len(topics) == 1 else None

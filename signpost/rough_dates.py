"""A letter's date that is only roughly known: "early October", "about the 5th". The earliest day it can bear is taken.

A last day worked out from it is then never too late (a day too early costs little). That it is not exact is a fact of
the case, so that it is said wherever the date is, until the exact one is told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from signpost.case import NOT_EXACT, NOT_SURE, Case
from signpost.case_days import ANY_LETTER, ARRIVED, ROUGH
from signpost.knowledge.base import Knowledge
from signpost.letter_dates import COUNCILS, its_letter, of_the_council
from signpost.turn import Turn

IN_THE_POST = timedelta(days=5)
"""How long a letter may have taken to come."""


def with_rough(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """The turn with a date roughly told as a fact, and with which one that is. One known exactly stands."""
    if case.doubted:
        # "November", to "3 November or 11 March?", says which of them.
        return turn
    choices = _choices(knowledge)
    for value in turn.named.get(ROUGH, ()):
        kind, _, told = value.partition("=")
        fact = kind if kind in choices else _asked_for(case, choices) or _of_letter(kind, turn, case, knowledge)
        exact = fact in case.dates() and case.told(NOT_EXACT) != fact
        if fact is None or fact not in choices or exact or turn.found.get(fact, NOT_SURE) != NOT_SURE:
            continue
        day = date.fromisoformat(told) - (IN_THE_POST if kind == ARRIVED else timedelta())
        return replace(turn, found={**turn.found, fact: day.isoformat(), NOT_EXACT: fact})
    return turn


def _choices(knowledge: Knowledge) -> set[str]:
    fact = knowledge.case_facts.get(NOT_EXACT)
    return {choice.id for choice in fact.choices} if fact else set()


def _asked_for(case: Case, choices: set[str]) -> str | None:
    """The date that is asked for now, or the one that was asked for in vain."""
    if case.asked in choices:
        return case.asked
    in_vain = [fact for fact in choices if case.facts.get(fact) == NOT_SURE]
    return in_vain[0] if len(in_vain) == 1 and case.asked is None else None


def _of_letter(kind: str, turn: Turn, case: Case, knowledge: Knowledge) -> str | None:
    """Whose letter a mere letter is; None where that cannot be told: months are named for many reasons."""
    if kind != ANY_LETTER:
        return None
    told = of_the_council(turn.found) or of_the_council(case.facts)
    return COUNCILS if told else its_letter(turn, case, knowledge)

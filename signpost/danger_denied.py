"""Danger that was answered and that the parent then says is none: it leaves the case, what was told beside it stays."""

from __future__ import annotations

from dataclasses import replace

from signpost.case import Case
from signpost.turn import Turn
from signpost.vocabulary import DANGERS

NO_DANGER = "no_danger"
"""Words that say so: "it's not an emergency", "he is safe"."""

DOUBTED = frozenset(
    {"if", "whether", "think", "thinks", "sure", "know", "hope", "hoping", "wish", "until", "till", "unless", "when"}
    | {"make", "keep", "want", "wants", "need"}
)
"""Before such words they say nothing of the kind: "I don't know if he is safe"."""
DOUBT_REACH = 4


def says_no_danger(turn: Turn) -> bool:
    """Whether the message says that nobody is in danger, and neither net sees any in it."""
    return NO_DANGER in turn.named.get("asks_for", ()) and turn.sign in {None, "doubtful"}


def without_danger(turn: Turn, case: Case) -> Case:
    """The case with no step of danger in hand or behind, where the message says that there is none.

    Once the numbers were given they are not put before everything else that the parent asks for.
    """
    steps = {case.signpost, *case.history}
    if not says_no_danger(turn) or not steps & DANGERS:
        return case
    history = tuple(step for step in case.history if step not in DANGERS)
    case = replace(case, history=history)
    if case.signpost not in DANGERS:
        return case
    before = history[-1] if history else None
    point = case.latest_point(before) if before else None
    return replace(case, signpost=before, history=history[:-1], point=point, offer=None, asked=None)

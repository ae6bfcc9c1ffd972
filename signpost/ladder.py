"""Which signpost serves a case: the two rails, the step on and the step back."""

from __future__ import annotations

from dataclasses import dataclass

from signpost.answers import answered
from signpost.case import Case
from signpost.knowledge.base import Knowledge

OTHER_NATIONS = frozenset({"scotland", "wales", "northern_ireland"})
MAX_TURNS_OF_THE_ROAD = 3
"""A signpost may hand on to another, which may hand on again; content that goes round in a circle stops here."""


@dataclass(frozen=True)
class Route:
    """Where a case is sent, and why not where it first pointed (None when it is)."""

    signpost: str
    because: str | None = None


def route(signpost_id: str, case: Case, knowledge: Knowledge) -> Route:
    """The signpost that serves this case.

    English law and dates do not apply in another nation; and a decision letter with a right of appeal, or a step
    already taken, moves a parent along (the `instead` field of a signpost).
    """
    kind = knowledge.signposts[signpost_id].kind
    if case.get("nation") in OTHER_NATIONS and kind != "conversation":
        return Route("other_nation")
    because = None
    for _ in range(MAX_TURNS_OF_THE_ROAD):
        branches = knowledge.signposts[signpost_id].instead
        branch = next((branch for branch in branches if case.fits(branch.when)), None)
        if branch is None:
            break
        signpost_id, because = branch.signpost, branch.because
    return Route(signpost_id, because)


def misfits(signpost_id: str, case: Case, knowledge: Knowledge) -> bool:
    """Whether the case has a fact with which this is no step of anybody's plan: an assessment where there is a plan.

    Nor is what lies behind them: the adviser, once the certificate has come.
    """
    signpost = knowledge.signposts[signpost_id]
    done = bool({*signpost.done_once_known} & case.dates().keys())
    return done or any(case.fits(when) for when in signpost.not_in_plan_when)


def step_on(signpost_id: str, case: Case, knowledge: Knowledge) -> str | None:
    """What follows when this signpost did not help; None at the end of the road."""
    return answered(signpost_id, case, knowledge).if_that_fails


def step_back(case: Case, knowledge: Knowledge) -> str | None:
    """The signpost before the one in hand: the one last given, else the gentler step of the ladder, else None."""
    if case.history:
        return case.history[-1]
    return knowledge.signposts[case.signpost].step_back if case.signpost else None

"""Which steps a plan holds, and which particular things each of them was about."""

from __future__ import annotations

from collections.abc import Iterable

from signpost.answers import running
from signpost.case import PLAIN, Case
from signpost.knowledge.base import Knowledge
from signpost.ladder import misfits
from signpost.points import may_still_hold
from signpost.vocabulary import STEPPED

MOST_OTHERS = 3
"""How many others stand beside the step in hand; the latest ones."""

Decided = tuple[str, str | None]
"""A signpost, and the particular point under it, if there is one."""


def decided_on(case: Case, knowledge: Knowledge) -> list[Decided]:
    """The steps of a plan, the one in hand first. One that was about several things stands again for each, if there is
    room; what the parent has since told speaks against is left out."""
    steps = _steps(case, knowledge)
    points = {step: _points(step, case, knowledge) or [None] for step in steps}
    once: list[Decided] = [(step, points[step][0]) for step in steps]
    again: list[Decided] = [(step, point) for step in steps for point in points[step][1:]]
    return [*once, *again][: 1 + MOST_OTHERS]


def still_to_come(case: Case, knowledge: Knowledge) -> list[str]:
    """The other problems a parent told of that the talk has not come to yet; so that a plan does not lose them."""
    met = {case.signpost, *case.history}
    waiting = (name for name in _decided(case.kept, knowledge) if name not in met)
    return [name for name in waiting if not misfits(name, case, knowledge)]


def _points(step: str, case: Case, knowledge: Knowledge) -> list[str | None]:
    """The particular things that a step was about, the latest first; None where it was shown as a whole."""
    in_hand = [case.point or PLAIN] if step == case.signpost else []
    noted = dict.fromkeys([*in_hand, *reversed(case.step_points.get(step, ()))])
    held = (point for point in noted if point == PLAIN or _holds(point, case, knowledge))
    return [point or None for point in held]


def _holds(point: str, case: Case, knowledge: Knowledge) -> bool:
    return point in knowledge.points and may_still_hold(knowledge.points[point], case)


def _steps(case: Case, knowledge: Knowledge) -> list[str]:
    """The steps a case has come by, the one in hand first, each once, and no more than a plan holds.

    What was only asked about ("what is mediation"), or does not fit the case, is none while there is another. Whoever
    has only asked for a last day gets the step that the day belongs to.
    """
    steps = _decided([case.signpost, *reversed(case.history)], knowledge)
    meant = [name for name in steps if name not in case.glanced] or steps
    steps = [name for name in meant if not misfits(name, case, knowledge)] or meant
    if steps:
        # What runs whatever else was talked of: the step it belongs to stands right behind the one in hand.
        due = running(knowledge.signposts[steps[0]], case, knowledge)
        behind = [knowledge.deadlines[rule].for_signposts[0] for rule in due]
        steps = list(dict.fromkeys([steps[0], *behind, *steps[1:]]))
    asked = [knowledge.deadlines[rule].for_signposts for rule in case.rules if rule in knowledge.deadlines]
    return steps[: 1 + MOST_OTHERS] or _decided([name for names in asked for name in names], knowledge)[:1]


def _decided(names: Iterable[str | None], knowledge: Knowledge) -> list[str]:
    known = [name for name in names if name and name in knowledge.signposts]
    return list(dict.fromkeys(name for name in known if knowledge.signposts[name].kind in STEPPED))

"""What is known about one parent's case, and where the talk stands. Ids and dates only, never the parent's words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import get_args

from signpost.deadline_rules import DateName
from signpost.inference import Inference, implied

DATE_FACTS: tuple[str, ...] = get_args(DateName)
NOT_SURE = "not_sure"
"""The value of a fact that was asked and that the parent does not know: it is not asked again."""

NOT_EXACT = "not_exact"
"""The fact that names the date which is only roughly known: one that the parent's own time runs from, for there the
earliest day it can be is the safe one."""

PLAIN = ""
"""Noted in place of a point for a step that was shown as a whole."""
POINTS_A_STEP = 3
"""How many particular points are noted for one step; more would fill a plan with one thing."""


@dataclass(frozen=True)
class Case:
    """Facts by name, the signpost in hand, the ones before it, the question asked, the offer made, and the
    request (a contact, a date) given beside the signpost in hand, the particular point under it, whether the soft
    line about being worn out has been said, the deadlines asked about, both readings of a date in doubt, the state of
    the guided questions (triage.py), the signpost shown last, the other readings of the last message, the signposts
    that were only asked about ("what is ..."), the question that waits while the area is asked for a plan, and the
    other problems told of that wait for their turn (kept.py), and the particular points that each step was shown with,
    the latest last, how many school days of suspension were told of, and the facts asked for that were passed over,
    each as often as it was.
    `inferences` are the rules by which facts follow from those told; a case without them knows only what was told."""

    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    signpost: str | None = None
    history: tuple[str, ...] = ()
    asked: str | None = None
    offer: str | None = None
    aside: str | None = None
    point: str | None = None
    soft_line_said: bool = False
    rules: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    triage: str | None = None
    last_shown: str | None = None
    readings: tuple[str, ...] = ()
    glanced: tuple[str, ...] = ()
    waiting: str | None = None
    kept: tuple[str, ...] = ()
    step_points: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    days_suspended: float = 0.0
    passed: tuple[str, ...] = ()
    inferences: tuple[Inference, ...] = field(default=(), compare=False, repr=False)

    def get(self, fact: str) -> str | None:
        """The value of a fact, told or following from what was told; None when it is unknown or nobody was sure."""
        return self.told(fact) or self._follows.get(fact)

    def told(self, fact: str) -> str | None:
        """The value of a fact as the parent told it; None when they did not, or were not sure."""
        value = self.facts.get(fact)
        return None if value in (None, "", NOT_SURE) else value

    def fits(self, when: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether every fact named has one of the values given."""
        return all(self.get(fact) in values for fact, values in when.items())

    def may_fit(self, when: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether no fact named is known to have another value than those given."""
        return all(self.get(fact) in {None, *values} for fact, values in when.items())

    def may_ask(self, fact: str) -> bool:
        """Whether the fact is unknown and has not been asked in vain."""
        return not self.facts.get(fact) and fact not in self._follows

    def passed_over(self) -> Case:
        """The case with the open question, if there is one, noted as left without an answer."""
        return replace(self, passed=(*self.passed, self.asked)) if self.asked and self.may_ask(self.asked) else self

    def learn(self, found: Mapping[str, str]) -> Case:
        """The case with these facts added; a later word on a fact replaces the earlier one."""
        return replace(self, facts=MappingProxyType({**self.facts, **found}))

    def with_point(self, step: str, point: str | None) -> Case:
        """The case with a point noted for a step as its latest; PLAIN where the step was shown as a whole."""
        latest = point or PLAIN
        points = [*(name for name in self.step_points.get(step, ()) if name != latest), latest]
        return replace(self, step_points=MappingProxyType({**self.step_points, step: tuple(points[-POINTS_A_STEP:])}))

    def latest_point(self, step: str | None) -> str | None:
        """The particular point that a step was last shown with; None where it was shown as a whole, or not at all."""
        points = self.step_points.get(step or "", ())
        return points[-1] or None if points else None

    def without_points(self, points: Collection[str]) -> Case:
        """The case without these points, in hand or noted for a step."""
        without = {step: tuple(one for one in ours if one not in points) for step, ours in self.step_points.items()}
        left = {step: ours for step, ours in without.items() if ours}
        return replace(self, point=None if self.point in points else self.point, step_points=MappingProxyType(left))

    def forget(self, fact: str) -> Case:
        """The case without a fact, so that it can be asked again."""
        return replace(self, facts=MappingProxyType({name: v for name, v in self.facts.items() if name != fact}))

    @cached_property
    def _follows(self) -> dict[str, str]:
        """Worked out once: a case never changes, and its facts are read a hundred times in a turn."""
        sure = {fact: value for fact in self.facts if (value := self.told(fact))}
        return implied(sure, self.inferences)

    def dates(self) -> dict[str, date]:
        """The dates of the case by name; a value that is no date is left out."""
        known: dict[str, date] = {}
        for name in DATE_FACTS:
            try:
                known[name] = date.fromisoformat(self.get(name) or "")
            except ValueError:
                continue
        return known

    def counted(self, today: date) -> dict[str, date]:
        """The dates that deadlines run from: the only meeting that starts one is the review of a plan.

        One that has been may be called by no name; of one to come it has to be said that it is a review.
        """
        known, kind = self.dates(), self.get("meeting_kind")
        is_review = kind == "review" or (kind is None and known.get("meeting_date", today) <= today)
        if not is_review:
            known.pop("meeting_date", None)
        return known

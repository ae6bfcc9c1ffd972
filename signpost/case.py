"""What is known about one parent's case, and where the talk stands. Ids and dates only, never the parent's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import get_args

from signpost.deadline_rules import DateName

DATE_FACTS: tuple[str, ...] = get_args(DateName)
NOT_SURE = "not_sure"
"""The value of a fact that was asked and that the parent does not know: it is not asked again."""


@dataclass(frozen=True)
class Case:
    """Facts by name, the signpost in hand, the ones before it, the question asked, the offer made, and the
    request (a contact, a date) given beside the signpost in hand, the particular point under it, whether the soft
    line about being worn out has been said, the deadlines asked about, both readings of a date in doubt, the state of
    the guided questions (triage.py), the signpost shown last, the other readings of the last message, and the
    other problems told of that wait for their turn (kept.py)."""

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
    kept: tuple[str, ...] = ()

    def get(self, fact: str) -> str | None:
        """The value of a fact; None when it is unknown or the parent was not sure."""
        value = self.facts.get(fact)
        return None if value in (None, "", NOT_SURE) else value

    def fits(self, when: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether every fact named has one of the values given."""
        return all(self.get(fact) in values for fact, values in when.items())

    def may_ask(self, fact: str) -> bool:
        """Whether the fact is unknown and has not been asked in vain."""
        return not self.facts.get(fact)

    def learn(self, found: Mapping[str, str]) -> Case:
        """The case with these facts added; a later word on a fact replaces the earlier one."""
        return replace(self, facts=MappingProxyType({**self.facts, **found}))

    def forget(self, fact: str) -> Case:
        """The case without a fact, so that it can be asked again."""
        return replace(self, facts=MappingProxyType({name: v for name, v in self.facts.items() if name != fact}))

    def dates(self) -> dict[str, date]:
        """The dates of the case by name; a value that is no date is left out."""
        known: dict[str, date] = {}
        for name in DATE_FACTS:
            try:
                known[name] = date.fromisoformat(self.get(name) or "")
            except ValueError:
                continue
        return known

"""What long messages tell in more words than a list can hold: steps taken, decisions, help not given."""

from __future__ import annotations

from collections.abc import Iterator

from signpost.agreed import agreed_to_assess
from signpost.council_decided import council_decided
from signpost.mention import Mention
from signpost.plan_ended import plan_ended
from signpost.promised_hours import promised_hours
from signpost.sent_home import by_the_clock
from signpost.steps_taken import steps_taken

_DECISION = "decision"
_DECISIONS = (agreed_to_assess, plan_ended, council_decided)
"""In order of trust: a later one is asked only where none before it heard a decision."""


def facts_at_length(plain: str, offsets: list[int]) -> list[Mention]:
    """Facts told in a story; `offsets` lead from the plain text back to the message."""
    return [*by_the_clock(plain, offsets), *promised_hours(plain, offsets), *steps_taken(plain, offsets)]


def decision_at_length(plain: str, offsets: list[int], heard: list[Mention]) -> Iterator[Mention]:
    """What the council decided, where none is among what was `heard` by its name."""
    if any(one.kind == _DECISION for one in heard):
        return
    for read in _DECISIONS:
        found = list(read(plain, offsets))
        yield from found
        if any(one.kind == _DECISION for one in found):
            return

"""What long messages tell in more words than a list can hold: steps taken, decisions, help not given."""

from __future__ import annotations

from collections.abc import Iterator

from signpost.agreed import agreed_to_assess
from signpost.council_decided import council_decided
from signpost.mention import Mention
from signpost.plan_ended import plan_ended
from signpost.plan_part import with_part
from signpost.plan_there import FACT as HAS_PLAN
from signpost.plan_there import plan_there, without_false
from signpost.pressing_told import FACT as PRESSING
from signpost.pressing_told import pressing_told
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


_COMES_FIRST = frozenset(
    {
        *((_DECISION, told) for told in ("refused_to_assess", "refused_plan", "content", "ceased", "not_amended")),
        ("stage_reached", "decided"),
    }
)
"""With one of these days are running: what presses beside it, told only in passing, is not put before it."""
LONG = 160
"""Characters from which a message is a story; a shorter one is understood by what it is about."""


def told_in_passing(plain: str, offsets: list[int], heard: list[Mention]) -> list[Mention]:
    """All that was `heard`, with what is told only in passing: a plan and its part, and what presses."""
    heard = without_false(heard, plain, offsets)
    known = any(
        one.kind == HAS_PLAN or one.value.startswith(f"{HAS_PLAN}=") for one in heard if one.kind != "answer_to"
    )
    heard = heard if known else [*heard, *plan_there(plain, offsets)]
    pressed = any(one.kind == PRESSING or (one.kind, one.value) in _COMES_FIRST for one in heard)
    is_story = len(plain) >= LONG
    heard = heard if pressed or not is_story else [*heard, *pressing_told(plain, offsets)]
    return with_part(plain, offsets, heard, is_story)

"""One message as it was understood: what goes into the core from any channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

Guidance = frozenset({"where_am_i", "recap", "not_meant", "helped", "other_problem"})
"""Intents about the way through the talk; signpost/guided.py answers them."""
Helper = frozenset({"affirm", "deny", "answer", "next_step", "go_back", "more", "plan"}) | Guidance
"""Intents that say something about the talk itself; what they mean is decided from the case."""

OF_ANOTHER = "said_of_another"
"""What is named by facts that the message states of something else than the case: no letter about a taxi."""

CodeState = Literal["opened", "expired", "unreadable", "newer"]
"""What becomes of a plan's code: its case is back, its days are over, it is none of ours, or of a later release's."""


@dataclass(frozen=True)
class Turn:
    """The reading of a message.

    `ranking` is best first with probabilities; `second` holds other problems found in its sentences, most likely
    first; `found` maps facts named in it to their values, `in_passing` those that its words let follow; `named` holds
    ids of organisations, letters and terms by kind; `points` are the points of `knowledge/points/` it comes near to,
    nearest first, with a closeness from 0 to 1;
    `sign` is the safety net's finding; `hearing.py`
    sets `corrects` when a fact replaces another, `future_date` when a date still to come was left out, and `settles`
    when the message says which of two days in doubt was meant. `bare` is set where a message is the answer to our open
    question and hardly a word more. `meant` is the ranking of what is said after "not what I meant", if it is said,
    `meant_for_sure` whether that can be nothing but a rejection; `rejection.py` then sets `rejects` and reads the turn
    as what was meant. `code` is what became of a plan's code in the message (plan_code.py); the case of one that opened
    is the case of the turn. `taking_back.py` sets `takes_back`, the facts of the case that the message denies with what
    is known instead ("" for nothing), and `which_to_drop`, the dates of which one is to go.
    """

    intent: str
    today: date
    confidence: float = 1.0
    ranking: tuple[tuple[str, float], ...] = ()
    second: tuple[str, ...] = ()
    found: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    in_passing: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    named: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    sign: str | None = None
    speaker: str | None = None
    words: int = 1
    points: tuple[tuple[str, float], ...] = ()
    cut: bool = False
    bare: bool = False
    corrects: bool = False
    future_date: bool = False
    settles: bool = False
    meant: tuple[tuple[str, float], ...] = ()
    meant_for_sure: bool = False
    rejects: bool = False
    code: CodeState | None = None
    takes_back: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    which_to_drop: tuple[str, ...] = ()
    days_suspended: float | None = None

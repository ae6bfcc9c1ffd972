"""How well long first messages are understood, most of which tell two problems: their section of docs/evaluation.md."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rasa.core.agent import Agent

from extensions.channels.guard import Guard
from signpost import clock
from signpost.case import DATE_FACTS
from signpost.vocabulary import DANGERS

MESSAGES = Path(__file__).parent / "kept_out" / "long.yml"
WRITTEN_ON = date(2026, 11, 27)
"""Their dates make sense on this day."""
FACTS = ("decision", "has_plan", "stage_reached", "plan_section")


@dataclass(frozen=True)
class Understood:
    """One message: its label (what to answer first, all it tells of, the facts) and what the turn came to."""

    first: str
    told: frozenset[str]
    facts: dict[str, str]
    answered: str
    kept: frozenset[str]
    """The problem answered, those offered beside it and those kept."""
    heard: dict[str, str]


async def section(assistant: Agent) -> list[str]:
    """The lines of the section."""
    found = await understood(assistant)
    return [
        f"## Long first messages ({len(found)} messages, {sum(len(one.told) for one in found)} problems;"
        " `kept_out/long.yml`)",
        "",
        "Written and labelled by somebody who knew only the topics and the facts, and played as the first message of a",
        "talk. Six were read and the figures were watched while the model was built; it learned from other writers.",
        "",
        "| figure | share |",
        "|---|---|",
        *(f"| {name} | {share:.3f} |" for name, share in shares(found).items()),
        "",
    ]


def shares(found: list[Understood]) -> dict[str, float]:
    """The figures: of messages, of the problems told or kept, and of the facts labelled."""
    safe = [one for one in found if not one.told & DANGERS]
    return {
        "answered first what should be": _share(found, lambda one: one.answered == one.first),
        "answered first a problem that is told": _share(found, lambda one: one.answered in one.told),
        "problems answered, offered or kept": _of_all(found, lambda one: one.told & one.kept, lambda one: one.told),
        "of those kept, really told": _of_all(found, lambda one: one.told & one.kept, lambda one: one.kept),
        "danger answered where none is told": _share(safe, lambda one: one.answered in DANGERS),
        "facts heard": _of_all(found, lambda one: _right(one, FACTS), lambda one: _of(one, FACTS)),
        "dates heard as what they are": _of_all(
            found, lambda one: _right(one, DATE_FACTS), lambda one: _of(one, DATE_FACTS)
        ),
    }


async def understood(assistant: Agent) -> list[Understood]:
    """Each message played by itself, on the day it was written."""
    messages: list[dict[str, Any]] = yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))
    guard, today = Guard(), clock.today
    clock.today = lambda: WRITTEN_ON
    try:
        return [await _played(message, assistant, guard) for message in messages]
    finally:
        clock.today = today


async def _played(message: dict[str, Any], assistant: Agent, guard: Guard) -> Understood:
    sender = uuid.uuid4().hex
    reply = await guard.turn(message["text"], sender, "evaluation", assistant.handle_message)
    tracker = await assistant.tracker_store.retrieve(sender)
    slots = tracker.current_slot_values() if tracker else {}
    return Understood(
        first=message["first"],
        told=frozenset({message["first"], *message["also"]}),
        facts={fact: str(value) for fact, value in message["facts"].items()},
        answered=reply.card["signpost"],
        kept=frozenset({reply.card["signpost"], *reply.card["also"], *(slots.get("kept") or ())}),
        heard={fact: str(value) for fact, value in slots.items() if value},
    )


def _of(one: Understood, facts: Iterable[str]) -> set[str]:
    return {fact for fact in facts if fact in one.facts}


def _right(one: Understood, facts: Iterable[str]) -> set[str]:
    return {fact for fact in _of(one, facts) if one.heard.get(fact) == one.facts[fact]}


def _share(found: list[Understood], holds: Callable[[Understood], bool]) -> float:
    return sum(map(holds, found)) / len(found)


def _of_all(
    found: list[Understood],
    part: Callable[[Understood], Iterable[str]],
    whole: Callable[[Understood], Iterable[str]],
) -> float:
    return sum(len(set(part(one))) for one in found) / sum(len(set(whole(one))) for one in found)

"""Plays a conversation from a file with the real assistant, turn by turn, on the day on which it takes place."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore
from sqlalchemy.exc import SQLAlchemyError

from actions.tracker_reading import FACTS
from extensions.channels.forgetting import forget_in_memory
from extensions.channels.guard import Guard, Outgoing
from extensions.tracker_store import our_store
from signpost import clock
from signpost.walkthroughs.scenario import ButtonMissing, Difference, Scenario, Turn, differences, message_of

CHANNEL = "training"


@dataclass(frozen=True)
class Played:
    """One turn as it really went. `understood` is `understanding`'s; `apart` is what is not as the file says."""

    turn: Turn
    reply: Outgoing
    understood: dict[str, Any]
    apart: list[Difference]


async def play(scenario: Scenario, agent: Agent, guard: Guard) -> AsyncIterator[Played]:
    """Each turn in order. Raises ButtonMissing where a turn picks what was not offered.

    Nothing of it stays in the store.
    """
    sender, buttons = f"{CHANNEL}-{uuid.uuid4().hex}", list[dict[str, str]]()
    try:
        for turn in scenario.turns:
            with clock.on(scenario.today):
                reply = await guard.turn(message_of(turn, buttons), sender, CHANNEL, agent.handle_message)
            buttons = reply.buttons
            understood, slots = await understanding(agent, sender)
            yield Played(turn, reply, understood, differences(turn, reply.text, reply.card, reply.buttons, slots))
    finally:
        _leave_nothing(agent, sender)


def _leave_nothing(agent: Agent, sender: str) -> None:
    store = our_store(agent.tracker_store)
    if isinstance(agent.tracker_store, InMemoryTrackerStore):
        agent.tracker_store.store.pop(sender, None)
    elif store is not None:
        forget_in_memory(agent, sender)
        # A lesson that cannot be deleted now goes by itself within the hour, and holds nobody's words.
        with suppress(SQLAlchemyError):
            store.forget([sender])


async def understanding(agent: Agent, sender: str) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """What the last message was understood as, in ids, days and numbers; and all slots."""
    tracker = await agent.tracker_store.retrieve(sender)
    if tracker is None:
        return {"intent": None, "confidence": None, "case": {}, "point": None}, {}
    slots: dict[str, Any] = dict(tracker.current_slot_values())
    data = tracker.latest_message.parse_data if tracker.latest_message else {}
    intent = data.get("intent") or {}
    return {
        "intent": intent.get("name"),
        "confidence": _rounded(intent.get("confidence")),
        "case": {name: slots[name] for name in FACTS if slots.get(name)},
        "point": slots.get("point"),
    }, slots


def _rounded(confidence: Any) -> float | None:
    return None if confidence is None else round(float(confidence), 3)


async def apart(lesson: Scenario, agent: Agent, guard: Guard) -> dict[int, list[Difference]]:
    """By turn, from 1, what the assistant no longer does as the file says; empty when the lesson is in step."""
    found: dict[int, list[Difference]] = {}
    number = 0
    try:
        async for played in play(lesson, agent, guard):
            number += 1
            if played.apart:
                found[number] = played.apart
    except ButtonMissing as missing:
        found[number + 1] = [Difference("pick", missing.wanted)]
    return found

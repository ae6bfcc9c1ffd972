"""How well particular things are found: the points section of docs/evaluation.md, from turns on kept-out messages."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rasa.core.agent import Agent

from extensions.channels.guard import Guard
from signpost.points import HERE_FROM, LEADS_ALWAYS_FROM, LEADS_FROM

MESSAGES = Path(__file__).parent / "kept_out" / "points.yml"


@dataclass(frozen=True)
class Found:
    """One kept-out message: the points that would be right (none: a general question), and what the turn came to."""

    right: frozenset[str]
    nearest: str | None
    answered: str | None
    offered: frozenset[str]


async def section(assistant: Agent) -> list[str]:
    """The lines of the section."""
    guard = Guard()
    messages: list[dict[str, Any]] = yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))
    found = [await _found(message, assistant, guard) for message in messages]
    return [
        f"## Particular things ({len(_particular(found))} messages about a point, {len(_general(found))} about none;"
        " `kept_out/points.yml`)",
        "",
        "| figure | share |",
        "|---|---|",
        *(f"| {name} | {share:.3f} |" for name, share in shares(found).items()),
        "",
        f"A point is answered under the signpost understood from a closeness of {HERE_FROM:.2f}, and leads to its",
        f"own from {LEADS_FROM:.2f}, or {LEADS_ALWAYS_FROM:.2f} where the reading is clear. The limits were chosen on",
        "these messages, so the figures flatter a little.",
        "",
    ]


def shares(found: list[Found]) -> dict[str, float]:
    """The figures, each as a share of the messages it is about."""
    particular, general = _particular(found), _general(found)
    return {
        "right point nearest": _share(particular, lambda one: one.nearest in one.right),
        "right point answered": _share(particular, lambda one: one.answered in one.right),
        "right point answered or offered": _share(
            particular, lambda one: one.answered in one.right or bool(one.right & one.offered)
        ),
        "another point answered": _share(
            particular, lambda one: one.answered is not None and one.answered not in one.right
        ),
        "a point answered where none is meant": _share(general, lambda one: one.answered is not None),
    }


async def _found(message: dict[str, Any], assistant: Agent, guard: Guard) -> Found:
    parsed = await assistant.parse_message(message["text"])
    reply = await guard.turn(message["text"], uuid.uuid4().hex, "evaluation", assistant.handle_message)
    near = [one["name"] for one in parsed["points"]]
    payloads = [button["payload"].partition("{") for button in reply.buttons]
    facts = [json.loads(f"{{{rest}") for _, brace, rest in payloads if brace]
    return Found(
        right=frozenset({message["point"], *message["also"]} if message["point"] else ()),
        nearest=near[0] if near else None,
        answered=reply.card["point"],
        offered=frozenset(fact["point"] for fact in facts if "point" in fact),
    )


def _particular(found: list[Found]) -> list[Found]:
    return [one for one in found if one.right]


def _general(found: list[Found]) -> list[Found]:
    return [one for one in found if not one.right]


def _share(found: list[Found], holds: Any) -> float:
    return sum(map(holds, found)) / len(found)

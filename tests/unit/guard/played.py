"""What happens behind the guard, played by functions in place of Rasa's agent; the safety net is invented as well."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage

from extensions.channels.guard import Guard, Outgoing
from signpost.safety import Sign

WORDS = "zebracrossing Xerxes"
STEPS = [{"title": "Steps", "payload": "/more"}]
APPEAL = {"text": "You can appeal.", "buttons": STEPS}
CARD = {"custom": {"signpost": "appeal", "in_short": "You can appeal."}}
Inside = Callable[[UserMessage], Awaitable[Any]]


class NetOfOneWord:
    """Sees danger in the word "cliff", a child at risk in "bruise" and a doubt in "tired"."""

    def check(self, text: str) -> Sign | None:
        kinds = {"cliff": "danger_now", "bruise": "child_at_risk", "tired": "doubtful"}
        return next((Sign(kind, "unknown", word) for word, kind in kinds.items() if word in text), None)  # type: ignore[arg-type]


def replies(*messages: dict[str, Any], heard: list[UserMessage] | None = None) -> Inside:
    """An assistant that answers with these messages, and notes what it was given."""

    async def on_new_message(message: UserMessage) -> None:
        if heard is not None:
            heard.append(message)
        for each in messages:
            await message.output_channel.send_response(message.sender_id, dict(each))

    return on_new_message


def turn(guard: Guard, text: str, inside: Inside) -> Outgoing:
    return asyncio.run(guard.turn(text, "parent", "rest", inside))


async def silent(_: UserMessage) -> None:
    """Says nothing at all."""


async def broken(message: UserMessage) -> None:
    """Fails as code does, with the parent's words in the message of the failure."""
    raise ValueError(f"cannot read {message.text!r}")


async def hangs(_: UserMessage) -> None:
    await asyncio.sleep(60)

"""The guard round every turn, on every channel: a message always gets one calm reply with exactly one card.

Cleans what comes in, keeps typed commands from being obeyed, and answers itself when anything inside fails or is
silent, with the safety net's finding first. Never writes what a parent said anywhere.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from extensions import settings
from extensions.failures import NoReply, told
from extensions.knowledge import shared_knowledge, shared_safety
from extensions.plan_codes import shared_codes
from signpost import clock, last_good, say
from signpost.answers import build
from signpost.card import card
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.payloads import is_ours, payload
from signpost.plan_code import Found
from signpost.plan_talk import PLAN
from signpost.safety import Sign
from signpost.text import MAX_CHARACTERS, clean, has_words
from signpost.vocabulary import DANGERS

logger = logging.getLogger(__name__)

TURN_SECONDS = 20.0
"""After this long the guard answers in place of a turn that hangs."""


FAILED = "failed"
"""The name under which an action that failed sends what is told of it, in place of a card."""

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


class Net(Protocol):
    """See signpost.both_nets.BothNets."""

    def check(self, text: str) -> Sign | None:
        """The strongest sign of danger in the text, or None."""


@dataclass(frozen=True)
class Outgoing:
    """One turn's reply in the shape of design: the text, the buttons and the card."""

    text: str
    buttons: list[dict[str, str]]
    card: dict[str, Any]


class Guard:
    """Takes a raw message through a turn. Built once a channel."""

    def __init__(self, knowledge: Knowledge | None = None, net: Net | None = None) -> None:
        """Tests pass an invented knowledge base and net."""
        self._knowledge = knowledge or shared_knowledge()
        self._last_good = last_good.answers()
        self._net = net or shared_safety()

    async def turn(self, raw: str, sender: str, channel: str, on_new_message: OnNewMessage) -> Outgoing:
        """The reply to a raw message; never raises and is never empty. While the chat is closed, the notice."""
        if (notice := settings.closed()) is not None:
            return self.danger(raw) or self._own_words(None, notice or self._closed_words())
        text = clean(raw)
        pressed = text.startswith("/") and is_ours(text, self._knowledge)
        if not pressed:
            text = text.lstrip("/ ")
        code = None if pressed else self._code_in(text)
        text = code.rest if code else text
        reply = await self._inside(text, sender, channel, on_new_message, code)
        # What a button sends is our own words.
        sign = None if pressed else self._net.check(text)
        # Danger is answered whatever happened inside, also past the part that is read for its meaning.
        if sign and sign.signpost and (reply is None or reply.card["signpost"] not in DANGERS):
            return self._own_words(sign)
        return reply or self._own_words(None)

    def danger(self, raw: str) -> Outgoing | None:
        """What is said to a message that shows danger, without a turn; None when it shows none.

        For a channel that must refuse a message: danger is answered all the same.
        """
        sign = self._net.check(clean(raw))
        return self._own_words(sign) if sign and sign.signpost else None

    def _code_in(self, text: str) -> Found | None:
        """The code of a plan in a message; None also when looking for it fails: the message is still answered."""
        try:
            return shared_codes().find(text, self._knowledge, clock.today())
        except Exception as failure:
            logger.error("plan_code_failed %s", told(failure))
            return None

    async def _inside(
        self, text: str, sender: str, channel: str, on_new_message: OnNewMessage, code: Found | None
    ) -> Outgoing | None:
        """What the assistant itself replies; None when it fails, hangs or is silent."""
        collector = CollectingOutputChannel()
        metadata = {"cut": len(text) > MAX_CHARACTERS, **told_of(code)}
        text = payload(PLAN) if code and not has_words(text) else text
        message = UserMessage(text[:MAX_CHARACTERS], collector, sender, input_channel=channel, metadata=metadata)
        try:
            await asyncio.wait_for(on_new_message(message), TURN_SECONDS)
        except Exception as failure:
            logger.error("turn_failed %s", told(failure))
            return None
        reply = _collected(collector.messages)
        if reply is None:
            logger.error("turn_failed %s", _failure_in(collector.messages) or told(NoReply()))
        return reply

    def _closed_words(self) -> str:
        return self._knowledge.wording.web_closed

    def _own_words(self, sign: Sign | None, first: str | None = None) -> Outgoing:
        """What we say without the assistant; by the last good copy when the knowledge base fails, too."""
        today = clock.today()
        try:
            return own_words(sign, self._knowledge, today, first)
        except Exception as failure:
            logger.critical("knowledge_failed %s", told(failure))
            return own_words(sign, self._last_good, today, first)


def own_words(sign: Sign | None, knowledge: Knowledge, today: date, first: str | None = None) -> Outgoing:
    """The answer to a sign of danger, by its kind and who writes; without one, whom to turn to when we cannot help.

    `first` stands in for the sentence that says that we cannot.
    """
    case = Case().learn({"safety_sign": sign.kind, "speaker": sign.speaker}) if sign else Case()
    answer = build((sign and sign.signpost) or "human_handover", case, knowledge, today)
    said = answer.signpost
    lines = [said.first_line, said.in_short, said.do_now] if sign else [first or knowledge.wording.failed]
    return Outgoing(
        "\n\n".join([*lines, *say.contact_lines(answer, knowledge, today)]), [], card(answer, knowledge, today)
    )


def told_of(code: Found | None) -> dict[str, Any]:
    """What the action is told of a code: what became of it, and the case it brings back as plain ids."""
    if code is None:
        return {}
    case = code.case
    if case is None:
        return {"code": code.state}
    fields = {
        "facts": dict(case.facts),
        "signpost": case.signpost,
        "history": [*case.history],
        "point": case.point,
        "step_points": {step: [*points] for step, points in case.step_points.items()},
    }
    return {"code": code.state, "case": fields}


def _collected(messages: list[dict[str, Any]]) -> Outgoing | None:
    """The turn's messages as one: all texts and buttons, and the last card. None if text or card is missing."""
    text = "\n\n".join(message["text"] for message in messages if message.get("text"))
    buttons = [button for message in messages for button in message.get("buttons") or ()]
    cards = [message["custom"] for message in messages if "signpost" in (message.get("custom") or {})]
    return Outgoing(text, buttons, cards[-1]) if text and cards else None


def _failure_in(messages: list[dict[str, Any]]) -> str | None:
    """What an action that failed has told of it; see InProcessActions."""
    return next((str(told) for message in messages if (told := (message.get("custom") or {}).get(FAILED))), None)

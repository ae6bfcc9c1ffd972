"""Rasa's REST channel, with a reply to everything: POST /webhooks/rest/webhook {"sender": "...", "message": "..."}.

For development, tests and measurement, on loopback. The stock channel answers bad input with an empty list or a 500.
"""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response
from sqlalchemy.exc import SQLAlchemyError

from extensions.channels.forgetting import StoreDown, asks_to_forget, forget, forget_in_memory
from extensions.channels.guard import Guard, OnNewMessage, Outgoing
from extensions.channels.offered import Offered
from extensions.channels.web_refusals import Refusals
from extensions.knowledge import shared_knowledge

logger = logging.getLogger(__name__)

MAX_REQUEST_BYTES = 100_000
"""A message of 4,000 characters fits however it is written; a megabyte would hold up everybody else for seconds."""
MAX_SENDER_CHARACTERS = 200
"""The store keeps ids of at most 255 characters."""


class BadRequest(ValueError):
    """A request that is not a message; its text is safe to send back."""


class RestChannel(InputChannel):
    """See InputChannel. Replies with a list: the text with its buttons, then the card. Closed in production."""

    development_only = True

    def __init__(self) -> None:
        """Remembers which buttons it has offered."""
        self._offered = Offered()

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name; it is also the address."""
        return "rest"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """See InputChannel.blueprint."""
        blueprint = Blueprint("signpost_rest", __name__)
        guard = Guard()

        @blueprint.route("/", methods=["GET"])
        async def alive(_: Request) -> HTTPResponse:
            return json_response({"status": "ok"})

        @blueprint.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            if len(request.body) > MAX_REQUEST_BYTES:
                return json_response([{"text": "The message is too long: send at most 4,000 characters."}], status=413)
            try:
                sender, text = read_request(request.body)
            except BadRequest as bad:
                return json_response([{"text": str(bad)}], status=400)
            reply = await guard.turn(self._offered.only(sender, text), sender, self.name(), on_new_message)
            self._offered.add(sender, reply)
            return json_response(as_messages(sender, kept_or_forgotten(request.app.ctx.agent, sender, reply)))

        return blueprint


def read_request(body: bytes) -> tuple[str, str]:
    """The sender and the message of a request; raises BadRequest saying what is wrong and what is expected."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequest('The body must be JSON, like {"sender": "some-id", "message": "hello"}.') from None
    if not isinstance(content, dict):
        raise BadRequest('The body must be an object, like {"sender": "some-id", "message": "hello"}.')
    sender, text = content.get("sender"), content.get("message")
    if not isinstance(text, str):
        raise BadRequest('"message" must be a text.')
    if not isinstance(sender, str) or not 0 < len(sender) <= MAX_SENDER_CHARACTERS:
        raise BadRequest(f'"sender" must be a text of 1 to {MAX_SENDER_CHARACTERS} characters.')
    return sender, text


def kept_or_forgotten(agent: Agent, sender: str, reply: Outgoing) -> Outgoing:
    """The reply; after "delete everything" nothing is kept of the conversation, or the reply says that it is."""
    forget_in_memory(agent, sender)
    if not asks_to_forget(reply):
        return reply
    try:
        forget(agent, [sender])
    except (StoreDown, SQLAlchemyError) as failure:
        logger.error("A conversation could not be deleted: %s", type(failure).__name__)
        return replace(reply, text=Refusals(shared_knowledge()).unavailable().text)
    return reply


def as_messages(sender: str, reply: Outgoing) -> list[dict[str, Any]]:
    """A reply as Rasa's REST clients know it: exactly one message carries the card."""
    first: dict[str, Any] = {"recipient_id": sender, "text": reply.text}
    if reply.buttons:
        first["buttons"] = reply.buttons
    return [first, {"recipient_id": sender, "custom": reply.card}]

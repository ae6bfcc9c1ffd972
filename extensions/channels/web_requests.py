"""Reads the requests of the chat element and writes its answers; docs/web-channel.md is the protocol."""

from __future__ import annotations

import json
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from extensions.channels.web_ids import is_message_id
from extensions.channels.web_refusals import Refusals
from extensions.channels.web_said import Said
from extensions.channels.web_store import WebMessage

MAX_PAYLOAD_CHARACTERS = 200


def conversation_of(request: Request) -> str:
    """The id in the header; empty when there is none."""
    return str(request.headers.get("x-conversation", ""))


def cursor_of(request: Request, refusals: Refusals) -> int:
    """The `after` of a replay; 0, the beginning, when it is left out."""
    value = request.args.get("after", "0")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise refusals.bad_request()
    return int(value)


def said_in(body: bytes, refusals: Refusals) -> Said:
    """The message of a request. Raises Refusal when it is none, or neither words nor a choice, or both."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise refusals.bad_request() from None
    if not isinstance(content, dict) or not is_message_id(content.get("id")):
        raise refusals.bad_request()
    text, choice = content.get("text"), content.get("choice")
    if isinstance(text, str) and choice is None:
        return Said(content["id"].lower(), text=text)
    if isinstance(choice, str) and text is None and len(choice) <= MAX_PAYLOAD_CHARACTERS:
        return Said(content["id"].lower(), choice=choice)
    raise refusals.bad_request()


def as_json(message: WebMessage) -> dict[str, Any]:
    """A message as the element reads it."""
    return {
        "cursor": message.cursor,
        "in_reply_to": message.in_reply_to,
        "chosen": message.chosen,
        "text": message.text,
        "choices": message.choices,
        "card": message.card,
        "forgot": message.forgot,
    }


def messages(found: list[WebMessage], cursor: int | None, status: int = 200, **more: Any) -> HTTPResponse:
    """The answer that carries messages; `cursor` is where to go on from when there are none."""
    last = found[-1].cursor if found else cursor
    return json_response({**more, "cursor": last, "messages": [as_json(message) for message in found]}, status=status)

"""Telegram: /webhooks/telegram/webhook, known by the secret that we gave to Telegram; docs/sms-and-messenger.md.

As documented on core.telegram.org/bots/api (November 2026). The bot's token is part of every address of its API.
"""

from __future__ import annotations

import hmac
import logging
import re
from dataclasses import dataclass, field
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from extensions.channels.message_channel import MAX_REQUEST_BYTES, MessageChannel, Receiver
from extensions.channels.message_http import Answer, Http
from extensions.channels.message_ids import Names
from extensions.channels.message_inbound import Inbound, Kind
from extensions.channels.message_json import object_of, part, words
from extensions.channels.message_manners import Manners, chat_manners
from extensions.channels.message_outbox import Outcome, Sender, Told
from extensions.channels.message_settings import api_address
from extensions.channels.message_store import Letter
from signpost.knowledge import Knowledge

logger = logging.getLogger(__name__)

TOKEN, SECRET_TOKEN, API = "SIGNPOST_TELEGRAM_TOKEN", "SIGNPOST_TELEGRAM_SECRET", "SIGNPOST_TELEGRAM_API"
REAL_API = "https://api.telegram.org"
KINDS: dict[str, Kind] = {
    "photo": "picture",
    "video": "picture",
    "video_note": "picture",
    "animation": "picture",
    "document": "picture",
    "voice": "voice",
    "audio": "voice",
    "location": "location",
    "sticker": "sticker",
    "dice": "sticker",
}
OTHER = ("text", "contact", "poll", "story", "game", "checklist", "paid_media", "invoice")
"""What is said to us besides; any other message only tells what happened in the chat."""
_COMMAND = re.compile(r"/(start)(?:@\w+)?(?:\s+\S*)?|/(\w+)@\w+")
"""The button that begins a talk sends "/start", and what stood in a link to it; a menu can put our name behind."""


class TelegramChannel(MessageChannel):
    """See MessageChannel. Not a subclass of Rasa's Telegram channel, which believes anybody."""

    settings = {TOKEN: r"\d{5,}:[\w-]{30,}", SECRET_TOKEN: r"[A-Za-z0-9_-]{32,256}"}

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name; it is also the address."""
        return "telegram"

    def manners(self, knowledge: Knowledge) -> Manners:
        """See MessageChannel.manners."""
        return chat_manners(self.name(), knowledge)

    def sender(self, names: Names) -> Sender | None:
        """See MessageChannel.sender."""
        address = api_address(API, REAL_API)
        if not address or not self.values:
            logger.warning("The channel %s stays closed: %s must begin with https://.", self.name(), API)
            return None
        return TelegramApi(f"{address}/bot{self.values[TOKEN]}", names)

    def add_routes(self, blueprint: Blueprint, receiver: Receiver) -> None:
        """See MessageChannel.add_routes."""

        @blueprint.route("/webhook", methods=["POST"])
        async def update_came_in(request: Request) -> HTTPResponse:
            if not self._is_telegram(request):
                return empty(status=403)
            update = object_of(request.body)
            inbound = inbound_of(update)
            if inbound is None:
                return empty(status=200)
            # A group that was declined and still writes to us is left again.
            declined = inbound.kind == "group" and receiver.talks.has_stopped(inbound.address)
            await receiver.take([inbound])
            if declined:
                return json({"method": "leaveChat", "chat_id": inbound.address})
            if pressed := words(part(update, "callback_query"), "id"):
                return json({"method": "answerCallbackQuery", "callback_query_id": pressed})
            return empty(status=200)

    def _is_telegram(self, request: Request) -> bool:
        assert self.values
        secret = request.headers.get("x-telegram-bot-api-secret-token", "")
        same = hmac.compare_digest(secret.encode(errors="replace"), self.values[SECRET_TOKEN].encode())
        return same and len(request.body) <= MAX_REQUEST_BYTES


def inbound_of(update: dict[str, Any]) -> Inbound | None:
    """A message, a press, or our being put into a group; None for all else, such as an edit or a reaction."""
    update_id = words(update, "update_id")
    press, joined = part(update, "callback_query"), part(update, "my_chat_member")
    message = part(update, "message") or part(press, "message") or joined
    chat, kind = words(part(message, "chat"), "id"), words(part(message, "chat"), "type")
    if not update_id or not chat:
        return None
    if kind != "private":
        left = joined and words(part(joined, "new_chat_member"), "status") in {"left", "kicked"}
        said = "" if press else words(message, "text") or words(message, "caption")
        return None if left else Inbound(update_id, chat, said, "group")
    if press:
        sent = words(press, "data")
        return Inbound(update_id, chat, _title(message, sent), tapped=sent or "nothing")
    return None if joined or part(message, "from").get("is_bot") is True else _said(message, update_id, chat)


def _said(message: dict[str, Any], update_id: str, chat: str) -> Inbound | None:
    held = next((name for name in (*KINDS, *OTHER) if message.get(name)), None)
    if held is None:
        return None
    text = words(message, "text") or words(message, "caption")
    command = _COMMAND.fullmatch(text)
    album = words(message, "media_group_id")
    # Each picture of an album is an update of its own, and one answer is enough.
    message_id = f"album {album}" if album and not text else update_id
    return Inbound(message_id, chat, (command[1] or command[2]) if command else text, KINDS.get(held, "text"))


def _title(message: dict[str, Any], sent: str) -> str:
    """The words on the button that sends this."""
    rows = part(message, "reply_markup").get("inline_keyboard")
    buttons = [one for row in rows if isinstance(row, list) for one in row] if isinstance(rows, list) else []
    return next((words(one, "text") for one in buttons if sent and words(one, "callback_data") == sent), "")


@dataclass
class TelegramApi:
    """Sends as one bot, and leaves each group it wrote to. Telegram cannot be asked whether it took a letter."""

    address: str
    names: Names
    _http: Http = field(init=False)

    def __post_init__(self) -> None:
        self._http = Http()

    async def send(self, letter: Letter) -> Outcome:
        """See Sender.send."""
        chat = self.names.unseal(letter.sealed)
        if chat is None:
            return Outcome(Told.REFUSED)
        rows = [[{"text": choice.title, "callback_data": choice.payload}] for choice in letter.choices]
        content = {"chat_id": chat, "text": letter.text, "link_preview_options": {"is_disabled": True}}
        keyboard = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        outcome = await self._http.post(f"{self.address}/sendMessage", _outcome, json={**content, **keyboard})
        if chat.startswith("-") and outcome.told in {Told.TAKEN, Told.REFUSED}:
            # The ids of groups and channels begin so. Should this fail, their next message has us leave.
            await self._http.post(f"{self.address}/leaveChat", _outcome, json={"chat_id": chat})
        return outcome

    async def was_taken(self, letter: Letter) -> bool | None:
        """See Sender.was_taken."""
        return None

    async def close(self) -> None:
        """See Sender.close."""
        await self._http.close()


def _outcome(answer: Answer) -> Outcome:
    says = answer.content.get("ok")
    if answer.status == 200 and says is True:
        return Outcome(Told.TAKEN)
    if answer.status == 429:
        wait = words(part(answer.content, "parameters"), "retry_after")
        return Outcome(Told.LATER, float(wait) if wait.isascii() and wait.isdigit() else answer.wait)
    if answer.status == 503 or (answer.status >= 500 and says is False):
        # Telegram itself says that it did nothing.
        return Outcome(Told.LATER, answer.wait)
    if answer.status >= 500 or says is None:
        return Outcome(Told.UNSURE)
    logger.error("Telegram refused a message: status %d.", answer.status)
    return Outcome(Told.REFUSED)

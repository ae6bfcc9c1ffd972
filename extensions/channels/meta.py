"""What Messenger and WhatsApp share: Meta's webhooks, signed with the app's secret, and its Graph API for messages.

As documented on developers.facebook.com in November 2026 ("Webhooks", "Send API", "Cloud API", "Error codes").
"""

from __future__ import annotations

import hmac
import logging
import time
from abc import abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, text

from extensions.channels.message_channel import MessageChannel, Receiver
from extensions.channels.message_http import Answer, Http
from extensions.channels.message_ids import Names
from extensions.channels.message_inbound import Inbound
from extensions.channels.message_json import object_of, part, words
from extensions.channels.message_outbox import Outcome, Patience, Sender, Told
from extensions.channels.message_settings import api_address
from extensions.channels.message_store import Letter

logger = logging.getLogger(__name__)

API = "SIGNPOST_META_API"
REAL_API = "https://graph.facebook.com/v25.0"
MOST_BATCH_BYTES = 3_000_000
"""Meta puts several events into one request, of up to 3 MB for WhatsApp."""
WINDOW_SECONDS = 24 * 3600
"""So long after somebody's message Meta lets us answer it."""
SLOW_DOWN = frozenset({4, 17, 32, 613, 80007, 130429})
"""Codes for too many calls or messages. Nothing was taken."""
SLOW_DOWN_SECONDS = 5.0
"""So long nothing is sent after such a code, when they do not say how long."""
TOO_MANY_TO_ONE = 131056
"""The code for too many messages to one person; nobody else needs to wait."""
TRY_AGAIN = frozenset({2, 1200, 131000, 131016, 133004})
"""Codes for a failure on their side for which they say to try again. Not 1: it is also told of what did go out."""


class MetaChannel(MessageChannel):
    """See MessageChannel. `prefix` begins the names of its settings, `subject` is what its webhooks are about.

    `our_id` is the setting with the id of the page or number that writes.
    """

    prefix: str
    subject: str
    our_id: str

    @abstractmethod
    def inbounds(self, content: dict[str, Any]) -> Iterator[Inbound]:
        """The messages in a webhook's content; what is no message for us is left out."""

    @abstractmethod
    def content_of(self, letter: Letter, address: str) -> dict[str, Any]:
        """A letter as the Graph API takes it."""

    @property
    def ours(self) -> str:
        """The id of the page or number that writes."""
        return self.setting(self.our_id)

    def setting(self, name: str) -> str:
        """The value of one of the channel's own settings."""
        assert self.values
        return self.values[f"{self.prefix}_{name}"]

    def sender(self, names: Names) -> Sender | None:
        """See MessageChannel.sender."""
        address = api_address(API, REAL_API)
        if not address:
            logger.warning("The channel %s stays closed: %s must begin with https://.", self.name(), API)
            return None
        return GraphApi(f"{address}/{self.ours}/messages", self.setting("TOKEN"), names, self.content_of)

    def add_routes(self, blueprint: Blueprint, receiver: Receiver) -> None:
        """See MessageChannel.add_routes."""

        @blueprint.route("/webhook", methods=["GET"])
        async def address_is_ours(request: Request) -> HTTPResponse:
            asked = request.args
            known = asked.get("hub.mode") == "subscribe" and _same(
                asked.get("hub.verify_token"), self.setting("VERIFY")
            )
            return text(asked.get("hub.challenge", "")) if known else empty(status=403)

        @blueprint.route("/webhook", methods=["POST"])
        async def events_came_in(request: Request) -> HTTPResponse:
            if not self._is_signed(request):
                return empty(status=403)
            content = object_of(request.body)
            if content.get("object") == self.subject:
                await receiver.take(list(self.inbounds(content)))
            # Meta asks for 200, and sends what got another answer again for days.
            return empty(status=200)

    def _is_signed(self, request: Request) -> bool:
        signature = request.headers.get("x-hub-signature-256", "")
        if not signature or len(request.body) > MOST_BATCH_BYTES:
            return False
        return _same(
            signature, f"sha256={hmac.digest(self.setting('APP_SECRET').encode(), request.body, sha256).hex()}"
        )


def meta_settings(prefix: str, our_id: str) -> dict[str, str]:
    """The settings of either: the app's secret, the word of our own for GET, the access token, and who writes."""
    return {
        f"{prefix}_APP_SECRET": r"[0-9a-fA-F]{32}",
        f"{prefix}_VERIFY": r"\S{16,}",
        f"{prefix}_TOKEN": r"[!-~]{16,}",
        f"{prefix}_{our_id}": r"\d{5,30}",
    }


def too_late(sent_at: str, in_a_second: int) -> bool:
    """Whether a message of that time may not be answered any more, by the time that an answer is given up."""
    if not (sent_at.isascii() and sent_at.isdigit()):
        return False
    return time.time() - float(sent_at) / in_a_second > WINDOW_SECONDS - Patience().give_up_seconds


@dataclass
class GraphApi:
    """Sends from one page or number. Meta cannot be asked whether it took a letter."""

    url: str
    token: str
    names: Names
    content_of: Callable[[Letter, str], dict[str, Any]]
    _http: Http = field(init=False)

    def __post_init__(self) -> None:
        self._http = Http({"Authorization": f"Bearer {self.token}"})

    async def send(self, letter: Letter) -> Outcome:
        """See Sender.send."""
        address = self.names.unseal(letter.sealed)
        if address is None:
            return Outcome(Told.REFUSED)
        return await self._http.post(self.url, _outcome, json=self.content_of(letter, address))

    async def was_taken(self, letter: Letter) -> bool | None:
        """See Sender.was_taken."""
        return None

    async def close(self) -> None:
        """See Sender.close."""
        await self._http.close()


def _outcome(answer: Answer) -> Outcome:
    refused = part(answer.content, "error")
    if answer.status == 200 and not refused:
        return Outcome(Told.TAKEN)
    code = words(refused, "code")
    number = int(code) if code.isdigit() else None
    if number in SLOW_DOWN:
        return Outcome(Told.LATER, SLOW_DOWN_SECONDS if answer.wait is None else answer.wait)
    if answer.status in {429, 503}:
        return Outcome(Told.LATER, answer.wait)
    if number in TRY_AGAIN or number == TOO_MANY_TO_ONE or refused.get("is_transient") is True:
        return Outcome(Told.LATER)
    if answer.status >= 500 or number == 1:
        # It broke on their side, before or after they took it.
        return Outcome(Told.UNSURE)
    logger.error("Meta refused a message: status %d, code %s.", answer.status, "?" if number is None else number)
    return Outcome(Told.REFUSED)


def _same(given: str | None, ours: str) -> bool:
    return hmac.compare_digest((given or "").encode(errors="replace"), ours.encode())

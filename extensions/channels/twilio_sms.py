"""Text messages by way of Twilio: POST /webhooks/twilio_sms/webhook for texts, .../status for what became of ours.

Every request must carry Twilio's signature over the public address and all that it holds; docs/sms-and-messenger.md.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Mapping
from urllib.parse import parse_qsl

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, raw
from twilio.request_validator import RequestValidator

from extensions.channels.message_channel import MAX_REQUEST_BYTES, MessageChannel, Receiver
from extensions.channels.message_ids import Names
from extensions.channels.message_inbound import Inbound, Kind
from extensions.channels.message_manners import Manners, sms_manners
from extensions.channels.message_outbox import Sender
from extensions.channels.message_settings import api_address
from extensions.channels.twilio_api import UNSUBSCRIBED, TwilioApi
from signpost.knowledge import Knowledge

logger = logging.getLogger(__name__)

ACCOUNT, TOKEN, FROM = "SIGNPOST_TWILIO_ACCOUNT", "SIGNPOST_TWILIO_TOKEN", "SIGNPOST_TWILIO_FROM"
API = "SIGNPOST_TWILIO_API"
REAL_API = "https://api.twilio.com"
NOTHING_TO_SAY = b'<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
"""Twilio's way to hear that a text came in; the answer itself goes out by the API, so that it is never said twice."""
FAILED = frozenset({"failed", "undelivered"})


class TwilioSmsChannel(MessageChannel):
    """See MessageChannel. Not a subclass of Rasa's Twilio channel, which checks no signature."""

    settings = {ACCOUNT: r"AC[0-9a-fA-F]{32}", TOKEN: r"\S{16,}", FROM: r"\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32}"}

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name; it is also the address."""
        return "twilio_sms"

    def manners(self, knowledge: Knowledge) -> Manners:
        """See MessageChannel.manners."""
        return sms_manners(knowledge)

    def sender(self, names: Names) -> Sender | None:
        """See MessageChannel.sender."""
        address = api_address(API, REAL_API)
        if not address or not self.values:
            logger.warning("The channel %s stays closed: %s must begin with https://.", self.name(), API)
            return None
        status = f"{self.public_url}/status"
        return TwilioApi(self.values[ACCOUNT], self.values[TOKEN], self.values[FROM], address, status, names)

    def add_routes(self, blueprint: Blueprint, receiver: Receiver) -> None:
        """See MessageChannel.add_routes."""

        @blueprint.route("/webhook", methods=["POST"])
        async def text_came_in(request: Request) -> HTTPResponse:
            form = self._signed(request, "webhook")
            if form is None:
                return empty(status=403)
            if (inbound := inbound_of(form)) and inbound.address != self._values[FROM]:
                await receiver.take([inbound])
            return raw(NOTHING_TO_SAY, content_type="text/xml")

        @blueprint.route("/status", methods=["POST"])
        async def ours_went_on(request: Request) -> HTTPResponse:
            form = self._signed(request, "status")
            if form is None:
                return empty(status=403)
            if form.get("ErrorCode") == str(UNSUBSCRIBED) and form.get("To"):
                await receiver.talks.stopped_at_provider(form["To"])
            elif form.get("MessageStatus") in FAILED:
                code = form.get("ErrorCode", "")
                logger.warning("A text did not arrive: Twilio's code %s.", code if code.isdigit() else "?")
            return empty()

    @property
    def _values(self) -> Mapping[str, str]:
        assert self.values
        return self.values

    def _signed(self, request: Request, place: str) -> dict[str, str] | None:
        """The form of a request that Twilio signed for this very address and this account; None for any other.

        Read here and not by Sanic, which leaves out empty fields, and they are signed as well.
        """
        signature = request.headers.get("x-twilio-signature", "")
        if not signature or len(request.body) > MAX_REQUEST_BYTES:
            return None
        try:
            form = dict(parse_qsl(request.body.decode(), keep_blank_values=True, strict_parsing=True, errors="strict"))
        except ValueError:
            return None
        validator = RequestValidator(self._values[TOKEN])
        if not validator.validate(f"{self.public_url}/{place}", form, signature):
            return None
        same = hmac.compare_digest(form.get("AccountSid", "").encode(), self._values[ACCOUNT].encode())
        return form if same else None


def inbound_of(form: Mapping[str, str]) -> Inbound | None:
    """The message in Twilio's form; None when it has no id or no sender, which nobody could be answered by."""
    message_id, sender = form.get("MessageSid") or form.get("SmsMessageSid"), form.get("From")
    if not message_id or not sender:
        return None
    return Inbound(message_id, sender, form.get("Body", ""), _kind(form))


def _kind(form: Mapping[str, str]) -> Kind:
    if form.get("Latitude") and form.get("Longitude"):
        return "location"
    if form.get("NumMedia", "0") in {"", "0"}:
        return "text"
    return "voice" if form.get("MediaContentType0", "").startswith("audio/") else "picture"

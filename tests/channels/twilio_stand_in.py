"""Twilio on loopback: takes messages as its REST API does, and calls our webhook signed by Twilio's own library.

Speaks what twilio.com/docs documents of the Message resource: POST and GET Messages.json with basic authentication,
201 with the message, errors as {"code", "message", "status"}.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from twilio.request_validator import RequestValidator

from tests.channels.stand_in import PUBLIC_URL, SECRET, Answer, Reply, StandIn, post

ACCOUNT = "AC" + "0" * 32
TOKEN = "an-invented-token-of-nobody"
OUR_NUMBER = "+447700900000"
"""From the range that Ofcom keeps free for drama; so are all numbers here."""
WEBHOOK, STATUS = "/webhooks/twilio_sms/webhook", "/webhooks/twilio_sms/status"
PLACE = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
ALLOWED = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()


def number(which: int) -> str:
    """An invented mobile number, one of a thousand."""
    return f"+447700900{which:03d}"


def message_id() -> str:
    """A new id of a text that comes in."""
    return "SM" + uuid.uuid4().hex


class TwilioStandIn(StandIn):
    """The API; `unsubscribed` are the numbers that sent STOP."""

    def __init__(self) -> None:
        super().__init__()
        self.unsubscribed: set[str] = set()

    @property
    def settings(self) -> dict[str, str]:
        """See StandIn.settings."""
        return {
            "SIGNPOST_SECRET": SECRET,
            "SIGNPOST_PUBLIC_URL": PUBLIC_URL,
            "SIGNPOST_TWILIO_ACCOUNT": ACCOUNT,
            "SIGNPOST_TWILIO_TOKEN": TOKEN,
            "SIGNPOST_TWILIO_FROM": OUR_NUMBER,
            "SIGNPOST_TWILIO_API": self.address,
        }

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """See StandIn.answer."""
        url = urlsplit(path)
        if headers.get("Authorization") != ALLOWED:
            return 401, {"code": 20003, "message": "Authenticate", "status": 401}, {}
        if url.path != PLACE:
            return 404, {"code": 20404, "message": "not found", "status": 404}, {}
        if method == "GET":
            return 200, self._sent_to(parse_qs(url.query)["To"][0]), {}
        return self._taken(dict(parse_qsl(body.decode(), keep_blank_values=True)))

    def _taken(self, form: dict[str, str]) -> Reply:
        refusal = Answer(400, 21610, takes=False) if form["To"] in self.unsubscribed else None
        mood = self.hand_over(form["To"], form["Body"], form, refusal)
        if mood.status < 300:
            return 201, {"sid": message_id(), "status": "queued", "to": form["To"], "body": form["Body"]}, mood.headers
        return mood.status, {"code": mood.code, "message": "no", "status": mood.status}, mood.headers

    def _sent_to(self, to: str) -> dict[str, Any]:
        """The list of messages to a number, the newest first."""
        listed = [
            {"to": one.to, "body": one.text, "direction": "outbound-api", "date_created": formatdate(one.at)}
            for one in reversed(self.all_to(to))
        ]
        return {"messages": listed, "page_size": 20}


def form_of(phone: str, text: str, **more: str) -> dict[str, str]:
    """A text as Twilio sends it to a webhook."""
    form = {
        "ToCountry": "GB",
        "MessageSid": message_id(),
        "NumMedia": "0",
        "Body": text,
        "From": phone,
        "To": OUR_NUMBER,
        "AccountSid": ACCOUNT,
        "ApiVersion": "2010-04-01",
    }
    return {**form, **more}


def sign(form: dict[str, str], url: str = PUBLIC_URL + WEBHOOK, token: str = TOKEN) -> str:
    """Twilio's signature, made by Twilio's library."""
    return str(RequestValidator(token).compute_signature(url, form))


def deliver(port: int, form: dict[str, str], signature: str | None = None, path: str = WEBHOOK, **headers: str) -> int:
    """Posts a form to a server of ours, as it comes from the proxy in front; the status of the answer."""
    sent = {"Content-Type": "application/x-www-form-urlencoded", **headers}
    signature = sign(form, PUBLIC_URL + path) if signature is None else signature
    if signature:
        sent["X-Twilio-Signature"] = signature
    return post(port, path, urlencode(form), sent)[0]

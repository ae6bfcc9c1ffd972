"""Meta's Graph API on loopback, for Messenger and WhatsApp, and Meta's calls of our webhooks.

Speaks what developers.facebook.com documents: POST /<version>/<page or number>/messages with a bearer token, 200 with
the message's id, refusals as {"error": {"message", "type", "code"}}. What breaks a documented limit is refused. There
is no library of Meta's that signs, so it is done as documented: HMAC-SHA256 of the raw body with the app's secret.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from tests.channels.stand_in import PUBLIC_URL, SECRET, Answer, Reply, StandIn, post

APP_SECRET = "0123456789abcdef" * 2
VERIFY = "an-invented-word-of-ours"
TOKEN = "EAA-invented-token-of-nobody"
PAGE, NUMBER_ID = "100000000000001", "200000000000002"
VERSION = "/v25.0"
INVALID = 100


class GraphStandIn(StandIn):
    """The API; `closed` are the people whom it lets nobody write to, as after 24 hours."""

    def __init__(self) -> None:
        super().__init__()
        self.closed: set[str] = set()

    @property
    def settings(self) -> dict[str, str]:
        """See StandIn.settings."""
        both = {"APP_SECRET": APP_SECRET, "VERIFY": VERIFY, "TOKEN": TOKEN}
        named = {f"SIGNPOST_{one}_{name}": value for one in ("MESSENGER", "WHATSAPP") for name, value in both.items()}
        return {
            "SIGNPOST_SECRET": SECRET,
            "SIGNPOST_PUBLIC_URL": PUBLIC_URL,
            "SIGNPOST_META_API": self.address + VERSION,
            "SIGNPOST_MESSENGER_PAGE": PAGE,
            "SIGNPOST_WHATSAPP_NUMBER_ID": NUMBER_ID,
            **named,
        }

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """See StandIn.answer."""
        form = json.loads(body or b"{}")
        if headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, _refusal(190), {}
        if path == f"{VERSION}/{PAGE}/messages":
            return self._messenger(form)
        if path == f"{VERSION}/{NUMBER_ID}/messages":
            return self._whatsapp(form)
        return 404, _refusal(INVALID), {}

    def _messenger(self, form: dict[str, Any]) -> Reply:
        to, message = form["recipient"]["id"], form["message"]
        replies = message.get("quick_replies", [])
        fits = form["messaging_type"] == "RESPONSE" and 0 < len(message["text"]) <= 2000 and len(replies) <= 13
        fits &= all(_short(one["title"], 20) and _short(one["payload"], 1000) for one in replies)
        return self._judged(to, message["text"], form, fits, {"recipient_id": to, "message_id": _new_id("m_")})

    def _whatsapp(self, form: dict[str, Any]) -> Reply:
        to = form.get("to") or form["recipient"]
        if form["type"] == "text":
            said, fits = form["text"]["body"], len(form["text"]["body"]) <= 4096
        else:
            said, fits = form["interactive"]["body"]["text"], _interactive_fits(form["interactive"])
        fits &= form["messaging_product"] == "whatsapp" and len(said) > 0
        sent = {"messaging_product": "whatsapp", "messages": [{"id": _new_id("wamid.")}]}
        return self._judged(to, said, form, fits, sent)

    def _judged(self, to: str, said: str, form: dict[str, Any], fits: bool, sent: dict[str, Any]) -> Reply:
        refusal = None if fits else Answer(400, INVALID, takes=False)
        if to in self.closed:
            refusal = Answer(400, 10, takes=False)
        mood = self.hand_over(to, said, form, refusal)
        if mood.status < 300:
            return mood.status, sent, mood.headers
        return mood.status, "<html>Bad</html>" if mood.code is None else _refusal(mood.code), mood.headers


def _interactive_fits(interactive: dict[str, Any]) -> bool:
    action = interactive["action"]
    if interactive["type"] == "button":
        buttons = [one["reply"] for one in action["buttons"]]
        return _choices_fit(buttons, 3, 20, 256) and len(interactive["body"]["text"]) <= 1024
    rows = [row for section in action["sections"] for row in section["rows"]]
    return _choices_fit(rows, 10, 24, 200) and _short(action["button"], 20) and len(interactive["body"]["text"]) <= 4096


def _choices_fit(choices: Sequence[dict[str, str]], most: int, title: int, payload: int) -> bool:
    """A title or an id that comes twice is refused as well."""
    unlike = len({one["title"] for one in choices}) == len({one["id"] for one in choices}) == len(choices)
    short = all(_short(one["title"], title) and _short(one["id"], payload) for one in choices)
    return unlike and short and 0 < len(choices) <= most


def _short(text: str, most: int) -> bool:
    return 0 < len(text) <= most


def _refusal(code: int) -> dict[str, Any]:
    return {"error": {"message": "no", "type": "OAuthException", "code": code, "fbtrace_id": "x"}}


def _new_id(beginning: str) -> str:
    return beginning + uuid.uuid4().hex


def sign(body: bytes, secret: str = APP_SECRET) -> str:
    """Meta's signature."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def deliver(port: int, path: str, content: Any, signature: str | None = None, **headers: str) -> int:
    """Posts a webhook's content (bytes as they are) to a server of ours; the status of the answer."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    sent = {"Content-Type": "application/json", "User-Agent": "facebookexternalua", **headers}
    signature = sign(body) if signature is None else signature
    if signature:
        sent["X-Hub-Signature-256"] = signature
    return post(port, path, body, sent)[0]

"""Telegram's Bot API on loopback, and Telegram's calls of our webhook.

Speaks what core.telegram.org/bots/api documents: POST /bot<token>/<method>, 200 with {"ok": true, "result"}, refusals
as {"ok": false, "error_code", "description"} with "parameters" for how long to wait. What breaks a documented limit is
refused. Our webhook is called with the secret in X-Telegram-Bot-Api-Secret-Token.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.channels.stand_in import PUBLIC_URL, SECRET, Answer, Reply, StandIn, post

TOKEN = "770090000:AA-an-invented-token-of-nobody-at-all"
SECRET_TOKEN = "an-invented-secret-between-telegram-and-us"
BOT = {"id": 770090000, "is_bot": True, "first_name": "Signpost", "username": "invented_signpost_bot"}


class TelegramStandIn(StandIn):
    """The API; `left` are the groups that the bot left, `stays` how many times it cannot leave."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[str] = []
        self.stays = 0

    @property
    def settings(self) -> dict[str, str]:
        """See StandIn.settings."""
        return {
            "SIGNPOST_SECRET": SECRET,
            "SIGNPOST_PUBLIC_URL": PUBLIC_URL,
            "SIGNPOST_TELEGRAM_TOKEN": TOKEN,
            "SIGNPOST_TELEGRAM_SECRET": SECRET_TOKEN,
            "SIGNPOST_TELEGRAM_API": self.address,
        }

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """See StandIn.answer."""
        form = json.loads(body or b"{}")
        if path == f"/bot{TOKEN}/sendMessage":
            return self._sent(form)
        if path == f"/bot{TOKEN}/leaveChat":
            return self._leaves(str(form["chat_id"]))
        return 404, _refusal(404), {}

    def _sent(self, form: dict[str, Any]) -> Reply:
        buttons = [one for row in form.get("reply_markup", {}).get("inline_keyboard", []) for one in row]
        fits = 0 < len(form["text"]) <= 4096 and len(buttons) <= 100
        fits &= all(one["text"] and 0 < len(one["callback_data"].encode()) <= 64 for one in buttons)
        to = str(form["chat_id"])
        refusal = None if fits else Answer(400, 400, takes=False)
        mood = self.hand_over(to, form["text"], form, Answer(403, 403, takes=False) if to in self.left else refusal)
        if mood.status < 300:
            return 200, {"ok": True, "result": {"message_id": len(self.taken)}}, {}
        wait = int(mood.headers["Retry-After"]) if "Retry-After" in mood.headers else None
        return mood.status, "<html>Bad</html>" if mood.code is None else _refusal(mood.code, wait), {}

    def _leaves(self, group: str) -> Reply:
        if self.stays:
            self.stays -= 1
            return 500, _refusal(500), {}
        self.left.append(group)
        return 200, {"ok": True, "result": True}, {}


def _refusal(code: int, wait: int | None = None) -> dict[str, Any]:
    parameters = {} if wait is None else {"parameters": {"retry_after": wait}}
    return {"ok": False, "error_code": code, "description": "no", **parameters}


def deliver(port: int, path: str, content: Any, secret: str | None = None, **headers: str) -> tuple[int, str]:
    """Posts an update (bytes as they are) to a server of ours; status and content of the answer."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    sent = {"Content-Type": "application/json", **headers}
    secret = SECRET_TOKEN if secret is None else secret
    if secret:
        sent["X-Telegram-Bot-Api-Secret-Token"] = secret
    return post(port, path, body, sent)

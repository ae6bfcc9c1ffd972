"""Twilio on loopback: takes messages as its REST API does, and calls our webhook signed by Twilio's own library.

Speaks what twilio.com/docs documents of the Message resource: POST and GET Messages.json with basic authentication,
201 with the message, errors as {"code", "message", "status"}. `mood` says how the next requests are answered.
"""

from __future__ import annotations

import base64
import http.client
import json
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from twilio.request_validator import RequestValidator

ACCOUNT = "AC" + "0" * 32
TOKEN = "an-invented-token-of-nobody"
SECRET = "an invented secret that is long enough"
OUR_NUMBER = "+447700900000"
"""From the range that Ofcom keeps free for drama; so are all numbers here."""
PUBLIC_URL = "https://help.example"
WEBHOOK, STATUS = "/webhooks/twilio_sms/webhook", "/webhooks/twilio_sms/status"


def number(which: int) -> str:
    """An invented mobile number, one of a thousand."""
    return f"+447700900{which:03d}"


def message_id() -> str:
    """A new id of a text that comes in."""
    return "SM" + uuid.uuid4().hex


@dataclass(frozen=True)
class Answer:
    """How the API answers. `takes`: the message is taken all the same; `after` seconds."""

    status: int = 201
    code: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    takes: bool = True


@dataclass(frozen=True)
class Taken:
    """A message that the API took."""

    to: str
    text: str
    form: dict[str, str]
    at: float


class TwilioStandIn:
    """The API, on a free port, from entry to exit."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.asked = 0
        self.mood: list[Answer] = []
        self.unsubscribed: set[str] = set()
        self._came = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True

    @property
    def settings(self) -> dict[str, str]:
        """What the assistant needs to have in its environment to talk to this one."""
        return {
            "SIGNPOST_SECRET": SECRET,
            "SIGNPOST_PUBLIC_URL": PUBLIC_URL,
            "SIGNPOST_TWILIO_ACCOUNT": ACCOUNT,
            "SIGNPOST_TWILIO_TOKEN": TOKEN,
            "SIGNPOST_TWILIO_FROM": OUR_NUMBER,
            "SIGNPOST_TWILIO_API": f"http://127.0.0.1:{self._server.server_port}",
        }

    def __enter__(self) -> TwilioStandIn:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def to(self, phone: str) -> list[str]:
        """The texts taken for a number, in order."""
        with self._came:
            return [one.text for one in self.taken if one.to == phone]

    def wait_for(self, done: Callable[[], bool], seconds: float = 20.0) -> None:
        """Waits until something is true of what was taken; raises AssertionError when it does not come true."""
        until = time.monotonic() + seconds
        with self._came:
            while not done():
                left = until - time.monotonic()
                assert left > 0, f"{len(self.taken)} messages taken, {self.asked} requests"
                self._came.wait(min(left, 0.1))

    def answer_post(self, form: dict[str, str]) -> tuple[int, dict[str, Any], dict[str, str]]:
        """Status, content and headers of the answer to a message handed over."""
        with self._came:
            self.asked += 1
            mood = self.mood.pop(0) if self.mood else Answer()
        if form["To"] in self.unsubscribed:
            mood = Answer(400, 21610, takes=False)
        if mood.takes:
            with self._came:
                self.taken.append(Taken(form["To"], form["Body"], form, time.time()))
                self._came.notify_all()
        time.sleep(mood.after)
        if mood.status == 201:
            return 201, {"sid": message_id(), "status": "queued", "to": form["To"], "body": form["Body"]}, mood.headers
        return mood.status, {"code": mood.code, "message": "no", "status": mood.status}, mood.headers

    def answer_get(self, to: str) -> dict[str, Any]:
        """The list of messages to a number, the newest first."""
        with self._came:
            found = [one for one in reversed(self.taken) if one.to == to]
        listed = [
            {"to": one.to, "body": one.text, "direction": "outbound-api", "date_created": formatdate(one.at)}
            for one in found
        ]
        return {"messages": listed, "page_size": 20}


def _handler(api: TwilioStandIn) -> type[BaseHTTPRequestHandler]:
    place = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    allowed = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            if self._is_ours():
                self._answer(*api.answer_post(dict(parse_qsl(body, keep_blank_values=True))))

        def do_GET(self) -> None:
            if self._is_ours():
                self._answer(200, api.answer_get(parse_qs(urlsplit(self.path).query)["To"][0]), {})

        def _is_ours(self) -> bool:
            if self.headers.get("Authorization") != allowed:
                self._answer(401, {"code": 20003, "message": "Authenticate", "status": 401}, {})
            elif urlsplit(self.path).path != place:
                self._answer(404, {"code": 20404, "message": "not found", "status": 404}, {})
            else:
                return True
            return False

        def _answer(self, status: int, content: dict[str, Any], headers: dict[str, str]) -> None:
            body = json.dumps(content).encode()
            try:
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                """The other side did not wait."""

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


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
    sent = {"Content-Type": "application/x-www-form-urlencoded", "Host": "127.0.0.1", **headers}
    signature = sign(form, PUBLIC_URL + path) if signature is None else signature
    if signature:
        sent["X-Twilio-Signature"] = signature
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", path, urlencode(form), sent)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()

"""A stand-in for the web channel: keeps to its protocol, says invented things, and fails on demand.

The real assistant is used where its answers matter; this is for what a real one does not do when asked: be slow, be
gone, refuse, break the connection, or send every part of a card at once.
"""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml

from extensions.server.web_files import WEB_FOLDER, outgoing
from extensions.settings import PROJECT_FOLDER

REPLIES: dict[str, Any] = yaml.safe_load(
    (PROJECT_FOLDER / "tests/web/invented_replies.yml").read_text(encoding="utf-8")
)
CARD_TEXT: str = REPLIES["appeal"]["card"]["do_now"]
EMPTY_CARD = {
    **dict.fromkeys(("signpost", "title", "in_short", "do_now"), ""),
    **{name: [] for name in ("steps", "rights", "contacts", "letters", "deadlines", "also", "sources")},
    "if_that_fails": None,
    "ladder": None,
    "checked_on": "2026-11-21",
    "overdue": False,
}
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


@dataclass
class Page:
    """One page of the stand-in's own site."""

    html: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class StandIn:
    """What it is told to do, and what it was sent. One at a time is served on loopback."""

    pages: dict[str, Page] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    """Put in place of files of the chat, by name."""
    delay_seconds: float = 0
    break_next: int = 0
    """How many of the next requests of the channel get no answer at all."""
    refusals: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    """Status and body for the next messages, one each."""
    notice: str | None = None
    messages: list[dict[str, Any]] = field(default_factory=list)
    answered: dict[str, dict[str, Any]] = field(default_factory=dict)
    sent: list[dict[str, Any]] = field(default_factory=list)
    """Every sending that arrived, repeats among them."""
    deleted: int = 0
    conversation: str | None = None
    origin: str = ""

    def message(self, reply: str, **changes: Any) -> dict[str, Any]:
        """The next message of the talk."""
        invented = REPLIES[reply]
        made = {
            "cursor": len(self.messages) + 1,
            "in_reply_to": None,
            "chosen": None,
            "forgot": False,
            **invented,
            "card": {**EMPTY_CARD, **invented["card"]},
            **changes,
        }
        self.messages.append(made)
        return made

    def begin(self) -> dict[str, Any]:
        """A new talk with its opening."""
        self.messages, self.answered = [], {}
        self.conversation = f"talk-{time.monotonic_ns()}"
        return {"conversation": self.conversation, "cursor": 1, "messages": [self.message("greeting")]}

    def answer(self, sending: dict[str, Any]) -> dict[str, Any]:
        """The same id is answered the same and is no second turn."""
        if sending["id"] not in self.answered:
            offered = {each["payload"]: each["title"] for message in self.messages for each in message["choices"]}
            chosen = offered.get(sending.get("choice", ""))
            reply = reply_to(sending)
            made = self.message(reply, in_reply_to=sending["id"], chosen=chosen)
            self.answered[sending["id"]] = {"cursor": made["cursor"], "messages": [made]}
        return self.answered[sending["id"]]


def reply_to(sending: dict[str, Any]) -> str:
    """Which invented reply fits: by the choice, or by a word in the text."""
    choice = str(sending.get("choice", "")).strip("/")
    if choice:
        return {"more": "steps", "appeal": "appeal", "plan": "plan", "next_step": "thanks"}.get(choice, "thanks")
    words = str(sending.get("text", "")).lower()
    return next((name for name in REPLIES if name in words), "appeal")


class Handler(BaseHTTPRequestHandler):
    """One request to the stand-in that the server carries."""

    server: StandInServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Pages, the chat's files, replay and status."""
        stand_in, address = self.server.stand_in, urlsplit(self.path)
        if (page := stand_in.pages.get(address.path)) is not None:
            return self._send(
                200, page.html.encode(), page.headers.get("Content-Type", "text/html; charset=utf-8"), page.headers
            )
        if "/static/" in address.path:
            return self._file(address.path.rsplit("/", 1)[-1])
        if address.path.endswith("/status"):
            return self._json(
                200, {"open": True, "notice": stand_in.notice, "max_characters": 4000, "version": "stand-in"}
            )
        if address.path.endswith("/messages"):
            after = int(parse_qs(address.query)["after"][0])
            return self._channel(lambda: {"cursor": len(stand_in.messages), "messages": stand_in.messages[after:]})
        return self._send(404, b"", "text/plain", {})

    def do_POST(self) -> None:
        """A new talk, or a message."""
        stand_in = self.server.stand_in
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or "{}")
        if self.path.endswith("/conversations"):
            return self._channel(stand_in.begin, status=201, known=False)
        stand_in.sent.append(body)
        if stand_in.refusals:
            return self._json(*stand_in.refusals.pop(0))
        return self._channel(lambda: stand_in.answer(body))

    def do_DELETE(self) -> None:
        """Deletes the talk."""
        self.server.stand_in.deleted += 1
        self.server.stand_in.conversation = None
        self._send(204, b"", "text/plain", {})

    def do_OPTIONS(self) -> None:
        """Another origin asks first."""
        allowed = {
            "Access-Control-Allow-Headers": "content-type, x-conversation",
            "Access-Control-Allow-Methods": "GET, POST, DELETE",
        }
        self._send(204, b"", "text/plain", allowed)

    def _channel(self, answer: Any, status: int = 200, *, known: bool = True) -> None:
        stand_in = self.server.stand_in
        if stand_in.break_next:
            stand_in.break_next -= 1
            return self._break_off()
        time.sleep(stand_in.delay_seconds)
        if known and self.headers["X-Conversation"] != stand_in.conversation:
            return self._json(
                410, {"code": "gone", "text": "That talk is over.", "retry_after_seconds": None, "card": None}
            )
        return self._json(status, answer())

    def _break_off(self) -> None:
        """Breaks in the middle of the answer. On a connection closed without a byte the browser itself asks again."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"cursor":')
        self.close_connection = True

    def _file(self, name: str) -> None:
        path = WEB_FOLDER / name
        if not path.is_file():
            return self._send(404, b"", "text/plain", {})
        content = self.server.stand_in.files.get(name) or outgoing(path)
        return self._send(200, content, KINDS[path.suffix], {})

    def _json(self, status: int, body: Any) -> None:
        self._send(status, json.dumps(body).encode(), "application/json", {})

    def _send(self, status: int, content: bytes, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Access-Control-Allow-Origin", "*")
        for name, value in headers.items():
            if name == "Content-Type":
                continue
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Keeps quiet."""


class StandInServer(ThreadingHTTPServer):
    """Serves one stand-in on a free port of loopback."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, stand_in: StandIn) -> None:
        """Listens at once; `start` answers."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.stand_in = stand_in
        stand_in.origin = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: Any) -> None:
        """A browser that has gone away is no matter."""

    def start(self) -> None:
        """Answers in a thread of its own until it is shut down."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

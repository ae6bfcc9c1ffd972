"""What the providers on loopback share: they note what they took, and answer as they are told to."""

from __future__ import annotations

import http.client
import json
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SECRET = "an invented secret that is long enough"
PUBLIC_URL = "https://help.example"

Reply = tuple[int, dict[str, Any] | str, dict[str, str]]
"""Status, content (an object is sent as JSON) and headers."""


@dataclass(frozen=True)
class Answer:
    """How the API answers. `takes`: the message is taken all the same; `after` seconds."""

    status: int = 200
    code: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    takes: bool = True


@dataclass(frozen=True)
class Taken:
    """A message that the API took; `form` is all of it."""

    to: str
    text: str
    form: dict[str, Any]
    at: float


class StandIn(ABC):
    """An API on a free port, from entry to exit. `mood` says how the next requests are answered."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.asked = 0
        self.mood: list[Answer] = []
        self._came = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    @abstractmethod
    def settings(self) -> dict[str, str]:
        """What the assistant needs to have in its environment to talk to this one."""

    @abstractmethod
    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """The answer to one request."""

    def __enter__(self) -> Any:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def to(self, address: str) -> list[str]:
        """The texts taken for somebody, in order."""
        return [one.text for one in self.all_to(address)]

    def all_to(self, address: str) -> list[Taken]:
        """The messages taken for somebody, in order."""
        with self._came:
            return [one for one in self.taken if one.to == address]

    def wait_for(self, done: Callable[[], bool], seconds: float = 20.0) -> None:
        """Waits until something is true of what was taken; raises AssertionError when it does not come true."""
        until = time.monotonic() + seconds
        with self._came:
            while not done():
                left = until - time.monotonic()
                assert left > 0, f"{len(self.taken)} messages taken, {self.asked} requests"
                self._came.wait(min(left, 0.1))

    def hand_over(self, to: str, text: str, form: dict[str, Any], refusal: Answer | None = None) -> Answer:
        """Takes a message or not, as `refusal` or else the next mood says; that answer, when it is time for it."""
        with self._came:
            self.asked += 1
            mood = refusal or (self.mood.pop(0) if self.mood else Answer())
            if mood.takes:
                self.taken.append(Taken(to, text, form, time.time()))
                self._came.notify_all()
        time.sleep(mood.after)
        return mood


def _handler(api: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self._answer(*api.answer("POST", self.path, self.headers, body))

        def do_GET(self) -> None:
            self._answer(*api.answer("GET", self.path, self.headers, b""))

        def _answer(self, status: int, content: dict[str, Any] | str, headers: dict[str, str]) -> None:
            body = (content if isinstance(content, str) else json.dumps(content)).encode()
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


def post(port: int, path: str, body: bytes | str, headers: Mapping[str, str]) -> tuple[int, str]:
    """Posts to a server of ours, as it comes from the proxy in front; status and content of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", path, body, {"Host": "127.0.0.1", **headers})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()

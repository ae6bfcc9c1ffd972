"""A small client of the web channel: plain HTTP, one conversation."""

from __future__ import annotations

import http.client
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from tests.serving import Server

WEB = "/webhooks/web"
COMPLAINT = "I have spoken to the school and want to make a formal complaint"


@dataclass(frozen=True)
class Answer:
    """What came back. Header names are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, which must be JSON."""
        return json.loads(self.body)


def ask(
    server: Server, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> Answer:
    """One request on a connection of its own, exactly as given."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@dataclass
class Talk:
    """A conversation as the chat element has it."""

    server: Server
    headers: dict[str, str] = field(default_factory=dict)
    id: str = ""
    opening: Any = None

    def open(self) -> Talk:
        """Begins it."""
        answer = ask(self.server, "POST", f"{WEB}/conversations", b"", self.headers)
        assert answer.status == 201, answer
        self.opening = answer.json
        self.id = self.opening["conversation"]
        return self

    def send(self, message_id: str | None = None, **said: Any) -> Answer:
        """Sends `text=...` or `choice=...`."""
        body = json.dumps({"id": message_id or str(uuid.uuid4()), **said}).encode()
        return self.post(body)

    def post(self, body: bytes) -> Answer:
        """Sends a body as it is."""
        return ask(self.server, "POST", f"{WEB}/messages", body, self._headers())

    def say(self, text: str) -> dict[str, Any]:
        """The message that comes back."""
        return self._message(self.send(text=text))

    def pick(self, choice: str) -> dict[str, Any]:
        """The message that comes back."""
        return self._message(self.send(choice=choice))

    def after(self, cursor: int | str = 0) -> Answer:
        """The replay."""
        return ask(self.server, "GET", f"{WEB}/messages?after={cursor}", headers=self._headers())

    def delete(self) -> Answer:
        """Deletes everything."""
        return ask(self.server, "DELETE", f"{WEB}/conversations", headers=self._headers())

    def _headers(self) -> dict[str, str]:
        return {"X-Conversation": self.id, **self.headers}

    @staticmethod
    def _message(answer: Answer) -> dict[str, Any]:
        assert answer.status == 200, answer
        (message,) = answer.json["messages"]
        return dict(message)

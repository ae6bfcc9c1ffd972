"""Whatever is sent to an entrance of the real server: no 5xx, never nothing, one card, quick, and no growing memory."""

from __future__ import annotations

import html
import http.client
import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import strategies as st

from extensions.channels.web_page_form import COOKIE
from signpost.text import MAX_CHARACTERS
from tests.serving import Server
from tests.tried_hard.generated import EXAMPLES, any_text, bodies, generated, json_values, messages, words

SECONDS = 1.0
WARM_TURNS = 300
"""After so many turns all that is read once has been read."""
TURNS = 2000
MEGABYTES = 12.0
"""What 2,000 turns may add: SQLite's and the allocator's own caches fill up to a limit."""
SHORT = [text for text in EXAMPLES if len(text) < 60]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Line:
    """One open connection to the server, which counts the turns and notes its memory when it is warm."""

    server: Server
    connection: http.client.HTTPConnection
    turns: int = 0
    warm: float = 0.0

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """Status and body."""
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def say(self, text: Any, sender: str) -> tuple[int, Any]:
        """One turn over REST."""
        body = json.dumps({"sender": sender, "message": text}).encode()
        status, answer = self.ask("POST", "/webhooks/rest/webhook", body)
        self.count()
        return status, json.loads(answer)

    def count(self) -> None:
        self.turns += 1
        if self.turns == WARM_TURNS:
            self.warm = self.server.resident_megabytes()


@pytest.fixture(scope="module")
def line(server: Server) -> Iterator[Line]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    yield Line(server, connection)
    connection.close()


@pytest.fixture(scope="module")
def talk(line: Line) -> str:
    """A web conversation's id."""
    status, body = line.ask("POST", "/webhooks/web/conversations", b"")
    assert status == 201
    return str(json.loads(body)["conversation"])


def is_whole(text: Any, card: Any) -> bool:
    """Whether there is something to read, and a card that says of what."""
    return isinstance(text, str) and bool(text.strip()) and bool(card["signpost"]) and bool(card["title"])


@generated(0.1, text=messages, person=st.integers(0, 30))
def test_every_message_over_rest_gets_one_whole_reply_within_a_second(line: Line, text: str, person: int) -> None:
    start = time.perf_counter()
    status, answer = line.say(text, f"person {person}")
    if time.perf_counter() - start > SECONDS:
        # It can be the machine that was slow: what counts is the work of a second try, a little changed, for what was
        # read before is not read again.
        before = line.server.worked_seconds()
        line.say(f"x{text}"[:MAX_CHARACTERS], uuid.uuid4().hex)
        assert line.server.worked_seconds() - before < SECONDS

    cards = [message["custom"] for message in answer if "custom" in message]
    assert status == 200
    assert len(cards) == 1
    assert is_whole(answer[0]["text"], cards[0])
    assert "error" not in answer[0]["text"].lower()


@generated(0.06, body=bodies | st.fixed_dictionaries({"sender": json_values, "message": json_values}).map(json.dumps))
def test_every_body_over_rest_is_answered_or_refused_with_a_reason(line: Line, body: bytes | str) -> None:
    status, answer = line.ask("POST", "/webhooks/rest/webhook", body if isinstance(body, bytes) else body.encode())

    assert status in {200, 400, 413}
    assert json.loads(answer)[0]["text"].strip()


@generated(0.04, text=messages)
def test_every_message_on_the_web_gets_one_whole_reply(line: Line, text: str) -> None:
    status, opened = line.ask("POST", "/webhooks/web/conversations", b"")
    line.count()
    body = json.dumps({"id": str(uuid.uuid4()), "text": text}).encode()
    headers = {"X-Conversation": json.loads(opened)["conversation"]}
    status, answer = line.ask("POST", "/webhooks/web/messages", body, **headers)
    line.count()

    (message,) = json.loads(answer)["messages"]
    assert status == 200
    assert is_whole(message["text"], message["card"])


said = {"id": json_values | st.uuids().map(str), "text": json_values | messages, "choice": json_values | words}


@generated(0.06, body=bodies | st.fixed_dictionaries({}, optional=said).map(json.dumps), after=any_text)
def test_every_request_on_the_web_is_answered_or_refused_in_kind_words(
    line: Line, talk: str, body: bytes | str, after: str
) -> None:
    body = body if isinstance(body, bytes) else body.encode()
    answers = [
        line.ask("POST", "/webhooks/web/messages", body, **{"X-Conversation": talk}),
        line.ask("GET", f"/webhooks/web/messages?after={quote(after)}", **{"X-Conversation": talk}),
    ]

    for status, answer in answers:
        content = json.loads(answer)
        assert status in {200, 400, 413, 422}
        assert status == 200 or content["text"].strip()


fields = st.fixed_dictionaries({}, optional={"text": messages, "choice": words | any_text, "id": any_text})


@generated(0.04, form=fields | st.binary(max_size=200), cookie=st.sampled_from(["", "A" * 32, "x;y=z", "../.."]))
def test_every_form_of_the_page_shows_the_page_or_leads_to_it(
    line: Line, form: dict[str, str] | bytes, cookie: str
) -> None:
    body = form if isinstance(form, bytes) else urlencode(form, errors="replace").encode()
    sent = FORM | {"Origin": f"http://127.0.0.1:{line.server.port}", "Cookie": f"{COOKIE}={cookie}"}
    status, answer = line.ask("POST", "/webhooks/web/page", body, **sent)
    line.count()

    assert status in {200, 303, 400, 422}
    assert status == 303 or b"<h1>" in answer
    if not isinstance(form, bytes) and status == 422:
        typed = form.get("text", "").encode("utf-8", "replace").decode().replace("\r\n", "\n")
        assert typed.strip() == "" or html.escape(typed.strip()[:20], quote=False).split("&")[0] in answer.decode()


places = st.sampled_from(["letters", "webhooks/web/dates", "webhooks/web/static", "webhooks/web", "webhooks", ""])
names = any_text | st.sampled_from(
    ["..", "....//", "%2e%2e", "etc/passwd", "a.txt", "appeal", "2027-01-04.ics", "\x00"]
)


@generated(
    0.1, place=places, parts=st.lists(names, max_size=4), query=any_text, method=st.sampled_from(["GET", "POST"])
)
def test_every_address_is_answered_without_a_failure(
    line: Line, place: str, parts: list[str], query: str, method: str
) -> None:
    path = "/".join(["", place, *(quote(part, safe=".%/" if "%" in part else ".") for part in parts)])
    status, answer = line.ask(method, f"{path}?a={quote(query)}", b"" if method == "POST" else None)

    assert status < 500
    assert b"Traceback" not in answer and b"root:" not in answer


def test_two_thousand_turns_do_not_grow_the_memory(line: Line) -> None:
    """Those of the tests above count; what is missing is made up here."""
    while line.turns < WARM_TURNS + TURNS:
        line.say(SHORT[line.turns * 7 % len(SHORT)], f"person {line.turns % 31}")
    grown = line.server.resident_megabytes() - line.warm

    assert grown < MEGABYTES, f"{grown:.1f} MB after {line.turns - WARM_TURNS} turns"

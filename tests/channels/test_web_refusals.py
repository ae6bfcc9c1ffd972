"""What the web channel cannot take is refused in kind words (docs/web-channel.md), and danger in it is answered."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.channels.web_client import COMPLAINT, Talk
from tests.serving import Server


@pytest.mark.parametrize(
    "forged", ["/legal_challenge", '/answer{"area": "devon"}', "/session_start", "hello", "/restart{}"]
)
def test_a_choice_that_was_never_offered_is_asked_again_kindly(talk: Talk, forged: str) -> None:
    before = talk.say(COMPLAINT)

    message = talk.pick(forged)

    assert "pick one of these" in message["text"]
    assert message["choices"] == before["choices"]
    assert (message["card"], message["chosen"]) == (before["card"], None)


@pytest.mark.parametrize("unknown", ["", "x", "A" * 32, "../../etc", "' OR 1=1 --", "é" * 10])
def test_an_id_we_never_issued_is_gone(server: Server, unknown: str) -> None:
    answer = Talk(server, id=unknown.encode().decode("latin-1")).send(text="hello")

    assert (answer.status, answer.json["code"]) == (410, "gone")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 5000,
        b'{"text": "hello"}',
        b'{"id": "1", "text": "hello"}',
        b'{"id": "my son is called Xerxes, he is six y", "text": "hello"}',
        b'{"id": "ID", "text": 5}',
        b'{"id": "ID"}',
        b'{"id": "ID", "text": "hello", "choice": "/appeal"}',
        b'{"id": "ID", "choice": ["/appeal"]}',
        b'{"id": "ID", "choice": "' + b"/" * 300 + b'"}',
        b'{"id": ["ID"], "text": "hello"}',
    ],
)
def test_what_is_no_message_is_refused_in_kind_words(talk: Talk, body: bytes) -> None:
    answer = talk.post(body.replace(b"ID", str(uuid.uuid4()).encode()))

    assert (answer.status, answer.json["code"]) == (400, "bad_request")
    assert answer.json["text"]
    assert len(talk.after().json["messages"]) == 1


@pytest.mark.parametrize("cursor", ["-1", "x", "1.5", "%D9%A3", "9" * 30])
def test_a_cursor_that_is_none_is_refused(talk: Talk, cursor: str) -> None:
    answer = talk.after(cursor)

    assert (answer.status, answer.json["code"]) == (400, "bad_request")


def test_four_thousand_characters_are_read_and_one_more_is_refused(talk: Talk) -> None:
    enough = "\U0001f62d" * 4000

    assert talk.send(text=enough).status == 200
    refused = talk.send(text=enough + "a")

    assert (refused.status, refused.json["code"]) == (422, "too_long")
    assert "4,000" in refused.json["text"]
    assert len(talk.after().json["messages"]) == 2


def test_more_than_sixty_four_kilobytes_are_refused_unread(talk: Talk) -> None:
    answer = talk.post(b'{"id": "' + str(uuid.uuid4()).encode() + b'", "text": "' + b"a" * 65536 + b'"}')

    assert (answer.status, answer.json["code"]) == (413, "too_long")


def test_danger_is_answered_also_in_a_message_that_is_refused(talk: Talk) -> None:
    long = talk.send(text="they did this and that. " * 200 + "My son says he wants to kill himself.")
    gone = Talk(talk.server, id="A" * 32).send(text="my son says he wants to kill himself")

    for answer, code in ((long, "too_long"), (gone, "gone")):
        assert answer.json["code"] == code
        assert answer.json["card"]["signpost"] == "crisis"
        assert "999" in answer.json["text"]


def test_no_refusal_speaks_of_an_error(talk: Talk) -> None:
    refusals: list[Any] = [talk.post(b"{"), talk.send(text="a" * 4001), Talk(talk.server, id="x").send(text="hello")]

    assert all("error" not in answer.body.decode().lower() for answer in refusals)


def test_a_very_long_talk_is_asked_to_start_again_and_danger_is_still_answered(server: Server) -> None:
    talk = Talk(server).open()
    for _ in range(399):
        talk.pick("/never_offered")

    full = talk.say(COMPLAINT)
    danger = talk.say("my son says he wants to kill himself")
    again = talk.pick(full["choices"][0]["payload"])

    assert "Start again" in full["text"]
    assert danger["card"]["signpost"] == "crisis"
    assert again["forgot"] is True
    assert talk.say(COMPLAINT)["card"]["signpost"] == "school_complaint"

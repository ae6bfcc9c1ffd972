"""The web channel keeps its protocol (docs/web-channel.md): nothing is lost, nothing is done twice or forged."""

from __future__ import annotations

import json
import socket
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from extensions.channels.web_said import Said
from signpost.text import clean
from tests.channels.web_client import WEB, Talk, ask
from tests.serving import Server

COMPLAINT = "I have spoken to the school and want to make a formal complaint"
MESSAGE = {"cursor", "in_reply_to", "chosen", "text", "choices", "card", "forgot"}


# Opening and talking


def test_a_conversation_opens_with_a_greeting_under_an_id_made_here(server: Server) -> None:
    first, second = Talk(server).open(), Talk(server).open()
    (message,) = first.opening["messages"]

    assert len(first.id) == 32
    assert first.id != second.id
    assert set(message) == MESSAGE
    assert (first.opening["cursor"], message["cursor"], message["in_reply_to"]) == (1, 1, None)
    assert message["card"]["signpost"] == "greeting"
    assert message["choices"]


def test_a_message_gets_a_reply_with_its_id_and_the_next_cursor(talk: Talk) -> None:
    sent = str(uuid.uuid4())

    answer = talk.send(sent, text=COMPLAINT)

    (message,) = answer.json["messages"]
    assert answer.status == 200
    assert set(message) == MESSAGE
    assert (answer.json["cursor"], message["cursor"], message["in_reply_to"]) == (2, 2, sent)
    assert message["card"]["signpost"] == "school_complaint"


def test_a_first_worry_with_a_date_in_it_is_answered(talk: Talk) -> None:
    message = talk.say("The council refused to assess my daughter, the letter is dated 3 November 2026")

    assert message["card"]["signpost"] == "appeal"
    assert message["card"]["deadlines"]


def test_a_choice_that_was_offered_can_be_picked_and_is_named(talk: Talk) -> None:
    offered = talk.say(COMPLAINT)["choices"][0]

    message = talk.pick(offered["payload"])

    assert message["chosen"] == offered["title"]
    assert message["card"]["signpost"] == "school_complaint"


def test_an_older_choice_of_this_conversation_still_works(talk: Talk) -> None:
    stale = talk.opening["messages"][0]["choices"][1]
    talk.say(COMPLAINT)

    message = talk.pick(stale["payload"])

    assert (message["chosen"], message["card"]["signpost"]) == (stale["title"], "appeal")


@pytest.mark.parametrize(
    "forged", ["/legal_challenge", '/answer{"area": "devon"}', "/session_start", "hello", "/restart{}"]
)
def test_a_choice_that_was_never_offered_is_asked_again_kindly(talk: Talk, forged: str) -> None:
    before = talk.say(COMPLAINT)

    message = talk.pick(forged)

    assert "pick one of these" in message["text"]
    assert message["choices"] == before["choices"]
    assert (message["card"], message["chosen"]) == (before["card"], None)


@pytest.mark.parametrize("before", ["/", " /", "// /", "\uff0f", "\u200b/", "\n/", "/\u200b/"])
def test_typing_what_a_choice_sends_is_words_and_no_choice(before: str) -> None:
    said = Said("1", text=f'{before}answer{{"area": "devon"}}')

    assert clean(said.as_raw()) == 'answer{"area": "devon"}'


def test_markup_stays_text(talk: Talk) -> None:
    answer = talk.send(text="<script>alert(1)</script> <b>my son</b> is excluded")

    assert answer.headers["content-type"] == "application/json"
    assert b"<script>" not in answer.body


# Nothing is lost


def test_everything_after_a_cursor_comes_again_in_order(talk: Talk) -> None:
    said = [talk.opening["messages"][0], talk.say(COMPLAINT), talk.say("it's an academy")]

    assert talk.after(0).json == {"cursor": 3, "messages": said}
    assert talk.after(2).json == {"cursor": 3, "messages": said[2:]}
    assert talk.after(3).json == {"cursor": 3, "messages": []}


def test_two_tabs_see_the_same_conversation(talk: Talk) -> None:
    other = Talk(talk.server, id=talk.id)
    talk.say(COMPLAINT)
    other.say("it's an academy")

    assert [message["cursor"] for message in talk.after(1).json["messages"]] == [2, 3]
    assert talk.after().body == other.after().body


def test_two_messages_at_once_are_both_answered(talk: Talk) -> None:
    with ThreadPoolExecutor(2) as tabs:
        replies = list(tabs.map(talk.say, [COMPLAINT, "what does SENCO mean?"]))

    assert {reply["cursor"] for reply in replies} == {2, 3}
    assert {reply["card"]["signpost"] for reply in replies} == {"school_complaint", "explain_term"}


# Nothing is done twice


def test_a_message_sent_again_gets_the_same_reply_and_is_no_second_turn(talk: Talk) -> None:
    sent = str(uuid.uuid4())

    first, again = talk.send(sent, text="what if that fails?"), talk.send(sent, text="what if that fails?")

    assert again.body == first.body
    assert len(talk.after().json["messages"]) == 2


def test_a_message_sent_again_while_the_first_is_under_way_is_no_second_turn(talk: Talk) -> None:
    sent = str(uuid.uuid4())

    with ThreadPoolExecutor(8) as tabs:
        answers = list(tabs.map(lambda _: talk.send(sent, text=COMPLAINT), range(8)))

    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert len(talk.after().json["messages"]) == 2


def test_a_turn_goes_on_when_the_connection_drops_and_is_kept_for_when_it_is_back(talk: Talk) -> None:
    sent = str(uuid.uuid4())
    body = json.dumps({"id": sent, "text": "The school ignores me. " * 150}).encode()
    head = (
        f"POST {WEB}/messages HTTP/1.1\r\nHost: x\r\nX-Conversation: {talk.id}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", talk.server.port)) as connection:
            connection.sendall(head.encode() + body)
            time.sleep(0.01)
    for _ in range(100):
        if len(kept := talk.after(1).json["messages"]) == 1:
            break
        time.sleep(0.05)

    assert [message["in_reply_to"] for message in kept] == [sent]
    assert talk.send(sent, text="The school ignores me.").json["messages"] == kept


def test_the_same_message_id_in_another_conversation_is_another_message(server: Server, talk: Talk) -> None:
    sent = str(uuid.uuid4())
    talk.send(sent, text=COMPLAINT)

    other = Talk(server).open().send(sent, text="hello")

    assert other.json["messages"][0]["card"]["signpost"] == "greeting"


# Starting again, and deleting


def test_start_again_forgets_what_was_before_and_goes_on(talk: Talk) -> None:
    talk.say(COMPLAINT)

    message = talk.pick("/restart")

    assert (message["forgot"], message["chosen"], message["cursor"]) == (True, "Start again", 3)
    assert talk.after().json["messages"] == [message]
    assert talk.say("it's an academy")["card"]["signpost"] != "school_complaint"


def test_delete_everything_in_words_forgets_too(talk: Talk) -> None:
    talk.say(COMPLAINT)

    assert talk.say("delete everything")["forgot"] is True
    assert len(talk.after().json["messages"]) == 1


def test_a_deleted_conversation_is_gone_for_every_tab(talk: Talk) -> None:
    assert talk.delete().status == 204
    assert talk.delete().status == 204
    for answer in (talk.after(), talk.send(text="hello"), talk.send(choice="/appeal")):
        assert (answer.status, answer.json["code"]) == (410, "gone")
        assert answer.json["text"]


# What is refused, and how


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


# Status and health


def test_the_status_says_what_the_element_needs(server: Server) -> None:
    status = ask(server, "GET", f"{WEB}/status").json

    assert (status["open"], status["notice"], status["max_characters"]) == (True, None, 4000)
    assert status["version"]


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

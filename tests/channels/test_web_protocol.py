"""The web channel keeps its protocol (docs/web-channel.md): nothing is lost, nothing is done twice or forged."""

from __future__ import annotations

import json
import socket
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from extensions.channels.web_said import Said
from signpost.text import clean
from tests.channels.web_client import COMPLAINT, WEB, Talk, ask
from tests.serving import Server

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


# Status


def test_the_status_says_what_the_element_needs(server: Server) -> None:
    status = ask(server, "GET", f"{WEB}/status").json

    assert (status["open"], status["notice"], status["max_characters"]) == (True, None, 4000)
    assert status["version"]

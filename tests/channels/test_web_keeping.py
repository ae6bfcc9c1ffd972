"""What is kept of a web conversation, for how long, and that the parent's words never are."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterator

import pytest

from tests.channels.conftest import SILENCE_SECONDS
from tests.channels.web_client import COMPLAINT, WEB, Talk, ask
from tests.serving import Server

WORDS = "zebracrossing my boy Xerxes at Quillington was refused an assessment"
MARKS = (b"zebracrossing", b"Xerxes", b"Quillington")


def rows(server: Server, table: str, column: str, talk: Talk) -> int:
    """How many rows of a table belong to a conversation."""
    key = "web-" + hashlib.sha256(talk.id.encode()).hexdigest()
    with sqlite3.connect(server.database) as database:
        return int(database.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (key,)).fetchone()[0])


def kept_of(server: Server, talk: Talk) -> tuple[int, int]:
    """Rows of our turns and of Rasa's events."""
    return rows(server, "web_turns", "conversation", talk), rows(server, "events", "sender_id", talk)


def on_disk(server: Server, talk: Talk) -> bool:
    """Whether the conversation's name is anywhere in the database's files, used or let go."""
    return hashlib.sha256(talk.id.encode()).hexdigest().encode() in server.kept()


# Nothing is lost


def test_after_a_crash_and_a_restart_nothing_is_lost_and_the_conversation_goes_on() -> None:
    with Server() as server:
        talk, sent = Talk(server).open(), str(uuid.uuid4())
        before = talk.send(sent, text=COMPLAINT)
        server.process.kill()
        server.restart()

        assert talk.send(sent, text=COMPLAINT).body == before.body
        assert talk.after(1).json["messages"] == before.json["messages"]
        message = talk.say("it's an academy")

    assert (message["cursor"], message["card"]["signpost"]) == (3, "school_complaint")
    assert "academy" in message["text"].lower()


# Nothing is kept that need not be


def test_the_id_itself_is_not_written_down(talk: Talk) -> None:
    talk.say(COMPLAINT)

    assert kept_of(talk.server, talk)[0] == 2
    assert talk.id.encode() not in talk.server.kept()


def test_deleting_takes_it_out_of_both_tables_and_off_the_disk(talk: Talk) -> None:
    talk.say(COMPLAINT)
    turns, events = kept_of(talk.server, talk)
    assert turns == 2 and events > 4 and on_disk(talk.server, talk)

    assert talk.delete().status == 204

    assert kept_of(talk.server, talk) == (0, 0)
    assert not on_disk(talk.server, talk)


def test_starting_again_takes_what_was_before_out_of_both_tables(talk: Talk) -> None:
    talk.say(COMPLAINT)
    with sqlite3.connect(talk.server.database) as database:
        newest = database.execute("SELECT max(id) FROM events").fetchone()[0]

    talk.pick("/restart")

    assert kept_of(talk.server, talk) == (1, 0)
    with sqlite3.connect(talk.server.database) as database:
        assert database.execute("SELECT max(id) FROM events").fetchone()[0] != newest


def test_a_turn_under_way_does_not_bring_back_what_is_deleted(server: Server) -> None:
    talk = Talk(server).open()
    sending = threading.Thread(target=talk.send, kwargs={"text": COMPLAINT + " and more " * 300})
    sending.start()
    talk.delete()
    sending.join()
    # Whichever came first, the last word is the deletion's or the refusal's.
    assert kept_of(server, talk) == (0, 0)


def test_a_silent_conversation_is_gone_and_is_deleted_everywhere(strict_server: Server) -> None:
    talk = Talk(strict_server, {"X-Forwarded-For": "192.0.2.50"}).open()
    talk.say(COMPLAINT)
    assert kept_of(strict_server, talk)[0] == 2
    time.sleep(SILENCE_SECONDS + 0.1)

    assert talk.send(text="hello").json["code"] == "gone"
    assert talk.after().json["code"] == "gone"

    # The purge runs at the start, and then every minute.
    strict_server.restart()
    assert kept_of(strict_server, talk) == (0, 0)
    assert not on_disk(strict_server, talk)


# The database is locked or broken


class locked:
    """Another program writes to the database for as long as this lasts."""

    def __init__(self, server: Server) -> None:
        self._connection = sqlite3.connect(server.database, isolation_level=None)

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, *_: object) -> None:
        self._connection.execute("ROLLBACK")
        self._connection.close()


def test_while_the_database_is_locked_a_parent_is_answered_and_nothing_is_lost_after(talk: Talk) -> None:
    with locked(talk.server):
        start = time.monotonic()
        answer = talk.send(text=COMPLAINT)
        danger = talk.say("my son says he wants to kill himself")
        took = time.monotonic() - start
        fresh = ask(talk.server, "POST", f"{WEB}/conversations", b"")
        refused = talk.delete()
        health = ask(talk.server, "GET", "/health")
    after = talk.say(COMPLAINT)

    assert (answer.status, answer.json["cursor"]) == (200, None)
    assert answer.json["messages"][0]["card"]["signpost"] == "school_complaint"
    assert danger["card"]["signpost"] == "crisis"
    assert took < 12
    assert (fresh.status, fresh.json["messages"][0]["cursor"]) == (201, None)
    assert (refused.status, refused.json["code"]) == (503, "unavailable")
    assert (health.status, health.json["wrong"]) == (503, "conversations cannot be written")
    assert after["cursor"] == 2


@pytest.fixture(scope="module")
def lone() -> Iterator[Talk]:
    """A conversation on a server of its own, whose table of turns is taken away."""
    with Server() as server:
        talk = Talk(server).open()
        talk.say(WORDS)
        with locked(server):
            talk.say(WORDS)
        with sqlite3.connect(server.database) as database:
            database.execute("DROP TABLE web_turns")
        yield talk


def test_without_its_table_every_message_is_still_answered(lone: Talk) -> None:
    message = lone.say("my son says he wants to kill himself")

    assert (message["card"]["signpost"], message["cursor"]) == ("crisis", None)
    assert lone.say(COMPLAINT)["card"]["signpost"] == "school_complaint"


def test_without_its_table_a_replay_is_refused_with_people_to_turn_to(lone: Talk) -> None:
    answer = lone.after()

    assert (answer.status, answer.json["code"], answer.json["retry_after_seconds"]) == (503, "unavailable", 30)
    assert "try again" in answer.json["text"]
    assert len(answer.json["text"].split("\n\n")) > 1


def test_no_word_a_parent_wrote_is_ever_on_the_disk_or_in_a_log(lone: Talk) -> None:
    """The last of this file: it ends its server, to read what that has printed."""
    server = lone.server
    lone.say(WORDS)
    lone.say(f"<b>{WORDS}</b>")
    lone.send(text=WORDS * 100)
    lone.send(choice=f"/{WORDS}")
    lone.post(WORDS.encode())
    lone.post(b'{"id": "' + WORDS.encode() + b'", "text": "hello"}')
    Talk(server, id="A" * 32).send(text=WORDS)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    ask(server, "POST", f"{WEB}/page", f"text={WORDS}".encode(), form)
    ask(server, "GET", f"{WEB}/messages?after={WORDS.replace(' ', '+')}")
    server.break_store()
    lone.say(WORDS)
    server.stop()
    kept = server.kept()

    assert b"web_turns" in kept
    assert "ERROR" in server.log
    assert [mark for mark in MARKS if mark in kept] == []
    assert [mark for mark in MARKS if mark.decode() in server.log] == []

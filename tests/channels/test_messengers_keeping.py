"""A restart in the middle loses nothing and doubles nothing; no id and no word a parent wrote is kept or logged."""

from __future__ import annotations

import signal
import sqlite3
import time
from collections.abc import Iterator

import pytest

from tests.channels.conftest import PATIENT
from tests.channels.people import PEOPLE
from tests.channels.person import Person
from tests.channels.stand_in import Answer, StandIn
from tests.serving import Server

WORDS = "zebracrossing my boy Xerxes at Quillington was refused an assessment"
MARKS = ("zebracrossing", "Xerxes", "Quillington")


@pytest.fixture(params=PEOPLE, ids=[kind.channel for kind in PEOPLE])
def lone(request: pytest.FixtureRequest, messenger_apis: dict[str, StandIn]) -> Iterator[tuple[Person, Server]]:
    """A person at a server of its own."""
    api = messenger_apis[request.param.channel]
    with Server(settings={**PATIENT, **api.settings}) as server:
        yield request.param(server.port, api), server
    api.mood.clear()


def test_after_a_crash_the_talk_goes_on_a_stop_holds_and_what_waits_goes_out_once(lone: tuple[Person, Server]) -> None:
    person, server = lone
    stopped, waiting = person.another(), person.another()
    heard = person.words("I want mediation with the council")
    person.hear(heard)
    button = person.buttons[0]
    stopped.say("STOP")
    person.api.mood = [Answer(429, 4, {"Retry-After": "10"}, takes=False)]
    waiting.send(waiting.words("hello"))
    time.sleep(0.5)
    assert waiting.got == []
    server.stop(signal.SIGKILL)
    server.restart()

    person.api.wait_for(lambda: len(waiting.got) == 1)
    person.silence(heard)
    stopped.silence(stopped.words("hello"))
    assert "earlier message" not in person.hear(person.press(*button))
    time.sleep(1)
    assert len(waiting.got) == 1


def test_a_message_under_way_when_the_server_died_comes_once(lone: tuple[Person, Server]) -> None:
    person, server = lone
    person.api.mood = [Answer(after=3.0)]
    person.send(person.words("hello"))
    time.sleep(0.5)
    server.stop(signal.SIGKILL)
    server.restart()

    assert "Signpost" in person.got[0]
    assert person.say("what does EHC mean")
    assert len(person.got) == 2


def test_a_server_that_is_asked_to_stop_finishes_what_is_under_way(lone: tuple[Person, Server]) -> None:
    person, server = lone
    person.api.mood = [Answer(after=1.5)]
    person.send(person.words("hello"))
    assert server.stop() == 0
    assert len(person.got) == 1


def test_delete_everything_takes_away_what_was_kept_of_a_talk_by_messenger(lone: tuple[Person, Server]) -> None:
    person, server = lone
    person.say("The council refused an EHC assessment")
    with sqlite3.connect(server.database) as database:
        assert database.execute("SELECT count(*) FROM events").fetchone()[0]
    assert "gone" in person.say("delete everything")
    with sqlite3.connect(server.database) as database:
        assert database.execute("SELECT count(*) FROM events").fetchone()[0] == 0


def test_no_id_and_no_word_a_parent_wrote_is_on_the_disk_or_in_a_log(lone: tuple[Person, Server]) -> None:
    person, server = lone
    event = person.words(WORDS)
    person.hear(event)
    person.hear(person.odd("picture", caption=WORDS))
    person.hear(person.press(WORDS, "ffffffff.1"))
    assert person.deliver(person.content(person.words(WORDS)), "wrong") == 403
    person.api.mood = [Answer(400, 100, takes=False)]
    person.send(person.words(WORDS))
    time.sleep(0.5)
    person.api.mood = [Answer(429, 4, {"Retry-After": "9"}, takes=False)]
    person.send(person.words(WORDS))
    time.sleep(0.5)
    waiting = server.kept()
    server.break_store()
    person.send(person.words(WORDS))
    server.stop()
    kept = waiting + server.kept()

    assert b"message_seen" in kept
    assert "ERROR" in server.log
    private = [*MARKS, person.id, *(one for one in person.api.settings.values() if not one.startswith("http"))]
    assert [one for one in private if one.encode() in kept or one in server.log] == []

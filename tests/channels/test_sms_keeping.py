"""A restart in the middle loses nothing and doubles nothing; no number and no word a parent wrote is kept or logged."""

from __future__ import annotations

import signal
import sqlite3
import time
from collections.abc import Iterator

import pytest

from tests.channels.conftest import PATIENT
from tests.channels.phone import Phone
from tests.channels.stand_in import Answer
from tests.channels.test_web_keeping import locked
from tests.channels.twilio_stand_in import TwilioStandIn, deliver, form_of
from tests.serving import Server

WORDS = "zebracrossing my boy Xerxes at Quillington was refused an assessment"
MARKS = ("zebracrossing", "Xerxes", "Quillington")
COMPLAINT = "I have spoken to the school and want to make a formal complaint"
DANGER = "my son says he wants to kill himself"


@pytest.fixture
def lone(twilio: TwilioStandIn) -> Iterator[tuple[Phone, Server]]:
    """A phone at a server of its own."""
    with Server(settings={**PATIENT, **twilio.settings}) as server:
        yield Phone(server.port, twilio), server


def crash(server: Server) -> None:
    server.stop(signal.SIGKILL)
    server.restart()


def test_after_a_crash_the_talk_goes_on_where_it_was(lone: tuple[Phone, Server]) -> None:
    phone, server = lone
    form = form_of(phone.number, COMPLAINT)
    deliver(phone.port, form)
    phone.twilio.wait_for(lambda: len(phone.got) == 1)
    other = Phone(phone.port, phone.twilio)
    expected = other.whole(COMPLAINT)
    crash(server)

    phone.silence("", **form)
    told = [phone.got[0]]
    while told[-1].endswith("Text MORE for more."):
        told.append(phone.text("more"))
    assert "\n".join(text.removesuffix("Text MORE for more.").strip() for text in told) == expected
    assert "I do not have" not in phone.text("1")


def test_a_stop_holds_after_a_crash(lone: tuple[Phone, Server]) -> None:
    phone, server = lone
    phone.text("STOP")
    crash(server)

    phone.silence("hello")
    assert "Welcome back" in phone.text("START")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_what_waits_to_be_sent_goes_out_once_after_a_restart(lone: tuple[Phone, Server], how: signal.Signals) -> None:
    phone, server = lone
    phone.twilio.mood = [Answer(429, 20429, {"Retry-After": "12"}, takes=False)]
    phone.send("hello")
    time.sleep(0.5)
    assert phone.got == []
    server.stop(how)
    server.restart()

    phone.twilio.wait_for(lambda: len(phone.got) == 1)
    time.sleep(1)
    assert len(phone.got) == 1
    assert "This is Signpost" in phone.got[0]


@pytest.mark.parametrize("taken", [True, False])
def test_a_text_under_way_when_the_server_died_comes_exactly_once(lone: tuple[Phone, Server], taken: bool) -> None:
    phone, server = lone
    phone.twilio.mood = [Answer(201 if taken else 503, after=3.0, takes=taken)]
    phone.send("hello")
    time.sleep(0.5)
    crash(server)

    phone.twilio.wait_for(lambda: len(phone.got) == 1)
    time.sleep(1)
    assert len(phone.got) == 1


def test_a_server_that_is_asked_to_stop_finishes_what_is_under_way(lone: tuple[Phone, Server]) -> None:
    phone, server = lone
    phone.twilio.mood = [Answer(after=1.5)]
    phone.send("hello")
    assert server.stop() == 0
    assert len(phone.got) == 1


def test_while_the_database_is_locked_a_parent_is_answered_and_a_stop_obeyed(lone: tuple[Phone, Server]) -> None:
    phone, server = lone
    other = Phone(phone.port, phone.twilio)
    phone.text("hello")
    with locked(server):
        assert "999" in phone.text(DANGER)
        form = form_of(phone.number, COMPLAINT)
        deliver(phone.port, form)
        phone.twilio.wait_for(lambda: len(phone.got) == 3)
        phone.silence("", **form)
        assert "START" in other.text("STOP")
        other.silence("hello")
    assert phone.text("what does EHC mean")


def test_a_silent_talk_is_deleted_everywhere(twilio: TwilioStandIn) -> None:
    settings = {**PATIENT, **twilio.settings, "SIGNPOST_SILENCE_MINUTES": "0.02"}
    with Server(settings=settings) as server:
        phone = Phone(server.port, twilio)
        phone.text(COMPLAINT)
        time.sleep(1.3)
        assert "I have no list" in phone.text("1")
        assert "This is Signpost" in phone.got[-1]
        time.sleep(1.3)
        # The purge runs at the start, and then every minute.
        server.restart()
        time.sleep(0.2)
        with sqlite3.connect(server.database) as database:
            left = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TALK_TABLES]
    assert left == [0, 0, 0]


TALK_TABLES = ("message_talks", "message_outbox", "events")


def test_no_number_and_no_word_a_parent_wrote_is_on_the_disk_or_in_a_log(lone: tuple[Phone, Server]) -> None:
    phone, server = lone
    phone.text(WORDS)
    phone.text(WORDS * 100)
    phone.text(WORDS, NumMedia="1", MediaContentType0="image/png")
    deliver(phone.port, form_of(phone.number, WORDS), "wrong")
    phone.twilio.mood = [Answer(400, 21211, takes=False)]
    phone.send(WORDS)
    time.sleep(0.5)
    phone.twilio.mood = [Answer(429, 20429, {"Retry-After": "9"}, takes=False)]
    phone.send(WORDS)
    time.sleep(0.5)
    waiting = server.kept()
    server.break_store()
    phone.send(WORDS)
    with locked(server):
        phone.send(WORDS)
    phone.send("STOP")
    server.stop()
    kept = waiting + server.kept()

    assert b"message_seen" in kept
    assert "ERROR" in server.log
    secrets = (*MARKS, phone.number, phone.number[1:], *phone.twilio.settings.values())
    private = [one for one in secrets if not one.startswith(("http", "+447700900000"))]
    assert [one for one in private if one.encode() in kept or one in server.log] == []

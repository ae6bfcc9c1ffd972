"""The server is stopped, killed or closed, two messages come at once: nobody is left in silence, no talk is lost."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.broken_server import SLOW
from tests.channels.conftest import PATIENT
from tests.serving import Server
from tests.tried_hard.conftest import broken_command
from tests.tried_hard.entrances import DANGER, WAYS, Parent, answers_danger, is_calm

COMPLAINT = "I have spoken to the school and want to make a formal complaint"


# Stopped, killed, started again


@pytest.fixture(scope="module")
def lone() -> Iterator[Server]:
    """A server of its own, which these tests end and start again."""
    with Server(broken_command(), PATIENT) as running:
        yield running


def test_after_kill_9_every_conversation_goes_on_with_the_same_question(lone: Server) -> None:
    parents = [Parent(lone, way) for way in WAYS]
    questions = [parent.says(COMPLAINT).text for parent in parents]
    lone.process.send_signal(signal.SIGKILL)
    lone.process.wait()
    lone.start()

    answers = [parent.says("it's an academy") for parent in parents]

    assert all("What kind of place is it?" in question for question in questions)
    assert all("academy" in answer.text.lower() for answer in answers)
    assert [answer.signpost for answer in answers] == ["school_complaint", "school_complaint", None]


def test_turns_under_way_when_the_server_is_told_to_stop_are_finished_first(lone: Server) -> None:
    parents = {way: Parent(lone, way) for way in WAYS}
    for parent in parents.values():
        parent.says("hello")
    with ThreadPoolExecutor(3) as pool:
        answers = {way: pool.submit(parent.says, f"{SLOW} {COMPLAINT}") for way, parent in parents.items()}
        time.sleep(0.4)
        code = lone.stop()
        heard = [answers["rest"].result(), answers["web"].result()]
        # A form is answered with where to look, which the browser asks for when the server has ended.
        with pytest.raises(OSError):
            answers["page"].result()
    lone.start()
    heard.append(parents["page"].opens_again())

    assert code == 0
    assert [one.status for one in heard] == [200, 200, 200]
    assert all("complaint" in one.text.lower() for one in heard)


def test_a_message_sent_again_after_a_restart_is_answered_where_the_talk_was(lone: Server) -> None:
    """While it is down nothing answers: the element waits and sends again by itself (tests/web), a form by hand."""
    parents = [Parent(lone, way) for way in WAYS]
    for parent in parents:
        parent.says(COMPLAINT)
    lone.stop()
    for parent in parents:
        with pytest.raises(OSError):
            parent.says("it's an academy")
    lone.start()

    assert all("academy" in parent.says("it's an academy").text.lower() for parent in parents)


# Two at once


@pytest.mark.parametrize("way", WAYS)
def test_two_messages_at_once_from_one_person_are_both_answered_in_order(lone: Server, way: str) -> None:
    """The second could not be understood without the first: it answers the question that the first brings."""
    parent = Parent(lone, way)
    parent.says("hello")
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(parent.says, f"{SLOW} {COMPLAINT}")
        time.sleep(0.4)
        second = pool.submit(parent.says, "it's an academy")

    assert "complaint" in first.result().text.lower()
    assert "academy" in second.result().text.lower()
    assert second.result().signpost in {"school_complaint", None}


def test_twenty_people_at_once_are_all_answered(lone: Server) -> None:
    with ThreadPoolExecutor(20) as pool:
        heard = list(pool.map(lambda number: Parent(lone, WAYS[number % 3]).says(COMPLAINT), range(20)))

    assert {one.status for one in heard} == {200}
    assert all("complaint" in one.text.lower() for one in heard)


def test_a_connection_that_is_begun_and_left_holds_up_nobody(lone: Server) -> None:
    with socket.create_connection(("127.0.0.1", lone.port)) as half:
        half.sendall(b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{")
        assert Parent(lone, "rest").says("hello").signpost == "greeting"


# Closed


@pytest.mark.parametrize("way", WAYS)
def test_while_the_chat_is_closed_every_entrance_shows_the_notice_and_who_can_help(
    server: Server, switch: Path, way: str
) -> None:
    parent = Parent(server, way)
    parent.says("hello")
    switch.write_text("We are away until Monday.", encoding="utf-8")
    try:
        heard, danger = parent.says(COMPLAINT), parent.says(DANGER)
    finally:
        switch.unlink()
    after = parent.says(COMPLAINT)

    assert "We are away until Monday." in heard.text
    assert is_calm(heard)
    assert answers_danger(danger)
    assert "complaint" in after.text.lower()
    assert "We are away" not in after.text

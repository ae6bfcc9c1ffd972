"""The store fails while the server runs: every entrance still answers, and goes on keeping when it is back."""

from __future__ import annotations

import re
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.channels.conftest import PATIENT
from tests.channels.test_web_keeping import locked
from tests.serving import Server
from tests.tried_hard.entrances import DANGER, WAYS, Parent, answers_danger

COMPLAINT = "I have spoken to the school and want to make a formal complaint"
LINE = re.compile(r" extensions\.server\.loading \S+ store_failed failure=OperationalError place=/")


@pytest.fixture(scope="module")
def lone() -> Iterator[Server]:
    """A server of its own, whose store these tests break."""
    with Server(settings=PATIENT) as running:
        yield running


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """No file of the server's can grow, as on a full disk, for as long as this lasts."""
    journal = server.database.with_name(server.database.name + "-wal")
    size = journal.stat().st_size
    before = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def no_events(server: Server) -> Iterator[None]:
    """Rasa's table is away for as long as this lasts."""
    with sqlite3.connect(server.database) as database:
        database.execute("ALTER TABLE events RENAME TO away")
    try:
        yield
    finally:
        with sqlite3.connect(server.database) as database:
            database.execute("ALTER TABLE away RENAME TO events")


FAILURES = {"the disk is full": full_disk, "a table is away": no_events, "the database is locked": locked}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("failure", FAILURES)
def test_a_parent_is_answered_and_danger_first(lone: Server, failure: str, way: str) -> None:
    Parent(lone, "rest").says("hello")
    parent = Parent(lone, way)
    with FAILURES[failure](lone):
        heard, danger = parent.says(COMPLAINT), parent.says(DANGER)

    assert heard.status == 200
    assert "complaint" in heard.text.lower()
    assert answers_danger(danger)


@pytest.mark.parametrize("failure", FAILURES)
def test_the_operator_sees_a_line_for_it_and_health_says_so(lone: Server, failure: str) -> None:
    Parent(lone, "rest").says("hello")
    before = len(lone.log)
    with FAILURES[failure](lone):
        Parent(lone, "rest").says("zebracrossing hello")
        status, health = lone.get("/health")

    assert LINE.search(lone.log[before:])
    assert "zebracrossing" not in lone.log
    assert "Traceback" not in lone.log
    assert (status, health["wrong"]) == (503, "conversations cannot be written")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("failure", FAILURES)
def test_when_the_store_is_back_the_conversation_goes_on(lone: Server, failure: str, way: str) -> None:
    parent = Parent(lone, way)
    parent.says(COMPLAINT)
    with FAILURES[failure](lone):
        parent.says("what does SENCO mean?")
    heard = parent.says("it's an academy")

    assert "academy" in heard.text.lower()
    assert lone.get("/health")[0] == 200

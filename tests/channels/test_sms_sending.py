"""Twilio slow, failing, telling us to wait, or asked by 500 people at once: nothing is lost and nothing doubled."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.channels.conftest import PATIENT
from tests.channels.phone import Phone
from tests.channels.stand_in import Answer
from tests.channels.twilio_stand_in import TwilioStandIn, deliver, form_of, number
from tests.serving import Server

MANY = 500
SILENT_FOR = 3.0
"""After a failure the next try comes within so many seconds; a second copy would have come by then."""


@pytest.fixture(scope="module")
def own() -> Iterator[tuple[TwilioStandIn, Server]]:
    """A stand-in whose moods concern nobody else, and a server that talks to it."""
    with TwilioStandIn() as twilio, Server(settings={**PATIENT, **twilio.settings}) as server:
        yield twilio, server


@pytest.fixture
def moody(own: tuple[TwilioStandIn, Server]) -> Iterator[Phone]:
    twilio, server = own
    yield Phone(server.port, twilio)
    twilio.mood.clear()


def once(phone: Phone) -> None:
    """Waits for one text, and that no other follows."""
    phone.twilio.wait_for(lambda: len(phone.got) >= 1)
    time.sleep(SILENT_FOR)
    assert len(phone.got) == 1


@pytest.mark.parametrize("seconds", [0, 2])
def test_told_to_slow_down_we_wait_as_long_as_we_are_told(moody: Phone, seconds: int) -> None:
    moody.twilio.mood = [Answer(429, 20429, {"Retry-After": str(seconds)}, takes=False)] * 2
    start = time.monotonic()
    moody.send("hello")
    once(moody)
    assert time.monotonic() - start - SILENT_FOR >= 2 * seconds


@pytest.mark.parametrize(
    "answer",
    [
        Answer(503, takes=False),
        Answer(429, 20429, takes=False),
        Answer(400, 21611, takes=False),
        Answer(500, 20500, takes=False),
        Answer(500, 20500, takes=True),
        Answer(502, takes=True),
    ],
    ids=["503", "429", "queue full", "500 not taken", "500 but taken", "502 but taken"],
)
def test_a_failing_provider_gets_the_text_once_in_the_end(moody: Phone, answer: Answer) -> None:
    moody.twilio.mood = [answer]
    moody.send("hello")
    once(moody)


def test_a_slow_provider_holds_up_no_webhook_and_nobody_else(moody: Phone) -> None:
    moody.twilio.mood = [Answer(after=6.0)]
    start = time.monotonic()
    moody.send("hello")
    assert time.monotonic() - start < 4
    assert Phone(moody.port, moody.twilio).text("hello")
    assert time.monotonic() - start < 5
    once(moody)


@pytest.mark.parametrize("status, code", [(400, 21211), (401, 20003), (403, 20403)])
def test_a_text_that_is_refused_is_not_tried_again_and_the_talk_goes_on(moody: Phone, status: int, code: int) -> None:
    moody.twilio.mood = [Answer(status, code, takes=False)]
    before = moody.twilio.asked
    moody.send("hello")
    time.sleep(SILENT_FOR)
    assert (moody.got, moody.twilio.asked - before) == ([], 1)
    assert moody.text("0")


def test_whoever_has_stopped_at_twilio_is_not_written_to_again(moody: Phone) -> None:
    moody.twilio.unsubscribed.add(moody.number)
    before = moody.twilio.asked
    moody.send("hello")
    time.sleep(0.5)
    moody.send("hello again")
    time.sleep(SILENT_FOR)
    assert (moody.got, moody.twilio.asked - before) == ([], 1)
    moody.twilio.unsubscribed.clear()
    assert "Welcome back" in moody.text("START")


def test_500_texts_at_once_are_each_answered_once(own: tuple[TwilioStandIn, Server]) -> None:
    """A third of them while Twilio says to slow down."""
    twilio, server = own
    people = [number(which) for which in range(400, 400 + MANY)]
    before = {person: len(twilio.to(person)) for person in people}
    twilio.mood = [Answer(429, 20429, {"Retry-After": "0"}, takes=False)] * (MANY // 3)
    statuses: Counter[int] = Counter()

    def send(some: list[str]) -> None:
        for person in some:
            statuses[deliver(server.port, form_of(person, "what does EHC mean"))] += 1

    sending = [threading.Thread(target=send, args=(people[which::50],)) for which in range(50)]
    for one in sending:
        one.start()
    for one in sending:
        one.join()
    twilio.wait_for(lambda: all(len(twilio.to(person)) > before[person] for person in people), seconds=120)
    time.sleep(SILENT_FOR)
    assert statuses == {200: MANY}
    assert {len(twilio.to(person)) - before[person] for person in people} == {1}

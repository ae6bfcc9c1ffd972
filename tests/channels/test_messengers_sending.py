"""A messenger's API slow, failing, telling us to wait, or asked by 500 people at once: nothing is lost or doubled."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from extensions.channels.meta import SLOW_DOWN_SECONDS
from tests.channels.conftest import PATIENT
from tests.channels.graph_stand_in import GraphStandIn
from tests.channels.messenger_person import MessengerPerson
from tests.channels.people import PEOPLE
from tests.channels.person import Person
from tests.channels.stand_in import Answer, StandIn
from tests.channels.telegram_stand_in import TelegramStandIn
from tests.channels.whatsapp_person import WhatsAppPerson
from tests.serving import Server

MANY = 500
SILENT_FOR = 2.5
"""After a failure the next try comes within so many seconds; a second copy would have come by then."""
APIS: dict[str, type[StandIn]] = {"messenger": GraphStandIn, "whatsapp": GraphStandIn, "telegram": TelegramStandIn}
LATER = {
    "messenger": [Answer(400, 613), Answer(500, 1200), Answer(500, 2), Answer(429, 4), Answer(503)],
    "whatsapp": [Answer(400, 131056), Answer(429, 130429), Answer(500, 131000), Answer(503, 131016)],
    "telegram": [Answer(429, 429), Answer(500, 500), Answer(502, 502), Answer(503)],
}
"""What says that nothing was taken, and that it may be tried again."""
UNSURE = {
    "messenger": [Answer(500), Answer(502), Answer(500, 1), Answer(400, 1)],
    "whatsapp": [Answer(500), Answer(500, 1)],
    "telegram": [Answer(500), Answer(502)],
}
"""What leaves it open; the provider cannot be asked."""
REFUSED = {
    "messenger": [Answer(400, 100), Answer(401, 190), Answer(403, 200), Answer(400, 551)],
    "whatsapp": [Answer(400, 131047), Answer(401, 190), Answer(400, 131026)],
    "telegram": [Answer(400, 400), Answer(401, 401), Answer(403, 403)],
}


def cases(answers: dict[str, list[Answer]]) -> list[object]:
    """Each person with each answer of their provider."""
    return [
        pytest.param(kind, answer, id=f"{kind.channel} {answer.status} {answer.code}")
        for kind in PEOPLE
        for answer in answers[kind.channel]
    ]


@pytest.fixture(scope="module")
def own() -> Iterator[tuple[dict[str, StandIn], Server]]:
    """Stand-ins whose moods concern nobody else, and a server that talks to them."""
    kinds = {kind: kind() for kind in set(APIS.values())}
    for api in kinds.values():
        api.__enter__()
    settings = {name: value for api in kinds.values() for name, value in api.settings.items()}
    with Server(settings={**PATIENT, **settings}) as server:
        yield {channel: kinds[kind] for channel, kind in APIS.items()}, server
    for api in kinds.values():
        api.__exit__()


@pytest.fixture(params=PEOPLE, ids=[kind.channel for kind in PEOPLE])
def moody(request: pytest.FixtureRequest, own: tuple[dict[str, StandIn], Server]) -> Iterator[Person]:
    yield from person_of(request.param, own)


@pytest.fixture
def at_own(request: pytest.FixtureRequest, own: tuple[dict[str, StandIn], Server]) -> Iterator[Person]:
    """Somebody on the messenger that the test names."""
    yield from person_of(request.param, own)


def person_of(kind: type[Person], own: tuple[dict[str, StandIn], Server]) -> Iterator[Person]:
    apis, server = own
    one = kind(server.port, apis[kind.channel])
    yield one
    one.api.mood.clear()


def once(person: Person) -> None:
    """Waits for one message, and that no other follows."""
    person.api.wait_for(lambda: len(person.got) >= 1)
    time.sleep(SILENT_FOR)
    assert len(person.got) == 1


def not_taken(answer: Answer) -> Answer:
    return Answer(answer.status, answer.code, takes=False)


@pytest.mark.parametrize("at_own, answer", cases(LATER), indirect=["at_own"])
def test_a_failing_provider_gets_the_message_once_in_the_end(at_own: Person, answer: Answer) -> None:
    at_own.api.mood = [not_taken(answer)]
    at_own.send(at_own.words("hello"))
    once(at_own)


@pytest.mark.parametrize("at_own, answer", cases(UNSURE), indirect=["at_own"])
def test_what_may_have_been_taken_is_never_sent_twice_and_the_talk_goes_on(at_own: Person, answer: Answer) -> None:
    at_own.api.mood = [answer]
    before = at_own.api.asked
    at_own.send(at_own.words("hello"))
    once(at_own)
    assert at_own.api.asked - before == 1
    assert at_own.say("what does EHC mean")


@pytest.mark.parametrize("at_own, answer", cases(REFUSED), indirect=["at_own"])
def test_a_message_that_is_refused_is_not_tried_again_and_the_talk_goes_on(at_own: Person, answer: Answer) -> None:
    at_own.api.mood = [not_taken(answer)]
    before = at_own.api.asked
    at_own.send(at_own.words("hello"))
    time.sleep(SILENT_FOR)
    assert (at_own.got, at_own.api.asked - before) == ([], 1)
    assert at_own.say("what does EHC mean")


@pytest.mark.parametrize("seconds", [0, 2])
def test_told_to_slow_down_we_wait_as_long_as_we_are_told(moody: Person, seconds: int) -> None:
    moody.api.mood = [Answer(429, 4, {"Retry-After": str(seconds)}, takes=False)] * 2
    start = time.monotonic()
    moody.send(moody.words("hello"))
    once(moody)
    assert time.monotonic() - start - SILENT_FOR >= 2 * seconds


def test_after_metas_code_for_too_many_calls_everybody_waits_a_while(own: tuple[dict[str, StandIn], Server]) -> None:
    apis, server = own
    first, second = (WhatsAppPerson(server.port, apis["whatsapp"]) for _ in range(2))
    apis["whatsapp"].mood = [Answer(400, 130429, takes=False)]
    start = time.monotonic()
    first.send(first.words("hello"))
    time.sleep(0.5)
    assert second.say("hello")
    assert time.monotonic() - start >= SLOW_DOWN_SECONDS
    once(first)


def test_a_slow_provider_holds_up_no_webhook_and_nobody_else(moody: Person) -> None:
    moody.api.mood = [Answer(after=6.0)]
    start = time.monotonic()
    moody.send(moody.words("hello"))
    assert time.monotonic() - start < 4
    assert moody.another().say("hello")
    assert time.monotonic() - start < 5
    once(moody)


def test_500_messages_at_once_are_each_answered_once(own: tuple[dict[str, StandIn], Server]) -> None:
    """In requests of ten; a third of the answers while Meta says to slow down."""
    apis, server = own
    people = [MessengerPerson(server.port, apis["messenger"]) for _ in range(MANY)]
    apis["messenger"].mood = [Answer(429, 613, {"Retry-After": "0"}, takes=False)] * (MANY // 3)
    statuses: Counter[int] = Counter()

    def send(some: list[MessengerPerson]) -> None:
        events = [person.words("what does EHC mean") for person in some]
        statuses[some[0].deliver(some[0].content(*events))] += 1

    sending = [threading.Thread(target=send, args=(people[at : at + 10],)) for at in range(0, MANY, 10)]
    for one in sending:
        one.start()
    for one in sending:
        one.join()
    apis["messenger"].wait_for(lambda: all(person.got for person in people), seconds=120)
    time.sleep(SILENT_FOR)
    assert statuses == {200: MANY // 10}
    assert {len(person.got) for person in people} == {1}

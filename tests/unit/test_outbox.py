"""Letters go out in order, again after a failure, never twice, and are taken up after a restart.

The provider is played; the store is a real one, on a file of its own.
"""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from extensions.channels.message_outbox import AT_ONCE, Outbox, Outcome, Patience, Told
from extensions.channels.message_store import Letter, MessageStore

QUICK = Patience(first_seconds=0.01, longest_seconds=0.02, tries=4, give_up_seconds=5)
TAKEN = Outcome(Told.TAKEN)


class Provider:
    """Answers as it is told, then takes everything; `knows` is what it says of a letter of unknown fate."""

    def __init__(self, *outcomes: Outcome, knows: bool | None = None, seconds: float = 0.0) -> None:
        self.outcomes = list(outcomes)
        self.knows = knows
        self.seconds = seconds
        self.handed: list[str] = []
        self.asked = 0
        self.under_way = 0
        self.most_under_way = 0

    async def send(self, letter: Letter) -> Outcome:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        await asyncio.sleep(self.seconds)
        self.under_way -= 1
        self.handed.append(letter.text)
        return self.outcomes.pop(0) if self.outcomes else TAKEN

    async def was_taken(self, letter: Letter) -> bool | None:
        self.asked += 1
        return self.knows

    async def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def store(tmp_path: Path) -> MessageStore:
    return MessageStore(sa.create_engine(f"sqlite:///{tmp_path}/messages.db"), 3600)


def letter(text: str, person: str = "somebody", **fields: object) -> Letter:
    return Letter(id=text, channel="sms", person=person, sealed="sealed", text=text, **fields)  # type: ignore[arg-type]


def sent(store: MessageStore, provider: Provider, *letters: Letter, patience: Patience = QUICK) -> list[Letter]:
    """Sends the letters until nothing is left to do; those whose reader had stopped at the provider."""
    stopped: list[Letter] = []

    async def on_stopped(one: Letter) -> None:
        stopped.append(one)

    async def run() -> None:
        outbox = Outbox(provider, lambda: store, on_stopped, patience)
        for one in letters:
            outbox.add(one)
        while outbox._tasks:
            await asyncio.sleep(0.005)

    for one in letters:
        store.keep(f"mark {one.id}", one.person, None, [one])
    asyncio.run(run())
    assert store.unsent("sms") == []
    return stopped


def test_letters_to_one_person_go_out_in_the_order_they_were_written(store: MessageStore) -> None:
    provider = Provider(Outcome(Told.LATER), TAKEN, Outcome(Told.LATER))
    sent(store, provider, letter("one"), letter("two"), letter("three"))
    assert list(dict.fromkeys(provider.handed)) == ["one", "two", "three"]
    assert provider.handed == ["one", "one", "two", "two", "three"]


def test_one_person_does_not_wait_for_another(store: MessageStore) -> None:
    provider = Provider(Outcome(Told.LATER))
    slow = Patience(first_seconds=0.3, longest_seconds=0.3, tries=4)
    sent(store, provider, letter("one", "first"), letter("two", "second"), patience=slow)
    assert provider.handed == ["one", "two", "one"]


def test_only_so_many_are_under_way_at_once(store: MessageStore) -> None:
    provider = Provider(seconds=0.01)
    sent(store, provider, *(letter(f"to {n}", f"person {n}") for n in range(5 * AT_ONCE)))
    assert len(set(provider.handed)) == len(provider.handed) == 5 * AT_ONCE
    assert provider.most_under_way == AT_ONCE


def test_a_time_that_the_provider_names_is_kept_by_everybody(store: MessageStore) -> None:
    provider = Provider(Outcome(Told.LATER, 0.3))
    start = time.monotonic()
    sent(store, provider, letter("one", "first"), *(letter(f"n{n}", f"p{n}") for n in range(2 * AT_ONCE)))
    assert time.monotonic() - start >= 0.3
    assert provider.handed.count("one") == 2


def test_a_letter_is_given_up_after_so_many_tries_and_the_next_one_goes(
    store: MessageStore, caplog: pytest.LogCaptureFixture
) -> None:
    provider = Provider(*[Outcome(Told.LATER)] * QUICK.tries)
    sent(store, provider, letter("one"), letter("two"))
    assert provider.handed == ["one"] * QUICK.tries + ["two"]
    assert "given up after 4 tries" in caplog.text


def test_being_told_to_wait_is_no_failure_however_often(store: MessageStore) -> None:
    provider = Provider(*[Outcome(Told.LATER, 0.0)] * (3 * QUICK.tries))
    sent(store, provider, letter("one"))
    assert provider.handed == ["one"] * (3 * QUICK.tries + 1)


def test_a_letter_that_would_come_too_late_is_given_up(store: MessageStore) -> None:
    provider = Provider(Outcome(Told.LATER, QUICK.give_up_seconds + 1))
    sent(store, provider, letter("one"))
    assert provider.handed == ["one"]


@pytest.mark.parametrize("told", [Told.TAKEN, Told.REFUSED])
def test_what_is_settled_is_not_tried_again(store: MessageStore, told: Told) -> None:
    provider = Provider(Outcome(told))
    assert sent(store, provider, letter("one")) == []
    assert provider.handed == ["one"]


def test_whoever_stopped_at_the_provider_is_told_of_and_not_written_to_again(store: MessageStore) -> None:
    provider = Provider(Outcome(Told.STOPPED))
    assert [one.text for one in sent(store, provider, letter("one"))] == ["one"]
    assert provider.handed == ["one"]


@pytest.mark.parametrize("knows, handed", [(True, 1), (None, 1), (False, 2)])
def test_a_letter_of_unknown_fate_goes_again_only_if_it_surely_was_not_taken(
    store: MessageStore, knows: bool | None, handed: int
) -> None:
    provider = Provider(Outcome(Told.UNSURE), knows=knows)
    sent(store, provider, letter("one"))
    assert (provider.handed.count("one"), provider.asked) == (handed, 1)


@pytest.mark.parametrize("knows, handed", [(True, 0), (None, 0), (False, 1)])
def test_a_letter_under_way_when_the_server_died_goes_again_only_if_it_surely_was_not_taken(
    store: MessageStore, knows: bool | None, handed: int
) -> None:
    provider = Provider(knows=knows)
    sent(store, provider, letter("one", tried=True))
    assert provider.handed.count("one") == handed


def test_what_waits_for_somebody_who_stops_is_not_sent(store: MessageStore) -> None:
    provider = Provider(seconds=0.05)

    async def never(_: Letter) -> None:
        raise AssertionError

    async def run() -> None:
        outbox = Outbox(provider, lambda: store, never, QUICK)
        for text in ("one", "two", "three"):
            outbox.add(letter(text))
        await asyncio.sleep(0.02)
        outbox.drop("somebody")
        outbox.add(letter("goodbye"))
        while outbox._tasks:
            await asyncio.sleep(0.005)

    asyncio.run(run())
    assert provider.handed == ["one", "goodbye"]


def test_a_server_that_stops_leaves_what_is_not_sent_to_the_next_start(
    store: MessageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extensions.channels.message_outbox.DRAIN_SECONDS", 0.05)
    provider = Provider(*[Outcome(Told.LATER)] * 9)
    slow = Patience(first_seconds=60, longest_seconds=60)
    store.keep("mark", "somebody", None, [letter("one"), letter("two")])

    async def nothing(_: Letter) -> None:
        """Nobody stops."""

    async def run() -> None:
        outbox = Outbox(provider, lambda: store, nothing, slow)
        for one in store.unsent("sms"):
            outbox.add(one)
        await asyncio.sleep(0.02)
        await outbox.close()

    asyncio.run(run())
    assert [(one.text, one.tried) for one in store.unsent("sms")] == [("one", False), ("two", False)]


def test_a_failure_inside_says_nothing_of_the_letter_and_does_not_end_the_line(
    store: MessageStore, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Provider):
        async def send(self, one: Letter) -> Outcome:
            if one.text == "zebracrossing":
                raise ValueError(one.text)
            return await super().send(one)

    provider = Broken()
    store.keep("mark", "somebody", None, [])
    asyncio.run(_both(provider, store))
    assert provider.handed == ["two"]
    assert "A letter failed: ValueError" in caplog.text
    assert "zebracrossing" not in caplog.text


async def _both(provider: Provider, store: MessageStore) -> None:
    async def nothing(_: Letter) -> None:
        """Nobody stops."""

    outbox = Outbox(provider, lambda: store, nothing, QUICK)
    for text in ("zebracrossing", "two"):
        outbox.add(letter(text))
    while outbox._tasks:
        await asyncio.sleep(0.005)


def test_letters_go_out_although_the_store_is_down(caplog: pytest.LogCaptureFixture) -> None:
    provider = Provider()

    def down() -> MessageStore:
        raise sa.exc.OperationalError("zebracrossing", {}, Exception())

    async def run() -> None:
        outbox = Outbox(provider, down, _nobody, QUICK)
        outbox.add(letter("one"))
        while outbox._tasks:
            await asyncio.sleep(0.005)

    with caplog.at_level(logging.ERROR):
        asyncio.run(run())
    assert provider.handed == ["one"]
    assert "zebracrossing" not in caplog.text


async def _nobody(_: Letter) -> None:
    """Nobody stops."""


def test_waiting_grows_and_has_an_end() -> None:
    patience = Patience(first_seconds=1, longest_seconds=10)
    waits: list[float] = [patience.wait(tries) for tries in range(1, 7)]
    assert waits == [1, 2, 4, 8, 10, 10]

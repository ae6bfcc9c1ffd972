"""A flood is slowed down in kind words, for the one who floods alone, and in bounded memory."""

from __future__ import annotations

from typing import Any

import pytest

from extensions.channels import web_limits
from extensions.channels.web_limits import RateLimit
from tests.channels.web_client import WEB, Answer, Talk, ask
from tests.serving import Server


class Clock:
    """Time that a test moves on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_burst_is_let_through_and_then_it_is_one_in_so_many_seconds(clock: Clock) -> None:
    limit = RateLimit(20, 3, clock)

    assert [limit.wait_seconds("a") for _ in range(4)] == [0, 0, 0, 3]
    clock.now += 3
    assert [limit.wait_seconds("a") for _ in range(2)] == [0, 3]


def test_waiting_as_told_is_always_enough(clock: Clock) -> None:
    limit = RateLimit(7, 2, clock)
    for _ in range(50):
        while not (wait := limit.wait_seconds("a")):
            pass
        clock.now += wait
        assert limit.wait_seconds("a") == 0


def test_rest_never_saves_up_more_than_a_burst(clock: Clock) -> None:
    limit = RateLimit(20, 3, clock)
    limit.wait_seconds("a")
    clock.now += 10_000

    assert [limit.wait_seconds("a") for _ in range(4)] == [0, 0, 0, 3]


def test_one_who_floods_does_not_slow_another(clock: Clock) -> None:
    limit = RateLimit(20, 1, clock)

    assert limit.wait_seconds("a") == 0
    assert limit.wait_seconds("a") > 0
    assert limit.wait_seconds("b") == 0


def test_a_million_names_take_no_more_memory_than_the_most_known(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_limits, "MOST_KNOWN", 50)
    limit = RateLimit(20, 1, clock)
    for number in range(1000):
        limit.wait_seconds(str(number))

    assert len(limit._buckets) == 50
    assert limit.wait_seconds("999") > 0


def test_a_conversation_that_floods_is_asked_to_wait_and_loses_nothing(strict_server: Server) -> None:
    talk = Talk(strict_server, {"X-Forwarded-For": "192.0.2.1"}).open()
    answers = [talk.send(text="hello") for _ in range(14)]
    refused = [answer for answer in answers if answer.status != 200]

    assert 0 < len(refused) <= 4
    for answer in refused:
        assert (answer.status, answer.json["code"]) == (429, "slow_down")
        assert answer.headers["retry-after"] == str(answer.json["retry_after_seconds"])
        assert "error" not in answer.json["text"].lower()
    assert Talk(strict_server, {"X-Forwarded-For": "192.0.2.1"}).open().send(text="hello").status == 200


def test_danger_is_answered_also_while_one_is_asked_to_wait(strict_server: Server) -> None:
    talk = Talk(strict_server, {"X-Forwarded-For": "192.0.2.2"}).open()
    answers = [talk.send(text="my son says he wants to kill himself") for _ in range(13)]

    assert answers[-1].status == 429
    assert answers[-1].json["card"]["signpost"] == "crisis"


def test_an_address_that_floods_is_asked_to_wait_and_another_is_not(strict_server: Server) -> None:
    def asks(address: str) -> Answer:
        return ask(strict_server, "GET", f"{WEB}/messages", headers={"X-Forwarded-For": address})

    statuses = [asks("198.51.100.7").status for _ in range(140)]

    assert set(statuses) == {410, 429}
    assert asks("198.51.100.8").status == 410


def test_an_address_cannot_pass_for_another_by_writing_it_down_itself(strict_server: Server) -> None:
    """Our own server in front adds the real one at the end."""
    forged: list[Any] = [{"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.9"} for number in range(140)]

    statuses = {ask(strict_server, "GET", f"{WEB}/messages", headers=headers).status for headers in forged}

    assert 429 in statuses


def test_without_a_server_in_front_the_header_is_not_believed(server: Server) -> None:
    """Everybody then has the address of the connection; see the patient limits of this server."""
    answer = ask(server, "GET", f"{WEB}/messages", headers={"X-Forwarded-For": "203.0.113.1"})

    assert answer.status == 410

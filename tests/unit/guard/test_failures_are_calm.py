"""A message always gets one calm reply with one card, whatever fails inside, and no log ever holds its words."""

from __future__ import annotations

import asyncio
import logging
import re
from datetime import date

import pytest
from rasa.core.channels.channel import UserMessage

from extensions.channels import guard as guard_module
from extensions.channels.guard import Guard
from signpost import clock
from signpost.knowledge import Knowledge
from tests.unit.guard.played import APPEAL, CARD, WORDS, Inside, NetOfOneWord, broken, hangs, replies, silent, turn


@pytest.mark.parametrize(
    "inside",
    [silent, broken, replies(APPEAL), replies(CARD), replies({"text": ""}, CARD), replies({"text": "x", "custom": {}})],
    ids=["silence", "failure", "no card", "no text", "empty text", "empty card"],
)
def test_a_turn_that_fails_is_answered_calmly_with_people_to_turn_to(guard: Guard, inside: Inside) -> None:
    reply = turn(guard, WORDS, inside)

    assert reply.text.startswith("[failed]")
    assert "[contact] Puddle Advice" in reply.text
    assert reply.card["signpost"] == "human_handover"
    assert reply.card["checked_on"] == "2026-11-20"
    assert reply.buttons == []


def test_a_turn_that_hangs_is_answered_in_time(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard_module, "TURN_SECONDS", 0.01)

    assert turn(guard, WORDS, hangs).text.startswith("[failed]")


@pytest.mark.parametrize("failure", [KeyError, RecursionError, asyncio.TimeoutError, OSError])
def test_no_kind_of_failure_comes_through(guard: Guard, failure: type[Exception]) -> None:
    async def fails(_: UserMessage) -> None:
        raise failure(WORDS)

    assert turn(guard, WORDS, fails).card["signpost"] == "human_handover"


def test_half_a_reply_before_a_failure_is_not_sent(guard: Guard) -> None:
    async def half(message: UserMessage) -> None:
        await replies(APPEAL, CARD)(message)
        raise OSError

    assert turn(guard, WORDS, half).text.startswith("[failed]")


@pytest.mark.parametrize("inside", [silent, broken, hangs])
@pytest.mark.parametrize("text", [WORDS, f"{WORDS} cliff"])
def test_no_log_holds_a_word_of_the_message(
    guard: Guard, inside: Inside, text: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(guard_module, "TURN_SECONDS", 0.01)
    caplog.set_level(logging.DEBUG)

    turn(guard, text, inside)

    logged = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    assert [word for word in text.split() if word in logged] == []


def test_a_failure_is_logged_with_its_kind_and_place(guard: Guard, caplog: pytest.LogCaptureFixture) -> None:
    turn(guard, WORDS, broken)

    (record,) = (record for record in caplog.records if record.name == guard_module.__name__)
    assert record.levelno == logging.ERROR
    assert re.fullmatch(r"turn_failed failure=ValueError place=\S+played\.py:\d+", record.getMessage())


def test_of_a_failure_that_was_wrapped_the_first_is_logged(guard: Guard, caplog: pytest.LogCaptureFixture) -> None:
    async def wrapped(message: UserMessage) -> None:
        try:
            await broken(message)
        except ValueError as first:
            raise RuntimeError(WORDS) from first

    turn(guard, WORDS, wrapped)

    assert "turn_failed failure=ValueError" in caplog.text


def test_a_silent_turn_is_logged_too(guard: Guard, caplog: pytest.LogCaptureFixture) -> None:
    turn(guard, WORDS, silent)

    assert [record.getMessage() for record in caplog.records] == ["turn_failed failure=NoReply place=unknown"]


def test_the_card_of_our_own_words_is_of_the_day(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2030, 1, 1))

    reply = turn(Guard(knowledge, NetOfOneWord()), "hello", silent)  # type: ignore[arg-type]

    assert reply.card["overdue"] is True

"""A message always gets one calm reply with one card, whatever happens inside, and no log ever holds its words.

What happens inside is played by functions in place of Rasa's agent; the knowledge base and the safety net are invented.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from extensions.channels import guard as guard_module
from extensions.channels.guard import Guard, Outgoing, own_words
from signpost import clock, last_good
from signpost.knowledge import Knowledge
from signpost.safety import Sign
from signpost.text import MAX_CHARACTERS
from tests.invented import TODAY

WORDS = "zebracrossing Xerxes"
Inside = Callable[[UserMessage], Awaitable[Any]]


class NetOfOneWord:
    """Sees danger in the word "cliff", a child at risk in "bruise" and a doubt in "tired"."""

    def check(self, text: str) -> Sign | None:
        kinds = {"cliff": "danger_now", "bruise": "child_at_risk", "tired": "doubtful"}
        return next((Sign(kind, "unknown", word) for word, kind in kinds.items() if word in text), None)  # type: ignore[arg-type]


@pytest.fixture
def guard(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Guard:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return Guard(knowledge, NetOfOneWord())  # type: ignore[arg-type]


def replies(*messages: dict[str, Any], heard: list[UserMessage] | None = None) -> Inside:
    """An assistant that answers with these messages, and notes what it was given."""

    async def on_new_message(message: UserMessage) -> None:
        if heard is not None:
            heard.append(message)
        for each in messages:
            await message.output_channel.send_response(message.sender_id, dict(each))

    return on_new_message


def turn(guard: Guard, text: str, inside: Inside) -> Outgoing:
    return asyncio.run(guard.turn(text, "parent", "rest", inside))


async def silent(_: UserMessage) -> None:
    """Says nothing at all."""


async def broken(message: UserMessage) -> None:
    """Fails as code does, with the parent's words in the message of the failure."""
    raise ValueError(f"cannot read {message.text!r}")


async def hangs(_: UserMessage) -> None:
    await asyncio.sleep(60)


STEPS = [{"title": "Steps", "payload": "/more"}]
APPEAL = {"text": "You can appeal.", "buttons": STEPS}
CARD = {"custom": {"signpost": "appeal", "in_short": "You can appeal."}}


# All is well


def test_what_the_assistant_says_goes_out_as_it_is(guard: Guard) -> None:
    reply = turn(guard, "hello", replies(APPEAL, CARD))

    assert reply == Outgoing("You can appeal.", STEPS, CARD["custom"])


def test_several_texts_become_one_and_the_last_card_counts(guard: Guard) -> None:
    other = {"custom": {"signpost": "school_transport"}}

    reply = turn(guard, "hello", replies(APPEAL, other, {"text": "And more."}, CARD))

    assert reply.text == "You can appeal.\n\nAnd more."
    assert reply.card == CARD["custom"]


def test_a_custom_message_that_is_no_card_is_left_out(guard: Guard) -> None:
    assert turn(guard, "hello", replies(APPEAL, CARD, {"custom": {"other": 1}})).card == CARD["custom"]


def test_the_message_comes_clean_with_sender_and_channel(guard: Guard) -> None:
    heard: list[UserMessage] = []

    turn(guard, "  it’s\x00 \u202e me  ", replies(APPEAL, CARD, heard=heard))

    assert heard[0].text == "it's me"
    assert (heard[0].sender_id, heard[0].input_channel) == ("parent", "rest")
    assert heard[0].metadata == {"cut": False}


# Commands


@pytest.mark.parametrize("text", ["/more", "/appeal", '/answer{"area": "puddleshire"}', "  /restart  "])
def test_what_our_buttons_send_is_obeyed(guard: Guard, text: str) -> None:
    heard: list[UserMessage] = []

    turn(guard, text, replies(APPEAL, CARD, heard=heard))

    assert heard[0].text == text.strip()


@pytest.mark.parametrize(
    "text, read",
    [
        ("/session_start", "session_start"),
        ("//restart", "restart"),
        ("/ /restart", "restart"),
        ('/restart{"a": "b"}', 'restart{"a": "b"}'),
        ("/", ""),
        ("/\u200b/stop", "stop"),
    ],
)
def test_a_typed_command_is_a_message_like_any_other(guard: Guard, text: str, read: str) -> None:
    heard: list[UserMessage] = []

    turn(guard, text, replies(APPEAL, CARD, heard=heard))

    assert heard[0].text == read


# Something fails


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
    assert re.fullmatch(r"turn_failed failure=ValueError place=\S+test_guard\.py:\d+", record.getMessage())


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


# The off switch


def test_while_the_chat_is_closed_every_channel_gives_the_notice_and_who_can_help(
    guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[UserMessage] = []
    monkeypatch.setenv("SIGNPOST_CLOSED", "We are away until Monday.")

    reply = turn(guard, "hello", replies(APPEAL, CARD, heard=heard))

    assert reply.text.startswith("We are away until Monday.\n\n[contact] Puddle Advice")
    assert reply.card["signpost"] == "human_handover"
    assert heard == []


def test_a_switch_without_words_gives_our_own(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_CLOSED", "1")

    assert turn(guard, "hello", replies(APPEAL, CARD)).text.startswith("[web_closed]")


def test_danger_is_answered_although_the_chat_is_closed(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_CLOSED", "1")

    assert turn(guard, "cliff", silent).card["signpost"] == "crisis"


# Danger


@pytest.mark.parametrize("inside", [silent, broken, replies(APPEAL)], ids=["silence", "failure", "no card"])
def test_danger_is_answered_also_when_everything_inside_fails(guard: Guard, inside: Inside) -> None:
    reply = turn(guard, "I stand on the cliff", inside)

    assert reply.card["signpost"] == "crisis"
    assert "Ring the lifeline." in reply.text
    assert "Lifeline: phone 01000 999999" in reply.text
    assert "[failed]" not in reply.text


def test_danger_is_answered_also_when_the_turn_hangs(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard_module, "TURN_SECONDS", 0.01)

    assert turn(guard, "cliff", hangs).card["signpost"] == "crisis"


def test_a_child_at_risk_is_answered_with_its_own_card(guard: Guard) -> None:
    assert turn(guard, "she has a bruise", silent).card["signpost"] == "child_at_risk"


def test_a_doubt_is_no_danger(guard: Guard) -> None:
    assert turn(guard, "so tired", silent).card["signpost"] == "human_handover"


def test_danger_the_assistant_has_answered_is_left_to_it(guard: Guard) -> None:
    """It knows the case, so its words fit better than ours."""
    crisis = {"custom": {"signpost": "crisis", "in_short": "fitted to the case"}}

    assert turn(guard, "cliff", replies({"text": "fitted"}, crisis)).text == "fitted"


def test_danger_is_answered_by_the_last_good_copy_when_the_knowledge_base_fails(
    knowledge: Knowledge, caplog: pytest.LogCaptureFixture
) -> None:
    guard = Guard(replace(knowledge, signposts={}), NetOfOneWord())  # type: ignore[arg-type]

    reply = turn(guard, f"{WORDS} cliff", broken)

    assert reply.card["signpost"] == "crisis"
    assert "999" in reply.text
    assert "knowledge_failed failure=KeyError" in caplog.text
    assert turn(guard, WORDS, broken).card["signpost"] == "human_handover"


def test_our_own_words_fit_the_kind_of_danger_and_who_writes(guard: Guard) -> None:
    child = own_words(Sign("thoughts_of_dying", "child", "phrase"), last_good.answers(), TODAY)
    now = own_words(Sign("danger_now", "unknown", "phrase"), last_good.answers(), TODAY)

    assert "Childline" in child.text and "Papyrus" in child.text
    assert [contact["id"] for contact in now.card["contacts"]] == ["emergency_999"]


# A huge message


def test_a_huge_message_is_read_in_part_and_marked_so(guard: Guard) -> None:
    heard: list[UserMessage] = []

    turn(guard, "please help " * 1000, replies(APPEAL, CARD, heard=heard))

    assert len(heard[0].text) == MAX_CHARACTERS
    assert heard[0].metadata == {"cut": True}


def test_a_message_that_just_fits_is_not_cut(guard: Guard) -> None:
    heard: list[UserMessage] = []

    turn(guard, "x" * MAX_CHARACTERS, replies(APPEAL, CARD, heard=heard))

    assert heard[0].metadata == {"cut": False}


def test_danger_beyond_the_part_that_is_read_is_answered(guard: Guard) -> None:
    reply = turn(guard, "please help " * 1000 + "cliff", replies(APPEAL, CARD))

    assert reply.card["signpost"] == "crisis"


def test_danger_within_a_huge_message_is_left_to_the_assistant_that_saw_it(guard: Guard) -> None:
    crisis = {"custom": {"signpost": "crisis"}}

    assert turn(guard, "cliff " * 1000, replies({"text": "seen"}, crisis)).text == "seen"


# Building one


def test_the_card_of_our_own_words_is_of_the_day(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2030, 1, 1))

    reply = turn(Guard(knowledge, NetOfOneWord()), "hello", silent)  # type: ignore[arg-type]

    assert reply.card["overdue"] is True

"""A message comes in clean and goes in as it was meant; what the assistant says goes out as one reply with one card."""

from __future__ import annotations

import pytest
from rasa.core.channels.channel import UserMessage

from extensions.channels.guard import Guard, Outgoing
from signpost.text import MAX_CHARACTERS
from tests.unit.guard.played import APPEAL, CARD, STEPS, replies, turn


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


def test_a_huge_message_is_read_in_part_and_marked_so(guard: Guard) -> None:
    heard: list[UserMessage] = []

    turn(guard, "please help " * 1000, replies(APPEAL, CARD, heard=heard))

    assert len(heard[0].text) == MAX_CHARACTERS
    assert heard[0].metadata == {"cut": True}


def test_a_message_that_just_fits_is_not_cut(guard: Guard) -> None:
    heard: list[UserMessage] = []

    turn(guard, "x" * MAX_CHARACTERS, replies(APPEAL, CARD, heard=heard))

    assert heard[0].metadata == {"cut": False}


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

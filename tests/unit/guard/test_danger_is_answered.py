"""Danger is answered with its own card, also when everything inside fails, hangs, is closed or could not be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extensions.channels import guard as guard_module
from extensions.channels.guard import Guard, own_words
from signpost import last_good
from signpost.knowledge import Knowledge
from signpost.safety import Sign
from tests.invented import TODAY
from tests.unit.guard.played import APPEAL, CARD, WORDS, Inside, NetOfOneWord, broken, hangs, replies, silent, turn


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


def test_danger_is_answered_although_the_chat_is_closed(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_CLOSED", "1")

    assert turn(guard, "cliff", silent).card["signpost"] == "crisis"


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


def test_danger_beyond_the_part_that_is_read_is_answered(guard: Guard) -> None:
    reply = turn(guard, "please help " * 1000 + "cliff", replies(APPEAL, CARD))

    assert reply.card["signpost"] == "crisis"


def test_danger_within_a_huge_message_is_left_to_the_assistant_that_saw_it(guard: Guard) -> None:
    crisis = {"custom": {"signpost": "crisis"}}

    assert turn(guard, "cliff " * 1000, replies({"text": "seen"}, crisis)).text == "seen"

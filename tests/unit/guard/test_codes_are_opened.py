"""A plan's code in a message: opened in the guard before anything is understood, and never seen by what comes after."""

from __future__ import annotations

import logging

import pytest
from rasa.core.channels.channel import UserMessage

from extensions import plan_codes
from extensions.channels import guard as guard_module
from extensions.channels.guard import Guard
from signpost import clock
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.plan_code import PlanCodes
from tests.invented import TODAY
from tests.unit.guard.played import APPEAL, NetOfOneWord, broken, replies, turn

CODES = PlanCodes("a secret of the tests, long enough for one", 60)
CASE = Case({"area": "puddleshire", "letter_date": "2026-11-09"}, "appeal", ("school_transport",))
CARD = {"custom": {"signpost": "appeal"}}


@pytest.fixture
def guard(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Guard:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(guard_module, "shared_codes", lambda: CODES)
    return Guard(knowledge, NetOfOneWord())  # type: ignore[arg-type]


@pytest.fixture
def code(knowledge: Knowledge) -> str:
    return CODES.write(CASE, knowledge, TODAY).code


def inside(guard: Guard, text: str) -> UserMessage:
    """What the assistant is given of a message."""
    heard: list[UserMessage] = []
    turn(guard, text, replies(APPEAL, CARD, heard=heard))
    return heard[0]


@pytest.mark.parametrize(
    "said, read", [("{}", "/plan"), ("{}.", "/plan"), ("hi, my code is {}", "hi, my code is"), ("{} thanks", "thanks")]
)
def test_a_code_brings_its_case_before_the_message_is_understood(guard: Guard, code: str, said: str, read: str) -> None:
    given = inside(guard, said.format(code))

    assert given.text == read
    assert given.metadata["code"] == "opened"
    assert given.metadata["case"] == {
        "facts": {"area": "puddleshire", "letter_date": "2026-11-09"},
        "signpost": "appeal",
        "history": ["school_transport"],
        "point": None,
        "step_points": {},
    }


def test_the_code_itself_goes_no_further(guard: Guard, code: str) -> None:
    for text in (code, f"hello {code}", f"they said no to him again at the meeting today {code}"):
        given = inside(guard, text)
        assert code not in str(given.text) + str(given.metadata)


def test_a_longer_message_with_a_code_is_read_without_it(guard: Guard, code: str) -> None:
    given = inside(guard, f"they said no to him again at the meeting today {code}")

    assert given.text == "they said no to him again at the meeting today"
    assert given.metadata["code"] == "opened"


def test_danger_beside_a_code_is_read_by_the_net_and_by_the_assistant(guard: Guard, code: str) -> None:
    given = inside(guard, f"{code} the cliff")
    reply = turn(guard, f"{code} the cliff", replies(APPEAL, CARD))

    assert given.text == "the cliff"
    assert reply.card["signpost"] == "crisis"


def test_a_code_that_does_not_open_is_told_of_and_brings_no_case(guard: Guard, code: str) -> None:
    swapped = code[:-1] + ("0" if code[-1] != "0" else "2")
    given = inside(guard, swapped)

    assert (given.text, given.metadata) == ("/plan", {"cut": False, "code": "unreadable"})


def test_a_message_without_a_code_brings_nothing(guard: Guard) -> None:
    given = inside(guard, "the school said no")

    assert given.metadata == {"cut": False}


def test_a_code_is_opened_past_the_part_that_is_read(guard: Guard, code: str) -> None:
    given = inside(guard, f"{'they said no again. ' * 400}{code}")

    assert given.metadata["code"] == "opened" and given.metadata["cut"] is True


def test_a_message_is_answered_when_codes_cannot_be_looked_for(
    guard: Guard, code: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> PlanCodes:
        raise ValueError(code)

    monkeypatch.setattr(guard_module, "shared_codes", fails)
    assert turn(guard, code, replies(APPEAL, CARD)).text == "You can appeal."
    assert code not in caplog.text


def test_no_log_holds_a_code_when_the_turn_fails(guard: Guard, code: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    turn(guard, code, broken)

    assert code not in caplog.text and code[4:20] not in caplog.text


def test_codes_are_made_by_the_servers_secret(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    made = []
    for secret in ("one secret of a server, long enough", "one secret of a server, long enough", "", ""):
        monkeypatch.setenv("SIGNPOST_SECRET", secret)
        plan_codes.shared_codes.cache_clear()
        made.append(plan_codes.shared_codes().write(CASE, knowledge, TODAY).code)
    plan_codes.shared_codes.cache_clear()

    assert made[0] == made[1]
    assert len(set(made)) == 3


def test_how_long_a_code_holds_is_a_setting(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    monkeypatch.setenv("SIGNPOST_PLAN_DAYS", "7")
    plan_codes.shared_codes.cache_clear()
    until = plan_codes.shared_codes().write(CASE, knowledge, TODAY).until
    plan_codes.shared_codes.cache_clear()

    assert (until - TODAY).days == 7

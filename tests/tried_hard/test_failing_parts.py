"""Whatever part fails, on every entrance: a calm text with people to turn to, danger answered, one line in the log."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from tests.broken_server import BREAKS
from tests.serving import Server
from tests.tried_hard.entrances import DANGER, WAYS, Heard, Parent, answers_danger, is_calm

MARK = "zebracrossing"
LINE = re.compile(r"^\S+ \S+ (?:ERROR|CRITICAL) extensions\.\S+ \S+:\d+ (\w+) failure=(\w+) place=(\S+)$")


def lines(server: Server, before: int) -> list[tuple[str, ...]]:
    """The structured lines printed after so many characters; AssertionError when anything else was printed too."""
    printed = server.log[before:].splitlines()
    matches = [LINE.match(line) for line in printed if line.strip()]
    assert all(matches), printed
    return [match.groups() for match in matches if match]


CASES = [(failure, way) for failure in BREAKS for way in WAYS]


@dataclass(frozen=True)
class Talk:
    """A complaint in hand, a message that goes wrong, one with danger in it that does too, and an answer after it."""

    failed: Heard
    danger: Heard
    after: Heard


def talk(parent: Parent, word: str) -> Talk:
    parent.says("I have spoken to the school and want to make a formal complaint")
    failed, danger = parent.says(f"{word} the school does not answer"), parent.says(f"{word} {DANGER}")
    return Talk(failed, danger, parent.says("it's an academy"))


@pytest.fixture(scope="module")
def talks(broken: Server) -> dict[tuple[str, str], Talk]:
    """Every failure at every entrance, all at once: those that hang take their time together."""
    with ThreadPoolExecutor(len(CASES)) as parents:
        held = parents.map(lambda case: talk(Parent(broken, case[1]), BREAKS[case[0]]), CASES)
        return dict(zip(CASES, held, strict=True))


@pytest.mark.parametrize("case", CASES, ids=" on ".join)
def test_a_parent_gets_a_calm_text_with_who_to_turn_to(
    talks: dict[tuple[str, str], Talk], case: tuple[str, str]
) -> None:
    heard = talks[case].failed

    assert heard.status == 200
    assert "I could not answer just now" in heard.text
    assert is_calm(heard)


@pytest.mark.parametrize("case", CASES, ids=" on ".join)
def test_danger_is_answered_all_the_same(talks: dict[tuple[str, str], Talk], case: tuple[str, str]) -> None:
    assert answers_danger(talks[case].danger)


@pytest.mark.parametrize("case", CASES, ids=" on ".join)
def test_after_a_failure_the_conversation_goes_on_where_it_was(
    talks: dict[tuple[str, str], Talk], case: tuple[str, str]
) -> None:
    heard = talks[case].after

    assert "academy" in heard.text.lower()
    assert heard.signpost in {"school_complaint", None}


@pytest.mark.parametrize("failure", BREAKS)
def test_the_operator_gets_one_line_with_event_and_place_and_without_a_word(broken: Server, failure: str) -> None:
    parent, before = Parent(broken, "rest"), len(broken.log)
    parent.says(f"{BREAKS[failure]} {MARK}")

    ((event, kind, place),) = lines(broken, before)

    assert event == "turn_failed"
    assert kind in {"ValueError", "TimeoutError", "NoReply"}
    assert re.fullmatch(r"/\S+\.py:\d+", place) or kind == "NoReply"
    assert MARK not in broken.log


def test_one_that_hangs_does_not_hold_up_another_person(broken: Server) -> None:
    with ThreadPoolExecutor(2) as people:
        stuck = people.submit(Parent(broken, "rest").says, BREAKS["a turn that hangs"])
        other = people.submit(Parent(broken, "rest").says, "hello there")

        assert other.result().signpost == "greeting"
        assert not stuck.done()
        assert is_calm(stuck.result())

"""Replays every conversation in this folder with the real assistant; each file's name says what it promises."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path

import pytest
from rasa.core.agent import Agent

from extensions.channels.guard import Guard
from signpost import clock
from signpost.walkthroughs.scenario import differences, message_of, read_scenario

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.rglob("*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda path: str(path.relative_to(FOLDER).with_suffix("")))
def test_conversation(
    file: Path, assistant: Agent, guard: Guard, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = read_scenario(file)
    monkeypatch.setattr(clock, "today", lambda: scenario.today)
    sender, reply, code = uuid.uuid4().hex, None, ""
    for number, turn in enumerate(scenario.turns, 1):
        if turn.elsewhere:
            sender, reply = uuid.uuid4().hex, None
        if turn.day:
            monkeypatch.setattr(clock, "today", lambda day=turn.day: day)
        message = message_of(turn, reply.buttons if reply else (), code)
        reply = loop.run_until_complete(guard.turn(message, sender, "test", assistant.handle_message))
        code = (reply.card["plan"] or {}).get("code") or code
        tracker = loop.run_until_complete(assistant.tracker_store.retrieve(sender))
        slots = dict(tracker.current_slot_values()) if tracker else {}
        problems = differences(turn, reply.text, reply.card, reply.buttons, slots)
        assert not problems, f"turn {number}: {[str(problem) for problem in problems]}\n{reply.text}"


def test_there_are_at_least_forty_conversations() -> None:
    assert len(FILES) >= 40

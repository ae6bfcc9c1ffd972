"""Replays every conversation in this folder with the real assistant; each file's name says what it promises."""

from __future__ import annotations

import asyncio
import json
import uuid
from pathlib import Path

import pytest
from rasa.core.agent import Agent

from extensions.channels.guard import Guard, Outgoing
from signpost import clock
from tests.conversations.scenario import Turn, read_scenario

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.rglob("*.yml"))
NOT_SAID = {"sources", "letters"}


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
        said = _message(turn, reply, code)
        reply = loop.run_until_complete(guard.turn(said, sender, "test", assistant.handle_message))
        code = (reply.card["plan"] or {}).get("code") or code
        tracker = loop.run_until_complete(assistant.tracker_store.retrieve(sender))
        problems = _problems(turn, reply, dict(tracker.current_slot_values()) if tracker else {})
        assert not problems, f"turn {number}: {problems}\n{reply.text}"


def test_there_are_at_least_forty_conversations() -> None:
    assert len(FILES) >= 40


def _message(turn: Turn, before: Outgoing | None, code: str) -> str:
    if turn.pick is None:
        damaged = code[:-1] + ("0" if code[-1:] != "0" else "2")
        return (turn.say or "").replace("{code}", code).replace("{damaged}", damaged) * turn.repeat
    buttons = {button["title"]: button["payload"] for button in (before.buttons if before else [])}
    assert turn.pick in buttons, f'no button "{turn.pick}" among {list(buttons)}'
    return buttons[turn.pick]


def _problems(turn: Turn, reply: Outgoing, slots: dict[str, object]) -> list[str]:
    shown = (reply.text + json.dumps(reply.card, ensure_ascii=False)).lower()
    # The titles of pages and the text of letters are not ours to say or to leave unsaid in a talk.
    said = reply.text + json.dumps({name: value for name, value in reply.card.items() if name not in NOT_SAID})
    titles = [button["title"] for button in reply.buttons]
    problems = [f"does not convey {words!r}" for words in turn.conveys if words.lower() not in shown]
    problems += [f"says {words!r}" for words in turn.never if words.lower() in said.lower()]
    problems += [f"does not offer {title!r}, but {titles}" for title in turn.offers if title not in titles]
    problems += [f"{name} is {slots.get(name)!r}" for name, value in turn.slots.items() if slots.get(name) != value]
    if turn.signpost and reply.card["signpost"] != turn.signpost:
        problems.append(f"signpost is {reply.card['signpost']}, not {turn.signpost}")
    if turn.plan is not None and (reply.card["plan"] is not None) != turn.plan:
        problems.append(f"the card has {'a' if reply.card['plan'] else 'no'} plan")
    if turn.also is not None and tuple(reply.card["also"]) != turn.also:
        problems.append(f"also is {reply.card['also']}, not {list(turn.also)}")
    return problems

"""A slow turn is finished and kept although the browser has gone, and a second sending waits for it."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.domain import Domain

from extensions.channels.guard import Outgoing
from extensions.channels.web_conversations import Conversations
from extensions.channels.web_said import Said
from extensions.knowledge import shared_knowledge
from extensions.tracker_store import WordlessTrackerStore

CARD = {"signpost": "appeal", "deadlines": []}


class SlowGuard:
    """Answers after a while, and counts how often it was asked."""

    def __init__(self) -> None:
        self.turns = 0

    async def turn(self, raw: str, *_: Any) -> Outgoing:
        self.turns += 1
        await asyncio.sleep(0.1)
        return Outgoing(f"Answer {self.turns}", [], CARD)

    def danger(self, _: str) -> None:
        return None


@pytest.fixture
def guard() -> SlowGuard:
    return SlowGuard()


@pytest.fixture
def talks(guard: SlowGuard) -> Conversations:
    return Conversations(guard, shared_knowledge(), None)  # type: ignore[arg-type]


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.delenv("SIGNPOST_DATABASE", raising=False)
    store = WordlessTrackerStore(Domain.empty(), db=str(tmp_path / "talks.db"))
    return SimpleNamespace(tracker_store=store, lock_store=InMemoryLockStore())


def test_a_turn_whose_browser_has_gone_is_finished_and_kept(talks: Conversations, guard: SlowGuard, agent: Any) -> None:
    async def drops() -> tuple[int, str]:
        talk, _ = await talks.open(agent)
        said = Said(str(uuid.uuid4()), text="hello")
        request = asyncio.create_task(talks.send(agent, talk, said))
        await asyncio.sleep(0.03)
        request.cancel()
        again = await talks.send(agent, talk, said)
        return len(talks.after(agent, talk, 0)), again.text

    assert asyncio.run(drops()) == (2, "Answer 2")
    assert guard.turns == 2


def test_a_second_sending_waits_for_the_first(talks: Conversations, guard: SlowGuard, agent: Any) -> None:
    async def twice() -> list[str]:
        talk, _ = await talks.open(agent)
        said = Said(str(uuid.uuid4()), text="hello")
        replies = await asyncio.gather(*(talks.send(agent, talk, said) for _ in range(5)))
        return [reply.text for reply in replies]

    assert asyncio.run(twice()) == ["Answer 2"] * 5
    assert guard.turns == 2

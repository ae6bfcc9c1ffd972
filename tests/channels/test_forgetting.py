"""What Rasa puts aside in memory when the database fails is dropped: it holds a parent's words."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from extensions.channels.forgetting import forget_in_memory


class Broken(InMemoryTrackerStore):
    """A database that cannot be written."""

    async def save(self, tracker: DialogueStateTracker) -> None:
        raise OSError("the disk is full")


def test_a_turn_that_could_not_be_written_is_not_left_in_memory() -> None:
    store = FailSafeTrackerStore(Broken(Domain.empty()))
    agent = SimpleNamespace(tracker_store=store)
    for name in ("parent", "neighbour"):
        tracker = DialogueStateTracker.from_events(name, [UserUttered("zebracrossing")])
        asyncio.run(store.save(tracker))
    assert "zebracrossing" in str(store.fallback_tracker_store.store)

    forget_in_memory(agent, "parent")  # type: ignore[arg-type]

    assert list(store.fallback_tracker_store.store) == ["neighbour"]

"""Loads the assistant when the server starts, and serves on when model or store fail: silence is no answer.

Without a model or a store the channels' guard still answers danger, and everything else with people to turn to;
/health says 503 and why, so that whoever supervises the server can start it again.
"""

from __future__ import annotations

import logging
from asyncio import AbstractEventLoop
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent, load_agent
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

from extensions.failures import told
from extensions.tracker_store import without_words

logger = logging.getLogger(__name__)

MOST_ASIDE = 1000
"""So many conversations are held in memory while the store is down; then the oldest is let go."""


class StandInStore(InMemoryTrackerStore):
    """Holds conversations while our store is down: in memory, without words as there, and no more than MOST_ASIDE."""

    async def save(self, tracker: DialogueStateTracker) -> None:
        """See TrackerStore.save."""
        events = [without_words(event) for event in tracker.events]
        await super().save(DialogueStateTracker.from_events(tracker.sender_id, events, self.domain.slots))
        while len(self.store) > MOST_ASIDE:
            del self.store[next(iter(self.store))]


async def load_on_start(model: Path, endpoints: AvailableEndpoints, app: Sanic, loop: AbstractEventLoop) -> None:
    """Server listener: puts the agent where the channels look for it, whatever failed on the way."""
    agent = await _with_store(endpoints, loop)
    _watch_store(agent)
    try:
        agent.load_model(str(model))
    except Exception as failure:
        logger.critical("model_not_loaded %s", told(failure))
    app.ctx.agent = agent


async def _with_store(endpoints: AvailableEndpoints, loop: AbstractEventLoop) -> Agent:
    """An agent without a model yet. Rasa's own loading would log what failed there with a traceback, and go on."""
    try:
        return await load_agent(endpoints=endpoints, loop=loop)
    except Exception as failure:
        logger.critical("store_failed_at_start %s", told(failure))
        endpoints.tracker_store = None
        agent = await load_agent(endpoints=endpoints, loop=loop)
        agent.tracker_store = FailSafeTrackerStore(StandInStore(agent.domain))
        return agent


def _watch_store(agent: Agent) -> None:
    """A line of ours in place of Rasa's, which carries the failure's message, and what is put aside without words."""
    store: Any = agent.tracker_store
    store._on_tracker_store_error = _report
    store._fallback_tracker_store = StandInStore(agent.domain)


def _report(failure: Exception) -> None:
    logger.error("store_failed %s", told(failure))

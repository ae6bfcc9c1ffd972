"""Deletes what is kept of conversations, Rasa's events and every channel's rows: one way for all channels."""

from __future__ import annotations

import time
from collections.abc import Sequence

from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore

from extensions import settings
from extensions.channels.guard import Outgoing
from extensions.tracker_store import WordlessTrackerStore, our_store


class StoreDown(Exception):
    """Rasa could not use our store and fell back to another, in which nothing lasts."""


def asks_to_forget(reply: Outgoing) -> bool:
    """Whether the turn was "delete everything" or "start again", after which nothing from before may be kept."""
    return bool(reply.card["signpost"] == "restart")


def forget(agent: Agent, conversations: Sequence[str]) -> int:
    """Deletes all of it, everywhere; how many rows there were.

    Raises StoreDown, or SQLAlchemyError when the database does not answer; then all is still there.
    """
    for conversation in conversations:
        forget_in_memory(agent, conversation)
    return _store(agent).forget(conversations)


def forget_in_memory(agent: Agent, conversation: str) -> None:
    """Drops what Rasa puts aside when a turn cannot be written: never read again, it holds the parent's words."""
    aside = getattr(agent.tracker_store, "_fallback_tracker_store", None)
    if isinstance(aside, InMemoryTrackerStore):
        aside.store.pop(conversation, None)


def purge(store: WordlessTrackerStore) -> tuple[int, int]:
    """Deletes the conversations that have been silent for too long; how many there were, and how many rows.

    Raises SQLAlchemyError when the database does not answer.
    """
    silent = store.silent_since(time.time() - settings.silence_seconds())
    return len(silent), store.forget(silent)


def _store(agent: Agent) -> WordlessTrackerStore:
    store = our_store(agent.tracker_store)
    if store is None:
        raise StoreDown
    return store

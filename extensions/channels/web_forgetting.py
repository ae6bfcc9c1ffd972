"""Deletes what is kept of web conversations: Rasa's events and our turns."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore

from extensions.channels.web_store import WebStore
from extensions.tracker_store import our_store


class StoreDown(Exception):
    """Rasa could not use our store and fell back to another, in which nothing lasts."""


def forget_everywhere(agent: Agent, store: WebStore, conversations: Sequence[str]) -> None:
    """Rasa's events first: if they cannot be deleted our turns stay, and the next purge tries again."""
    forget_events(agent, conversations)
    store.delete(conversations)


def forget_events(agent: Agent, conversations: Sequence[str]) -> None:
    """Raises StoreDown, or SQLAlchemyError when the database does not answer."""
    store = our_store(agent.tracker_store)
    if store is None:
        raise StoreDown
    store.forget(conversations)


def forget_in_memory(agent: Agent, conversation: str) -> None:
    """Drops what Rasa puts aside when a turn cannot be written: never read again, it holds the parent's words."""
    aside = getattr(agent.tracker_store, "_fallback_tracker_store", None)
    if isinstance(aside, InMemoryTrackerStore):
        aside.store.pop(conversation, None)

"""Keeps conversations without a word the parent wrote: intents, ids, dates and the assistant's own turns only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from extensions import database
from extensions.database import leave_no_trace, wipe_journal

_Columns = tuple[Any, Any]
KEPT: list[_Columns] = []
"""The columns of the channels' tables that name a conversation and the time of a row; see `kept_by_conversation`."""


class WordlessTrackerStore(SQLTrackerStore):
    """SQLTrackerStore that drops the words of a message before anything is written.

    Forms, rules and slots go on from what is kept, since the understood intent, ids and dates stay.
    """

    _traces = False
    """Whether rows were deleted whose traces may still be in the file."""

    def __init__(self, domain: Domain | None = None, **settings: Any) -> None:
        """See SQLTrackerStore; `db` is the file of endpoints.yml, which SIGNPOST_DATABASE stands in for."""
        if settings.get("dialect", "sqlite") != "sqlite" or settings.get("db") in (None, ":memory:"):
            super().__init__(domain, **settings)
            return
        address = database.address_of(settings.pop("db"))
        super().__init__(domain, **{**settings, "host": address})
        self.engine.dispose()
        self.engine = database.open_engine(address)
        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)

    def can_write(self) -> bool:
        """Whether an event could be written now, as far as the disk; what is tried is taken back."""
        trial = self.SQLEvent(sender_id="health", type_name="trial", timestamp=0.0, data="{}")
        try:
            with self.session_scope() as session:
                session.add(trial)
                session.flush()
                session.rollback()
            write_through(self.engine)
        except sa.exc.SQLAlchemyError:
            return False
        return True

    def forget(self, sender_ids: Sequence[str]) -> int:
        """Deletes all that is kept of these conversations, in every channel's tables and from the disk too.

        How many rows there were. Raises SQLAlchemyError if it cannot: all of it is still there, or its traces are,
        which the next call takes away.
        """
        gone = 0
        with self.engine.begin() as connection:
            for some in parts(sender_ids):
                for name, _ in self._kept(connection):
                    gone += connection.execute(name.table.delete().where(name.in_(some))).rowcount
        # Each minute's purge mostly finds nobody silent, and need not write the whole file anew.
        self._traces = self._traces or bool(sender_ids)
        (leave_no_trace if self._traces else wipe_journal)(self.engine)
        self._traces = False
        return gone

    def silent_since(self, moment: float) -> list[str]:
        """The conversations of which nothing was kept after a moment (seconds since 1970), on any channel."""
        with self.engine.connect() as connection:
            rows = [sa.select(name.label("name"), at.label("at")) for name, at in self._kept(connection)]
            every = sa.union_all(*rows).subquery()
            silent = sa.select(every.c.name).group_by(every.c.name).having(sa.func.max(every.c.at) <= moment)
            return [row.name for row in connection.execute(silent)]

    def _kept(self, connection: sa.engine.Connection) -> list[_Columns]:
        """Where a conversation's rows are; a channel's table that was never made, or was taken away, has none."""
        there = set(sa.inspect(connection).get_table_names())
        events = self.SQLEvent.__table__.c
        return [(events.sender_id, events.timestamp), *(one for one in KEPT if one[0].table.name in there)]

    def _additional_events(self, session: sa.orm.Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        """See SQLTrackerStore._additional_events; what a message says is left out of what it yields."""
        for event in super()._additional_events(session, tracker):
            yield without_words(event)


def our_store(store: TrackerStore) -> WordlessTrackerStore | None:
    """Ours, from inside the wrapper that Rasa puts round each store; None when Rasa fell back to another."""
    inner = getattr(store, "_tracker_store", store)
    return inner if isinstance(inner, WordlessTrackerStore) else None


def kept_by_conversation(name: sa.Column, at: sa.Column) -> None:
    """Says that a channel keeps rows of conversations, each under this name and with this time (seconds since 1970).

    "Delete everything" and the purge take them away with the rest.
    """
    KEPT.append((name, at))


def write_through(engine: sa.engine.Engine) -> None:
    """Writes a number of no meaning to SQLite's disk: what is taken back again never comes so far.

    Raises SQLAlchemyError when the disk is full.
    """
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA user_version = 1")


def parts(items: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """The items in portions: a database takes only so many values in one statement."""
    return (items[start : start + size] for start in range(0, len(items), size))


def without_words(event: Event) -> Event:
    """The event as it may be kept: a user's message without text, and a reply without our text, which YAML holds."""
    if isinstance(event, UserUttered):
        kept = {k: v for k, v in (event.parse_data or {}).items() if k in {"intent", "entities", "message_id"}}
        entities = [{k: e[k] for k in ("entity", "value") if k in e} for e in kept.get("entities") or []]
        return UserUttered(
            text=None,
            intent=kept.get("intent"),
            entities=entities,
            parse_data={"intent": kept.get("intent"), "entities": entities, "text": None},
            timestamp=event.timestamp,
            input_channel=event.input_channel,
            message_id=event.message_id,
        )
    if isinstance(event, BotUttered):
        # A reply can name what the parent told us (a date, a place); the card's id is enough to follow a talk.
        custom = (event.data or {}).get("custom") or {}
        return BotUttered(text=None, data={"custom": {"signpost": custom.get("signpost")}}, timestamp=event.timestamp)
    if isinstance(event, ActionExecuted) and event.action_text:
        return ActionExecuted(event.action_name, event.policy, event.confidence, event.timestamp)
    return event

"""Keeps conversations without a word the parent wrote: intents, ids, dates and the assistant's own turns only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from extensions.settings import database_file

CONNECTION = {"check_same_thread": False, "timeout": 1.0}
"""Seconds to wait while another program writes to the file: everybody else's turn waits with us."""


class WordlessTrackerStore(SQLTrackerStore):
    """SQLTrackerStore that drops the words of a message before anything is written.

    Forms, rules and slots go on from what is kept, since the understood intent, ids and dates stay.
    """

    def __init__(self, domain: Domain | None = None, **settings: Any) -> None:
        """See SQLTrackerStore; a relative SQLite path is taken from the project's folder, which is made if need be."""
        if settings.get("dialect", "sqlite") == "sqlite" and settings.get("db") not in (None, ":memory:"):
            file = database_file(settings["db"])
            file.parent.mkdir(parents=True, exist_ok=True)
            settings["db"] = str(file)
        super().__init__(domain, **settings)
        if self.engine.dialect.name == "sqlite" and settings.get("db") != ":memory:":
            self._keep_connections()

    def _keep_connections(self) -> None:
        """Opens SQLite's file once and not three times a turn, which was a third of a turn's time."""
        url = self.engine.url
        self.engine.dispose()
        # What failed is logged without the values that were to be written.
        self.engine = sa.create_engine(url, poolclass=sa.pool.QueuePool, connect_args=CONNECTION, hide_parameters=True)
        sa.event.listen(self.engine, "connect", _write_ahead)
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

    def forget(self, sender_ids: Sequence[str]) -> None:
        """Deletes all that is kept of these conversations, from the disk too; raises SQLAlchemyError if it cannot."""
        with self.session_scope() as session:
            kept = session.query(self.SQLEvent).filter(self.SQLEvent.sender_id.in_(sender_ids))
            kept.delete(synchronize_session=False)
            session.commit()
        wipe_journal(self.engine)

    def _additional_events(self, session: sa.orm.Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        """See SQLTrackerStore._additional_events; what a message says is left out of what it yields."""
        for event in super()._additional_events(session, tracker):
            yield without_words(event)


def our_store(store: TrackerStore) -> WordlessTrackerStore | None:
    """Ours, from inside the wrapper that Rasa puts round each store; None when Rasa fell back to another."""
    inner = getattr(store, "_tracker_store", store)
    return inner if isinstance(inner, WordlessTrackerStore) else None


def write_through(engine: sa.engine.Engine) -> None:
    """Writes a number of no meaning to SQLite's disk: what is taken back again never comes so far.

    Raises SQLAlchemyError when the disk is full.
    """
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA user_version = 1")


def wipe_journal(engine: sa.engine.Engine) -> None:
    """Empties SQLite's journal, in which deleted rows would lie until it is written over."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _write_ahead(connection: Any, _: Any) -> None:
    """Readers do not wait for the writer, and a turn does not wait for the disk; a crash loses a turn at most."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    # What is deleted is written over with zeros and not only let go.
    connection.execute("PRAGMA secure_delete=ON")


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

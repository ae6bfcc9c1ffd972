"""The database of conversations: a file of SQLite, or PostgreSQL. Where it is, how it is opened, how rows leave it."""

from __future__ import annotations

import time
from typing import Any

import sqlalchemy as sa

from extensions import settings

SQLITE = {"check_same_thread": False, "timeout": 1.0}
"""Seconds to wait while another program writes to the file: everybody else's turn waits with us."""
POSTGRESQL = {"connect_timeout": 5, "options": "-c statement_timeout=5000"}
"""Seconds, and milliseconds: a database that hangs must not hold up every parent for longer."""


class Tables:
    """Tables of ours in that database. Every call may raise SQLAlchemyError when the database does not answer."""

    metadata: sa.MetaData

    def __init__(self, engine: sa.engine.Engine, silence_seconds: float) -> None:
        """Makes the tables if they are not there. A talk silent for longer than `silence_seconds` is gone."""
        self.engine = engine
        self._silence = silence_seconds
        self.metadata.create_all(engine)

    def _oldest(self) -> float:
        """The time since when a talk must not have been silent."""
        return time.time() - self._silence

    def _value(self, query: sa.sql.Select) -> Any:
        """The first column of the first row; None when there is none."""
        with self.engine.connect() as connection:
            return connection.execute(query).scalar()

    def _do(self, statement: sa.sql.expression.Executable) -> None:
        with self.engine.begin() as connection:
            connection.execute(statement)


def address_of(configured: str) -> str:
    """The address for SQLAlchemy: of SIGNPOST_DATABASE, or of the file in endpoints.yml, whose folder is made."""
    told = settings.database_address()
    if told:
        return told
    file = settings.database_file(configured)
    file.parent.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{file}"


def open_engine(address: str) -> sa.engine.Engine:
    """An engine for either database that keeps its connections open. What fails tells no values.

    SQLite's file is opened once and not three times a turn, which was a third of a turn's time.
    """
    if not address.startswith("sqlite"):
        return sa.create_engine(address, connect_args=POSTGRESQL, hide_parameters=True, pool_pre_ping=True)
    engine = sa.create_engine(address, poolclass=sa.pool.QueuePool, connect_args=SQLITE, hide_parameters=True)
    sa.event.listen(engine, "connect", _write_ahead)
    return engine


def cannot_write(address: str) -> str | None:
    """None when a table could be made there now; else the kind of failure. What is tried is taken back."""
    try:
        engine = open_engine(address)
        with engine.connect() as connection, connection.begin() as attempt:
            connection.exec_driver_sql("CREATE TABLE signpost_trial (id INTEGER)")
            attempt.rollback()
        engine.dispose()
    except (sa.exc.SQLAlchemyError, ImportError) as failure:
        return type(failure).__name__
    return None


def leave_no_trace(engine: sa.engine.Engine) -> None:
    """Writes SQLite's file anew, without what was deleted, and empties its journal. Some 10 ms for each megabyte.

    secure_delete overwrites a deleted row where it lay, but not the copy that is left when rows move from a full page
    to another (16 of 400 trial talks left one), so the rows alone are not enough.
    Raises SQLAlchemyError when another program writes, or the disk has no room for a second file.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM")
    wipe_journal(engine)


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

"""`signpost purge` and `signpost backup`: what an operator does to the database beside the running server."""

from __future__ import annotations

import sys
from pathlib import Path

import sqlalchemy as sa
import yaml

from extensions import settings
from extensions.database import open_engine
from extensions.settings import PROJECT_FOLDER

OUTLASTS = ("message_stopped",)
"""The tables that a lost disk must not take with it: who said STOP, as keyed hashes. Conversations are none of them."""


def purge() -> int:
    """Deletes what the running server deletes each minute, and says how much it was."""
    # They import Rasa, which takes a second.
    from extensions.channels import forgetting, message_store, web_store
    from extensions.tracker_store import WordlessTrackerStore

    store = WordlessTrackerStore(db=configured())
    for channel in (web_store, message_store):
        # A channel's rows are known once its module is read.
        channel.METADATA.create_all(store.engine)
    conversations, rows = forgetting.purge(store)
    minutes = f"{settings.silence_seconds() / 60:g}"
    sys.stdout.write(f"Deleted {conversations} conversations silent for {minutes} minutes: {rows} rows.\n")
    return 0


def backup(file: Path) -> int:
    """Copies the tables of OUTLASTS into a new SQLite file. Exit code 1, with the reason, when it is there already."""
    if file.exists():
        sys.stderr.write(f"{file} is there already: name a file that is not.\n")
        return 1
    from extensions import database

    source, copy, metadata = (
        open_engine(database.address_of(configured())),
        open_engine(f"sqlite:///{file}"),
        sa.MetaData(),
    )
    there = [name for name in OUTLASTS if sa.inspect(source).has_table(name)]
    metadata.reflect(source, only=there)
    metadata.create_all(copy)
    with source.connect() as from_here, copy.begin() as to_there:
        for table in metadata.sorted_tables:
            rows = [dict(row._mapping) for row in from_here.execute(table.select())]
            if rows:
                to_there.execute(table.insert(), rows)
            sys.stdout.write(f"{table.name}: {len(rows)} rows\n")
    copy.dispose()
    if not there:
        sys.stdout.write(
            "Nothing to keep yet: nobody has said STOP on any phone channel. No conversation was copied.\n"
        )
    return 0


def configured() -> str:
    """The SQLite file named in endpoints.yml."""
    return str(yaml.safe_load((PROJECT_FOLDER / "endpoints.yml").read_text(encoding="utf-8"))["tracker_store"]["db"])

"""What is silent is purged on every channel, "delete everything" is obeyed at once, and back-ups leave talks out."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from extensions.channels import message_store
from extensions.server import housekeeping
from tests.serving import PROJECT, Server

COMPLAINT = "I have spoken to the school and want to make a formal complaint"


def events(server: Server) -> int:
    with sqlite3.connect(server.database) as database:
        return int(database.execute("SELECT count(*) FROM events").fetchone()[0])


def test_delete_everything_said_over_rest_takes_every_row_at_once(server: Server) -> None:
    before = events(server)
    server.say(COMPLAINT, sender="to-be-forgotten")
    assert events(server) > before

    server.say("delete everything", sender="to-be-forgotten")

    assert events(server) == before
    assert b"to-be-forgotten" not in server.kept()


def test_what_cannot_be_deleted_is_not_called_deleted() -> None:
    with Server() as server:
        server.say(COMPLAINT, sender="kept")
        held = sqlite3.connect(server.database, isolation_level=None)
        held.execute("BEGIN IMMEDIATE")
        reply = server.say("delete everything", sender="kept")
        held.execute("ROLLBACK")
        held.close()

    assert "could not do that" in reply[0]["text"]


def test_a_silent_conversation_over_rest_is_purged_too() -> None:
    with Server(settings={"SIGNPOST_SILENCE_MINUTES": "0.01"}) as server:
        server.say(COMPLAINT, sender="silent")
        assert events(server)
        time.sleep(1)
        server.restart()
        time.sleep(0.3)
        assert events(server) == 0


def test_a_payload_that_was_never_offered_over_rest_is_only_words(server: Server) -> None:
    forged = server.say('/answer{"school_type": "academy"}', sender="forger")
    offered = server.say(COMPLAINT, sender="offered")
    picked = server.say(offered[0]["buttons"][0]["payload"], sender="offered")

    assert forged[1]["custom"]["signpost"] != "school_complaint"
    assert picked[1]["custom"]["signpost"] == "school_complaint"


def test_a_back_up_holds_who_said_stop_and_no_conversation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talks, copy = tmp_path / "talks.db", tmp_path / "copy.db"
    with sqlite3.connect(talks) as database:
        database.execute("CREATE TABLE message_stopped (person VARCHAR(80) PRIMARY KEY)")
        database.execute("INSERT INTO message_stopped VALUES ('sms-1f')")
        database.execute("CREATE TABLE events (sender_id TEXT)")
        database.execute("INSERT INTO events VALUES ('sms-2e')")
    monkeypatch.setenv("SIGNPOST_DATABASE", str(talks))

    assert housekeeping.backup(copy) == 0
    assert housekeeping.backup(copy) == 1

    with sqlite3.connect(copy) as database:
        assert database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall() == [
            ("message_stopped",)
        ]
        assert database.execute("SELECT * FROM message_stopped").fetchall() == [("sms-1f",)]


def test_purging_by_hand_takes_silent_talks_of_every_channel_and_says_how_much_is_gone(tmp_path: Path) -> None:
    database = tmp_path / "talks.db"
    with sqlite3.connect(database) as connection:
        message_store.METADATA.create_all(sa.create_engine(f"sqlite:///{database}"))
        connection.execute("INSERT INTO message_talks (person, talk, at) VALUES ('sms-1f', '{}', 1.0)")
        connection.execute("INSERT INTO message_stopped (person) VALUES ('sms-1f')")

    seen = subprocess.run(
        [sys.executable, "-m", "extensions.server.command_line", "purge"],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={"SIGNPOST_DATABASE": str(database), "PATH": "/usr/bin:/bin"},
    )

    assert seen.stdout == "Deleted 1 conversations silent for 60 minutes: 1 rows.\n", seen.stderr
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM message_talks").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM message_stopped").fetchone() == (1,)

"""The same promises on PostgreSQL: a talk is kept without words, goes on after a restart, and is deleted at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.channels.web_client import Talk
from tests.runtime.postgresql import postgresql
from tests.serving import PROJECT, Server

COMPLAINT = "zebracrossing I have spoken to the school and want to make a formal complaint about Xerxes"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    # Not below pytest's own folder, which PostgreSQL's user may not enter.
    folder = Path(tempfile.mkdtemp(prefix="signpost-postgresql-"))
    try:
        with postgresql(folder) as running:
            yield running
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def server(address: str) -> Iterator[Server]:
    with Server(settings={"SIGNPOST_DATABASE": address}) as running:
        yield running


def rows(address: str, where: str = "true") -> dict[str, int]:
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        count = {
            table: connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {where}").scalar()
            for table in ("events", "web_turns")
        }
    engine.dispose()
    return count


def kept(address: str) -> str:
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        found = [connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall() for table in ("events", "web_turns")]
    engine.dispose()
    return str(found)


def test_a_talk_is_kept_on_postgresql_without_a_word_and_goes_on_after_a_restart(server: Server, address: str) -> None:
    talk = Talk(server).open()
    first = talk.say(COMPLAINT)
    server.restart()
    second = talk.say("it's an academy")

    assert first["card"]["signpost"] == second["card"]["signpost"] == "school_complaint"
    assert "academy" in second["text"].lower()
    assert len(talk.after(0).json["messages"]) == 3
    assert "school_complaint" in kept(address)
    assert "zebracrossing" not in kept(address) and "Xerxes" not in kept(address)
    assert server.get("/health")[0] == 200


def test_delete_everything_is_obeyed_at_once_on_postgresql(server: Server, address: str) -> None:
    before = rows(address)
    talk = Talk(server).open()
    talk.say(COMPLAINT)

    assert talk.say("delete everything")["forgot"] is True
    assert rows(address)["events"] == before["events"]
    assert rows(address)["web_turns"] == before["web_turns"] + 1
    assert talk.delete().status == 204
    assert rows(address) == before


def test_purging_by_hand_on_postgresql_tells_how_much_is_gone(server: Server, address: str) -> None:
    Talk(server).open().say(COMPLAINT)
    server.say(COMPLAINT)
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE events SET timestamp = timestamp - 4000")
        connection.exec_driver_sql("UPDATE web_turns SET at = at - 4000")
    engine.dispose()
    total = sum(rows(address).values())
    fresh = Talk(server).open()

    seen = subprocess.run(
        [sys.executable, "-m", "extensions.server.command_line", "purge"],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "SIGNPOST_DATABASE": address},
    )

    assert seen.returncode == 0, seen.stderr
    assert f": {total} rows." in seen.stdout
    assert "zebracrossing" not in seen.stdout
    assert fresh.after(0).status == 200


def test_a_tap_is_counted_on_postgresql(server: Server, address: str) -> None:
    for _ in range(2):
        talk = Talk(server).open()
        talk.say("my sons school wont help him with his dyslexia")
        talk.pick("/helped")
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        counted = connection.exec_driver_sql("SELECT what, signpost, channel, times FROM needs").fetchall()
    engine.dispose()

    assert [tuple(row) for row in counted] == [("helped", "sen_support_rights", "web", 2)]

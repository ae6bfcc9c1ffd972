"""A conversation full of marked personal data, through every channel and every failure, leaves no mark anywhere.

Searched afterwards: the database's files with their journals, all that the server printed, and every other file it
could have written to. Once at the level that tells most, once as in production.
"""

from __future__ import annotations

import json
import resource
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.channels.web_client import WEB, Talk, ask
from tests.production import production
from tests.serving import PROJECT, Server

# Each is invented, and no other word of the tests, of Rasa or of the knowledge base is like it.
MARKS = (
    *("Xerxes", "Quillington", "zebracrossing", "943 476 5919", "9434765919", "01632 960983", "07700 900461"),
    *("x.quill@example.org", "17 Zanzibar Crescent", "ZZ9 9ZY", "14/03/2016", "2016-03-14", "Ofelianne"),
)
STORY = (
    "My son Xerxes Quillington, born 14/03/2016, NHS number 943 476 5919 (9434765919), of 17 Zanzibar Crescent, "
    "ZZ9 9ZY, was refused an assessment by Mrs Ofelianne zebracrossing. Ring 01632 960983 or 07700 900461, "
    "x.quill@example.org"
)
DANGER = STORY + ". He says he wants to kill himself."
DEVELOPMENT = {"SIGNPOST_LOG_LEVEL": "debug", "LOG_LEVEL": "DEBUG", "SIGNPOST_MESSAGES_PER_MINUTE": "10000"}
PRODUCTION = {**production(MESSAGES_PER_MINUTE="10000"), "LOG_LEVEL": "DEBUG"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def talk_by_web(server: Server) -> list[bytes]:
    """Every way a message can come by the chat element and by the page; what came back."""
    talk = Talk(server).open()
    forged = "/answer" + json.dumps({"area": "Xerxes"})
    seen = [talk.send(text=text).body for text in (STORY, DANGER, f"<b>{STORY}</b>", "Xerxes", forged)]
    seen += [talk.send(choice=choice).body for choice in (forged, f"/{STORY[:150]}", "/appeal")]
    seen.append(talk.send(text=STORY * 20).body)
    seen.append(talk.send(text=STORY * 400).body)
    seen += [talk.post(body.encode()).body for body in (STORY, '{"id": "' + STORY, json.dumps([STORY]))]
    seen.append(talk.post(json.dumps({"id": STORY, "text": STORY}).encode()).body)
    seen.append(Talk(server, id=STORY.replace(" ", "")[:32]).send(text=STORY).body)
    asked = urllib.parse.quote(STORY)
    paths = ["/", "/health", f"{WEB}/status", f"{WEB}/messages", f"{WEB}/page", f"/{asked}"]
    for path in (*paths, f"/letters/{asked}", f"/meeting/{asked}"):
        seen.append(ask(server, "GET", f"{path}?q={asked}&after={asked}", headers={"X-Conversation": talk.id}).body)
    seen.append(ask(server, "GET", f"{WEB}/static/{asked}", headers={"User-Agent": STORY, "Referer": STORY}).body)
    # The page puts back into the box what was typed and could not be sent, on purpose.
    key = {"text": STORY, "id": STORY, "key": STORY}
    ask(server, "POST", f"{WEB}/page", urllib.parse.urlencode(key).encode(), FORM)
    ask(server, "POST", f"{WEB}/page", urllib.parse.urlencode({**key, "text": STORY * 30}).encode(), FORM)
    ask(server, "POST", f"{WEB}/page", STORY.encode(), {"Cookie": f"signpost_talk={asked}", **FORM})
    return seen


def talk_by_rest(server: Server) -> list[bytes]:
    """The same by REST, which production closes."""
    sender = uuid.uuid4().hex
    bodies = [{"sender": sender, "message": text} for text in (STORY, DANGER, STORY * 40, STORY * 1000)]
    bodies += [{"sender": sender, "message": [STORY]}, {"sender": [STORY], "message": STORY}, {STORY: STORY}]
    seen = [json.dumps(server.post(body)[1]).encode() for body in bodies]
    return [*seen, json.dumps(server.post(STORY.encode())[1]).encode()]


def talk_by_all(server: Server) -> list[bytes]:
    return talk_by_web(server) + talk_by_rest(server)


def marks_in(content: bytes | str) -> list[str]:
    text = content.decode(errors="replace") if isinstance(content, bytes) else content
    forms = {mark: {mark, urllib.parse.quote(mark), urllib.parse.quote_plus(mark)} for mark in MARKS}
    return [mark for mark in MARKS if any(form.lower() in text.lower() for form in forms[mark])]


@pytest.fixture(params=[DEVELOPMENT, PRODUCTION], ids=["development at debug", "production"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """One that is ended by the test itself; all that it would put into a folder for passing files is in `tmp_path`."""
    with Server(settings={**request.param, "TMPDIR": str(tmp_path)}) as running:
        yield running


@pytest.fixture(autouse=True)
def var_is_left_as_it_was() -> Iterator[None]:
    """Whatever is written beside the program holds no mark either."""
    start = time.time()
    yield
    changed = [
        path
        for folder in ("var", "results", ".rasa", "models")
        for path in (PROJECT / folder).rglob("*")
        if path.is_file() and path.stat().st_mtime >= start
    ]
    assert {path: found for path in changed if (found := marks_in(path.read_bytes()))} == {}


def assert_no_mark(server: Server, folder: Path, replies: list[bytes]) -> None:
    """Ends the server and looks everywhere."""
    alive = server.kept()
    server.stop()
    assert b"web_turns" in alive
    assert marks_in(alive) == []
    assert marks_in(server.kept()) == []
    assert marks_in(server.log) == []
    assert "Traceback" not in server.log
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path: found for path in files if (found := marks_in(path.read_bytes()))} == {}
    assert [found for reply in replies if (found := marks_in(reply))] == []


def test_no_mark_is_left_when_all_goes_well_or_is_refused(server: Server, tmp_path: Path) -> None:
    assert_no_mark(server, tmp_path, talk_by_all(server))


def test_no_mark_is_left_when_the_database_is_locked_broken_and_gone(server: Server, tmp_path: Path) -> None:
    held = sqlite3.connect(server.database, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    talk = Talk(server).open()
    replies = [talk.send(text=STORY).body, talk.delete().body]
    held.execute("ROLLBACK")
    held.close()
    server.break_store()
    replies += talk_by_all(server)
    assert server.get("/health")[0] == 503
    assert_no_mark(server, tmp_path, replies)


def test_no_mark_is_left_when_the_disk_is_full(server: Server, tmp_path: Path) -> None:
    """No file may grow beyond a few bytes from now on, as on a full disk."""
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (4096, 4096))
    replies = talk_by_all(server)
    # Not by a line in the log, which is a file on the full disk as well.
    assert server.get("/health")[0] == 503
    assert_no_mark(server, tmp_path, replies)


FAILS = """
import asyncio, os, sys
from unittest import mock
import {module} as module
def fails(*arguments, **named):
    told = repr(arguments) + repr(named)
    raise ValueError(told)
async def hangs(*arguments, **named):
    await asyncio.sleep(60)
module.{name} = {how}
if {seconds}:
    import extensions.channels.guard as guard
    guard.TURN_SECONDS = {seconds}
from extensions.server.command_line import main
main(["serve", "--port", sys.argv[-1]])
"""


@pytest.mark.parametrize(
    "module, name, how, seconds",
    [
        ("actions.signpost", "respond", "fails", 0),
        ("extensions.nlu.signpost_classifier", "SignpostClassifier.process", "fails", 0),
        ("rasa.core.processor", "MessageProcessor.handle_message", "hangs", 0.3),
        ("extensions.channels.web_requests", "said_in", "fails", 0),
    ],
    ids=["the action raises", "a component raises", "a turn hangs", "a handler raises"],
)
@pytest.mark.parametrize("settings", [DEVELOPMENT, PRODUCTION], ids=["development at debug", "production"])
def test_no_mark_is_left_when_something_inside_fails(
    tmp_path: Path, module: str, name: str, how: str, seconds: float, settings: dict[str, str]
) -> None:
    start = tmp_path / "start.py"
    start.write_text(FAILS.format(module=module, name=name, how=how, seconds=seconds))
    with Server([sys.executable, str(start)], settings, ready=503 if "nlu" in module else 200) as server:
        talk = Talk(server).open()
        replies = [talk.send(text=text).body for text in (STORY, DANGER)]
        replies += talk_by_rest(server)[:2]
        assert_no_mark(server, tmp_path, replies)
    assert "_failed failure=" in server.log


def test_no_mark_is_left_when_the_process_is_killed_in_a_turn(tmp_path: Path) -> None:
    with Server(settings=PRODUCTION) as server:
        talk = Talk(server).open()
        talk.send(text=STORY)
        subprocess.Popen(["sh", "-c", f"sleep 0.05; kill -{signal.SIGABRT.value} {server.process.pid}"])
        with suppress(OSError):
            talk.send(text=STORY * 15)
        server.process.wait(timeout=10)
        assert marks_in(server.kept()) == []
        assert list(PROJECT.glob("core*")) == []
    assert marks_in(server.log) == []

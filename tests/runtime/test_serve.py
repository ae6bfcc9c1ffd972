"""`signpost serve` from start to stop, and what it leaves behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.serving import PROJECT, Server

WORDS = "zebracrossing my boy is called Xerxes and the council refused to assess him"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_and_says_where_to_talk(how: signal.Signals) -> None:
    with Server() as server:
        code = server.stop(how)

    assert code == 0
    assert f"http://127.0.0.1:{server.port}/webhooks/rest/webhook" in server.log
    assert "Traceback" not in server.log


def test_it_listens_on_this_machine_only(server: Server) -> None:
    listening = Path("/proc/net/tcp").read_text()

    assert f"0100007F:{server.port:04X}" in listening
    assert f"00000000:{server.port:04X}" not in listening


def test_nothing_a_parent_wrote_is_in_the_store_or_the_log() -> None:
    with Server() as server:
        server.say(WORDS, sender="privacy")
        server.say("no, Xerxes is at an academy", sender="privacy")
        server.post({"sender": "privacy", "message": ["zebracrossing"]})
        kept = server.kept()

    assert b"appeal" in kept
    assert b"zebracrossing" not in kept
    assert b"Xerxes" not in kept
    assert "zebracrossing" not in server.log
    assert "Xerxes" not in server.log


def test_a_conversation_goes_on_after_a_restart() -> None:
    """Case and signpost survive; they are ids and dates, never words."""
    with Server() as server:
        server.say("I have spoken to the school and want to make a formal complaint", sender="restarted")
        server.restart()
        messages = server.say("it's an academy", sender="restarted")

    assert messages[1]["custom"]["signpost"] == "school_complaint"
    assert "academy" in messages[0]["text"].lower()


def test_health_says_no_when_conversations_cannot_be_written() -> None:
    with Server() as server:
        assert server.get("/health")[0] == 200
        server.break_store()
        status, health = server.get("/health")
        reply = server.say("my son says he wants to die")

    assert (status, health["wrong"]) == (503, "conversations cannot be written")
    assert reply[1]["custom"]["signpost"] == "crisis"


def test_a_wrong_port_is_explained() -> None:
    seen = subprocess.run(
        [sys.executable, "-m", "extensions.server.command_line", "serve", "--port", "seventy"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert seen.returncode == 2
    assert '"seventy" is not a port' in seen.stderr


def test_no_port_but_its_own_is_open(server: Server) -> None:
    """The actions run inside: the action server's 5055 is not needed and not opened by us."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    assert children == []
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/health", timeout=10) as answer:
        assert answer.status == 200
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", server.port)) == 0

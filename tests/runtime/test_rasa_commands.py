"""The plain Rasa commands work as a Rasa developer expects, beside our own."""

from __future__ import annotations

import os
import pty
import re
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.channels.web_client import WEB, Talk, ask
from tests.serving import PROJECT, Server

RASA = [sys.executable, "-W", "ignore", "-m", "rasa"]
ENVIRONMENT = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "PYTHONWARNINGS": "ignore", "SANIC_HOST": "127.0.0.1"}
MODEL = "models/signpost.tar.gz"


def rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RASA, *arguments], cwd=PROJECT, env=ENVIRONMENT, capture_output=True, text=True, timeout=240, errors="replace"
    )


def test_the_data_is_valid_without_a_warning() -> None:
    seen = rasa("data", "validate", "--fail-on-warnings")

    assert seen.returncode == 0, seen.stdout[-3000:] + seen.stderr[-3000:]
    # Rasa raises what it finds in our data from this module of its own; other warnings are about packages.
    assert not re.findall(r"rasa/shared/utils/io\.py:\d+: UserWarning: .*", seen.stderr + seen.stdout)


def test_a_contradicting_rule_stops_the_training(tmp_path: Path) -> None:
    """`rasa data validate` does not see one; `rasa train`, which `make` runs, does."""
    rule = 'version: "3.1"\nrules:\n- rule: contradicts\n  steps:\n  - intent: thanks\n  - action: action_restart\n'
    (tmp_path / "contradiction.yml").write_text(rule)
    topic = str(PROJECT / "data" / "topics" / "thanks.yml")

    seen = rasa("train", "core", "--stories", topic, str(tmp_path), "--out", str(tmp_path / "models"))

    assert seen.returncode != 0
    assert "contradict" in (seen.stdout + seen.stderr).lower()


def test_every_story_is_predicted(tmp_path: Path) -> None:
    seen = rasa(
        *["test", "core", "--stories", "tests/stories", "--model", MODEL, "--out", str(tmp_path)],
        *["--no-plot", "--fail-on-prediction-errors"],
    )

    assert seen.returncode == 0, seen.stderr[-3000:]
    assert (tmp_path / "failed_test_stories.yml").read_text().startswith("# None of the test stories failed")


def test_understanding_can_be_tested_with_rasas_own_command(tmp_path: Path) -> None:
    messages = tmp_path / "nlu.yml"
    messages.write_text(
        'version: "3.1"\nnlu:\n- intent: appeal\n  examples: |\n    - we want to appeal to the tribunal\n'
        "- intent: greeting\n  examples: |\n    - good evening\n"
    )

    seen = rasa("test", "nlu", "--nlu", str(messages), "--model", MODEL, "--out", str(tmp_path / "out"), "--no-plot")

    assert seen.returncode == 0, seen.stderr[-3000:]
    assert (tmp_path / "out" / "intent_report.json").exists()


@pytest.fixture(scope="module")
def action_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """`rasa run actions` on a free port; gives an endpoints file that points there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    endpoints = yaml.safe_load((PROJECT / "endpoints.yml").read_text())
    endpoints["action_endpoint"]["url"] = f"http://127.0.0.1:{port}/webhook"
    file = tmp_path_factory.mktemp("endpoints") / "endpoints.yml"
    file.write_text(yaml.safe_dump(endpoints))
    process = subprocess.Popen(
        [*RASA, "run", "actions", "--port", str(port)],
        cwd=PROJECT,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield file
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="module")
def rasa_run(action_server: Path) -> Iterator[Server]:
    """Plain `rasa run`, with one other site listed for the web chat."""
    command = [*RASA, "run", "--model", MODEL, "-i", "127.0.0.1", "--endpoints", str(action_server), "--port"]
    with Server(command, {"SIGNPOST_WEB_ORIGINS": "https://forum.example"}) as server:
        yield server


def test_rasa_run_answers_with_the_action_server_beside_it(rasa_run: Server) -> None:
    messages = rasa_run.say("the council refused to assess my son and I want to appeal")

    assert messages[1]["custom"]["signpost"] == "appeal"


def test_rasa_run_serves_the_web_chat_and_lets_nobody_in_with_cookies(rasa_run: Server) -> None:
    """Rasa's own CORS part is in that server, and would allow them."""
    talk = Talk(rasa_run, {"Origin": "https://forum.example"}).open()
    answer = talk.send(text="the council refused to assess my son and I want to appeal")
    first = ask(rasa_run, "OPTIONS", f"{WEB}/messages", headers={"Origin": "https://forum.example"})
    stranger = ask(rasa_run, "OPTIONS", f"{WEB}/messages", headers={"Origin": "https://evil.example"})

    assert answer.json["messages"][0]["card"]["signpost"] == "appeal"
    assert b"Do this now" in ask(rasa_run, "GET", f"{WEB}/page").body
    assert (first.status, stranger.status) == (204, 403)
    for headers in (answer.headers, first.headers):
        assert headers["access-control-allow-origin"] == "https://forum.example"
        assert "access-control-allow-credentials" not in headers


def test_rasa_shell_talks(action_server: Path) -> None:
    """The shell wants a terminal, so it gets one."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*RASA, "shell", "--model", MODEL, "--endpoints", str(action_server)],
        cwd=PROJECT,
        env={**ENVIRONMENT, "TERM": "dumb", "COLUMNS": "200"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    try:
        _read_until(ours, "Your input")
        os.write(ours, b"how do i complain about the nhs\r")
        seen = _read_until(ours, "NHS|hospital")
        os.write(ours, b"/stop\r")
        assert process.wait(timeout=30) == 0, seen[-2000:]
    finally:
        process.kill()
        os.close(ours)
        os.close(theirs)


def _read_until(terminal: int, pattern: str, seconds: float = 90) -> str:
    """What the terminal shows until the pattern is there (after what was typed)."""
    seen, end = "", time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 65536).decode(errors="replace")
            if re.search(pattern, seen):
                return seen
    raise AssertionError(f"{pattern!r} did not come: {seen[-2000:]}")

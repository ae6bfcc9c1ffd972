"""The really started server with production's settings: what is open, and that its memory never reaches a file."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.web_client import WEB, Talk, ask
from tests.production import FORUM, production
from tests.serving import PROJECT, Server

MAY_BE_OPEN = [
    r"GET /health",
    r"GET /letters/<file[^/]*>",
    r"GET /meeting/<kind[^/]*>",
    r"(POST|DELETE|OPTIONS) /webhooks/web/conversations",
    r"(GET|POST|OPTIONS) /webhooks/web/messages",
    r"(GET|OPTIONS) /webhooks/web/status",
    r"(GET|HEAD) /webhooks/web/static/<name:path>",
    r"GET /webhooks/web/dates/.+",
    r"(GET|HEAD|POST) /webhooks/web/page",
    r"POST /webhooks/web/page/delete",
    r"(GET|HEAD) /webhooks/web/page/plan(\.txt)?",
    r"GET /webhooks/web/page/leave",
    r"POST /webhooks/twilio_sms/(webhook|status)",
]
"""All that production may open. A channel with signed webhooks adds its own here, and nothing else belongs here."""


@pytest.fixture(scope="module")
def closed() -> Iterator[Server]:
    with Server(settings={**production(), "LOG_LEVEL": "DEBUG", "RASA_TELEMETRY_ENABLED": "true"}) as server:
        yield server


def rasas_own_addresses() -> list[tuple[str, str]]:
    """Every address that Rasa's HTTP API and its REST channel would have."""
    code = (
        "from rasa.server import create_app\n"
        "for r in create_app().router.routes_all.values():\n for m in r.methods: print(m, '/' + r.path.strip('/'))"
    )
    seen = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, cwd=PROJECT)
    listed = [line.split(" ", 1) for line in seen.stdout.splitlines() if re.match(r"[A-Z]+ /", line)]
    assert len(listed) > 15, seen.stderr
    rest = [("GET", "/webhooks/rest/"), ("POST", "/webhooks/rest/webhook"), ("GET", "/favicon.ico")]
    return [*((method, re.sub(r"<[^>]*>", "x", path)) for method, path in listed), *rest]


def test_danger_and_a_first_worry_are_answered_in_production(closed: Server) -> None:
    talk = Talk(closed, {"Origin": FORUM}).open()

    assert talk.say("the council refused to assess my daughter")["card"]["signpost"] in {
        "appeal",
        "ehc_needs_assessment",
    }
    assert talk.say("my son says he wants to kill himself")["card"]["signpost"] == "crisis"


def test_rest_and_every_address_of_rasas_own_is_closed(closed: Server) -> None:
    answers = {(method, path): ask(closed, method, path, b"{}") for method, path in rasas_own_addresses()}

    assert {asked: answer.status for asked, answer in answers.items() if answer.status not in {404, 405}} == {}
    assert not [asked for asked, answer in answers.items() if b"asa" in answer.body]


def test_a_site_that_is_not_listed_cannot_talk_to_it(closed: Server) -> None:
    assert ask(closed, "POST", f"{WEB}/conversations", b"", {"Origin": "https://evil.example"}).status == 403


def test_every_answer_carries_the_strict_security_headers(closed: Server) -> None:
    for path in ("/", "/health", f"{WEB}/page", f"{WEB}/status", "/letters/none.txt", "/nowhere"):
        headers = ask(closed, "GET", path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] in {"no-referrer", "same-origin"}
        assert "server" not in headers and "access-control-allow-credentials" not in headers


def test_the_process_leaves_no_core_dump_and_cannot_be_looked_into(closed: Server) -> None:
    limits = Path(f"/proc/{closed.process.pid}/limits").read_text()

    assert re.search(r"Max core file size +0 +0 ", limits)


def test_every_route_of_the_started_server_is_on_the_list() -> None:
    """Its own list, printed at the start from the router that answers."""
    with Server(settings=production()) as server:
        pass
    opened = re.findall(r"^  ([A-Z]+ /.*)$", server.log, re.M)

    assert {"POST /webhooks/web/conversations", "DELETE /webhooks/web/conversations"} <= set(opened), server.log
    assert [route for route in opened if not any(re.fullmatch(one, route) for one in MAY_BE_OPEN)] == []


def test_a_process_that_is_aborted_dumps_no_core(tmp_path: Path) -> None:
    """The same process without our step would: so the test can fail."""
    code = "import resource; from extensions.server.hardening import harden; {}; import os; os.abort()"
    assert _dumps(code.format("None"), tmp_path)
    assert not _dumps(code.format("harden()"), tmp_path)
    assert len(list(tmp_path.iterdir())) <= 1


def _dumps(code: str, folder: Path) -> bool:
    raised = "import resource; resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 20)); "
    child = os.spawnve(
        os.P_NOWAIT,
        "/bin/sh",
        ["sh", "-c", 'cd "$0" && exec "$1" -c "$2"', str(folder), sys.executable, raised + code],
        {**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGABRT
    return os.WCOREDUMP(status)


def test_telemetry_is_off_whatever_the_environment_says() -> None:
    code = (
        "from extensions.server.hardening import harden; harden()\n"
        "from rasa import telemetry; print(telemetry.is_telemetry_enabled())"
    )
    seen = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "true"},
    )

    assert seen.stdout.strip() == "False", seen.stderr


@pytest.fixture(scope="module")
def broken_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project with one mistake in its knowledge base."""
    copy = tmp_path_factory.mktemp("broken")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, tracked.split("\0")):
        if not name.startswith(("tests/", "docs/")) and (PROJECT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, copy / name)
    (copy / "models").symlink_to(PROJECT / "models")
    with (copy / "knowledge" / "signposts" / "appeal.yml").open("a") as file:
        file.write("\nplanted_mistake: yes\n")
    return copy


def test_with_a_broken_knowledge_base_production_answers_danger_and_names_a_person(broken_copy: Path) -> None:
    with Server(settings=production(), project=broken_copy, ready=503) as server:
        _, health = server.get("/health")
        talk = Talk(server).open()
        danger, other = talk.say("my son says he wants to kill himself"), talk.say("how do I appeal")
        restarted = talk.pick("/restart")
        page = ask(server, "GET", f"{WEB}/page")

    assert "knowledge" in health["wrong"] and "danger" in health["wrong"]
    assert danger["card"]["signpost"] == "crisis" and "999" in danger["text"]
    assert other["card"]["signpost"] == "human_handover" and other["text"] and other["card"]["contacts"]
    assert page.status == 200 and b"ring" in page.body
    assert restarted["card"]["signpost"] == "human_handover"
    assert "planted_mistake" in server.log and "appeal.yml" in server.log


def test_with_a_broken_knowledge_base_development_does_not_start(broken_copy: Path) -> None:
    with pytest.raises(RuntimeError, match="planted_mistake"), Server(project=broken_copy):
        pass

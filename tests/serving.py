"""The real server as a child process on a free port of loopback, for tests and measurements."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from types import TracebackType
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
READY_WITHIN_SECONDS = 60.0


class Server:
    """`signpost serve`, started on entry, stopped by SIGTERM on exit."""

    def __init__(
        self,
        command: list[str] | None = None,
        settings: dict[str, str] | None = None,
        project: Path = PROJECT,
        ready: int = 200,
    ) -> None:
        """`project` may be a copy of this one; `ready` is what /health must answer before a test begins."""
        self._folder = tempfile.TemporaryDirectory()
        self._prints = tempfile.TemporaryDirectory()
        # A file and no pipe, which would hold up a server that prints much.
        self._printed = Path(self._prints.name) / "printed"
        self._last_printed = ""
        self.database = Path(self._folder.name) / "kept" / "conversations.db"
        self.database.parent.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._command = command or [sys.executable, "-m", "extensions.server.command_line", "serve", "--port"]
        self._settings = settings or {}
        self._project, self._ready = project, ready
        self.ready_seconds = 0.0

    def __enter__(self) -> Server:
        self.start()
        return self

    @property
    def log(self) -> str:
        """What it has printed until now, over all its starts; also after it has ended."""
        if self._printed.exists():
            self._last_printed = self._printed.read_text(errors="replace")
        return self._last_printed

    def restart(self) -> None:
        """Ends the process and starts another on the same port and database."""
        self.stop()
        self.start()

    def start(self, healthy: bool = True) -> None:
        """Starts the process and waits until it is well; with `healthy` false, until it answers at all."""
        start = time.perf_counter()
        with self._printed.open("a") as printed:
            self.process = subprocess.Popen(
                [*self._command, str(self.port)],
                cwd=self._project,
                stdout=printed,
                stderr=subprocess.STDOUT,
                env={
                    **os.environ,
                    "PYTHONWARNINGS": "ignore",
                    # Before the installed one, so that a copy is really the one that runs.
                    "PYTHONPATH": str(self._project),
                    "SIGNPOST_DATABASE": str(self.database),
                    **self._settings,
                },
            )
        while time.perf_counter() - start < READY_WITHIN_SECONDS:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended: {self.log}")
            try:
                if self.get("/health")[0] == self._ready or not healthy:
                    self.ready_seconds = time.perf_counter() - start
                    return
            except OSError:
                time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"the server was not ready in time: {self.log}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._last_printed = self.log
        self._folder.cleanup()
        self._prints.cleanup()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Sends the signal and waits; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=20)

    def kept(self) -> bytes:
        """All bytes of the conversations kept so far, the journal's too."""
        return b"".join(file.read_bytes() for file in self.database.parent.iterdir())

    def break_store(self) -> None:
        """Takes the table away under the running server."""
        with sqlite3.connect(self.database) as database:
            database.execute("DROP TABLE events")

    def resident_megabytes(self) -> float:
        """What the process holds in memory now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    def worked_seconds(self) -> float:
        """How long the process has used a processor, all its threads together."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def say(self, text: Any, sender: Any = None) -> list[dict[str, Any]]:
        """The messages of one turn over REST; raises AssertionError when the answer is not 200."""
        status, messages = self.post({"sender": sender or uuid.uuid4().hex, "message": text})
        assert status == 200, (status, messages)
        return list(messages)

    def post(
        self, body: Any, path: str = "/webhooks/rest/webhook", headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """Status and JSON of a POST; bytes are sent as they are."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"Content-Type": "application/json", **(headers or {})}
        return self._open(urllib.request.Request(self._address(path), data, sent))

    def get(self, path: str) -> tuple[int, Any]:
        """Status and JSON of a GET."""
        return self._open(urllib.request.Request(self._address(path)))

    def _address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @staticmethod
    def _open(request: urllib.request.Request) -> tuple[int, Any]:
        try:
            with urllib.request.urlopen(request, timeout=25) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            content = refused.read()
            return refused.code, json.loads(content) if content[:1] in (b"{", b"[") else content.decode()

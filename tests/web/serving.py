"""The real assistant as a parent meets it: `signpost serve` in a process of its own, on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from extensions.settings import PROJECT_FOLDER

START_SECONDS = 60


class Assistant:
    """One server with its own database. Stopping and starting it again keeps port and database."""

    def __init__(self, folder: Path, **settings: str) -> None:
        """`settings` are added to the environment."""
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "SIGNPOST_DATABASE": str(folder / "talks.db"),
            "SIGNPOST_CLOSED_FILE": str(folder / "closed"),
            "SIGNPOST_NOTICE_FILE": str(folder / "notice"),
            # A hundred tests talk at once from one address.
            "SIGNPOST_MESSAGES_PER_MINUTE": "100000",
            "SIGNPOST_REQUESTS_PER_MINUTE": "100000",
            **settings,
        }
        self.closed_file, self.notice_file = folder / "closed", folder / "notice"
        self._log = (folder / "log.txt").open("a")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it is well."""
        command = [str(Path(sys.executable).with_name("signpost")), "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(
            command, cwd=PROJECT_FOLDER, env=self.environment, stdout=self._log, stderr=self._log
        )
        end = time.monotonic() + START_SECONDS
        while not self._is_well():
            assert self._process.poll() is None, f"the assistant did not start: see {self._log.name}"
            assert time.monotonic() < end, f"the assistant was not well after {START_SECONDS} s: see {self._log.name}"
            time.sleep(0.1)

    def stop(self) -> None:
        """Stops it and waits until it has ended."""
        if self._process:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(20)
        self._process = None

    def _is_well(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.origin}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

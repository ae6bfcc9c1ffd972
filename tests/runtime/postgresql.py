"""PostgreSQL for a test: its own cluster in a passing folder, on a free port of loopback, ended by its process id."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"
READY_WITHIN_SECONDS = 30.0


def programs() -> Path:
    """The folder of Debian's PostgreSQL, which is installed first when it is missing and we are root."""
    if not (found := _installed()):
        if os.geteuid() != 0:
            raise RuntimeError("This test needs PostgreSQL. Run as root: apt-get install postgresql")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        installing = ["apt-get", "install", "-y", "-qq", "postgresql"]
        subprocess.run(installing, check=True, env=quiet, stdout=subprocess.DEVNULL)
        found = _installed()
    assert found
    return found


def _installed() -> Path | None:
    return next((path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")), None)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of an empty database. `folder` must be new; what is in it afterwards can be thrown away."""
    bin_folder, data = programs(), folder / "data"
    as_user = {"user": USER, "group": USER, "extra_groups": []} if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(folder, USER, USER)
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **as_user}
    made = [bin_folder / "initdb", "-D", data, "-U", "signpost", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]
    subprocess.run(made, check=True, **quiet)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
    process = subprocess.Popen([bin_folder / "postgres", "-D", data, "-p", str(port), *options], **quiet)
    try:
        _wait(port)
        yield f"postgresql://signpost@127.0.0.1:{port}/postgres"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def _wait(port: int) -> None:
    import psycopg2

    start = time.monotonic()
    while True:
        try:
            psycopg2.connect(host="127.0.0.1", port=port, user="signpost", dbname="postgres").close()
            return
        except psycopg2.OperationalError:
            if time.monotonic() - start > READY_WITHIN_SECONDS:
                raise
            time.sleep(0.1)

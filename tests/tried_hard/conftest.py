"""The real servers of these tests: one that is well, and one with parts that fail when a message says so."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.conftest import PATIENT
from tests.serving import Server


@pytest.fixture(scope="package")
def switch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file that closes the chat would be."""
    return tmp_path_factory.mktemp("switch") / "closed"


@pytest.fixture(scope="package")
def server(switch: Path) -> Iterator[Server]:
    with Server(settings={**PATIENT, "SIGNPOST_CLOSED_FILE": str(switch)}) as running:
        yield running


@pytest.fixture(scope="package")
def broken() -> Iterator[Server]:
    with Server(broken_command(), PATIENT) as running:
        yield running


def broken_command(*options: str) -> list[str]:
    """The server of tests/broken_server.py."""
    return [sys.executable, "-m", "tests.broken_server", *options, "--port"]

"""The real trained assistant, loaded once for all talks of a test run."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from rasa.core.agent import Agent

from extensions.channels.guard import Guard
from extensions.server.assistant import load_assistant
from extensions.server.serve import MODEL, quiet_logs


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture(scope="session")
def assistant(loop: asyncio.AbstractEventLoop) -> Agent:
    quiet_logs()
    assert MODEL.exists(), "train the model first: make train"
    return loop.run_until_complete(load_assistant(MODEL))


@pytest.fixture(scope="session")
def guard() -> Guard:
    return Guard()

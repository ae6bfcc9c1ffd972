"""The real trained assistant, the lessons and their words, loaded once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from rasa.core.agent import Agent

from extensions.channels.guard import Guard
from extensions.knowledge import shared_knowledge
from extensions.server.assistant import load_assistant
from extensions.server.serve import MODEL, quiet_logs
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import Lesson
from signpost.walkthroughs.load import load_lessons
from signpost.walkthroughs.words import Words, training_words


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
def knowledge() -> Knowledge:
    return shared_knowledge()


@pytest.fixture(scope="session")
def guard() -> Guard:
    return Guard()


@pytest.fixture(scope="session")
def lessons(knowledge: Knowledge) -> dict[str, Lesson]:
    return load_lessons(knowledge)


@pytest.fixture(scope="session")
def words() -> Words:
    return training_words()

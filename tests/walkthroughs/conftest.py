"""The real trained assistant, the lessons and their words, loaded once."""

from __future__ import annotations

import pytest

from extensions.knowledge import shared_knowledge
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import Lesson
from signpost.walkthroughs.load import load_lessons
from signpost.walkthroughs.words import Words, training_words
from tests.real_assistant import assistant, guard, loop

__all__ = ["assistant", "guard", "loop"]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return shared_knowledge()


@pytest.fixture(scope="session")
def lessons(knowledge: Knowledge) -> dict[str, Lesson]:
    return load_lessons(knowledge)


@pytest.fixture(scope="session")
def words() -> Words:
    return training_words()

"""The invented knowledge base of tests/fixtures: read once, as nothing in it can change, or copied for a change."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

import pytest

from signpost.knowledge import Knowledge, load_knowledge
from signpost.recognise import Recogniser
from tests.invented import KNOWLEDGE


def pytest_collection_finish() -> None:
    """Spares the garbage collector all that Rasa has imported; it would look through it again for every file read."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(KNOWLEDGE)


@pytest.fixture(scope="session")
def recogniser(knowledge: Knowledge) -> Recogniser:
    return Recogniser(knowledge)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy to make mistakes in."""
    return Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"))

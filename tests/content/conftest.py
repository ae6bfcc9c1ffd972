"""The files as text, the book of what they say, and all that is said: made once for all the tests of faithful words."""

from __future__ import annotations

import pytest

from signpost.knowledge import Knowledge, load_knowledge
from tests.faithful import files, replies
from tests.faithful.files import Files
from tests.faithful.guided import of_guided
from tests.faithful.phrasebook import Phrasebook, phrasebook
from tests.faithful.proof import in_own_words
from tests.faithful.replies import Heard


@pytest.fixture(scope="session")
def raw() -> Files:
    return files.read()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def book(raw: Files) -> Phrasebook:
    return phrasebook(raw)


@pytest.fixture(scope="session")
def some_heard(knowledge: Knowledge) -> list[Heard]:
    """The replies about signposts and their days: enough where something planted has only to be found."""
    return [*replies.of_signposts(knowledge), *replies.of_dates(knowledge)]


@pytest.fixture(scope="session")
def heard(knowledge: Knowledge) -> list[Heard]:
    return [*replies.all_replies(knowledge), *of_guided(knowledge), *in_own_words(knowledge, "the guard")]

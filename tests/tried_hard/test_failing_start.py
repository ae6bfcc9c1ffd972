"""A server that cannot load its model or reach its store starts all the same: nobody who writes meets silence."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from extensions.server import loading
from extensions.server.serve import MODEL
from tests.channels.conftest import PATIENT
from tests.serving import Server
from tests.tried_hard.conftest import broken_command
from tests.tried_hard.entrances import DANGER, WAYS, Parent, answers_danger, is_calm


@pytest.fixture(scope="module", params=["missing", "cut short", "no archive"])
def without_model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose model is missing or damaged."""
    file = tmp_path_factory.mktemp("model") / "signpost.tar.gz"
    if request.param == "cut short":
        file.write_bytes(MODEL.read_bytes()[: MODEL.stat().st_size // 2])
    elif request.param == "no archive":
        file.write_bytes(b"not an archive")
    server = Server(broken_command("--model", str(file)), PATIENT)
    server.start(healthy=False)
    yield server
    server.stop()


@pytest.fixture(scope="module", params=["no database", "a folder in its place"])
def without_store(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server whose database is no database, or cannot be opened at all."""
    server = Server(settings=PATIENT)
    if request.param == "no database":
        server.database.write_bytes(b"this is no database " * 1000)
    else:
        server.database.mkdir()
    server.start(healthy=False)
    yield server
    server.stop()


@pytest.mark.parametrize("way", WAYS)
def test_without_a_model_a_parent_is_told_who_can_help_and_danger_is_answered(without_model: Server, way: str) -> None:
    parent = Parent(without_model, way)
    heard, danger = parent.says("the council refused to assess my daughter"), parent.says(DANGER)

    assert "I could not answer just now" in heard.text
    assert is_calm(heard)
    assert answers_danger(danger)


def test_without_a_model_the_operator_is_told_once_at_the_start_and_by_health(without_model: Server) -> None:
    status, health = without_model.get("/health")

    assert (status, health["wrong"]) == (503, "no model is loaded")
    assert (
        len(re.findall(r"CRITICAL extensions\.server\.loading \S+ model_not_loaded failure=", without_model.log)) == 1
    )
    assert "Traceback" not in without_model.log


@pytest.mark.parametrize("way", WAYS)
def test_without_a_store_a_parent_is_answered_as_ever(without_store: Server, way: str) -> None:
    parent = Parent(without_store, way)
    heard, danger = parent.says("the council refused to assess my daughter"), parent.says(DANGER)

    assert heard.status == 200
    assert "appeal" in heard.text.lower()
    assert answers_danger(danger)


def test_without_a_store_the_operator_is_told_by_lines_and_by_health(without_store: Server) -> None:
    Parent(without_store, "rest").says("zebracrossing the council refused")
    status, health = without_store.get("/health")

    assert status == 503
    assert health["wrong"].startswith("conversations ")
    assert re.search(r" extensions\.server\.loading \S+ store_failed", without_store.log)
    assert "zebracrossing" not in without_store.log
    assert "Traceback" not in without_store.log


def test_what_stands_in_for_the_store_holds_no_word_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_ASIDE", 3)
    store = loading.StandInStore(Domain.empty())
    for number in range(10):
        heard = UserUttered("zebracrossing", {"name": "appeal", "confidence": 1.0}, [])
        asyncio.run(store.save(DialogueStateTracker.from_events(str(number), [heard])))

    assert list(store.store) == ["7", "8", "9"]
    assert "zebracrossing" not in str(store.store)
    assert "appeal" in str(store.store)

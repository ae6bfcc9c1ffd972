"""A guard over the invented knowledge base and an invented safety net, on a fixed day."""

from __future__ import annotations

import pytest

from extensions.channels.guard import Guard
from signpost import clock
from signpost.knowledge import Knowledge
from tests.invented import TODAY
from tests.unit.guard.played import NetOfOneWord


@pytest.fixture
def guard(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Guard:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return Guard(knowledge, NetOfOneWord())  # type: ignore[arg-type]

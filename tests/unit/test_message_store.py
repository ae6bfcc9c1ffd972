"""Marks of messages that were answered are kept as long as a provider may send them again, and no longer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from extensions.channels import message_store
from extensions.channels.message_store import SEEN_SECONDS, MessageStore

DAY = 24 * 3600


def test_a_mark_is_kept_for_a_week_of_repeats_and_then_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = MessageStore(sa.create_engine(f"sqlite:///{tmp_path / 'kept.db'}"), silence_seconds=3600)
    now = time.time()
    store.keep("mark", "person", None, [])

    monkeypatch.setattr(message_store.time, "time", lambda: now + 7 * DAY)
    store.forget_old_marks()
    assert store.seen("mark")

    monkeypatch.setattr(message_store.time, "time", lambda: now + SEEN_SECONDS + 1)
    store.forget_old_marks()
    assert not store.seen("mark")

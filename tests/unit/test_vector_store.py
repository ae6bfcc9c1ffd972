"""Vectors of training texts are kept from one training to the next, and never stand in its way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extensions.nlu import vector_store
from extensions.nlu.vector_store import VectorStore

ONE, TWO = b"1" * 16, b"2" * 16
ROWS = np.array([[1, 2], [3, 4]], dtype=np.float32)


def test_what_was_read_is_there_at_the_next_training(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "new folder" / "vectors.npz", "encoder")
    store.put(ONE, ROWS)
    store.put(TWO, ROWS[:1])
    store.save()

    again = VectorStore(tmp_path / "new folder" / "vectors.npz", "encoder")

    assert np.array_equal(again.get(ONE), ROWS)
    assert np.array_equal(again.get(TWO), ROWS[:1])
    assert again.get(b"3" * 16) is None


def test_rows_of_another_encoder_are_not_used(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "vectors.npz", "encoder")
    store.put(ONE, ROWS)
    store.save()

    assert VectorStore(tmp_path / "vectors.npz", "another").get(ONE) is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"no archive at all"])
def test_a_damaged_file_is_read_as_an_empty_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vectors.npz").write_bytes(content)

    assert VectorStore(tmp_path / "vectors.npz", "encoder").get(ONE) is None


def test_a_folder_that_cannot_be_written_stops_no_training(tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("a file in its place")
    store = VectorStore(tmp_path / "no folder" / "vectors.npz", "encoder")
    store.put(ONE, ROWS)

    store.save()

    assert np.array_equal(store.get(ONE), ROWS)


def test_a_store_grown_too_large_keeps_what_this_training_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = VectorStore(tmp_path / "vectors.npz", "encoder")
    first.put(ONE, ROWS)
    first.save()
    monkeypatch.setattr(vector_store, "MOST_ROWS", 2)
    second = VectorStore(tmp_path / "vectors.npz", "encoder")
    second.put(TWO, ROWS)
    second.save()

    third = VectorStore(tmp_path / "vectors.npz", "encoder")

    assert third.get(ONE) is None
    assert np.array_equal(third.get(TWO), ROWS)

"""The vectors of training texts, kept in one file from one training to the next: reading them is most of its time."""

from __future__ import annotations

import os
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MOST_ROWS = 150_000
"""From here on only what this training asked for is kept; 150,000 rows of the encoder's are some 350 MB."""

Vectors = NDArray[np.float32]


class VectorStore:
    """Rows by a key of 16 bytes, made from a hash of the text: the words themselves are not kept.

    Losing the file loses nothing but time, so one that cannot be read or written is passed over.
    """

    def __init__(self, file: Path, made_by: str) -> None:
        """`made_by` names the encoder: rows of another are not used."""
        self._file = file
        self._made_by = made_by
        self._rows = self._read()
        self._asked: set[bytes] = set()

    def get(self, key: bytes) -> Vectors | None:
        """The rows of a text's parts; None if they are not there."""
        self._asked.add(key)
        return self._rows.get(key)

    def put(self, key: bytes, rows: Vectors) -> None:
        """Remembers the rows; `save` writes them."""
        self._asked.add(key)
        self._rows[key] = rows

    def save(self) -> None:
        """Writes all rows, whole or not at all."""
        kept = self._rows
        if sum(len(rows) for rows in kept.values()) > MOST_ROWS:
            kept = {key: rows for key, rows in kept.items() if key in self._asked}
        new = self._file.with_name(f"{self._file.name}.{os.getpid()}.new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with new.open("wb") as written:
                np.savez(
                    written,
                    made_by=np.array(self._made_by),
                    keys=np.frombuffer(b"".join(kept), dtype=np.uint8).reshape(-1, 16),
                    lengths=np.array([len(rows) for rows in kept.values()], dtype=np.int64),
                    rows=np.concatenate(list(kept.values())),
                )
            new.replace(self._file)
        except OSError:
            with suppress(OSError):
                new.unlink()

    def _read(self) -> dict[bytes, Vectors]:
        try:
            with np.load(self._file, allow_pickle=False) as stored:
                if str(stored["made_by"]) != self._made_by:
                    return {}
                parts = np.split(stored["rows"], np.cumsum(stored["lengths"])[:-1])
                return {key.tobytes(): rows for key, rows in zip(stored["keys"], parts, strict=True)}
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
            return {}

"""What was found in a message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """Something named in a message: where (character offsets), what kind and which."""

    start: int
    end: int
    kind: str
    value: str

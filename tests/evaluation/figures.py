"""The figures of an evaluation, from readings and the right answers. Pure: no model, no files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FALSE_REJECTION = 0.05


@dataclass(frozen=True)
class Reading:
    """What was understood of one kept-out message, beside what a person says it means."""

    text: str
    right: str
    acceptable: frozenset[str]
    ranking: tuple[tuple[str, float], ...]

    @property
    def first(self) -> str:
        return self.ranking[0][0]

    @property
    def hit(self) -> bool:
        return self.first in self.acceptable


def accuracy(readings: Sequence[Reading]) -> float:
    """Share of messages whose first reading is right or acceptable."""
    return sum(reading.hit for reading in readings) / len(readings)


def top(readings: Sequence[Reading], places: int) -> float:
    """Share of messages with an acceptable reading among the first ones."""
    found = (any(name in reading.acceptable for name, _ in reading.ranking[:places]) for reading in readings)
    return sum(found) / len(readings)


def macro_f1(readings: Sequence[Reading]) -> float:
    """The mean over signposts of F1; an acceptable reading counts as the right one."""
    said = [reading.right if reading.hit else reading.first for reading in readings]
    scores = []
    for name in sorted({reading.right for reading in readings}):
        hits = sum(guess == name == reading.right for guess, reading in zip(said, readings, strict=True))
        guessed, real = said.count(name), sum(reading.right == name for reading in readings)
        scores.append(2 * hits / (guessed + real) if guessed + real else 0.0)
    return float(np.mean(scores))


def out_of_scope_recall(readings: Sequence[Reading], label: str = "out_of_scope") -> float:
    """Share of out-of-scope messages turned away, by that label's probability, where at most 5 % of the rest are."""
    chance = [dict(reading.ranking).get(label, 0.0) for reading in readings]
    outside = [c for c, reading in zip(chance, readings, strict=True) if label in reading.acceptable]
    inside = sorted(
        (c for c, reading in zip(chance, readings, strict=True) if label not in reading.acceptable), reverse=True
    )
    threshold = inside[int(len(inside) * FALSE_REJECTION)]
    return sum(c > threshold for c in outside) / len(outside)


def confusions(readings: Sequence[Reading], most: int = 12) -> list[tuple[str, str, int]]:
    """The commonest mistakes: right, taken for, how often."""
    wrong = Counter((reading.right, reading.first) for reading in readings if not reading.hit)
    return [
        (right, first, count) for (right, first), count in sorted(wrong.items(), key=lambda one: (-one[1], one[0]))
    ][:most]


def when_clear(readings: Sequence[Reading], clear_from: float) -> tuple[float, float]:
    """Share of messages whose first reading is at least so probable, and the accuracy among them."""
    clear = [reading for reading in readings if reading.ranking[0][1] >= clear_from]
    return len(clear) / len(readings), accuracy(clear) if clear else 0.0

"""Examples in which danger stands beside an everyday sentence: "what is the last day for this? I took all my tablets".

People write two things in one message, and examples of danger mostly hold one. Read beside a question about a
council, "I want to die" sounded harmless (docs/decisions/0010). So some examples are taught once more beside an
everyday one, short or long, and as many that sound like danger and are none.
"""

from __future__ import annotations

import hashlib
from bisect import bisect
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

JOINTS = (". ", ". ", ". Also ", ". also ", " also ", ", and ", "? ", "\n", ", ", " and ")
"""What stands between the two; a full stop most often."""
SHORT_WORDS = 22
"""A longer example holds more than one thing as it is."""


@dataclass(frozen=True)
class Beside:
    """What short examples are taught beside: everyday messages of so many words; and how many of the alarms and of
    those without danger, about as many of the one kind as of the other."""

    name: str
    least: int
    most: int
    of_alarms: float
    of_none: float


SENTENCE = Beside("", 4, 16, 0.30, 0.13)
STORY = Beside("story ", 31, 75, 0.05, 0.05)
"""A whole story of school and council, with danger in one sentence at its beginning or end."""
_LARGEST = 2**32


def beside_the_everyday(
    lessons: Sequence[tuple[str, str]], alarms: Collection[str], none: str
) -> Iterator[tuple[str, str]]:
    """Pairs of a kind and a message made of two, for some of the `lessons`.

    What goes with what follows from the texts alone, so that one new example changes few of them and most need not be
    read again.
    """
    sized = [(kind, text, text.count(" ") + 1) for kind, text in lessons]
    for way in (SENTENCE, STORY):
        everyday = sorted(
            (_number(text), text) for kind, text, n in sized if kind == none and way.least <= n <= way.most
        )
        for kind, text, size in sized:
            share = way.of_alarms if kind in alarms else way.of_none if kind == none else 0.0
            if size <= SHORT_WORDS and everyday and _number(text, f"{way.name}taught twice") < share * _LARGEST:
                other = everyday[bisect(everyday, (_number(text, f"{way.name}with"), "")) % len(everyday)][1]
                joint = JOINTS[_number(text, "joint") % len(JOINTS)]
                first, second = (text, other) if _number(text, "order") % 2 else (other, text)
                yield kind, _open_ended(first, joint) + joint + second


def _open_ended(text: str, joint: str) -> str:
    return text if joint[0].isspace() else text.rstrip(" .?!")


def _number(text: str, what_for: str = "") -> int:
    """A number below 2**32 that follows from the text; another for each thing it is wanted for."""
    return int.from_bytes(hashlib.blake2b(f"{what_for}\n{text}".encode(), digest_size=4).digest(), "big")

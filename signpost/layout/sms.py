"""A reply as text messages: pieces of at most two parts, each whole in itself, the next one when MORE is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from signpost.layout.gsm import TWO_PARTS, fold, septets

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_WORDS = re.compile(r"(?<=[^\d\s])\s+|(?<=\d)\s+(?!\d)")
"""Between words, but never inside a phone number written with spaces."""


def pieces(paragraphs: Iterable[str], more: str, limit: int = TWO_PARTS) -> tuple[str, ...]:
    """The paragraphs packed into as few texts as fit `limit` septets, each but the last ending in the line `more`.

    A paragraph is parted only if it alone is too long: between sentences, then between words. Links and phone numbers
    stay whole; a single "word" longer than a text is cut, for nothing may be lost.
    """
    tail = "\n" + fold(more)
    room = limit - septets(tail)
    packed: list[str] = []
    for part, joint in _parts(paragraphs, room):
        together = f"{packed[-1]}{joint}{part}" if packed else part
        if packed and septets(together) <= room:
            packed[-1] = together
        else:
            packed.append(part)
    return (*(text + tail for text in packed[:-1]), *packed[-1:])


def numbered(titles: Sequence[str]) -> str:
    """Choices as a list to answer by number."""
    return "\n".join(f"{number} {fold(title)}" for number, title in enumerate(titles, 1))


def _parts(paragraphs: Iterable[str], room: int) -> Iterable[tuple[str, str]]:
    """Parts that fit, each with what joins it to the part before: a new line, or a space within a paragraph."""
    for paragraph in paragraphs:
        joint = "\n"
        for part in _split(fold(paragraph).strip(), room, _SENTENCES):
            yield part, joint
            joint = " "


def _split(text: str, room: int, between: re.Pattern[str]) -> list[str]:
    if septets(text) <= room:
        return [text] if text else []
    fitted: list[str] = []
    for unit in between.split(text):
        smaller = [unit] if septets(unit) <= room else _smaller(unit, room, between)
        for part in smaller:
            if fitted and septets(f"{fitted[-1]} {part}") <= room:
                fitted[-1] += f" {part}"
            else:
                fitted.append(part)
    return fitted


def _smaller(unit: str, room: int, between: re.Pattern[str]) -> list[str]:
    """A sentence by its words, a word by its letters."""
    if between is _SENTENCES:
        return _split(unit, room, _WORDS)
    # Half the room: every letter could be one of those that cost two.
    step = room // 2
    return [unit[at : at + step] for at in range(0, len(unit), step)]

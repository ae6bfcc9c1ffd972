"""The alphabet of a text message (GSM 03.38) and what a text costs in it.

One letter outside it makes the whole text dearer: 70 characters a part instead of 160. So texts are folded first.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from gsm0338 import Codec

ONE_PART = 160
"""Septets that fit in a single part."""
A_PART_OF_SEVERAL = 153
"""Septets in each part of a longer text, which carries its place in the row."""
TWO_PARTS = 2 * A_PART_OF_SEVERAL

_CODEC = Codec()
_FOLDED = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "…": "...",
        "•": "-",
        "·": "-",
        "\u00a0": " ",
        "\t": " ",
        "½": "1/2",
        "[": "(",
        "]": ")",
    }
)
"""Square brackets cost two septets each; a blank to fill in reads as well in round ones."""


def fold(text: str) -> str:
    """The text in letters a text message has; an accent it lacks is dropped, and what is left over becomes "?"."""
    return "".join(_in_alphabet(character) for character in text.translate(_FOLDED))


def septets(text: str) -> int:
    """How much room a text takes, in units of 7 bits. Raises ValueError if a letter is not in the alphabet."""
    return sum(map(_size, text))


def parts(text: str) -> int:
    """How many parts a text is sent and paid as; 0 for an empty one."""
    size = septets(text)
    return -(-size // A_PART_OF_SEVERAL) if size > ONE_PART else int(size > 0)


@lru_cache(maxsize=2000)
def _size(character: str) -> int:
    return len(_CODEC.encode(character)[0])


@lru_cache(maxsize=2000)
def _in_alphabet(character: str) -> str:
    if _fits(character):
        return character
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return bare if bare and all(map(_fits, bare)) else "?"


def _fits(character: str) -> bool:
    try:
        _CODEC.encode(character)
    except ValueError:
        return False
    return True

"""Cleaning and cutting what people type, before anything tries to understand it."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 4000
"""The longest message read for its meaning. Danger is looked for in all of a longer one too."""

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", " ": " "})
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+|\s+[-*•]\s+")


def clean(text: str) -> str:
    """The text in one Unicode form, without control or invisible characters, with straight quotes and single spaces."""
    kept = "".join(
        " " if character in "\t\r" else character
        for character in unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
        if character in "\t\r\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return re.sub(r" {2,}", " ", kept).strip()


def sentences(text: str, *, at_least_words: int = 1) -> list[str]:
    """The sentences and lines of a text, those of fewer words left out."""
    pieces = (piece.strip() for piece in _SENTENCE_END.split(text))
    return [piece for piece in pieces if len(piece.split()) >= at_least_words]


def has_words(text: str) -> bool:
    """Whether there is at least one letter or digit in it."""
    return any(character.isalnum() for character in text)

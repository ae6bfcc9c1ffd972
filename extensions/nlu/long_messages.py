"""A long message, in which most people tell two problems: which topics it is about. Knows nothing of Rasa.

The whole is read, its sentences, and windows of some words, since a tired writer puts no full stops. What a part is
certain of counts beside the whole. What this finds and what it costs is in docs/decisions/0003-understanding.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from signpost.text import LONG_WORDS

Numbers = NDArray[np.float32]
Span = tuple[int, int]

WINDOW_WORDS, STEP_WORDS = 14, 7
WHOLE_WEIGHS, SENTENCE_WEIGHS, WINDOW_WEIGHS = 0.6, 0.2, 0.2
TOLD_FROM = 0.18
"""Share from which a topic is told of beside the first."""
MOST_TOLD = 3
"""Of how many topics a message is, at most."""
FIRST_COUNTS = 2
"""An example of two problems teaches the first so many times, and each other once."""
_WORD = re.compile(r"\S+")


def is_long(text: str) -> bool:
    """Whether it has so many words that it mostly tells more than one thing."""
    return len(text.split()) > LONG_WORDS


def windows(text: str) -> list[Span]:
    """Overlapping windows over all words, by character offsets; none of a short text."""
    words = [match.span() for match in _WORD.finditer(text)]
    starts = range(0, len(words) - WINDOW_WORDS + STEP_WORDS, STEP_WORDS) if len(words) > WINDOW_WORDS else ()
    return [(words[at][0], words[min(at + WINDOW_WORDS, len(words)) - 1][1]) for at in starts]


def shares(whole: Numbers, of_sentences: Numbers, of_windows: Numbers) -> Numbers:
    """What each label has of a message, adding up to 1: from probabilities of the whole, and a row for each part.

    Without parts the whole stands for them.
    """
    best = (rows.max(axis=0) if len(rows) else whole for rows in (of_sentences, of_windows))
    in_sentence, in_window = best
    mixed: Numbers = WHOLE_WEIGHS * whole + SENTENCE_WEIGHS * in_sentence + WINDOW_WEIGHS * in_window
    return mixed / mixed.sum()


def told(ranking: Sequence[tuple[str, float]]) -> list[str]:
    """The topics told of beside the first, likeliest first."""
    return [name for name, share in ranking[1:MOST_TOLD] if share >= TOLD_FROM]

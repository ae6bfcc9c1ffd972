"""Questions that ask what a thing is ("whats section f anyway"): a word is wanted there, and no step is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from signpost.knowledge.recognition import Recognition
from signpost.text import sentences

_ARTICLES = r"(?:a |an |the |this |that |all |these |those |even |actually )*"
_TELL_ME = r"(?:\w+ ){0,4}?"
"""What may stand before it in its sentence: "and", "ok so", "can you tell me"."""


_TO_ME = re.compile(r"\b(?:to|for) me\b")


class WhatIs:
    """Built once from the word lists of recognition.yml; reads text in small letters without apostrophes."""

    def __init__(self, rules: Recognition) -> None:
        asks, means = _either(rules.what_is), _either(rules.what_it_means)
        self._before = re.compile(rf"\b(?:{asks})\s+{_ARTICLES}$")
        self._after = re.compile(rf"\s+(?:{means})\b")
        self._begins = re.compile(rf"{_TELL_ME}(?:{asks})\b")
        self._own = re.compile(rf"\b(?:{_either(rules.own_words)})\b")

    def asks(self, plain: str, start: int, end: int) -> bool:
        """Whether the word that stands there is what is asked about, and not what it has to do with their own child."""
        before, after = plain[:start], plain[end:]
        if not (self._before.search(before) or self._after.match(after)):
            return False
        rest = re.split(r"[.?!;\n]", after, maxsplit=1)[0]
        return not self._own.search(_TO_ME.sub("", rest))

    def is_asked(self, plain: str) -> bool:
        """Whether the whole message only asks what something is."""
        said = [one.strip() for one in sentences(plain) if one.strip()]
        return bool(said) and not self._own.search(plain) and all(self._begins.match(one) for one in said)


def _either(words: Iterable[str]) -> str:
    plain = {word.replace("'", "") for word in words}
    return "|".join(re.escape(word) for word in sorted(plain, key=len, reverse=True))

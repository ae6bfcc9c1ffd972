"""The spelling of the phone in ordinary words ("skool sez" is "school says"), for reading what a message is about.

Nothing is kept. Words that are in no list of `knowledge/recognition.yml` stay as they were typed, and so do marks,
spaces and capitals: most parents write as the examples do, and their messages are to be read as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from signpost.knowledge.recognition import Recognition

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)?")
LONGEST = 1000
"""A text respelt is read twice, for danger as it was typed: of 4,000 characters that takes over a second."""


class Spelling:
    """Built once from the lists of `misspelt` and `texting`; reads a text in one pass."""

    def __init__(self, rules: Recognition) -> None:
        """Reads the lists once."""
        self._right = right_spellings(rules)

    def ordinary(self, text: str) -> str:
        """The text with each word of the lists in its ordinary spelling; a button's payload and a long text stay."""
        if text.startswith("/") or len(text) > LONGEST:
            return text
        return _WORD.sub(lambda word: self._right.get(word[0].lower(), word[0]), text)


def right_spellings(rules: Recognition) -> dict[str, str]:
    """The ordinary spelling by the other one, in small letters. A spelling in both lists means what `misspelt` says."""
    return {**_by_wrong(rules.texting), **_by_wrong(rules.misspelt)}


def _by_wrong(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {wrong: right for right, others in lists.items() for wrong in others}

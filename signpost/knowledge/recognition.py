"""The shape of `knowledge/recognition.yml`: how names, roles and dates in a message are recognised."""

from __future__ import annotations

from signpost.entry import Entry
from signpost.vocabulary import Role


class Recognition(Entry):
    """Lists of words; each is explained in the file itself."""

    ordinary_words: tuple[str, ...]
    place_words_before: tuple[str, ...]
    place_words_after: tuple[str, ...]
    terms_in_capitals_only: tuple[str, ...]
    roles: dict[Role, tuple[str, ...]]
    dates: dict[str, tuple[str, ...]]

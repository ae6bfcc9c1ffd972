"""The shape of `knowledge/recognition.yml`: how names, roles and dates in a message are recognised."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from signpost.entry import Entry, Id
from signpost.vocabulary import Role


class Thing(Entry):
    """Something a parent may say they do not have; explained in `knowledge/recognition.yml`."""

    words: tuple[str, ...]
    drops: tuple[str, ...]
    sets: dict[str, str] = Field(default_factory=dict)
    points: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Recognition(Entry):
    """Lists of words; each is explained in the file itself."""

    ordinary_words: tuple[str, ...]
    place_words_before: tuple[str, ...]
    place_words_after: tuple[str, ...]
    terms_in_capitals_only: tuple[str, ...]
    roles: dict[Role, tuple[str, ...]]
    not_sure: tuple[str, ...] = ()
    dates: dict[str, tuple[str, ...]]
    threatened: tuple[str, ...] = ()
    things: dict[str, Thing] = Field(default_factory=dict)
    misspelt: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    texting: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    with_a_plan_only: tuple[str, ...] = ()
    beside: dict[Id, tuple[str, ...]] = Field(default_factory=dict)
    asks_for: dict[
        Literal["plan", "skip", "rules", "whether", "corrects", "taken", "ahead", "now", "no_danger", "of_the_child"],
        tuple[str, ...],
    ]
    what_is: tuple[str, ...]
    what_it_means: tuple[str, ...]
    own_words: tuple[str, ...]

"""The shape of `knowledge/points/`: one particular thing parents say, and what it says to some of them only."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from signpost.entry import Entry, Id, Reviewed, Text
from signpost.knowledge.models import Limit, Practice, Right
from signpost.text import in_small_letters


class PointVariant(Entry):
    """What a point says where the case is known to be of this kind; it gives only the fields that differ."""

    when: dict[Id, tuple[Text, ...]]
    in_short: Text | None = None
    do_now: Text | None = None
    wording: Text | None = None
    steps: tuple[Text, ...] | None = None
    letters: tuple[Id, ...] | None = None


class Point(Reviewed):
    """One particular thing parents say under a signpost, a tactic, a myth or a worry, with its own short answer.

    `heard_as` are messages in parents' words by which it is recognised; `also_under` are other signposts whose readers
    say it too. The fields of content it sets stand in for the signpost's own, as a variant's do. `knows` are facts that
    hold for whoever says it: the answer is fitted to them and they are not asked, but nobody has told them.
    `only_when` are facts of a case of which one line must hold for it to be chosen; empty, it may be chosen always.
    `unlikely_when` are facts that, stated in a message, keep it from being chosen; with a fact of `not_when`
    (fact=value) in the case it is nobody's. `said_with` are facts that hardly
    anybody states about anything else. With `only_with` a message is about it only if it has a word that begins so:
    who names no note and no minutes does not say that they are wrong.
    """

    id: Id
    signpost: Id
    also_under: tuple[Id, ...] = ()
    title: Text
    choice: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    heard_as: Annotated[tuple[Text, ...], Field(min_length=4)]
    in_short: Text
    do_now: Text
    wording: Text | None = None
    steps: tuple[Text, ...] | None = None
    rights: tuple[Right, ...] = ()
    good_practice: tuple[Practice, ...] = ()
    limits: tuple[Limit, ...] = ()
    being_checked: tuple[Text, ...] = ()
    contacts: tuple[Text, ...] | None = None
    letters: tuple[Id, ...] | None = None
    deadlines: tuple[Id, ...] | None = None
    if_that_fails: Id | None = None
    sources: tuple[Id, ...] = ()
    knows: dict[Id, Text] = Field(default_factory=dict)
    only_when: tuple[dict[Id, tuple[Text, ...]], ...] = ()
    unlikely_when: dict[Id, tuple[Text, ...]] = Field(default_factory=dict)
    not_when: tuple[Text, ...] = ()
    said_with: tuple[Id, ...] = ()
    only_with: tuple[Text, ...] = ()
    variants: tuple[PointVariant, ...] = ()

    @model_validator(mode="after")
    def _its_examples_have_its_words(self) -> Point:
        for text in self.heard_as:
            if not self.is_named_by(text):
                raise ValueError(f'heard_as "{text}" has none of the words of only_with: {", ".join(self.only_with)}')
        return self

    def is_named_by(self, text: str) -> bool:
        """Whether a message has one of the words of `only_with`; also where there are none to have."""
        beginnings = "|".join(map(re.escape, self.only_with))
        return not beginnings or re.search(rf"\b(?:{beginnings})", in_small_letters(text)) is not None

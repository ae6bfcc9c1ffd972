"""The shape of `knowledge/case.yml`: the facts of a case, how each is asked for, and the words for each answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from signpost.entry import Entry, Id, Text


class Choice(Entry):
    """One value of a fact about the case: its button and the words by which parents name it.

    `when_asked` are words too common to mean it anywhere else; they count in a short answer to its own question.
    `told` stands for the label where it is said back: the label says what somebody picks, not what their words meant.
    `points_to` is the topic of a message that tells it and leaves the topic open. With `stands_beside` that topic is a
    problem of its own beside any other that the message is about. One that stands `only_alone` gives way to any other
    value that the same message names.
    """

    id: Id
    label: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    told: Text | None = None
    points_to: Id | None = None
    stands_beside: bool = False
    only_alone: bool = False
    words: tuple[Text, ...] = ()
    when_asked: tuple[Text, ...] = ()


class CaseFact(Entry):
    """A fact about the case: the slot it fills, how to ask for it and why. `offered` are the areas, or choices,
    shown as buttons; all choices where it is empty.

    `when_not_sure` are words that say so in a short answer to it. `told` says it back in a plan, with the value in its
    {value}; without it the fact is not told. A `why` that states a time or a rule names its source. `furthest` is for
    choices in the order of a road: of several named in one message the one furthest along it counts, since whoever is
    there has passed the others.
    """

    id: Id
    furthest: bool = False
    question: Text | None = None
    why: Text | None = None
    source: Id | None = None
    choices: tuple[Choice, ...] = ()
    when_not_sure: tuple[Text, ...] = ()
    offered: tuple[Id, ...] = ()
    told: Annotated[str, StringConstraints(pattern=r"\{value\}")] | None = None

"""Facts that follow from other facts: a refusal by the council comes with a right of appeal, so nobody is asked for it.

The rules are in knowledge/inferences.yml. What follows is worked out anew whenever a fact is read and never kept, so it
goes with the fact it follows from. This module must not import signpost.knowledge, which imports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field, model_validator

from signpost.entry import Entry, Id, Text

Facts = dict[Id, tuple[Text, ...]]

BY_WORDS = "implies"
"""The kind of words that let a fact follow; the value is fact=value."""


class Inference(Entry):
    """What follows from what. A fact that was told always stands before one that follows.

    Either `words`, which tell it in passing ("annual review" is said of a plan alone), or facts: each of `when` has one
    of its values, each of `known` has any value, and none of `unless` has one of its values.
    """

    id: Id
    words: tuple[Text, ...] = ()
    when: Facts = Field(default_factory=dict)
    known: tuple[Id, ...] = ()
    unless: Facts = Field(default_factory=dict)
    then: Annotated[dict[Id, Text], Field(min_length=1)]

    @model_validator(mode="after")
    def _follows_from_something(self) -> Inference:
        if bool(self.words) == bool(self.when or self.known):
            raise ValueError("an inference needs words, or when or known, and not both")
        return self

    def holds(self, told: Mapping[str, str]) -> bool:
        """Whether the facts told make it so."""
        meets = all(told.get(fact) in values for fact, values in self.when.items())
        barred = any(told.get(fact) in values for fact, values in self.unless.items())
        return bool(self.when or self.known) and meets and not barred and all(told.get(fact) for fact in self.known)


def implied(told: Mapping[str, str], inferences: Iterable[Inference]) -> dict[str, str]:
    """The facts that follow from those told; of two values for one fact the first in the file stands."""
    holding = [inference for inference in inferences if inference.holds(told)]
    return {fact: value for inference in reversed(holding) for fact, value in inference.then.items()}

"""The shape of `knowledge/triage.yml`: the questions of "Where am I?", where answers lead, and the words round them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from signpost.entry import Entry, Id, Text

MOST_QUESTIONS = 5


class Question(Entry):
    """A fact of the case that is asked. `means` is the value that a bare yes ("affirm") or no ("deny") stands for.

    `if_unknown` is said with the outcome when the fact was left out and could have changed it.
    """

    fact: Id
    means: dict[Literal["affirm", "deny"], Id] = Field(default_factory=dict)
    if_unknown: Text


class Outcome(Entry):
    """Where the answers lead: the signpost, why, and what else there is to see to at once.

    `before` is the step before where it is not the signpost's own.
    """

    when: dict[Id, tuple[Id, ...]]
    signpost: Id
    also: tuple[Id, ...] = ()
    before: Id | None = None
    because: Text


class TriageWords(Entry):
    """What is said round the questions and with the outcome."""

    opening: Text
    question: Text
    again: Text
    pick: Text
    skipped: Text
    noted: Text
    one_before: Text
    first_already: Text
    enough: Text
    told: Text
    told_nothing: Text
    ladder: Text
    beside: Text
    steps_round: Text
    steps_on: Text


class Triage(Entry):
    """The whole file. The last outcome must fit everybody, so that whatever is answered leads somewhere."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]
    known_from: dict[Id, dict[Id, Id]] = Field(default_factory=dict)
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    rungs: Annotated[tuple[Text, ...], Field(min_length=5, max_length=5)]
    words: TriageWords

    @model_validator(mode="after")
    def _leads_everybody_somewhere(self) -> Triage:
        open_to_all = [place for place, outcome in enumerate(self.outcomes, 1) if not outcome.when]
        if open_to_all != [len(self.outcomes)]:
            raise ValueError("outcomes: the last one, and no other, must have an empty `when: {}`")
        return self

"""The shape of `knowledge/guided.yml`: the case said back in words, a person to turn to, and "was this any use?"."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from signpost.entry import Entry, Id, Text

Label = Annotated[str, StringConstraints(min_length=1, max_length=20)]
"""A button's words, short enough for every channel."""


class RecapWords(Entry):
    """What is said when somebody asks what they were doing."""

    begins: Text
    told: Text
    nothing: Text
    in_hand: Text
    question: Text
    start: Text


class HandoverWords(Entry):
    """What is said with the people to turn to: what to have ready, and what to do when nobody is there."""

    have_ready: Text
    things: Annotated[tuple[Text, ...], Field(min_length=1)]
    out_of_hours: Text


class FeedbackWords(Entry):
    """The two taps under an answer, and what each is answered with."""

    helped: Label
    not_meant: Label
    thanks: Text
    sorry: Text
    near: Text
    no_near: Text


class GuidedWords(Entry):
    """The whole file. `told` has a sentence for each value of a fact, `told_dates` one for each date with {date}."""

    told: dict[Id, dict[Id, Text]]
    told_dates: dict[Id, Text]
    told_area: Text
    recap: RecapWords
    handover: HandoverWords
    feedback: FeedbackWords
    button_where: Label
    button_before: Label

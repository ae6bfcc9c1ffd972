"""A conversation that teaches: the scenario of a test, with questions to the learner, reasons and rules.

Authors read the field names in YAML, so they are plain words; docs/writing-a-walkthrough.md explains each.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from signpost.entry import Id, Text
from signpost.vocabulary import Force
from signpost.walkthroughs.scenario import Scenario, Turn

Skill = Literal["route", "deadline", "safety", "tone"]
"""What a question practises; a lesson is scored by each."""
SKILLS: tuple[Skill, ...] = get_args(Skill)

Theme = Literal[
    "talk_first",
    "school_complaint",
    "council_complaint",
    "disagreement_resolution",
    "mediation",
    "appeal",
    "step_before_the_complaint",
    "academy_or_maintained",
    "provision_not_made",
    "late_plan",
    "refusal_to_assess",
    "meeting_as_parent",
    "meeting_as_professional",
    "labelled_emotional",
    "worn_down",
    "shared_without_consent",
    "no_diagnosis",
    "referral_after_complaint",
    "unofficial_exclusion",
    "words_of_danger",
    "outside_england",
]
"""What a trainer can choose by. Each is taught by one lesson at least."""
THEMES: tuple[Theme, ...] = get_args(Theme)

Side = Literal["parent", "professional"]
"""Through whose eyes the case is seen."""


class Part(BaseModel):
    """What all parts of a lesson share: immutable, no unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(Part):
    """One answer a learner can pick, and what they are told when they do."""

    text: Text
    right: bool = False
    feedback: Text


class Question(Part):
    """Asked before the assistant's answer is shown. Exactly one choice is right."""

    about: Skill
    ask: Text
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=5)]

    @model_validator(mode="after")
    def _one_is_right(self) -> Question:
        right = sum(choice.right for choice in self.choices)
        if right != 1:
            raise ValueError(f"{right} choices have right: true, and exactly one must")
        if len({choice.text for choice in self.choices}) < len(self.choices):
            raise ValueError("two choices have the same text")
        return self


class Rule(Part):
    """What the law or guidance says here, as strongly as the knowledge base has it, with its source and where."""

    text: Text
    force: Force
    source: Id
    where: Text


class LessonTurn(Turn):
    """A turn with what is asked before it, why the answer is as it is, and the rules behind it."""

    questions: tuple[Question, ...] = ()
    why: Text
    rules: tuple[Rule, ...] = ()


class Lesson(Scenario):
    """A whole lesson. `invented` says that the case is nobody's; `about` is what the learner will be able to do."""

    id: Id
    title: Text
    invented: Literal[True]
    teaches: Annotated[tuple[Theme, ...], Field(min_length=1)]
    seen_as: Side
    minutes: Annotated[int, Field(ge=3, le=30)]
    situation: Text
    turns: Annotated[tuple[LessonTurn, ...], Field(min_length=1)]
    remember: Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]
    trainer: Annotated[tuple[Text, ...], Field(min_length=1)]
    checked_on: date
    review_by: date

    @model_validator(mode="after")
    def _review_comes_after_check(self) -> Lesson:
        if self.review_by <= self.checked_on:
            raise ValueError(f"review_by {self.review_by} must be later than checked_on {self.checked_on}")
        return self

    def overdue(self, today: date) -> bool:
        """Whether the day to look at it again has passed."""
        return today > self.review_by

    def questions(self) -> Iterator[tuple[int, int, Question]]:
        """Every question with the numbers of its turn and of itself in that turn, from 1."""
        for number, turn in enumerate(self.turns, 1):
            for place, question in enumerate(turn.questions, 1):
                yield number, place, question

    def most(self) -> dict[Skill, int]:
        """How many questions there are of each skill, without those that have none."""
        asked = [question.about for _, _, question in self.questions()]
        return {skill: asked.count(skill) for skill in SKILLS if skill in asked}

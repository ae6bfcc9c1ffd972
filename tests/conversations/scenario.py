"""The one format of a conversation: what is said, and what must come back. Walkthroughs extend the same format."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(min_length=1)]


class Turn(BaseModel):
    """One message and what its reply must be.

    `say` is typed, `pick` is a button of the reply before by its words. `conveys` are words that must stand in the
    text or the card, `never` words that must not; upper and lower case are the same. `plan` says whether the card has
    one. `{code}` in `say` is the code of the last plan that was shown, `{damaged}` the same with one letter changed;
    `elsewhere` begins another conversation, as on another phone; `day` is the day from here on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    say: str | None = None
    pick: Text | None = None
    repeat: int = 1
    elsewhere: bool = False
    day: date | None = None
    plan: bool | None = None
    signpost: str | None = None
    also: tuple[str, ...] | None = None
    conveys: tuple[Text, ...] = ()
    never: tuple[Text, ...] = ()
    offers: tuple[Text, ...] = ()
    slots: dict[str, str | None] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _says_or_picks(self) -> Turn:
        if (self.say is None) == (self.pick is None):
            raise ValueError("each turn needs either say or pick")
        return self


class Scenario(BaseModel):
    """A whole conversation. `today` is the day it takes place, for its deadlines."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    about: Text
    today: date = date(2026, 11, 23)
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]


def read_scenario(path: Path) -> Scenario:
    """The scenario in a file; raises pydantic's ValidationError naming what is wrong."""
    return Scenario.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))

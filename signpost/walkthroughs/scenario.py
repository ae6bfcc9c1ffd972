"""The one format of a conversation: what is said, and what must come back. A lesson (lesson.py) extends it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from signpost.entry import Text

NOT_SAID = {"sources", "letters"}
"""The titles of pages and the text of letters are not ours to say or to leave unsaid in a talk."""


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


@dataclass(frozen=True)
class Difference:
    """One thing in which a reply is not as the turn says. `kind` is the field of the turn, `wanted` its value."""

    kind: str
    wanted: str
    found: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.wanted}" + (f" (found: {self.found})" if self.found else "")


class ButtonMissing(LookupError):
    """A turn picks a button that the reply before does not have; `wanted` is its words."""

    def __init__(self, wanted: str, offered: Sequence[str]) -> None:
        super().__init__(f'no button "{wanted}" among {list(offered)}')
        self.wanted = wanted


def read_scenario(path: Path) -> Scenario:
    """The scenario in a file; raises pydantic's ValidationError naming what is wrong."""
    return Scenario.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def message_of(turn: Turn, buttons: Sequence[Mapping[str, str]], code: str = "") -> str:
    """What is sent: the words, with a plan's code in its place, or the payload of the button. Raises ButtonMissing."""
    if turn.pick is None:
        damaged = code[:-1] + ("0" if code[-1:] != "0" else "2")
        return (turn.say or "").replace("{code}", code).replace("{damaged}", damaged) * turn.repeat
    payloads = {button["title"]: button["payload"] for button in buttons}
    if turn.pick not in payloads:
        raise ButtonMissing(turn.pick, list(payloads))
    return payloads[turn.pick]


def differences(
    turn: Turn, text: str, card: Mapping[str, Any], buttons: Sequence[Mapping[str, str]], slots: Mapping[str, Any]
) -> list[Difference]:
    """Everything in which a reply is not as the turn says; empty when it is."""
    shown = (text + json.dumps(card, ensure_ascii=False)).lower()
    said = {name: value for name, value in card.items() if name not in NOT_SAID}
    heard = (text + json.dumps(said)).lower()
    titles = [button["title"] for button in buttons]
    found = [Difference("conveys", words) for words in turn.conveys if words.lower() not in shown]
    found += [Difference("never", words) for words in turn.never if words.lower() in heard]
    found += [Difference("offers", title, ", ".join(titles)) for title in turn.offers if title not in titles]
    found += [
        Difference("slots", f"{name}={value}", str(slots.get(name)))
        for name, value in turn.slots.items()
        if slots.get(name) != value
    ]
    if turn.signpost and card["signpost"] != turn.signpost:
        found.append(Difference("signpost", turn.signpost, str(card["signpost"])))
    if turn.plan is not None and (card["plan"] is not None) != turn.plan:
        found.append(Difference("plan", str(turn.plan), str(card["plan"] is not None)))
    if turn.also is not None and tuple(card["also"]) != turn.also:
        found.append(Difference("also", ", ".join(turn.also), ", ".join(card["also"])))
    return found

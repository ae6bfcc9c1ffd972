"""What the founding texts teach a parent, point by point, and where the assistant answers it: one file a text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.yml"))
KINDS = ("points", "signposts", "letters", "terms", "organisations", "deadlines")

Text = Annotated[str, StringConstraints(min_length=1)]
Place = Annotated[str, StringConstraints(pattern=rf"^({'|'.join(KINDS)})/[a-z0-9_]+$")]


class Row(BaseModel):
    """One thing taught. `ask` is a parent's message, answered from one of `answered_in` with all words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    teaches: Text
    answered_in: Annotated[tuple[Place, ...], Field(min_length=1)]
    ask: Text
    conveys: Annotated[tuple[Text, ...], Field(min_length=1)]


class Taught(BaseModel):
    """One text and everything of use in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seed: Text
    by: Text
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]


def read(file: Path) -> Taught:
    """The rows of a file; raises pydantic's ValidationError naming what is wrong."""
    return Taught.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def places(card: dict[str, Any]) -> set[str]:
    """Every place that an answer's card shows."""
    shown = {f"signposts/{card['signpost']}", f"points/{card['point']}"}
    for kind in ("letters", "deadlines"):
        shown |= {f"{kind}/{one['id']}" for one in card[kind]}
    return shown | {f"organisations/{one['id']}" for one in card["contacts"]}

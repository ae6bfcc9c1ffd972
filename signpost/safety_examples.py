"""The invented messages that teach the second safety net: `knowledge/safety_examples/*.yml`, one kind a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from signpost.entry import Entry, Text
from signpost.safety_model import SAFETY_FILE, Kind, load_as

EXAMPLES_FOLDER = SAFETY_FILE.parent / "safety_examples"


class ExampleFile(Entry):
    """One file: what kind its messages are ("none": they only look like danger) and what they are about."""

    kind: Kind | Literal["none"]
    about: Text
    examples: tuple[Text, ...] = Field(min_length=1)


def load_examples(folder: Path = EXAMPLES_FOLDER) -> list[tuple[str, str]]:
    """Pairs of a kind and a message, file by file; a message that stands twice is given once.

    Raises KnowledgeError with file and field when a file is wrong; an empty or missing folder gives an empty list.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        file = load_as(ExampleFile, path, f"knowledge/{folder.name}/{path.name}")
        for text in file.examples:
            found.setdefault(text, file.kind)
    return [(kind, text) for text, kind in found.items()]

"""The shape of `knowledge/safety.yml`, and the way to load it.

Uses nothing of the rest of the knowledge base: the safety net must work when everything else is broken.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, Field, StringConstraints, ValidationError, model_validator

from signpost.entry import Entry, Id, Text, tuples
from signpost.errors import KnowledgeError, Problem

Kind = Literal["danger_now", "thoughts_of_dying", "harm_to_child", "child_at_risk", "staff_allegation", "doubtful"]

SAFETY_FILE = Path(__file__).resolve().parents[1] / "knowledge" / "safety.yml"

OneWord = Annotated[str, StringConstraints(pattern=r"^[a-z0-9']+$")]


Model = TypeVar("Model", bound=BaseModel)


class Definition(Entry):
    """What a curator means by a level of danger. Every example is tested to be read so."""

    means: Text
    answered_with: Text
    examples: tuple[Text, ...]


class Phrase(Entry):
    """Ways of saying one thing, each a pattern (signpost/safety_pattern.py).

    `unless`: not when one of these stands within a few words of it. `needs` and `never_with` look at the whole message:
    one of these must, or must not, stand in it. Phrases of two different themes in one message are together a sign of
    thoughts of dying, whatever each says by itself. What `stands` is so plain that the second net cannot take it back.
    """

    id: Id
    says: tuple[Text, ...]
    theme: Id | None = None
    needs: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    never_with: tuple[Text, ...] = ()
    stands: bool = False


class Hint(Phrase):
    """Means nothing by itself."""

    theme: Id


class Negations(Entry):
    """Text that turn what follows into its opposite, and the words that may stand between."""

    words: tuple[OneWord, ...]
    may_stand_between: tuple[OneWord, ...]
    undone_by: tuple[OneWord, ...]


class Weakened(Entry):
    """Signs that are asked about rather than acted on: long past and over, or quoted from a record."""

    past: tuple[Text, ...]
    over: tuple[Text, ...]
    record: tuple[Text, ...]


class Speakers(Entry):
    """How a child who writes, and a grown-up who writes about one, give themselves away."""

    child: tuple[Text, ...]
    parent: tuple[Text, ...]


class SafetyKnowledge(Entry):
    """The whole of `knowledge/safety.yml`."""

    checked_on: date
    review_by: date
    definitions: dict[Literal["danger", "at_risk", "doubtful", "none"], Definition]
    spellings: dict[OneWord, Text]
    key_words: tuple[OneWord, ...]
    groups: dict[Id, Text]
    harmless: tuple[Text, ...]
    negations: Negations
    weakened: Weakened
    speakers: Speakers
    signs: dict[Kind, tuple[Phrase, ...]]
    hints: tuple[Hint, ...] = Field(default=())

    @model_validator(mode="after")
    def _ids_and_dates_make_sense(self) -> SafetyKnowledge:
        if self.review_by <= self.checked_on:
            raise ValueError(f"review_by {self.review_by} must be later than checked_on {self.checked_on}")
        ids = [phrase.id for phrases in self.signs.values() for phrase in phrases] + [hint.id for hint in self.hints]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise ValueError(f"used for more than one phrase: {', '.join(twice)}")
        return self


_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Reads YAML and refuses a name given twice in one place: the second would silently replace the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value]
        for name in names:
            if names.count(name) > 1:
                raise yaml.constructor.ConstructorError(None, None, f'"{name}" is given twice', node.start_mark)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


def load_safety(path: Path = SAFETY_FILE) -> SafetyKnowledge:
    """The safety phrases in `path`. Raises KnowledgeError with every mistake found, each with its field."""
    return load_as(SafetyKnowledge, path, f"knowledge/{path.name}")


def load_as(model: type[Model], path: Path, name: str) -> Model:
    """One file as a model; `name` stands for it in messages. Raises KnowledgeError with every mistake found."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
        return model.model_validate(tuples(raw))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as unreadable:
        raise KnowledgeError([Problem(name, "whole file", f"cannot be read as YAML: {unreadable}")]) from unreadable
    except ValidationError as invalid:
        raise KnowledgeError(
            Problem(name, ".".join(map(str, mistake["loc"])) or "whole file", mistake["msg"])
            for mistake in invalid.errors()
        ) from invalid

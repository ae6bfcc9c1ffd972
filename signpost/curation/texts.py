"""Every text of the knowledge base that a parent can read, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from signpost.knowledge.base import Knowledge

PROSE = frozenset(
    {
        "first_line",
        "in_short",
        "do_now",
        "when_right",
        "when_not_yet",
        "steps",
        "wording",
        "being_checked",
        "because",
        "text",
        "who",
        "if_passed",
        "title",
        "choice",
        "use_when",
        "to",
        "body",
        "name",
        "what",
        "who_pays",
        "note",
        "meaning",
        "question",
        "why",
        "label",
        "about",
        "how_to_count",
        "working",
        "alone",
        "shape",
        "first",
        "ask_before",
        "who_comes",
        "agenda",
        "questions",
        "in_the_room",
        "afterwards",
        "told",
    }
)
"""Fields that hold sentences or labels; the others hold ids, names of pages, numbers, or words to be recognised."""

REVIEWED = (
    "signposts",
    "points",
    "meetings",
    "letters",
    "organisations",
    "areas",
    "terms",
    "deadlines",
    "notices",
)
"""Kinds of entries that somebody must look at again by a day."""
KINDS = (*REVIEWED, "case_facts")
OWN = ("wording", "texting", "triage", "guided", "handouts")
"""Files of the assistant's own sentences."""
FILES = {
    **{name: f"{name}.yml" for name in OWN},
    "terms": "glossary.yml",
    "deadlines": "deadlines.yml",
    "notices": "notices.yml",
    "case_facts": "case.yml",
}
"""Kinds whose entries stand together in one file; the others have a file an entry."""


@dataclass(frozen=True)
class Said:
    """One text: the kind and id of its entry, the path to the field, and the words."""

    kind: str
    entry: str
    field: str
    text: str

    @property
    def file(self) -> str:
        """The file an editor opens to change it."""
        return file_of(self.kind, self.entry)

    @property
    def name(self) -> str:
        """The field's own name, without numbers and what it stands in."""
        return next(part for part in reversed(self.field.split(".")) if not part.isdigit())


def file_of(kind: str, entry: str) -> str:
    """Where an entry of a kind stands, from the project's folder."""
    return f"knowledge/{FILES.get(kind, f'{kind}/{entry}.yml')}"


def all_texts(knowledge: Knowledge) -> Iterator[Said]:
    """Every text of every entry, and the assistant's own sentences."""
    for kind in KINDS:
        entries: Mapping[str, BaseModel] = getattr(knowledge, kind)
        for entry, model in entries.items():
            yield from (Said(kind, entry, field, text) for field, text in _prose(model.model_dump(), ""))
    for name in OWN:
        yield from (Said(name, name, field, text) for field, text in _strings(_own_sentences(name, knowledge), ""))


def _own_sentences(name: str, knowledge: Knowledge) -> Any:
    """The fields of a file of our own sentences, without what is only ids."""
    fields = getattr(knowledge, name).model_dump()
    if name == "triage":
        fields["questions"] = [{"if_unknown": question["if_unknown"]} for question in fields["questions"]]
        fields["outcomes"] = [{"because": outcome["because"]} for outcome in fields["outcomes"]]
        del fields["known_from"]
    return fields


def _strings(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text below a value, with where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list | tuple):
        inner = value.items() if isinstance(value, dict) else enumerate(value, 1)
        for key, one in inner:
            yield from _strings(one, f"{path}.{key}".lstrip("."))


def _prose(value: Any, path: str, prose: bool = False) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and prose:
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _prose(inner, f"{path}.{key}".lstrip("."), key in PROSE)
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value, 1):
            yield from _prose(inner, f"{path}.{number}", prose)

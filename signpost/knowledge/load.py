"""Reads `knowledge/` and reports every mistake in it together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from signpost.deadlines import DeadlineRule
from signpost.entry import tuples
from signpost.errors import KnowledgeError, Problem
from signpost.inference import Inference
from signpost.knowledge.base import Knowledge
from signpost.knowledge.case_model import CaseFact
from signpost.knowledge.explain import StrictLoader, days_that_are_none, explain
from signpost.knowledge.guided_words import GuidedWords
from signpost.knowledge.handout_words import HandoutWords
from signpost.knowledge.links import broken_links
from signpost.knowledge.meeting_model import Meeting
from signpost.knowledge.models import Area, Letter, Notice, Organisation, Signpost, Source, Term
from signpost.knowledge.page_words import PageWords
from signpost.knowledge.point_model import Point
from signpost.knowledge.recognition import Recognition
from signpost.knowledge.texting_words import TextingWords
from signpost.knowledge.to_check_model import ToCheck
from signpost.knowledge.triage_words import Triage
from signpost.knowledge.wording import Wording

KNOWLEDGE_FOLDER = Path(__file__).resolve().parents[2] / "knowledge"

UNREADABLE = object()
"""What stands for a file that is no YAML at all: that has been reported, and there is nothing in it to check."""

Model = TypeVar("Model", bound=BaseModel)


def load_knowledge(folder: Path = KNOWLEDGE_FOLDER) -> Knowledge:
    """The knowledge base in `folder`. Raises KnowledgeError with all mistakes, each with file, field and value."""
    problems: list[Problem] = []
    reader = _Reader(folder, problems)
    knowledge = Knowledge(
        sources=reader.lists("sources", Source),
        organisations=reader.files("organisations", Organisation),
        areas=reader.files("areas", Area),
        letters=reader.files("letters", Letter),
        terms=reader.lists("glossary", Term),
        deadlines=reader.lists("deadlines", DeadlineRule),
        signposts=reader.files("signposts", Signpost),
        points=reader.files("points", Point),
        meetings=reader.files("meetings", Meeting),
        notices=reader.lists("notices", Notice),
        to_check=reader.lists("to_check", ToCheck),
        case_facts=reader.lists("case", CaseFact),
        inferences=reader.lists("inferences", Inference),
        wording=reader.single("wording", Wording),
        page=reader.single("page", PageWords),
        handouts=reader.single("handouts", HandoutWords),
        texting=reader.single("texting", TextingWords),
        triage=reader.single("triage", Triage),
        guided=reader.single("guided", GuidedWords),
        recognition=reader.single("recognition", Recognition),
        version=version_of(folder),
    )
    # What names an entry that could not be read is not itself wrong; the entry's own mistake has been told.
    if not reader.blind:
        problems.extend(broken_links(knowledge, reader.file_of, reader.lost))
    if problems:
        raise KnowledgeError(problems)
    return knowledge


def version_of(folder: Path = KNOWLEDGE_FOLDER) -> str:
    """Twelve hex digits that change whenever any knowledge file does."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


class _Reader:
    """Reads entries of one kind after another and keeps where each came from."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        self._folder = folder
        self._problems = problems
        self.file_of: dict[tuple[str, str], str] = {}
        self.lost: set[str] = set()
        """Ids of entries with a mistake in them."""
        self.blind = False
        """Whether a file of many entries could not be read, so that nobody knows which ids are missing."""

    def files(self, kind: str, model: type[Model]) -> Mapping[str, Model]:
        """One entry a file, in `<kind>/<id>.yml`; the file's name must be its id."""
        entries: dict[str, Model] = {}
        for path in sorted((self._folder / kind).glob("*.yml")):
            raw = self._yaml(path)
            entry = None if raw is UNREADABLE else self._entry(kind, raw, model, path)
            if entry is None:
                self.lost.add(path.stem)
                continue
            if entry.id != path.stem:  # type: ignore[attr-defined]
                message = f'"{entry.id}" must be the name of its file, "{path.stem}".'  # type: ignore[attr-defined]
                self._problems.append(Problem(self._name(path), "id", message))
            entries[path.stem] = entry
        return entries

    def lists(self, kind: str, model: type[Model]) -> Mapping[str, Model]:
        """Many entries a file: `<kind>.yml`, or every file in the folder `<kind>/`."""
        entries: dict[str, Model] = {}
        for path, raw in self._listed(kind):
            entry = self._entry(kind, raw, model, path)
            if entry is None:
                continue
            key = entry.id  # type: ignore[attr-defined]
            if key in entries:
                message = f'"{key}" is already in {self.file_of[kind, key]}.'
                self._problems.append(Problem(self._name(path), "id", message))
            entries[key] = entry
            self.file_of[kind, key] = self._name(path)
        return entries

    def single(self, kind: str, model: type[Model]) -> Model:
        """The one entry of `<kind>.yml`; if it is wrong, an empty one stands in until all problems are told."""
        path = self._folder / f"{kind}.yml"
        raw = self._yaml(path) if path.exists() else {}
        found = None if raw is UNREADABLE else self._entry(kind, raw, model, path)
        return found or model.model_construct()

    def _listed(self, kind: str) -> Iterator[tuple[Path, Any]]:
        single = self._folder / f"{kind}.yml"
        paths = [single] if single.exists() else sorted((self._folder / kind).glob("*.yml"))
        for path in paths:
            raw = self._yaml(path)
            self.blind = self.blind or not isinstance(raw, list)
            if isinstance(raw, list):
                yield from ((path, item) for item in raw)
            elif raw is not UNREADABLE:
                self._problems.append(
                    Problem(self._name(path), "whole file", "must be a list: each entry begins with a dash.")
                )

    def _entry(self, kind: str, raw: Any, model: type[Model], path: Path) -> Model | None:
        known = raw.get("id", "?") if isinstance(raw, dict) else "?"
        try:
            entry = model.model_validate(tuples(raw))
        except ValidationError as invalid:
            self._problems.extend(explain(self._name(path), known, invalid, model))
            self.lost.add(str(known))
            return None
        self.file_of.setdefault((kind, str(known)), self._name(path))
        return entry

    def _yaml(self, path: Path) -> Any:
        try:
            raw = yaml.load(path.read_text(encoding="utf-8"), Loader=StrictLoader)
            tuples(raw)
            return raw
        except RecursionError:
            message = "an entry is inside itself, by an & and a *, or far too deep in others."
            self._problems.append(Problem(self._name(path), "whole file", message))
        except (yaml.YAMLError, UnicodeDecodeError) as broken:
            self._problems.append(Problem(self._name(path), "whole file", f"cannot be read as YAML: {broken}"))
        except ValueError as broken:
            days = ", ".join(days_that_are_none(path.read_text(encoding="utf-8")))
            self._problems.append(Problem(self._name(path), "whole file", f"{days}: {broken}."))
        return UNREADABLE

    def _name(self, path: Path) -> str:
        return f"knowledge/{path.relative_to(self._folder).as_posix()}"

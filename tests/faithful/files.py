"""The knowledge files as they stand on the disk, read without the program's own models.

So a sentence that a model or a default in code would add is not taken for one of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from signpost.knowledge.load import KNOWLEDGE_FOLDER

KINDS = {
    "signposts": "signposts",
    "points": "points",
    "meetings": "meetings",
    "letters": "letters",
    "organisations": "organisations",
    "areas": "areas",
    "sources": "sources",
    "terms": "glossary",
    "deadlines": "deadlines",
    "notices": "notices",
    "case_facts": "case",
}
"""The kinds of entry, and the file or folder each stands in."""

Raw = dict[str, Any]


@dataclass(frozen=True)
class Files:
    """Entries by kind and id; the own sentences of the five files of them; the file each entry stands in."""

    entries: dict[str, dict[str, Raw]]
    wording: dict[str, str]
    page: Raw
    triage: Raw
    guided: Raw
    handouts: dict[str, str]
    file_of: dict[tuple[str, str], str]

    @cached_property
    def pages(self) -> frozenset[tuple[str, str, str]]:
        """Title, address and day of every source, as a card has them."""
        pages = self.entries["sources"].values()
        return frozenset((f"{page['publisher']}: {page['title']}", page["url"], str(page["seen_on"])) for page in pages)

    def contents(self) -> Iterator[tuple[str, str, Raw]]:
        """Kind, id and what is said by every signpost, each of its variants, and every point."""
        for kind in ("signposts", "points"):
            for name, entry in self.entries[kind].items():
                for content in (entry, *entry.get("variants", ())):
                    yield kind, name, content


def read(folder: Path = KNOWLEDGE_FOLDER) -> Files:
    """All files below the folder that a parent can be told something from."""
    entries: dict[str, dict[str, Raw]] = {kind: {} for kind in KINDS}
    file_of = {}
    for kind, name in KINDS.items():
        single = folder / f"{name}.yml"
        for path in [single] if single.exists() else sorted((folder / name).glob("*.yml")):
            loaded = _yaml(path)
            for entry in loaded if isinstance(loaded, list) else [loaded]:
                entries[kind][entry["id"]] = entry
                file_of[kind, entry["id"]] = f"knowledge/{path.relative_to(folder).as_posix()}"
    own = [_yaml(folder / f"{name}.yml") for name in ("wording", "page", "triage", "guided", "handouts")]
    return Files(entries, *own, file_of)


def changed(files: Files, file: str, old: str, new: str) -> Files:
    """The files with one change in one of them; the file's name is below `knowledge/`. Raises if `old` is not in it."""
    text = (KNOWLEDGE_FOLDER / file).read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"knowledge/{file} does not hold {old!r}")
    loaded = yaml.load(text.replace(old, new, 1), Loader=yaml.CSafeLoader)
    entries = {kind: dict(known) for kind, known in files.entries.items()}
    for entry in loaded if isinstance(loaded, list) else [loaded]:
        (kind,) = (
            kind for kind, name in files.file_of if name == entry["id"] and files.file_of[kind, name].endswith(file)
        )
        entries[kind][entry["id"]] = entry
    return replace(files, entries=entries)


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)

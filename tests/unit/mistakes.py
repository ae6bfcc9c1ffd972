"""Mistakes made in a copy of the invented knowledge base (the fixture `folder`), and what an editor is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.errors import KnowledgeError, Problem
from signpost.knowledge import load_knowledge


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Puts `new` where `old` first stands."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(KnowledgeError) as wrong:
        load_knowledge(folder)
    return wrong.value.problems


def told(folder: Path, file: str, field: str) -> str:
    """What is said about one field; fails when nothing is."""
    found = {(problem.file, problem.field): problem.message for problem in problems(folder)}
    assert (f"knowledge/{file}", field) in found, found
    return found[f"knowledge/{file}", field]

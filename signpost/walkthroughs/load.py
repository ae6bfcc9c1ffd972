"""Reads `walkthroughs/` and reports every mistake in it together, each with file, field, value and what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from signpost.errors import KnowledgeError, Problem, not_one_of
from signpost.knowledge.base import Knowledge
from signpost.knowledge.explain import StrictLoader, days_that_are_none, explain
from signpost.walkthroughs.checks import wrong_in
from signpost.walkthroughs.lesson import Lesson

FOLDER = Path(__file__).resolve().parents[2] / "walkthroughs"


class WalkthroughError(KnowledgeError):
    """All the mistakes found in the walkthroughs, reported together."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__(problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        self.args = (f"{len(self.problems)} mistakes in the walkthroughs\n{lines}",)


def load_lessons(knowledge: Knowledge, folder: Path = FOLDER) -> dict[str, Lesson]:
    """Every lesson by its id, in the order of titles. Raises WalkthroughError with all mistakes."""
    problems: list[Problem] = []
    lessons = [one for path in sorted(folder.glob("*.yml")) if (one := _lesson(path, problems))]
    for lesson in lessons:
        problems += wrong_in(lesson, knowledge, f"walkthroughs/{lesson.id}.yml")
    if problems:
        raise WalkthroughError(problems)
    return {lesson.id: lesson for lesson in sorted(lessons, key=lambda one: one.title)}


def find_lesson(name: str, lessons: dict[str, Lesson]) -> Lesson:
    """The lesson of that name. Raises LookupError naming the nearest one."""
    if name not in lessons:
        raise LookupError(not_one_of(name, lessons, "a walkthrough"))
    return lessons[name]


def read_single(path: Path, model: type[BaseModel], entry: str) -> Any:
    """The one entry of a file as its model. Raises WalkthroughError with all that is wrong with it."""
    problems: list[Problem] = []
    found = _validated(path, model, entry, problems)
    if found is None:
        raise WalkthroughError(problems)
    return found


def _lesson(path: Path, problems: list[Problem]) -> Lesson | None:
    lesson: Lesson | None = _validated(path, Lesson, path.stem, problems)
    if lesson and lesson.id != path.stem:
        message = f'"{lesson.id}" must be the name of its file, "{path.stem}".'
        problems.append(Problem(_name(path), "id", message))
        return None
    return lesson


def _validated(path: Path, model: type[BaseModel], entry: str, problems: list[Problem]) -> Any:
    try:
        return model.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=StrictLoader))
    except ValidationError as invalid:
        problems += _for_authors(explain(_name(path), entry, invalid, model), entry)
    except (yaml.YAMLError, UnicodeDecodeError) as broken:
        problems.append(Problem(_name(path), "whole file", f"cannot be read as YAML: {broken}"))
    except ValueError:
        days = ", ".join(days_that_are_none(path.read_text(encoding="utf-8")))
        problems.append(Problem(_name(path), "whole file", f"{days}: there is no such day."))
    return None


def _for_authors(found: Iterable[Problem], entry: str) -> Iterator[Problem]:
    """The mistakes counted from 1 as people do, and no list called too short because of a mistake inside it."""
    problems = list(found)
    for one in problems:
        field = one.field.removeprefix(f"{entry}.")
        inside = any(other.field.startswith(f"{one.field}.") for other in problems)
        if not inside:
            counted = (str(int(part) + 1) if part.isdigit() else part for part in field.split("."))
            yield Problem(one.file, ".".join(counted), one.message)


def _name(path: Path) -> str:
    return "/".join(path.parts[path.parts.index("walkthroughs") :] if "walkthroughs" in path.parts else [path.name])


def themes_without(lessons: Iterable[Lesson], themes: Iterable[str]) -> Iterator[str]:
    """The themes that no lesson teaches."""
    taught = {theme for lesson in lessons for theme in lesson.teaches}
    return (theme for theme in themes if theme not in taught)

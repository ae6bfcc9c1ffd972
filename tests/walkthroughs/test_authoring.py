"""A new walkthrough begins as one that works: it is checked, and it is in step with the assistant."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from rasa.core.agent import Agent

from extensions.channels.guard import Guard
from extensions.walkthroughs.player import apart
from signpost.knowledge import Knowledge
from signpost.walkthroughs import new
from signpost.walkthroughs.lesson import THEMES, Lesson
from signpost.walkthroughs.load import FOLDER, load_lessons


def test_what_make_new_walkthrough_writes_is_a_lesson_that_works(
    tmp_path: Path,
    knowledge: Knowledge,
    assistant: Agent,
    guard: Guard,
    loop: asyncio.AbstractEventLoop,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "walkthroughs"
    folder.mkdir()
    assert new.main(["late_bus"], folder) == 0
    assert "make walkthrough NAME=late_bus" in capsys.readouterr().out
    lesson = load_lessons(knowledge, folder)["late_bus"]
    assert loop.run_until_complete(apart(lesson, assistant, guard)) == {}


def test_a_name_that_is_taken_or_cannot_be_one_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "late_bus.yml").write_text("mine", encoding="utf-8")
    assert new.main(["late_bus"], tmp_path) == 1
    assert new.main(["Late Bus"], tmp_path) == 2
    assert new.main([], tmp_path) == 2
    assert (tmp_path / "late_bus.yml").read_text(encoding="utf-8") == "mine"
    assert "make new-walkthrough NAME=late_bus" in capsys.readouterr().err


def test_the_guide_explains_every_field_of_a_lesson_and_lists_every_theme() -> None:
    guide = (FOLDER.parent / "docs" / "writing-a-walkthrough.md").read_text(encoding="utf-8")
    assert [theme for theme in THEMES if f"`{theme}`" not in guide] == []
    fields = {*Lesson.model_fields, *Lesson.model_fields["turns"].annotation.__args__[0].model_fields}  # type: ignore[union-attr]
    assert sorted(field for field in fields - {"repeat"} if f"`{field}`" not in guide) == []


def test_the_trainers_guide_names_every_lesson_and_no_other(lessons: dict[str, Lesson]) -> None:
    guide = (FOLDER.parent / "docs" / "training.md").read_text(encoding="utf-8")
    table = guide.partition("## Which lesson for what")[2].partition("## Three plans")[0]
    assert set(re.findall(r"`(\w+)`", table)) == set(lessons)

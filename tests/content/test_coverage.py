"""Every point of the founding texts names where it is answered, and the page that says so is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.knowledge import Knowledge
from tests.coverage import report
from tests.coverage.rows import FILES, read


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_place_named_exists(file: Path, knowledge: Knowledge) -> None:
    named = {place for row in read(file).rows for place in row.answered_in}
    missing = [place for place in named if place.partition("/")[2] not in getattr(knowledge, place.partition("/")[0])]
    assert missing == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_question_is_one_of_the_examples(file: Path, knowledge: Knowledge) -> None:
    heard = {text.lower() for point in knowledge.points.values() for text in point.heard_as}
    assert [row.ask for row in read(file).rows if row.ask.lower() in heard] == []


def test_every_point_of_the_knowledge_base_is_reached_by_some_question(knowledge: Knowledge) -> None:
    answered = {place for file in FILES for row in read(file).rows for place in row.answered_in}
    assert [point for point in knowledge.points if f"points/{point}" not in answered] == []


def test_the_table_of_coverage_is_up_to_date(knowledge: Knowledge) -> None:
    assert report.FILE.read_text(encoding="utf-8") == report.page(knowledge), "run: make coverage"

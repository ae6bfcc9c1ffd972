"""When the knowledge base cannot be read, danger is answered with the same words and numbers as on any other day."""

from __future__ import annotations

from datetime import date

import pytest

from extensions.channels.guard import own_words
from signpost import last_good
from signpost.knowledge import Knowledge
from signpost.safety import SafetyNet, Sign, Speaker
from signpost.safety_model import Kind, load_safety

DAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def copy() -> Knowledge:
    return last_good.answers()


def test_the_copy_of_the_phrases_is_the_safety_file_of_today() -> None:
    assert last_good.PHRASES.read_text(encoding="utf-8") == last_good.written_phrases(load_safety()), (
        "Run: make last-good"
    )


def test_the_copy_of_the_answers_is_the_knowledge_base_of_today(knowledge: Knowledge) -> None:
    assert last_good.ANSWERS.read_text(encoding="utf-8") == last_good.written_answers(knowledge), "Run: make last-good"


def test_the_copied_phrases_find_what_the_file_finds() -> None:
    assert last_good.phrases() == load_safety()
    found = SafetyNet(last_good.phrases()).check("My son keeps saying he wants to die")
    assert found is not None and found.kind == "thoughts_of_dying"


@pytest.mark.parametrize("speaker", ["parent", "child", "unknown"])
@pytest.mark.parametrize(
    "kind", ["danger_now", "thoughts_of_dying", "harm_to_child", "child_at_risk", "staff_allegation"]
)
def test_each_kind_of_danger_is_answered_from_the_copy_as_from_the_knowledge_base(
    kind: Kind, speaker: Speaker, copy: Knowledge, knowledge: Knowledge
) -> None:
    sign = Sign(kind, speaker, "phrase")

    assert own_words(sign, copy, DAY) == own_words(sign, knowledge, DAY)
    assert "999" in own_words(sign, copy, DAY).text


def test_whom_to_turn_to_when_we_cannot_help_is_in_the_copy(copy: Knowledge, knowledge: Knowledge) -> None:
    assert own_words(None, copy, DAY) == own_words(None, knowledge, DAY)

"""What a plan says in words."""

from __future__ import annotations

import pytest

from signpost.plan_words import ended


@pytest.mark.parametrize(("title", "sentence"), [("The bus is late", "The bus is late."), ("Who pays?", "Who pays?")])
def test_a_title_ends_as_a_sentence_does_and_a_question_keeps_its_mark(title: str, sentence: str) -> None:
    assert ended(title) == sentence

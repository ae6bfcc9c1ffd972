"""What goes on paper: whole, readable by a screen reader, true to the knowledge base, and the poster on one page."""

from __future__ import annotations

import asyncio
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rasa.core.agent import Agent

from extensions.channels.guard import Guard
from extensions.walkthroughs import handouts
from extensions.walkthroughs.stage import Stage
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import Lesson
from signpost.walkthroughs.words import Words
from tests.faithful.channels import texts_of_page

NAME = "refused_an_assessment"


@pytest.fixture(scope="module")
def html(
    lessons: dict[str, Lesson], words: Words, knowledge: Knowledge, assistant: Agent, loop: asyncio.AbstractEventLoop
) -> str:
    stage, lesson = Stage(Guard(), knowledge), lessons[NAME]
    turns = [loop.run_until_complete(stage.turn(lesson, number, assistant)) for number in (1, 2, 3)]
    return handouts.handout(lesson, turns, words, knowledge)


def test_a_handout_holds_the_case_the_real_answer_the_rules_and_the_trainers_notes(
    html: str, lessons: dict[str, Lesson], knowledge: Knowledge
) -> None:
    text, lesson = " ".join(texts_of_page(html)), lessons[NAME]
    assert lesson.situation in text
    assert "Every case here is invented." in text
    assert "7 December 2026" in text
    for turn in lesson.turns:
        assert turn.why in text
        for rule in turn.rules:
            assert rule.where in text
            assert knowledge.sources[rule.source].url in text
    for _, _, question in lesson.questions():
        assert all(choice.feedback in text for choice in question.choices)
    assert all(line in text for line in (*lesson.remember, *lesson.trainer))


def test_a_handout_has_headings_in_order_a_language_and_nothing_from_elsewhere(html: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert '<html lang="en-GB"' in html
    assert not re.search(r"<script|<link|src=", html)


def test_a_handout_says_when_its_lesson_is_out_of_step(
    lessons: dict[str, Lesson], words: Words, knowledge: Knowledge, assistant: Agent, loop: asyncio.AbstractEventLoop
) -> None:
    lesson = lessons["outside_england"]
    wrong = lesson.turns[0].model_copy(update={"conveys": ("words nobody says",)})
    changed = lesson.model_copy(update={"turns": (wrong, *lesson.turns[1:])})
    stage = Stage(Guard(), knowledge)
    turns = [loop.run_until_complete(stage.turn(changed, number, assistant)) for number in (1, 2, 3)]
    assert words("review_live") in " ".join(texts_of_page(handouts.handout(changed, turns, words, knowledge)))
    assert stage.apart == {"outside_england"}


def test_the_poster_says_what_the_knowledge_base_says_of_every_step(words: Words, knowledge: Knowledge) -> None:
    ladder = [one for one in knowledge.signposts.values() if one.kind == "ladder"]
    text = " ".join(texts_of_page(handouts.poster(words, knowledge)))
    assert len(ladder) >= 9
    assert all(one.in_short in text for one in ladder)
    changed = ladder[0].model_copy(update={"in_short": "Knock on the green door."})
    other = replace(knowledge, signposts={**knowledge.signposts, changed.id: changed})
    assert "Knock on the green door." in handouts.poster(words, other)


def test_the_poster_is_one_page_of_a4_that_a_screen_reader_can_read(
    words: Words, knowledge: Knowledge, tmp_path: Path
) -> None:
    if not handouts.CHROMIUM.exists():
        pytest.fail(f"{handouts.CHROMIUM} is missing. Run: make web-ready")
    pdf = handouts.as_pdf(handouts.write(tmp_path / "ladder.html", handouts.poster(words, knowledge))).read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert re.search(rb"/MediaBox\s*\[0 0 594\.\d+ 841\.\d+\]", pdf)
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang (en-GB)" in pdf

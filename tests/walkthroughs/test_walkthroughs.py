"""Every lesson is in step with the real assistant; one that is not is marked for review in a trainer's words."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from rasa.core.agent import Agent

from actions.signpost import ActionSignpost
from extensions.channels.guard import Guard
from extensions.walkthroughs.player import Played, apart, play
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import THEMES, Lesson
from signpost.walkthroughs.load import FOLDER, themes_without
from signpost.walkthroughs.words import Words, out_of_step

NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
CHANGES = {
    ("signposts", "social_care_referral", "It is not a finding about you"): {"referral_after_a_complaint"},
    ("points", "no_diagnosis_no_help", "No diagnosis is needed"): {"no_diagnosis", "outside_england"},
    ("signposts", "mediation", "You need not meet"): {"mediation_adviser"},
    ("points", "twenty_weeks_passed", "late by law"): {"plan_is_late"},
}
"""Words of an answer, by its kind and id, and the lessons that teach them. Nobody else teaches them."""


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_is_in_step_with_the_assistant(
    name: str,
    lessons: dict[str, Lesson],
    words: Words,
    assistant: Agent,
    guard: Guard,
    loop: asyncio.AbstractEventLoop,
) -> None:
    found = loop.run_until_complete(apart(lessons[name], assistant, guard))
    assert not found, "\n" + out_of_step(lessons[name], found, words)


def test_there_are_at_least_fourteen_lessons_and_every_theme_is_taught(lessons: dict[str, Lesson]) -> None:
    assert len(lessons) >= 14
    assert list(themes_without(lessons.values(), THEMES)) == []


@pytest.mark.parametrize(("change", "taught"), CHANGES.items(), ids=[name for _, name, _ in CHANGES])
def test_a_changed_answer_fails_exactly_the_lessons_that_taught_it(
    change: tuple[str, str, str],
    taught: set[str],
    lessons: dict[str, Lesson],
    words: Words,
    knowledge: Knowledge,
    assistant: Agent,
    loop: asyncio.AbstractEventLoop,
) -> None:
    changed, (_, _, old) = _changed(knowledge, *change), change
    with answering_from(changed, assistant):
        guard = Guard(changed)
        found = {name: loop.run_until_complete(apart(lesson, assistant, guard)) for name, lesson in lessons.items()}
    failed = {name: turns for name, turns in found.items() if turns}
    assert set(failed) == taught
    for name, turns in failed.items():
        told = out_of_step(lessons[name], turns, words)
        assert f"'{lessons[name].title}' is out of step with the assistant. Mark it for review" in told
        assert f'the lesson teaches "{old}' in told
        assert "and the assistant does not say it" in told
        assert f"make walkthrough NAME={name}" in told


def test_a_button_that_is_gone_is_told_and_not_a_crash(
    lessons: dict[str, Lesson], words: Words, assistant: Agent, guard: Guard, loop: asyncio.AbstractEventLoop
) -> None:
    lesson = lessons["academy_complaint"]
    gone = lesson.turns[1].model_copy(update={"pick": "A school on the moon"})
    changed = lesson.model_copy(update={"turns": (lesson.turns[0], gone, *lesson.turns[2:])})
    told = out_of_step(changed, loop.run_until_complete(apart(changed, assistant, guard)), words)
    assert 'the button "A school on the moon" is not there any more' in told


def _changed(knowledge: Knowledge, kind: str, name: str, old: str) -> Knowledge:
    """The knowledge base with some words taken out of one entry, wherever they stand in it."""
    entries = getattr(knowledge, kind)
    assert old in entries[name].in_short
    without = json.loads(entries[name].model_dump_json().replace(old, "Something else is so"))
    texts = {field: without[field] for field in ("in_short", "do_now", "wording", "first_line") if field in without}
    return replace(knowledge, **{kind: {**entries, name: entries[name].model_copy(update=texts)}})


@contextmanager
def answering_from(knowledge: Knowledge, assistant: Agent) -> Iterator[None]:
    """The assistant's action answers from another knowledge base, as after an editor's change and a restart."""
    actions = assistant.action_endpoint._executor.actions
    before = dict(actions)
    actions["action_signpost"] = ActionSignpost(knowledge).run
    try:
        yield
    finally:
        actions.update(before)


def test_time_can_pass_in_a_lesson_and_another_phone_knows_nothing(
    lessons: dict[str, Lesson], assistant: Agent, guard: Guard, loop: asyncio.AbstractEventLoop
) -> None:
    lesson = lessons["refused_an_assessment"]
    later = lesson.turns[2].model_copy(update={"day": date(2026, 11, 30), "conveys": ("7 days from today",)})
    stranger = lesson.turns[2].model_copy(update={"elsewhere": True, "signpost": None, "conveys": (), "slots": {}})
    changed = lesson.model_copy(update={"turns": (*lesson.turns[:2], later, stranger)})

    async def played() -> list[Played]:
        return [one async for one in play(changed, assistant, guard)]

    told = loop.run_until_complete(played())
    assert [str(one) for turn in told for one in turn.apart] == []
    assert "decision" in told[2].understood["case"]
    assert "decision" not in told[3].understood["case"]

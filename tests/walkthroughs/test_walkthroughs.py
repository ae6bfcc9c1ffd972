"""Every lesson is in step with the real assistant; one that is not is marked for review in a trainer's words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from rasa.core.agent import Agent

from actions.signpost import ActionSignpost
from extensions.channels.guard import Guard
from extensions.walkthroughs.player import apart
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import THEMES, Lesson
from signpost.walkthroughs.load import FOLDER, themes_without
from signpost.walkthroughs.words import Words, out_of_step

NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
TAUGHT = "It is not a finding about you"
"""Words of the answer to a referral. Changing them must fail the lessons that teach them, and no others."""


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


def test_a_changed_answer_fails_exactly_the_lessons_that_taught_it(
    lessons: dict[str, Lesson],
    words: Words,
    knowledge: Knowledge,
    assistant: Agent,
    loop: asyncio.AbstractEventLoop,
) -> None:
    taught = {name for name, one in lessons.items() if any(TAUGHT in turn.conveys for turn in one.turns)}
    assert taught == {"referral_after_a_complaint"}
    with answering_from(_changed(knowledge, TAUGHT, "It may mean trouble"), assistant):
        guard = Guard(_changed(knowledge, TAUGHT, "It may mean trouble"))
        found = {name: loop.run_until_complete(apart(lesson, assistant, guard)) for name, lesson in lessons.items()}
    failed = {name: turns for name, turns in found.items() if turns}
    assert set(failed) == taught
    told = out_of_step(lessons["referral_after_a_complaint"], failed["referral_after_a_complaint"], words)
    assert "Mark it for review" in told
    assert f'the lesson teaches "{TAUGHT}", and the assistant does not say it' in told
    assert "make walkthrough NAME=referral_after_a_complaint" in told


def test_a_button_that_is_gone_is_told_and_not_a_crash(
    lessons: dict[str, Lesson], words: Words, assistant: Agent, guard: Guard, loop: asyncio.AbstractEventLoop
) -> None:
    lesson = lessons["academy_complaint"]
    gone = lesson.turns[1].model_copy(update={"pick": "A school on the moon"})
    changed = lesson.model_copy(update={"turns": (lesson.turns[0], gone, *lesson.turns[2:])})
    told = out_of_step(changed, loop.run_until_complete(apart(changed, assistant, guard)), words)
    assert 'the button "A school on the moon" is not there any more' in told


def _changed(knowledge: Knowledge, old: str, new: str) -> Knowledge:
    """The knowledge base with some words of the answer to a referral replaced."""
    referral = knowledge.signposts["social_care_referral"]
    assert old in referral.in_short
    changed = referral.model_copy(update={"in_short": referral.in_short.replace(old, new)})
    return replace(knowledge, signposts={**knowledge.signposts, "social_care_referral": changed})


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

"""Lessons claim nothing that the knowledge base does not hold: no number without it, and plain words for staff."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from signpost.curation.findings import CURLY
from signpost.curation.readability import reading_age, word_count
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import Lesson
from signpost.walkthroughs.load import FOLDER, load_lessons
from signpost.walkthroughs.words import training_words
from tests.faithful.numbers import numbers

NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
OLDEST_READER = 11.0
"""Years, for a lesson as a whole: staff, and short sentences all the same."""
SMALL = {"1", "2", "3", "half"}
"""How many of something there are in the case or in our advice; a time has its unit and is in the knowledge base."""


@pytest.fixture(scope="module")
def lessons(knowledge: Knowledge) -> dict[str, Lesson]:
    return load_lessons(knowledge)


def claimed(lesson: Lesson) -> Iterator[str]:
    """What a lesson says is so: reasons, rules, what to remember, and the right answers."""
    for turn in lesson.turns:
        yield turn.why
        yield from (rule.text for rule in turn.rules)
        for question in turn.questions:
            yield from (f"{choice.text} {choice.feedback}" for choice in question.choices if choice.right)
    yield from lesson.remember


def told(lesson: Lesson) -> str:
    """The case itself: what is invented there may be spoken of."""
    said = [f"{turn.say} {' '.join(question.ask for question in turn.questions)}" for turn in lesson.turns]
    return " ".join([lesson.situation, *said, *(words for turn in lesson.turns for words in turn.conveys)])


@pytest.mark.parametrize("name", NAMES)
def test_every_number_a_lesson_claims_is_in_its_case_or_in_the_entries_it_leads_to(
    name: str, lessons: dict[str, Lesson], knowledge: Knowledge
) -> None:
    lesson = lessons[name]
    led_to = {turn.signpost for turn in lesson.turns} | {turn.slots.get("point") for turn in lesson.turns}
    entries = [knowledge.signposts.get(one or "") or knowledge.points.get(one or "") for one in led_to]
    cited = {rule.source for turn in lesson.turns for rule in turn.rules}
    entries += [one for one in (*knowledge.signposts.values(), *knowledge.points.values()) if cites(one, cited)]
    held = (
        numbers(" ".join(text for entry in entries if entry for text in texts(entry.model_dump())))
        | numbers(told(lesson))
        | SMALL
    )
    strange = {text: missing for text in claimed(lesson) if (missing := numbers(text) - held)}
    assert strange == {}


def texts(value: object) -> Iterator[str]:
    """Every text inside an entry."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def cites(entry: object, sources: set[str]) -> bool:
    """Whether an entry rests on one of these pages."""
    return any(f'"{source}"' in entry.model_dump_json() for source in sources)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_is_easy_to_read(name: str, lessons: dict[str, Lesson]) -> None:
    lesson = lessons[name]
    text = " ".join([lesson.about, lesson.situation, *claimed(lesson), *lesson.trainer])
    assert word_count(text) > 100
    assert reading_age(text) <= OLDEST_READER
    assert not CURLY.search(json.dumps(lesson.model_dump(mode="json"), ensure_ascii=False))


def test_every_word_round_the_lessons_is_used() -> None:
    folders = ("web/training", "extensions/channels", "extensions/walkthroughs", "signpost/walkthroughs")
    files = [file for folder in folders for file in (FOLDER.parent / folder).glob("*.*")]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    put_together = ("question_", "score_", "seen_as_", "out_", "understood_", "parent_", "professional_")
    by_force = {"must", "should", "may"}
    names = [name for name in training_words().texts if not name.startswith(put_together) and name not in by_force]
    assert [name for name in names if f'"{name}"' not in code] == []

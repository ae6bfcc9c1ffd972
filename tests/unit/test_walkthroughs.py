"""A lesson file is read strictly, and every mistake names file, field, value, what is allowed and the nearest match."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from signpost import clock
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import Lesson
from signpost.walkthroughs.load import WalkthroughError, find_lesson, load_lessons
from signpost.walkthroughs.scenario import ButtonMissing, Turn, differences, message_of
from signpost.walkthroughs.words import Words, out_of_step, training_words

RULE = {"text": "She may appeal.", "force": "may", "source": "rule_book", "where": "rule 9"}
QUESTION = {
    "about": "route",
    "ask": "Where to?",
    "choices": [
        {"text": "Appeal.", "right": True, "feedback": "Yes."},
        {"text": "Wait.", "feedback": "The time is running."},
    ],
}
LESSON: dict[str, Any] = {
    "id": "lift",
    "title": "The lift",
    "invented": True,
    "teaches": ["appeal"],
    "seen_as": "parent",
    "minutes": 5,
    "about": "Find the last step.",
    "situation": "An invented lift is broken.",
    "turns": [
        {
            "say": "I want to appeal",
            "signpost": "appeal",
            "conveys": ["You can appeal"],
            "why": "There is a letter.",
            "questions": [QUESTION],
            "rules": [RULE],
        }
    ],
    "remember": ["The letter decides."],
    "trainer": ["Ask for the letter."],
    "checked_on": date(2026, 11, 20),
    "review_by": date(2027, 5, 20),
}


def written(folder: Path, **changed: Any) -> Path:
    """A folder `walkthroughs` with one lesson; `turn` changes its turn, and None leaves a field out."""
    lesson = {**LESSON, **{name: value for name, value in changed.items() if name != "turn"}}
    lesson["turns"] = [{**LESSON["turns"][0], **changed["turn"]}] if "turn" in changed else lesson["turns"]
    kept = {name: value for name, value in lesson.items() if value is not None}
    place = folder / "walkthroughs"
    place.mkdir()
    (place / "lift.yml").write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")
    return place


def mistake(folder: Path, knowledge: Knowledge, **changed: Any) -> str:
    """The one thing that is told about a lesson with this change."""
    with pytest.raises(WalkthroughError) as told:
        load_lessons(knowledge, written(folder, **changed))
    (problem,) = told.value.problems
    assert problem.file == "walkthroughs/lift.yml"
    assert str(problem) in str(told.value)
    return f"{problem.field}: {problem.message}"


def test_a_whole_lesson_is_read(tmp_path: Path, knowledge: Knowledge) -> None:
    lesson = load_lessons(knowledge, written(tmp_path))["lift"]
    assert lesson.most() == {"route": 1}
    assert [place[:2] for place in lesson.questions()] == [(1, 1)]
    assert lesson.overdue(date(2027, 5, 21))
    assert not lesson.overdue(date(2027, 5, 20))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"turn": {"signpost": "apeal"}}, 'turns.1.signpost: "apeal" is not a signpost. Did you mean "appeal"?'),
        ({"turn": {"signpost": None}}, "turns.1.signpost: is missing"),
        ({"turn": {"conveys": []}}, "turns.1.conveys: is missing: name a fact or duty"),
        ({"turn": {"slots": {"areaa": "x"}}}, 'turns.1.slots: "areaa" is not a fact of the case. Did you mean "area"?'),
        ({"turn": {"slots": {"point": "form_is_los"}}}, 'Did you mean "form_is_lost"?'),
        ({"turn": {"rules": [{**RULE, "source": "rule_bok"}]}}, 'Did you mean "rule_book"?'),
        ({"turn": {"rules": [{**RULE, "where": "rule 10"}]}}, 'turns.1.rules.1.where: "rule 10" is not where'),
        ({"turn": {"rules": [{**RULE, "force": "should"}]}}, 'turns.1.rules.1.force: "should" is not as strong'),
        ({"turn": {"rules": []}}, "turns: no turn has a rule"),
        ({"turn": {"questions": []}}, "turns: no turn has a question"),
        ({"turn": {"say": None, "pick": "Yes"}}, "turns.1.pick: there is no button yet"),
        ({"teaches": ["apeal"]}, 'Did you mean "appeal"?'),
        ({"invented": False}, "invented"),
        ({"situation": None}, "situation: is missing."),
        ({"scene": "x"}, "scene: "),
        ({"review_by": date(2026, 1, 1)}, "must be later than checked_on"),
        ({"id": "left"}, '"left" must be the name of its file, "lift".'),
    ],
)
def test_a_mistake_says_where_it_is_and_what_is_allowed(
    tmp_path: Path, knowledge: Knowledge, changed: dict[str, Any], told: str
) -> None:
    assert told in mistake(tmp_path, knowledge, **changed)


def test_exactly_one_answer_to_a_question_is_right(tmp_path: Path, knowledge: Knowledge) -> None:
    both = {**QUESTION, "choices": [{**choice, "right": True} for choice in QUESTION["choices"]]}
    assert "2 choices have right: true, and exactly one must" in mistake(
        tmp_path, knowledge, turn={"questions": [both]}
    )


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path, knowledge: Knowledge) -> None:
    place = written(tmp_path)
    (place / "lift.yml").write_text("turns: [", encoding="utf-8")
    with pytest.raises(WalkthroughError, match=r"walkthroughs/lift\.yml: whole file: cannot be read as YAML"):
        load_lessons(knowledge, place)


def test_a_name_that_is_not_there_gets_the_nearest(tmp_path: Path, knowledge: Knowledge) -> None:
    lessons = load_lessons(knowledge, written(tmp_path))
    with pytest.raises(LookupError, match='Did you mean "lift"'):
        find_lesson("lifft", lessons)


def test_every_way_of_being_out_of_step_has_its_words() -> None:
    turn = Turn(say="x", signpost="a", also=("b",), conveys=("one",), never=("two",), offers=("B",), slots={"s": "v"})
    card = {"signpost": "z", "also": [], "do_now": "two", "sources": [], "letters": []}
    found = differences(turn, "two", card, [{"title": "C", "payload": "/c"}], {"s": "w"})
    assert {one.kind for one in found} == {"signpost", "also", "conveys", "never", "offers", "slots"}
    told = out_of_step(Lesson.model_validate(LESSON), {1: found}, training_words())
    for words in ('teaches "one"', 'now says "two"', 'choice "B"', "understood s=v, and understood w", "leads to z"):
        assert words in told
    assert "{" not in told


def test_a_reply_as_it_should_be_has_no_difference() -> None:
    turn = Turn(say="x", signpost="a", conveys=("ONE",), never=("two",), offers=("B",), slots={"s": None})
    card = {"signpost": "a", "also": [], "sources": [{"title": "two"}], "letters": []}
    assert differences(turn, "one", card, [{"title": "B", "payload": "/b"}], {}) == []


def test_a_button_is_picked_by_its_words() -> None:
    buttons = [{"title": "Yes", "payload": "/affirm"}]
    assert message_of(Turn(pick="Yes"), buttons) == "/affirm"
    with pytest.raises(ButtonMissing) as missing:
        message_of(Turn(pick="No"), buttons)
    assert missing.value.wanted == "No"


def test_a_sentence_that_is_not_there_gets_the_nearest_name() -> None:
    with pytest.raises(LookupError, match='Did you mean "begin"'):
        Words({"begin": "Begin"})("begn")


def test_a_talk_on_another_day_leaves_the_days_of_others_alone() -> None:
    with clock.on(date(2026, 10, 5)):
        assert clock.today() == date(2026, 10, 5)
    assert clock.today() == date.today()

"""Points are found by their examples, a general question stays general, and what was trained comes back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from extensions.nlu.point_finder import fingerprint
from extensions.nlu.point_model import PointModel
from extensions.nlu.sentence_encoder import shared_encoder
from signpost.knowledge import load_knowledge
from tests.invented import KNOWLEDGE

HEARD = [
    ("minutes", "everybody got the notes of the meeting but me"),
    ("minutes", "they never send me the minutes"),
    ("minutes", "where are the notes of our meeting"),
    ("roomful", "I thought I was meeting one teacher and there were nine of them"),
    ("roomful", "a whole panel sat there when I walked in"),
    ("roomful", "it was meant to be just the head and it was eight people"),
]
GENERAL = [
    ("meeting_support", "how do I prepare for a meeting at school"),
    ("meeting_support", "can I bring a friend to the meeting"),
    ("appeal", "I want to appeal to the tribunal"),
    ("appeal", "how do I appeal against the council's decision"),
]


@pytest.fixture(scope="module")
def model() -> PointModel:
    return PointModel(shared_encoder()).fit(HEARD, GENERAL)


def chances(model: PointModel, text: str) -> dict[str, float]:
    return dict(zip(model.names, map(float, model.closeness(text)), strict=True))


def test_a_message_in_other_words_comes_nearest_to_its_point(model: PointModel) -> None:
    found = chances(model, "all of them have the meeting's minutes and I have nothing")
    assert found["minutes"] > max(0.5, found["roomful"])


def test_a_general_question_comes_near_to_no_point(model: PointModel) -> None:
    for text in ("how should I get ready for the school meeting", "I would like to appeal"):
        assert max(chances(model, text).values()) < 0.5


def test_chances_lie_between_nothing_and_certainty(model: PointModel) -> None:
    for text in ("", "?", "x" * 4000, "😭", HEARD[0][1]):
        assert all(0 <= chance <= 1 for chance in chances(model, text).values())


def test_what_is_saved_comes_back_the_same(model: PointModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    again = PointModel(shared_encoder()).load(tmp_path)
    assert again.names == model.names
    assert chances(again, HEARD[3][1]) == pytest.approx(chances(model, HEARD[3][1]), abs=1e-4)


def test_training_is_done_again_when_an_example_changes_and_not_when_an_answer_does() -> None:
    points = load_knowledge(KNOWLEDGE).points
    name, point = next(iter(points.items()))
    heard = {**points, name: point.model_copy(update={"heard_as": (*point.heard_as, "one more")})}
    said = {**points, name: point.model_copy(update={"in_short": "Something else."})}
    assert fingerprint(heard, "code") != fingerprint(points, "code")
    assert fingerprint(said, "code") == fingerprint(points, "code")
    assert fingerprint(points, "other code") != fingerprint(points, "code")

"""A complaint that nobody answered is heard as one made, whoever is told to make it next. All content is invented."""

from __future__ import annotations

import pytest

from signpost.knowledge import Knowledge
from signpost.names import BESIDE
from signpost.recognise import Recogniser
from signpost.unanswered import UNANSWERED, unanswered
from tests.invented import found


def heard(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.value) for one in unanswered(text, list(range(len(text))))]


@pytest.mark.parametrize(
    "text",
    [
        "i complained in writing on 20 october no reply",
        "i spoke to the head and wrote a complaint on 20 october and no answer",
        "i complained to the school and they have not answered",
        "they never answered my complaint",
        "no reply to my formal complaint",
        "my complaint has been ignored",
    ],
)
def test_a_complaint_without_an_answer_is_one_that_was_made(text: str) -> None:
    assert heard(text) == [("stage_reached", "complaint"), (BESIDE, UNANSWERED)]


def test_one_to_a_council_or_the_nhs_is_made_but_is_none_to_a_school() -> None:
    assert heard("i complained to the council in may and they never replied") == [("stage_reached", "complaint")]
    assert heard("no answer to my complaint from the nhs") == [("stage_reached", "complaint")]


@pytest.mark.parametrize(
    "text",
    ["can i complain, they never answer", "they have not answered my email", "i complained and the head wrote back"],
)
def test_what_was_not_made_or_was_answered_is_none(text: str) -> None:
    assert heard(text) == []


def test_the_answer_is_denied_and_not_the_complaint(knowledge: Knowledge) -> None:
    told = found(Recogniser(knowledge), "they never answered my complaint")

    assert ("stage_reached", "complaint") in told
    assert not [value for kind, value in told if kind == "denied"]

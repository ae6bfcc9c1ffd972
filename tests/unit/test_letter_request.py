"""A letter is asked for: the step in hand's, or, without one, we ask who it is to. All content is invented."""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.turn import Turn
from tests.invented import said, talk, with_signpost

TO_COMPLAIN = said("model_letter", confidence=0.8, ranking=(("model_letter", 0.8), ("council_complaint", 0.1)), words=7)


@pytest.fixture
def asking(knowledge: Knowledge) -> Knowledge:
    """The invented knowledge base, in which a letter asks who it is to."""
    return with_signpost(knowledge, "model_letter", ask="about")


def letters(shown: object) -> list[str]:
    return [letter["id"] for letter in shown.card["letters"]]  # type: ignore[attr-defined]


def test_a_letter_to_complain_in_a_talk_is_that_of_the_step_in_hand(asking: Knowledge) -> None:
    shown = talk(asking, said("school_transport"), TO_COMPLAIN)

    assert letters(shown)[0] == "lift_letter"
    assert shown.case.asked is None


def test_a_body_named_with_it_goes_before_the_step_in_hand(asking: Knowledge) -> None:
    named = said("model_letter", confidence=0.8, ranking=TO_COMPLAIN.ranking, found={"about": "council"})

    assert letters(talk(asking, said("informal_resolution"), named))[0] == "complaint_letter"


@pytest.mark.parametrize("request_", [TO_COMPLAIN, said("model_letter", ranking=(("model_letter", 0.9),))])
def test_without_a_talk_we_ask_who_it_is_to_and_write_none_out(asking: Knowledge, request_: Turn) -> None:
    shown = talk(asking, request_)

    assert shown.case.asked == "about"
    assert shown.card["also"] == []
    assert "I complain about" not in shown.text


def test_the_answer_brings_the_complaint_to_that_body_if_it_was_to_complain(asking: Knowledge) -> None:
    to_them = said("answer", found={"about": "council"}, words=2)

    after_complaint = talk(asking, TO_COMPLAIN, to_them)
    after_any = talk(asking, said("model_letter", ranking=(("model_letter", 0.9),)), to_them)

    assert letters(after_complaint)[0] == "complaint_letter"
    assert "I complain about" in after_complaint.text
    assert letters(after_any)[0] == "talk_letter"


def test_after_a_hello_the_answer_is_for_the_letter(asking: Knowledge) -> None:
    shown = talk(asking, said("greeting"), TO_COMPLAIN, said("answer", found={"about": "council"}, words=2))

    assert shown.card["signpost"] == "model_letter"


@pytest.mark.parametrize(
    ("case", "request_"),
    [
        (Case(), said("model_letter", named={"letter": ("lift_letter",)})),
        (Case(), said("model_letter", ranking=(("model_letter", 0.6), ("school_transport", 0.3)))),
        (Case(facts={"about": "council"}), TO_COMPLAIN),
        (Case(facts={"about": "not_sure"}), TO_COMPLAIN),
    ],
)
def test_who_it_is_to_is_not_asked_where_it_is_known_or_was_asked_in_vain(
    asking: Knowledge, case: Case, request_: Turn
) -> None:
    assert talk(asking, request_, case=case).case.asked is None


def test_beside_the_question_who_it_is_to_there_is_room_for_a_person(asking: Knowledge) -> None:
    unsure = (("model_letter", 0.1), ("school_transport", 0.05), ("appeal", 0.05))

    shown = talk(asking, said("model_letter", confidence=0.1, ranking=unsure))

    assert shown.case.asked == "about"
    assert shown.buttons[-1].title == "[button_person]"

"""A person is one step away from every answer. All content is invented."""

from __future__ import annotations

import pytest

from signpost.knowledge import Knowledge
from tests.invented import said, talk


def test_a_person_comes_with_what_to_have_ready_and_what_to_do_at_night(knowledge: Knowledge) -> None:
    reply = talk(knowledge, said("informal_resolution"), said("human_handover"))

    assert "[have_ready]\n- a date\n- a question" in reply.text
    assert "[out_of_hours]" in reply.text
    assert reply.case.asked == "area"


def test_the_council_told_to_the_person_s_question_names_the_right_one(knowledge: Knowledge) -> None:
    turns = [
        said("informal_resolution"),
        said("human_handover"),
        said("answer", found={"area": "puddleshire"}, words=3),
    ]

    reply = talk(knowledge, *turns)

    assert reply.card["signpost"] == "human_handover"
    assert reply.case.asked is None
    assert "[button_go_on]" in [button.title for button in reply.buttons]


@pytest.mark.parametrize(
    "intent", ["appeal", "school_transport", "explain_term", "greeting", "thanks", "emotional_support"]
)
def test_a_person_stands_beside_every_answer(knowledge: Knowledge, intent: str) -> None:
    assert "/human_handover" in [way["payload"] for way in talk(knowledge, said(intent)).card["beside"]]

"""From Rasa's tracker to the core: what counts as a fact, and only in answer to its own question."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.tracker_reading import case_of, slots_of, turn_of
from signpost.case import Case
from tests.invented import TODAY

SHORT, LONG = "the school", "well it all began when the school told us that nothing could be done"


def tracker(text: str = SHORT, slots: dict[str, Any] | None = None, **entities: str) -> Tracker:
    """A tracker whose last message holds these entities."""
    message = {
        "text": text,
        "intent": {"name": "answer", "confidence": 0.9},
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
    }
    return Tracker("invented", slots or {}, message, [], False, None, {}, "action_listen")


def test_words_that_mean_a_fact_only_when_asked_count_for_the_open_question() -> None:
    assert dict(turn_of(tracker(slots={"asked": "about"}, answer_to="about=school"), TODAY).found) == {
        "about": "school"
    }


@pytest.mark.parametrize(("text", "asked"), [(SHORT, None), (SHORT, "has_plan"), (LONG, "about")])
def test_they_count_for_no_other_question_and_in_no_long_message(text: str, asked: str | None) -> None:
    read = turn_of(tracker(text, {"asked": asked}, answer_to="about=school"), TODAY)

    assert dict(read.found) == {}


def test_a_fact_named_outright_goes_before_them() -> None:
    read = turn_of(tracker(slots={"asked": "about"}, answer_to="about=school", about="council"), TODAY)

    assert read.found["about"] == "council"


def test_the_whole_case_goes_into_the_slots_and_comes_back() -> None:
    case = Case(
        facts={"about": "school", "pressing": "none"},
        signpost="appeal",
        history=("mediation",),
        asked="area",
        offer="more",
        aside="deadline",
        point="some_point",
        soft_line_said=True,
        triage="asking",
        last_shown="appeal",
        readings=("exclusion",),
        kept=("attendance",),
    )
    events = slots_of(case, tracker())

    assert case_of(tracker(slots={event["name"]: event["value"] for event in events})) == case


def test_what_was_said_after_a_rejection_is_read_with_the_message() -> None:
    rejecting = tracker("no i meant the taxi")
    rejecting.latest_message["meant"] = {
        "intent_ranking": [{"name": "school_transport", "confidence": 0.9}],
        "sure": True,
    }

    read = turn_of(rejecting, TODAY)

    assert (read.meant, read.meant_for_sure) == ((("school_transport", 0.9),), True)
    assert turn_of(tracker(), TODAY).meant == ()

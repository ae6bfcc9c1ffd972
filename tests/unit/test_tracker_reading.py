"""From Rasa's tracker to the core: what counts as a fact, and only in answer to its own question."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.tracker_reading import case_of, slots_of, turn_of
from signpost.case import Case
from tests.invented import TODAY

SHORT, LONG = "the school", "well it all began when the school told us that nothing could be done"


def said(text: str, answer: str, start: int) -> Tracker:
    """A tracker with a question about the plan open, and a message with words that answer one at a place."""
    made = tracker(text, {"asked": "has_plan"})
    made.latest_message["entities"] = [{"entity": "answer_to", "value": answer, "start": start, "end": start + 3}]
    return made


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


def test_words_for_not_sure_answer_whatever_was_asked_and_a_real_answer_goes_before_them() -> None:
    unsure = {"entity": "answer_to", "value": "any=not_sure"}
    school = {"entity": "answer_to", "value": "about=school"}
    read = tracker(slots={"asked": "about"})
    for entities, value in (([unsure], "not_sure"), ([unsure, school], "school")):
        read.latest_message["entities"] = entities
        assert dict(turn_of(read, TODAY).found) == {"about": value}


@pytest.mark.parametrize(
    ("text", "bare"), [("school", True), ("its school", True), ("the school is", False), ("what is a school", False)]
)
def test_an_answer_is_bare_where_hardly_a_word_stands_beside_it(text: str, bare: bool) -> None:
    start = text.index("school")
    mention = {"entity": "answer_to", "value": "about=school", "start": start, "end": start + 6}
    read = tracker(text, {"asked": "about"})
    read.latest_message["entities"] = [mention]

    assert turn_of(read, TODAY).bare is bare
    read.slots["asked"] = "has_plan"
    assert not turn_of(read, TODAY).bare


def test_a_date_alone_is_that_of_a_letter_unless_a_date_was_asked_for() -> None:
    asked = turn_of(tracker(slots={"asked": "certificate_date"}, date="2026-11-02"), TODAY)
    alone = turn_of(tracker(date="2026-11-02"), TODAY)
    letter = turn_of(tracker(any_letter_date="2026-11-02"), TODAY)

    assert dict(asked.found) == {"certificate_date": "2026-11-02"}
    assert dict(alone.found) == dict(letter.found) == {}
    assert letter.named == {"any_letter_date": ("2026-11-02",)}
    assert alone.named == {**letter.named, "bare_date": ("2026-11-02",)}


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


def test_what_a_long_message_begins_with_answers_the_open_question() -> None:
    long = "yes he has one thats why i said it, but what about the wait for the clinic"

    assert turn_of(said(long, "has_plan=yes", 0), TODAY).found == {"has_plan": "yes"}
    assert turn_of(said(f"well now {long}", "has_plan=yes", 9), TODAY).found == {}


def test_what_is_told_in_passing_is_neither_a_fact_stated_nor_a_name() -> None:
    read = turn_of(tracker(implies="has_plan=yes"), TODAY)

    assert read.in_passing == {"has_plan": "yes"}
    assert (dict(read.found), dict(read.named)) == ({}, {})


def test_a_no_that_goes_on_with_another_fact_answers_nothing() -> None:
    long = "no he already goes to an academy and has done since he was four years old"
    read = said(long, "has_plan=no", 0)
    read.latest_message["entities"][0]["end"] = 2
    assert turn_of(read, TODAY).found == {"has_plan": "no"}

    read.latest_message["entities"].append({"entity": "school_type", "value": "academy", "start": 21, "end": 28})
    assert turn_of(read, TODAY).found == {"school_type": "academy"}


def test_a_yes_that_goes_on_with_another_fact_answers() -> None:
    read = said("yes he has one and he goes to an academy, what about the long wait", "has_plan=yes", 0)
    read.latest_message["entities"].append({"entity": "school_type", "value": "academy", "start": 33, "end": 40})

    assert turn_of(read, TODAY).found == {"has_plan": "yes", "school_type": "academy"}


def test_what_was_said_after_a_rejection_is_read_with_the_message() -> None:
    rejecting = tracker("no i meant the taxi")
    rejecting.latest_message["meant"] = {
        "intent_ranking": [{"name": "school_transport", "confidence": 0.9}],
        "sure": True,
    }

    read = turn_of(rejecting, TODAY)

    assert (read.meant, read.meant_for_sure) == ((("school_transport", 0.9),), True)
    assert turn_of(tracker(), TODAY).meant == ()

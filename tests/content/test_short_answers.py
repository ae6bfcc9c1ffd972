"""The commonest short answers to each guided question, with the real words: heard, or left to be asked again.

`None` is an answer that says too little: it must not be taken for one, so that the question is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from rasa_sdk import Tracker

from actions.tracker_reading import turn_of
from signpost.case import NOT_SURE
from signpost.knowledge import Knowledge
from signpost.recognise import Recogniser

TODAY = date(2026, 11, 26)
AT_LEAST = 10
ANSWERS: dict[str, dict[str, str | None]] = {
    "letter_gives_appeal": {
        "school": "no",
        "its from the school": "no",
        "they only rang me": "no",
        "just told me on the phone": "no",
        "still waiting": "no",
        "it doesnt say": "no",
        "it says so": "yes",
        "in the post": NOT_SURE,
        "havent looked": NOT_SURE,
        "lost it": NOT_SURE,
        "an email": None,
        "what letter": None,
    },
    "pressing": {
        "hes at home": "no_teaching",
        "mornings only": "sent_home",
        "reduced timetable": "sent_home",
        "they send him home": "sent_home",
        "anxiety": "cannot_go_in",
        "too scared": "cannot_go_in",
        "not getting his support": "plan_not_followed",
        "no reply from the council": "council_late",
        "taking ages": "council_late",
        "fine at the moment": "none",
        "everything": None,
        "bullying": None,
    },
    "about": {
        "the head": "school",
        "governors": "school",
        "the trust": "school",
        "the ta": "school",
        "ehcp team": "council",
        "the bus company": "council",
        "lea": "council",
        "the nurse": "health",
        "cahms": "health",
        "early help": "social_care",
        "preschool": "early_years",
        "them": None,
        "everyone": None,
    },
    "stage_reached": {
        "emails": "informal",
        "lots of times": "informal",
        "they ignore me": "informal",
        "waiting for a reply": "informal",
        "told the senco": "informal",
        "for years": "informal",
        "just started": "none",
        "not much": "none",
        "formal complaint": "complaint",
        "stage two": "complaint",
        "tribunal in may": "appeal",
        "nowhere": NOT_SURE,
        "a letter": None,
    },
    "has_plan": {
        "in progress": "asked",
        "we have a draft": "asked",
        "nearly there": "asked",
        "being assessed": "asked",
        "send register": "no",
        "support plan": "no",
        "its been ceased": "no",
        "they said no": "no",
        "on k": "no",
        "since year 2": "yes",
        "finalised": "yes",
        "what is that": None,
    },
}
UNSURE = ("not sure", "dont know", "i dont know sorry", "dunno", "no idea", "maybe", "sort of", "id have to check")


@pytest.fixture(scope="module")
def recogniser(knowledge: Knowledge) -> Recogniser:
    return Recogniser(knowledge)


def heard(recogniser: Recogniser, text: str, asked: str) -> str | None:
    """What an answer to the question of a fact tells of it."""
    mentions = recogniser.find(text, TODAY)
    entities = [{"entity": one.kind, "value": one.value, "start": one.start, "end": one.end} for one in mentions]
    message = {"text": text, "intent": {"name": "answer", "confidence": 1.0}, "entities": entities}
    tracker = Tracker("invented", {"asked": asked}, message, [], False, None, {}, "action_listen")
    return turn_of(tracker, TODAY).found.get(asked)


def _answers() -> Iterator[tuple[str, str, str | None]]:
    for fact, answers in ANSWERS.items():
        yield from ((fact, text, value) for text, value in answers.items())
        yield from ((fact, text, NOT_SURE) for text in UNSURE)


@pytest.mark.parametrize(("fact", "text", "value"), _answers())
def test_a_short_answer_is_heard_as_what_it_means(
    recogniser: Recogniser, fact: str, text: str, value: str | None
) -> None:
    assert heard(recogniser, text, fact) == value


def test_every_guided_question_has_its_commonest_answers_tried(knowledge: Knowledge) -> None:
    for question in knowledge.triage.questions:
        assert len(ANSWERS[question.fact]) >= AT_LEAST, question.fact


def test_a_no_does_not_hide_what_comes_after_it(recogniser: Recogniser) -> None:
    assert heard(recogniser, "no they send him home", "pressing") == "sent_home"
    assert heard(recogniser, "no but we have applied", "has_plan") == "asked"
    assert heard(recogniser, "no ive talked to them", "stage_reached") == "informal"

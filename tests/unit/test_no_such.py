"""A date we do not hold and a letter nobody asked for: said plainly not to be there, and no topic made of them."""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.denials import NO_LETTER, letter_not_asked_for
from signpost.knowledge import Knowledge
from signpost.no_such import no_such
from signpost.reply import respond
from signpost.triage import ASKING
from signpost.turn import Turn
from tests.invented import said

DATE_OFF = {"denied": ("none=date",)}
NO_LETTER_SAID = {"denied": (NO_LETTER,)}


def test_a_date_that_is_not_held_is_said_not_to_be_held(knowledge: Knowledge) -> None:
    turn = said("out_of_scope", named=DATE_OFF, confidence=0.3, words=10)
    reply = respond(turn, Case(signpost="school_transport", asked="about"), knowledge)
    assert reply.text.startswith(knowledge.wording.no_date_held)
    assert reply.case.signpost == "school_transport"
    assert reply.case.asked == "about"


def test_a_date_that_is_held_is_taken_out_as_before(knowledge: Knowledge) -> None:
    reply = respond(said("answer", named=DATE_OFF, words=5), Case({"letter_date": "2026-11-02"}), knowledge)
    assert knowledge.wording.no_date_held not in reply.text
    assert "letter_date" not in reply.case.facts


def test_in_the_guided_questions_the_question_comes_back(knowledge: Knowledge) -> None:
    fact = knowledge.triage.questions[0].fact
    reply = respond(said("answer", named=DATE_OFF, words=5), Case(triage=ASKING, asked=fact), knowledge)
    assert reply.text.startswith(knowledge.wording.no_date_held)
    assert (reply.case.asked, reply.case.triage) == (fact, ASKING)


def test_a_letter_nobody_asked_for_is_put_away(knowledge: Knowledge) -> None:
    in_hand = Case(signpost="school_transport", aside="model_letter", asked="about")
    reply = respond(said("model_letter", named=NO_LETTER_SAID, words=8), in_hand, knowledge)
    assert reply.text.startswith(knowledge.wording.no_letter)
    assert (reply.case.signpost, reply.case.aside, reply.case.asked) == ("school_transport", None, None)


def test_a_letter_put_away_at_the_start_leaves_nothing_in_hand(knowledge: Knowledge) -> None:
    turn = said("model_letter", named=NO_LETTER_SAID, words=8)
    reply = respond(turn, Case(signpost="model_letter", asked="about"), knowledge)
    assert reply.case.signpost is None
    assert reply.card["letters"] == []


@pytest.mark.parametrize(
    "turn",
    [
        said("school_transport", named=NO_LETTER_SAID, confidence=0.9, words=30),
        said("answer", named=NO_LETTER_SAID, words=6, found={"about": "school"}),
        said("answer", words=3),
    ],
)
def test_what_says_more_is_answered_for_that(turn: Turn) -> None:
    assert no_such(turn, Case(signpost="school_transport")) is None


@pytest.mark.parametrize(
    "text",
    [
        "i didnt ask for a letter to school",
        "i did not want a letter",
        "no i dont need a letter",
        "didnt ask you to write a letter",
        "im not asking for a letter",
        "sorry, we never asked for any letter",
        "i dont want you to write me a letter",
        "no letter please",
    ],
)
def test_whoever_asked_for_no_letter_is_heard(text: str) -> None:
    assert letter_not_asked_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "they didnt send a letter",
        "i didnt get a letter",
        "no letter yet",
        "i need a letter",
        "the council says i didnt ask for a letter",
        "i havent had a letter",
        "i want a letter to school",
        "i never got the letter i asked for",
    ],
)
def test_a_letter_that_is_wanted_or_did_not_come_is_no_such_thing(text: str) -> None:
    assert not letter_not_asked_for(text)

"""How parents take something back, with the real words. Today is Friday 27 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.recognise import Recogniser
from signpost.taking_back import DENIED, takes_back
from signpost.turn import Turn

TODAY = date(2026, 11, 27)
FINE, LETTER, MEETING = {"fine_date": "2026-11-23"}, {"letter_date": "2026-11-02"}, {"meeting_date": "2026-11-26"}


@pytest.fixture(scope="module")
def recogniser(knowledge: Knowledge) -> Recogniser:
    return Recogniser(knowledge)


def dropped(recogniser: Recogniser, knowledge: Knowledge, text: str, held: dict[str, str]) -> set[str]:
    denied = tuple(one.value for one in recogniser.find(text, TODAY) if one.kind == DENIED)
    turn = Turn("deny", TODAY, named={DENIED: denied}, words=len(text.split()))
    return set(takes_back(turn, Case(held), knowledge).takes_back)


@pytest.mark.parametrize(
    "text",
    [
        "there is no fine",
        "theres no fine!!",
        "we dont have a fine",
        "no i said we dont have a fine",
        "we havent had a fine yet they only threatend it",
        "there is no notice, can you take that date off",
        "i never said we had a fine",
        "we havent been fined",
        "weve not been fined",
        "not had a penalty notice",
        "no penalty notice has come",
        "the fine hasnt come yet",
        "fine never arrived",
        "there isnt a fine",
        "we have not received any fine",
        "no fine yet just a threat",
        "they havent sent us a fine",
        "didnt get a fine in the end",
        "take that date off",
        "thats wrong, it hasnt happened",
        "forget the date",
        "delete the date",
        "that date is wrong",
        "remove that deadline please",
    ],
)
def test_a_fine_is_taken_back(recogniser: Recogniser, knowledge: Knowledge, text: str) -> None:
    assert dropped(recogniser, knowledge, text, FINE) == {"fine_date"}


@pytest.mark.parametrize(
    "text",
    [
        "no letter yet",
        "i didnt get a letter from the council",
        "what appeal?? i didnt have a letter from the council",
        "I DONT have an appeal letter",
        "we havent had a decision letter",
        "the letter hasnt come yet",
        "we never got any letter",
        "theres no letter from the council",
        "no decision yet",
    ],
)
def test_a_councils_letter_is_taken_back_and_there_is_no_right_of_appeal(
    recogniser: Recogniser, knowledge: Knowledge, text: str
) -> None:
    assert dropped(recogniser, knowledge, text, LETTER) == {"letter_date", "letter_gives_appeal"}


@pytest.mark.parametrize(
    "text",
    [
        "there is no meeting",
        "the meeting hasnt happened yet",
        "we havent had the review yet",
        "the meeting was cancelled",
        "theyve called off the meeting",
        "the review has been postponed",
        "the meeting isnt happening",
    ],
)
def test_a_meeting_is_taken_back(recogniser: Recogniser, knowledge: Knowledge, text: str) -> None:
    assert dropped(recogniser, knowledge, text, MEETING) == {"meeting_date"}


@pytest.mark.parametrize(
    "text",
    [
        "we havent paid the fine",
        "i dont agree with the decision",
        "i dont have the letter here",
        "no letter from the school",
        "the fine is not fair",
        "they dont answer my letter",
        "what if we dont get a letter by then",
        "no reply to the letter",
        "im not fine with this",
        "no its fine",
        "no we have the letter",
        "dont forget the date",
    ],
)
def test_other_words_take_nothing_back(recogniser: Recogniser, knowledge: Knowledge, text: str) -> None:
    assert dropped(recogniser, knowledge, text, FINE | LETTER | MEETING) == set()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("we are not in devon", {"area": "devon"}),
        ("its not an academy", {"school_type": "academy"}),
        ("its not the council", {"about": "council"}),
        ("i havent complained", {"stage_reached": "complaint"}),
        ("hes not been excluded", {"pressing": "sent_home"}),
    ],
)
def test_a_fact_denied_flatly_is_taken_back(
    recogniser: Recogniser, knowledge: Knowledge, text: str, held: dict[str, str]
) -> None:
    assert dropped(recogniser, knowledge, text, held) == set(held)

"""A day told from today: to come, past, or asked about, with the real words. Today is Friday 27 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.case import DATE_FACTS
from signpost.knowledge import Knowledge
from signpost.recognise import Recogniser

TODAY = date(2026, 11, 27)
LAST_THURSDAY, NEXT_THURSDAY = "2026-11-26", "2026-12-03"


@pytest.fixture(scope="module")
def recogniser(knowledge: Knowledge) -> Recogniser:
    return Recogniser(knowledge)


def dates_in(recogniser: Recogniser, text: str) -> dict[str, str]:
    """The dates of the case that a message gives, in doubt or not."""
    # A letter that may be anybody's is the council's where nothing else is talked of.
    told = [(one.kind.replace("any_letter", "letter"), one.value) for one in recogniser.find(text, TODAY)]
    doubted = {value.split("=")[0] for kind, value in told if kind == "doubtful_date"}
    return {kind: value for kind, value in told if kind in {*DATE_FACTS, "date"}} | dict.fromkeys(doubted, "?")


@pytest.mark.parametrize(
    "text",
    [
        "they will fine us if she isnt back on monday",
        "school are saying they will fine us if she isnt in on monday",
        "they threatened us with a fine on 20 november",
        "said theyll fine us unless shes in on tuesday",
        "theyre going to fine me on friday",
        "we might get a penalty notice on thursday",
        "the head said hed exclude him on wednesday",
        "he could be suspended on 20 november they said",
        "scared of getting a fine if he isnt in on monday",
        "she isnt in today and they will fine us",
        "im worried about a fine, she wasnt in yesterday",
        "can they fine us from monday",
        "will we be fined on monday",
        "if he misses monday we get a fine on tuesday",
        "they warned me about a fine on 20 november",
        "there is no fine, they rang on monday",
        "we dont have a fine they wrote on 20 november to say so",
    ],
)
def test_a_threat_or_a_denial_gives_no_date_of_the_thing(recogniser: Recogniser, text: str) -> None:
    assert not {"fine_date", "event_date", "exclusion_date"} & set(dates_in(recogniser, text))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("got a fine on monday", {"fine_date": "2026-11-23"}),
        ("the fine is dated monday", {"fine_date": "2026-11-23"}),
        ("we were fined on tuesday", {"fine_date": "2026-11-24"}),
        ("they fined us on 20 november", {"fine_date": "2026-11-20"}),
        ("penalty notice dated 20 november, they will fine us again", {"fine_date": "2026-11-20"}),
        ("he was excluded on monday", {"event_date": "2026-11-23"}),
    ],
)
def test_what_has_come_keeps_its_date(recogniser: Recogniser, text: str, facts: dict[str, str]) -> None:
    assert dates_in(recogniser, text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "the governors meeting is on thursday about his suspension",
        "the meeting is next thursday with the govenors what do i even say",
        "now we got a meeting with the goveners on thursday and im scared they will kick him out",
        "annual review on thursday",
        "review meeting thursday",
        "her review is this thursday",
        "the meeting is thursday",
        "this coming thursday is the review",
        "the review is on thursday next week",
        "mediation meeting on thursday",
        "they have called a meeting for thursday",
        "i have to go to a meeting on thursday",
    ],
)
def test_a_meeting_on_thursday_is_the_next_one(recogniser: Recogniser, text: str) -> None:
    assert dates_in(recogniser, text) == {"meeting_date": NEXT_THURSDAY}


@pytest.mark.parametrize(
    "text",
    [
        "the governors meeting was on thursday",
        "we had the review on thursday",
        "the meeting last thursday",
        "i went to the meeting on thursday",
        "the meeting on thursday went badly",
    ],
)
def test_a_meeting_that_was_is_the_last_one(recogniser: Recogniser, text: str) -> None:
    assert dates_in(recogniser, text) == {"meeting_date": LAST_THURSDAY}


@pytest.mark.parametrize(
    "text", ["at the meeting on thursday they said he cant come back", "we got a letter about a meeting on thursday"]
)
def test_a_meeting_that_may_be_either_is_asked_about(recogniser: Recogniser, text: str) -> None:
    assert dates_in(recogniser, text) == {"meeting_date": "?"}


@pytest.mark.parametrize(
    "text",
    [
        "i need to answer the letter on thursday",
        "about the letter on thursday",
        "the decision is due on thursday",
        "will we get the letter on thursday",
        "they want the fine paid by thursday",
        "we can send the letter on thursday",
    ],
)
def test_a_weekday_near_a_paper_is_no_date_on_it(recogniser: Recogniser, text: str) -> None:
    assert not {"letter_date", "fine_date"} & set(dates_in(recogniser, text))


@pytest.mark.parametrize(
    "text", ["we got the letter on thursday", "letter dated last thursday", "they refused on thursday"]
)
def test_a_paper_that_was_had_keeps_its_weekday(recogniser: Recogniser, text: str) -> None:
    assert dates_in(recogniser, text) == {"letter_date": LAST_THURSDAY}


@pytest.mark.parametrize(
    "text", ["he's due in on monday and he's got a review the week after", "about her review, they rang on thursday"]
)
def test_a_day_beside_another_clause_is_not_the_meetings(recogniser: Recogniser, text: str) -> None:
    assert "meeting_date" not in dates_in(recogniser, text)


def test_a_review_not_held_yet_keeps_the_day_it_will_be(recogniser: Recogniser) -> None:
    text = "no the review hasnt happend yet its on the 10th dec"
    assert dates_in(recogniser, text) == {"meeting_date": "2026-12-10"}


def test_a_date_to_be_taken_out_is_not_told_anew(recogniser: Recogniser) -> None:
    assert dates_in(recogniser, "take 13 december off") == {}

"""The day of what a parent sent is no date of a letter from the council. All content is invented."""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.hearing import heard
from signpost.knowledge import Knowledge
from signpost.sent_dates import SENT, is_of_ours
from tests.invented import said, with_signpost

DAY = "2026-10-09"


@pytest.mark.parametrize(
    "sentence",
    [
        "i wrote to them on 9 October",
        "I've already sent the form",
        "my husband emailed them",
        "nursery sent it on 9 October",
        "it was 9 October they got it",
        "the council say they got the request on 9 October",
        "They received my letter on the 9th",
    ],
)
def test_what_the_parent_sent_or_others_got_from_them_is_known(sentence: str) -> None:
    assert is_of_ours(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "the council wrote to me on 9 October",
        "school sent me a letter on 9 October",
        "they sent it on 9 October",
        "we got it on 9 October",
        "the letter i got on 9 October",
        "they had the meeting on 9 October",
    ],
)
def test_what_others_sent_to_the_parent_is_not_taken_for_it(sentence: str) -> None:
    assert not is_of_ours(sentence)


@pytest.fixture
def known(knowledge: Knowledge) -> Knowledge:
    return with_signpost(knowledge, "council_complaint", our_letter="complaint_date")


def found(known: Knowledge, intent: str, case: Case, **facts: str) -> dict[str, str]:
    turn = said(intent, named={SENT: (DAY,)}, found=facts, words=9)
    return {name: value for name, value in heard(turn, case, known).found.items() if name.endswith("_date")}


def test_it_is_the_date_of_what_is_talked_of_and_never_a_letters(known: Knowledge) -> None:
    assert found(known, "council_complaint", Case()) == {"complaint_date": DAY}
    assert found(known, "answer", Case(signpost="council_complaint")) == {"complaint_date": DAY}
    assert found(known, "answer", Case({"has_plan": "asked"})) == {"request_date": DAY}
    assert found(known, "appeal", Case()) == {}


def test_it_is_the_date_that_was_asked_for(known: Knowledge) -> None:
    assert found(known, "answer", Case(signpost="appeal", asked="request_date")) == {"request_date": DAY}


def test_a_later_mail_does_not_move_the_first(known: Knowledge) -> None:
    assert found(known, "council_complaint", Case({"complaint_date": "2026-06-01"})) == {}

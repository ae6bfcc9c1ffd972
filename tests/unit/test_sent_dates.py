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
    ("before", "after"),
    [
        ("i wrote to them on ", ""),
        ("i wrote to the head to complain ", " and he has not answered"),
        ("I've already sent the form on ", ""),
        ("my husband emailed them ", ""),
        ("nursery sent it on ", ""),
        ("it was ", " they got it"),
        ("on ", " I wrote to them"),
        ("the council say they got the request on ", ""),
        ("They received my letter on ", ""),
    ],
)
def test_what_the_parent_sent_or_others_got_from_them_is_known(before: str, after: str) -> None:
    assert is_of_ours(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the council wrote to me on ", ""),
        ("school sent me a letter on ", ""),
        ("school sent it home on ", ""),
        ("they sent it on ", ""),
        ("we got it on ", ""),
        ("the letter i got on ", ""),
        ("they had the meeting on ", ""),
        ("i sent off for the appeal form, the refusal letter is dated ", ""),
        ("i wrote to the mp and they said no on ", ""),
        ("i emailed them about the letter of ", ""),
        ("i wrote to the head and the council refused on ", ""),
        ("the council's letter is dated ", " and i wrote to them at once"),
        ("the refusal of ", ", i sent the form"),
    ],
)
def test_what_others_sent_to_the_parent_is_not_taken_for_it(before: str, after: str) -> None:
    assert not is_of_ours(before, after)


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

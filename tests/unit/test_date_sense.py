"""Which date a day is, where the nearest word would mislead."""

from __future__ import annotations

import pytest

from signpost.date_sense import is_fine_as_in_well, of_its_context

COMPLAINED = "I complained to the school in September about the trips."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (" They wrote back on ", " saying it was not upheld."),
        (" The answer came ", " and it says nothing."),
        (" I got a two line reply on ", "."),
        (" The head answered ", ", no evidence found."),
        (" The trust's final letter is dated ", "."),
    ],
)
def test_the_day_of_an_answer_to_a_complaint_is_not_that_of_the_complaint(before: str, after: str) -> None:
    assert of_its_context("complaint_date", "complaint", before, after, COMPLAINED) == "answer_date"


@pytest.mark.parametrize(
    ("before", "after", "earlier"),
    [
        (" No reply since ", "", COMPLAINED),
        (" They never answered, I wrote on ", "", COMPLAINED),
        (" I complained again on ", ".", COMPLAINED),
        (" The answer came ", ".", "We applied for a place."),
    ],
)
def test_without_an_answer_or_a_complaint_it_is_no_answers_day(before: str, after: str, earlier: str) -> None:
    assert of_its_context("complaint_date", "complaint", before, after, earlier) == "complaint_date"


def test_a_certificate_from_the_mediation_people_is_dated_and_not_a_call_to_them() -> None:
    assert of_its_context(
        "contact_date", "mediation people", "the certificate from the mediation people is of ", "", ""
    ) == ("certificate_date")
    assert of_its_context("contact_date", "rang mediation", "i rang mediation on ", "", "") == "contact_date"


@pytest.mark.parametrize(
    ("before", "fact"),
    [
        ("we asked for an assessment on ", "request_date"),
        ("i asked for his whole file on ", "records_date"),
        ("i asked for a meeting on ", "date"),
        ("i asked for that to be changed, remove it i said on ", "date"),
    ],
)
def test_what_was_asked_for_says_whether_it_is_the_request_to_assess(before: str, fact: str) -> None:
    assert of_its_context("request_date", "asked for", before, "", "") == fact


def test_a_letter_about_an_exclusion_or_transport_is_not_the_councils_decision() -> None:
    assert of_its_context("any_letter_date", "letter", "he was suspended, letter dated ", "", "") == "exclusion_date"
    assert of_its_context("any_letter_date", "letter", "no more taxi, letter of ", "", "") == "transport_date"
    assert of_its_context("any_letter_date", "letter", "they wont assess, letter of ", "", "") == "any_letter_date"


def test_an_order_is_one_of_a_tribunal() -> None:
    assert of_its_context("order_date", "order", "she said on ", " she would order batteries", "") == "date"
    assert of_its_context("order_date", "order", "the order is of ", "", "We won at the tribunal.") == "order_date"


def test_a_plan_that_is_fine_is_no_fine() -> None:
    for text in ("the plan is fine, dated", "his school's all fine, it is dated"):
        assert is_fine_as_in_well(text, "fine", text.index("fine"))
    assert not is_fine_as_in_well("we got a fine dated", "fine", len("we got a "))


def test_a_draft_that_came_is_told_in_two_sentences() -> None:
    assert of_its_context("arrived_date", "came", " Came ", ".", "We have the draft.") == "draft_date"


def test_what_happened_is_no_day_of_the_complaint_about_it() -> None:
    before = "a complaint about the lunches, she went without on "

    assert of_its_context("complaint_date", "complaint", before, "", "") == "event_date"

"""Which date of the case a day in a message is, with the real words of knowledge/recognition.yml."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.case import DATE_FACTS
from signpost.knowledge import Knowledge
from signpost.recognise import Recogniser

TODAY = date(2026, 11, 23)
DAY = "3 November 2026"


@pytest.fixture(scope="module")
def recogniser(knowledge: Knowledge) -> Recogniser:
    return Recogniser(knowledge)


def dates_in(recogniser: Recogniser, text: str) -> dict[str, str]:
    kinds = {*DATE_FACTS, "date", "arrived_date", "other_date", "any_letter_date"}
    return {one.kind: one.value for one in recogniser.find(text, TODAY) if one.kind in kinds}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("the council's letter is dated {}", "letter_date"),
        ("the mediation certificate is dated {}", "certificate_date"),
        ("we asked for an assessment on {}", "request_date"),
        ("the draft came on {}", "draft_date"),
        ("the annual review meeting was on {}", "meeting_date"),
        ("the notice of changes is dated {}", "notice_date"),
        ("I rang the mediation people on {}", "contact_date"),
        ("it happened on {}", "event_date"),
        ("he was excluded on {}", "event_date"),
        ("I complained on {}", "complaint_date"),
        ("the stage 1 answer is dated {}", "answer_date"),
        ("we asked for stage two on {}", "stage_two_date"),
        ("I asked for stage 3 on {}", "stage_three_date"),
        ("I made a subject access request on {}", "records_date"),
        ("asked for his records on {}", "records_date"),
        ("sent an FOI request on {}", "information_date"),
        ("the exclusion letter is dated {}", "exclusion_date"),
        ("the governors' letter is dated {}", "governors_date"),
        ("the transport refusal is dated {}", "transport_date"),
        ("the penalty notice is dated {}", "fine_date"),
        ("the tribunal's order is dated {}", "order_date"),
        ("the mediation agreement is dated {}", "agreement_date"),
        ("the letter came on {}", "arrived_date"),
        ("the school's letter is dated {}", "other_date"),
        ("the letter from the council is dated {}", "letter_date"),
        ("the letter is dated {}", "any_letter_date"),
        ("it was refused on {}", "any_letter_date"),
    ],
)
def test_each_date_is_known_by_the_words_beside_it(recogniser: Recogniser, text: str, fact: str) -> None:
    assert dates_in(recogniser, text.format(DAY)) == {fact: "2026-11-03"}


def test_every_date_of_the_case_can_be_told_by_words_and_asked_for(knowledge: Knowledge) -> None:
    assert set(DATE_FACTS) <= set(knowledge.recognition.dates)
    assert set(DATE_FACTS) <= set(knowledge.case_facts)
    assert all(knowledge.case_facts[fact].question and knowledge.case_facts[fact].why for fact in DATE_FACTS)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "The letter is dated 1 October 2026 and the certificate is dated 29 November 2025",
            {"any_letter_date": "2026-10-01", "certificate_date": "2025-11-29"},
        ),
        (
            "review was on 12 October 2026, notice of changes came with a letter dated 2 November 2026",
            {"meeting_date": "2026-10-12", "notice_date": "2026-11-02"},
        ),
        (
            "I rang mediation on 5 November 2026, their letter is dated 3 November 2026",
            {"contact_date": "2026-11-05", "any_letter_date": "2026-11-03"},
        ),
        (
            "excluded on 2 November 2026, I complained on 3 November 2026",
            {"event_date": "2026-11-02", "complaint_date": "2026-11-03"},
        ),
    ],
)
def test_two_dates_in_one_message_are_each_what_they_are(
    recogniser: Recogniser, text: str, facts: dict[str, str]
) -> None:
    assert dates_in(recogniser, text) == facts


def test_every_deadline_that_is_counted_can_be_asked_for_by_name(knowledge: Knowledge) -> None:
    assert [rule.id for rule in knowledge.deadlines.values() if not rule.asked_by] == []

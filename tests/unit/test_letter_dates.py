"""Whose letter a date is on, where only "the letter" was said: that of what is talked of, and no appeal comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from signpost.case import NOT_EXACT, Case
from signpost.case_days import ANY_LETTER
from signpost.hearing import heard
from signpost.knowledge import Knowledge
from signpost.letter_dates import BARE_DATE, with_letter
from signpost.turn import Turn
from tests.invented import said, talk, with_signpost

DAY = "2026-11-12"
LETTER = {ANY_LETTER: (DAY,)}
BUS = Case(signpost="school_transport")


@pytest.fixture
def known(knowledge: Knowledge) -> Knowledge:
    """The bus has a letter of its own, and two facts speak of it."""
    lettered = with_signpost(knowledge, "school_transport", its_letter="exclusion_date")
    known_from = {**knowledge.triage.known_from, "school_transport": {"stage_reached": "informal"}}
    return replace(lettered, triage=knowledge.triage.model_copy(update={"known_from": known_from}))


def told(known: Knowledge, intent: str, case: Case | None = None, **reading: object) -> Mapping[str, str]:
    turn = said(intent, **{"named": LETTER, **reading})
    return {name: value for name, value in heard(turn, case or Case(), known).found.items() if name.endswith("_date")}


def test_a_letter_is_the_councils_where_nothing_with_a_letter_of_its_own_is_talked_of(known: Knowledge) -> None:
    assert told(known, "appeal") == told(known, "answer") == {"letter_date": DAY}


def test_a_letter_is_that_of_what_the_message_is_about(known: Knowledge) -> None:
    assert told(known, "school_transport") == {"exclusion_date": DAY}
    assert told(known, "answer", found={"stage_reached": "informal"}) == {"exclusion_date": DAY}


def test_a_letter_is_that_of_the_step_in_hand_or_of_what_was_told_before(known: Knowledge) -> None:
    assert told(known, "answer", BUS) == {"exclusion_date": DAY}
    assert told(known, "answer", Case({"stage_reached": "informal"})) == {"exclusion_date": DAY}


@pytest.mark.parametrize(
    ("case", "reading"),
    [
        (BUS, {"intent": "appeal"}),
        (BUS, {"intent": "answer", "found": {"letter_gives_appeal": "yes"}}),
        (BUS, {"intent": "answer", "found": {"decision": "content"}}),
        (Case(signpost="appeal", asked="letter_date"), {"intent": "answer"}),
        (Case({"stage_reached": "informal", "letter_gives_appeal": "yes"}), {"intent": "answer"}),
    ],
    ids=["another worry", "a right of appeal", "a decision", "asked for", "told of a right of appeal"],
)
def test_it_is_the_councils_where_the_message_or_our_question_is_about_that(
    known: Knowledge, case: Case, reading: Mapping[str, str]
) -> None:
    assert told(known, case=case, **reading) == {"letter_date": DAY}


def test_a_date_of_which_more_is_said_stands(known: Knowledge) -> None:
    assert told(known, "answer", BUS, found={"letter_date": "2026-10-01"}, named={}) == {"letter_date": "2026-10-01"}


def test_a_letters_date_in_doubt_is_in_doubt_as_that_of_its_letter(known: Knowledge) -> None:
    turn = said("answer", named={"doubtful_date": (f"{ANY_LETTER}=2026-11-03", f"{ANY_LETTER}=2026-03-11")})

    assert heard(turn, BUS, known).named["doubtful_date"] == ("exclusion_date=2026-11-03", "exclusion_date=2026-03-11")


def test_no_last_day_to_appeal_comes_of_a_letter_that_is_not_the_councils(known: Knowledge) -> None:
    asked = said("deadline", named={"deadline": ("appeal",), **LETTER})

    reply = talk(known, said("school_transport"), asked)

    assert reply.card["deadlines"] == []
    assert (reply.case.asked, "letter_date" in reply.case.facts) == (None, False)
    assert reply.case.rules == ("bus_answer",)


def test_whoever_tells_of_the_councils_decision_is_asked_for_its_date(known: Knowledge) -> None:
    asked = said("deadline", named={"deadline": ("appeal",)}, found={"letter_gives_appeal": "yes"})

    assert talk(known, said("school_transport"), asked).case.asked == "letter_date"


def bare(day: str, *asks_for: str) -> Turn:
    """A few words with a date alone."""
    return said("answer", named={BARE_DATE: (day,), ANY_LETTER: (day,), "asks_for": asks_for}, words=5)


def test_a_date_alone_puts_right_the_one_told_so_far_where_the_words_say_so(knowledge: Knowledge) -> None:
    case = Case({"request_date": "2026-05-12"}, "council_complaint")

    assert with_letter(bare("2026-05-21", "corrects"), case, (), knowledge).found == {"request_date": "2026-05-21"}
    assert "request_date" not in with_letter(bare("2026-05-21"), case, (), knowledge).found


def test_a_date_alone_is_the_certificates_where_one_came_after_the_letter(knowledge: Knowledge) -> None:
    case = Case({"letter_date": "2026-10-03", "stage_reached": "mediation"}, "appeal")

    assert with_letter(bare("2026-11-10"), case, (), knowledge).found == {"certificate_date": "2026-11-10"}


def test_who_has_no_letter_tells_the_date_of_what_is_talked_of(knowledge: Knowledge) -> None:
    none = {"letter_gives_appeal": "no"}
    start = knowledge.deadlines["bus_answer"].length[0].starts

    assert with_letter(bare("2026-11-10"), replace(BUS, facts=none), (), knowledge).found == {start: "2026-11-10"}
    assert with_letter(bare("2026-11-10"), BUS, (), knowledge).found == {"letter_date": "2026-11-10"}


def test_no_letter_said_of_a_bus_says_nothing_of_the_councils_decision(known: Knowledge) -> None:
    no_letter = {"letter_gives_appeal": "no"}

    assert "letter_gives_appeal" not in heard(said("school_transport", found=no_letter), Case(), known).found
    assert "letter_gives_appeal" not in heard(said("answer", found=no_letter, words=3), BUS, known).found


def test_no_letter_is_the_councils_where_we_asked_or_where_its_decision_is_told(known: Knowledge) -> None:
    no_letter = {"letter_gives_appeal": "no"}
    asked = Case(signpost="school_transport", asked="letter_gives_appeal")
    refused = said("school_transport", found={**no_letter, "decision": "content"})

    assert heard(said("answer", found=no_letter, words=3), asked, known).found["letter_gives_appeal"] == "no"
    assert heard(refused, Case(), known).found["letter_gives_appeal"] == "no"
    assert heard(said("appeal", found=no_letter), Case(), known).found["letter_gives_appeal"] == "no"


@pytest.mark.parametrize(
    "facts",
    [{"letter_date": DAY, "certificate_date": DAY}, {"letter_date": DAY, NOT_EXACT: "letter_date"}],
)
def test_no_letter_takes_back_none_that_has_come_for_certain(knowledge: Knowledge, facts: dict[str, str]) -> None:
    """A certificate follows a decision, and whoever knows its date roughly has had it, and lost it."""
    turn = said("answer", found={"letter_gives_appeal": "no"}, named={"denied": ("none=letter",)}, words=6)

    kept = talk(knowledge, turn, case=Case({"decision": "refused_to_assess", **facts}, signpost="appeal")).case

    assert kept.facts["letter_date"] == DAY
    assert kept.told("letter_gives_appeal") != "no"
    assert "letter_date" not in talk(knowledge, turn, case=Case({"letter_date": DAY}, signpost="appeal")).case.facts

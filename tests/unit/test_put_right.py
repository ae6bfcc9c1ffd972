"""A date put right in few words moves the date that was meant, and no other. All content is invented."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from signpost.case import Case
from signpost.case_days import ANY_LETTER
from signpost.hearing import ask_for_date_again, heard
from signpost.knowledge import Knowledge
from signpost.letter_dates import BARE_DATE, DAY_OF_MONTH, INSTEAD_OF
from signpost.recognise import Recogniser
from signpost.turn import Turn
from tests.invented import TODAY, found, said

DAY = "2026-11-12"
BUS = {"letter_date": "2026-10-12", "event_date": "2026-11-02"}


@pytest.mark.parametrize(
    "text", ["no 12 November", "No, 12th November", "nope it was the 12 november", "no sorry 12/11/2026"]
)
def test_no_right_before_a_date_puts_one_right(recogniser: Recogniser, text: str) -> None:
    assert ("asks_for", "corrects") in {(one.kind, one.value) for one in recogniser.find(text, TODAY)}


@pytest.mark.parametrize("text", ["no letter till 12 November", "there is no 12 November meeting", "12 November"])
def test_another_no_does_not(recogniser: Recogniser, text: str) -> None:
    assert ("asks_for", "corrects") not in {(one.kind, one.value) for one in recogniser.find(text, TODAY)}


@pytest.mark.parametrize(
    ("text", "day"), [("no the 7th", "7"), ("sorry, the 21st", "21"), ("nope it was the 3rd", "3")]
)
def test_a_day_alone_is_known(recogniser: Recogniser, text: str, day: str) -> None:
    assert (DAY_OF_MONTH, day) in {(one.kind, one.value) for one in recogniser.find(text, TODAY)}


def right(**named: tuple[str, ...]) -> Turn:
    dated = {ANY_LETTER: (DAY,), BARE_DATE: (DAY,), "asks_for": ("corrects",)}
    return said("answer", named=named or dated, words=4)


def dates(turn: Turn) -> Mapping[str, str]:
    return {name: value for name, value in turn.found.items() if name.endswith("_date")}


def test_of_two_dates_told_the_one_that_the_last_day_is_counted_from_is_put_right(knowledge: Knowledge) -> None:
    assert dates(heard(right(), Case(BUS, signpost="school_transport"), knowledge)) == {"event_date": DAY}


def test_else_the_one_that_is_some_days_from_it(knowledge: Knowledge) -> None:
    two = {"fine_date": "2026-11-14", "event_date": "2026-09-01"}
    assert dates(heard(right(), Case(two, signpost="informal_resolution"), knowledge)) == {"fine_date": DAY}


def test_where_it_may_be_any_of_them_we_ask_and_move_none(knowledge: Knowledge) -> None:
    far = Case({"letter_date": "2026-09-12", "event_date": "2026-08-02"}, signpost="informal_resolution")
    turn = heard(right(), far, knowledge)

    assert dates(turn) == {}
    assert ask_for_date_again(turn) == "which_date_right"


def test_a_day_alone_is_of_the_month_told_before(knowledge: Knowledge) -> None:
    one = Case({"event_date": "2026-11-02"}, signpost="school_transport")

    assert dates(heard(right(**{DAY_OF_MONTH: ("7",)}), one, knowledge)) == {"event_date": "2026-11-07"}
    assert dates(heard(right(**{DAY_OF_MONTH: ("31",)}), one, knowledge)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "oh sorry it was 12 November not 2 I have got it here",
        "12 November, not the 2nd",
        "12 november not 2 november",
        "no it's not the 2nd it's 12 November",
        "not 2 November, 12 November",
    ],
)
def test_a_date_in_place_of_another_is_known_with_the_one_it_replaces(recogniser: Recogniser, text: str) -> None:
    assert {value for kind, value in found(recogniser, text) if kind == INSTEAD_OF} & {f"{DAY}=2", f"{DAY}=2-11"}


@pytest.mark.parametrize("text", ["by 12 November not 2 days later", "12 November, not 20 people came", "12 November"])
def test_another_not_takes_the_place_of_no_date(recogniser: Recogniser, text: str) -> None:
    assert INSTEAD_OF not in dict(found(recogniser, text))


def test_the_date_named_by_its_day_is_moved_however_long_the_message_is(knowledge: Knowledge) -> None:
    """Also where another word of the message would make another date of it: "got it" is no day of arrival then."""
    turn = said("answer", named={"arrived_date": (DAY,), INSTEAD_OF: (f"{DAY}=2-11",)}, words=14)
    turn = heard(turn, Case(BUS, signpost="appeal"), knowledge)

    assert dates(turn) == {"event_date": DAY}
    assert ask_for_date_again(turn) is None


@pytest.mark.parametrize("text", ["not October sorry it's 12 November", "12 November, not october"])
def test_a_month_put_right_moves_the_date_told_in_it(recogniser: Recogniser, knowledge: Knowledge, text: str) -> None:
    assert (INSTEAD_OF, f"{DAY}=-10") in found(recogniser, text)

    turn = said("answer", named={INSTEAD_OF: (f"{DAY}=-10",)}, words=6)
    assert dates(heard(turn, Case(BUS, signpost="appeal"), knowledge)) == {"letter_date": DAY}


def test_of_two_readings_the_one_in_the_month_told_before_counts(knowledge: Knowledge) -> None:
    both = {INSTEAD_OF: ("2026-11-03=12", "2026-10-03=12")}
    assert dates(heard(said("answer", named=both), Case(BUS, signpost="appeal"), knowledge)) == {
        "letter_date": "2026-10-03"
    }


def test_a_day_in_place_of_another_is_known_as_a_day_alone(recogniser: Recogniser) -> None:
    assert (DAY_OF_MONTH, "3") in found(recogniser, "it's the 3rd not the 13th")

"""Guesses, and which of two days a short message means. Today is Monday 23 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.date_hints import chosen, hints, is_guess, is_vague

TODAY = date(2026, 11, 23)
APRIL, MARCH = date(2026, 4, 3), date(2026, 3, 4)
SECOND_OF_APRIL, FOURTH_OF_FEBRUARY = date(2026, 4, 2), date(2026, 2, 4)
NOVEMBER, OCTOBER = date(2026, 11, 12), date(2026, 10, 12)


def meant(text: str, *days: date) -> date | None:
    return chosen(hints(text, TODAY), days)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the first", APRIL),
        ("first one", APRIL),
        ("the former please", APRIL),
        ("1", APRIL),
        ("the second", MARCH),
        ("the second one", MARCH),
        ("the latter", MARCH),
        ("2", MARCH),
        ("april", APRIL),
        ("it was in Aprl", APRIL),
        ("the march one", MARCH),
        ("the 3rd", APRIL),
        ("4th", MARCH),
        ("the earlier one", MARCH),
        ("later", APRIL),
        ("not april", MARCH),
        ("it wasn't the first", MARCH),
    ],
)
def test_one_of_two_days_is_chosen_in_few_words(text: str, day: date) -> None:
    assert meant(text, APRIL, MARCH) == day


@pytest.mark.parametrize("text", ["yes", "ok", "june", "both", "the 9th", "neither", "april or march", "", "?"])
def test_what_fits_neither_or_both_chooses_nothing(text: str) -> None:
    assert meant(text, APRIL, MARCH) is None


def test_second_may_be_a_day_of_the_month_and_is_then_not_guessed() -> None:
    assert meant("the 2nd", SECOND_OF_APRIL, FOURTH_OF_FEBRUARY) is None
    assert meant("the 2nd of april", SECOND_OF_APRIL, FOURTH_OF_FEBRUARY) is None
    assert meant("april", SECOND_OF_APRIL, FOURTH_OF_FEBRUARY) == SECOND_OF_APRIL


@pytest.mark.parametrize(("text", "day"), [("last month", OCTOBER), ("this month", NOVEMBER), ("october", OCTOBER)])
def test_a_month_told_from_today_is_understood(text: str, day: date) -> None:
    assert meant(text, NOVEMBER, OCTOBER) == day


def test_a_longer_message_is_no_choice() -> None:
    assert hints("he was the first in his class to be sent home in april", TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "half term",
        "just before half-term",
        "last month",
        "a few weeks ago",
        "a couple of weeks ago",
        "about two weeks ago",
        "over the summer",
        "before xmas",
        "in March",
        "October",
        "early october",
        "around the 3rd",
        "sometime in may",
        "31/13 or so",
    ],
)
def test_a_time_without_a_day_is_vague(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize(
    "text", ["I don't know", "yes", "an academy", "we may", "section 19", "he is 9", "march on, all"]
)
def test_other_words_are_not_vague_times(text: str) -> None:
    assert not is_vague(text)


@pytest.mark.parametrize(
    "text", ["around 3 October", "I think it was about 3 October", "maybe the 3rd", "approx 3/10/26"]
)
def test_a_day_that_is_only_guessed_is_told_from_one_that_is_known(text: str) -> None:
    assert is_guess(text)
    assert not is_guess("3 October 2026")

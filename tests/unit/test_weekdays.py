"""Whether a day of the week is the last one or the next. All is invented; today is Friday 27 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.dates import FoundDate, find_dates
from signpost.weekdays import was_had, ways

TODAY = date(2026, 11, 27)


def only(text: str, today: date = TODAY) -> FoundDate:
    (found,) = find_dates(text, today)
    return found


def way(text: str, of_a_meeting: bool = False) -> set[str]:
    found = only(text)
    assert found.open
    return set(ways(text, found.start, found.end, of_a_meeting))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("next Thursday", date(2026, 12, 3)),
        ("on the next Thursday", date(2026, 12, 3)),
        ("this coming Wednesday", date(2026, 12, 2)),
        ("coming weds", date(2026, 12, 2)),
        ("Wednesday coming", date(2026, 12, 2)),
        ("on Thursday next week", date(2026, 12, 3)),
        ("next week on Tuesday", date(2026, 12, 1)),
        ("next week Tues", date(2026, 12, 1)),
        ("tommorow", date(2026, 11, 28)),
    ],
)
def test_a_day_told_as_to_come_is_to_come(text: str, day: date) -> None:
    found = only(f"it is {text} I think")
    assert (found.day, found.alternatives, found.to_come) == (day, (), True)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 23), (date(2026, 11, 26), date(2026, 12, 3))),
        (date(2026, 11, 25), (date(2026, 11, 26), date(2026, 12, 3))),
        (date(2026, 11, 26), ()),
        (date(2026, 11, 28), ()),
    ],
)
def test_next_thursday_is_in_doubt_while_this_weeks_is_ahead(today: date, days: tuple[date, ...]) -> None:
    assert only("next Thursday", today).alternatives == days


def test_next_monday_said_at_the_weekend_is_in_doubt() -> None:
    assert only("next Monday", date(2026, 11, 28)).alternatives == (date(2026, 11, 30), date(2026, 12, 7))


@pytest.mark.parametrize("text", ["on Thursday", "the meeting is Thursday", "booked for Thursday", "this Thursday"])
def test_a_bare_day_may_be_the_last_or_the_next(text: str) -> None:
    assert only(text).alternatives == (date(2026, 11, 26), date(2026, 12, 3))


@pytest.mark.parametrize("text", ["last Thursday", "it came on Thursday", "dated Thursday", "since Thursday"])
def test_a_day_told_as_past_is_past(text: str) -> None:
    assert (only(text).day, only(text).open, only(text).to_come) == (date(2026, 11, 26), False, False)


@pytest.mark.parametrize(
    "text",
    [
        "they will fine us if she isnt back on Monday",
        "unless he is in on Monday",
        "we are going to the school on Monday",
        "she has to be in on Monday",
        "I'll ring them on Monday",
        "can she go back on Monday",
        "he is to be excluded on Monday",
        "on Monday I will ring them",
    ],
)
def test_what_lies_ahead_is_known_by_its_verb(text: str) -> None:
    assert way(text) == {"coming"}


@pytest.mark.parametrize(
    "text",
    [
        "they refused on Monday",
        "he was excluded on Monday",
        "she came home crying on Monday",
        "the head rang me on Monday",
        "on Monday they rang",
        "if they refused on Monday",
    ],
)
def test_what_lies_behind_is_known_by_its_verb(text: str) -> None:
    assert way(text) == {"past"}


@pytest.mark.parametrize("text", ["on Monday", "Monday", "the letter on Monday"])
def test_without_a_verb_it_may_be_either(text: str) -> None:
    assert way(text) == {"past", "coming"}


@pytest.mark.parametrize(
    "text",
    [
        "the governors meeting is on Thursday about his suspension",
        "annual review meeting on Thursday",
        "we got a meeting with the goveners on Thursday",
        "we have been called to a meeting on Thursday",
        "he was suspended and the meeting is on Thursday",
        "hes been suspended the governors meeting on Thursday what do I take",
        "the review has been moved to Thursday",
        "the review was moved to Thursday",
        "there is a panel on Thursday",
        "do I have to go to the meeting on Thursday",
        "help me get ready for the meeting on Thursday",
    ],
)
def test_a_meeting_is_to_come(text: str) -> None:
    assert way(text, of_a_meeting=True) == {"coming"}


@pytest.mark.parametrize(
    "text",
    [
        "the meeting was on Thursday",
        "we had the governors meeting on Thursday",
        "I went to her annual review on Thursday",
        "the panel met on Thursday",
        "the meeting on Thursday went badly",
        "I missed the review meeting on Thursday",
        "we met on Thursday",
    ],
)
def test_a_meeting_is_past_if_its_verb_says_so(text: str) -> None:
    assert way(text, of_a_meeting=True) == {"past"}


@pytest.mark.parametrize(
    "text", ["at the meeting on Thursday they said he cant come back", "we got a letter about a meeting on Thursday"]
)
def test_a_meeting_of_which_the_words_tell_both_is_asked_about(text: str) -> None:
    assert way(text, of_a_meeting=True) == {"past", "coming"}


@pytest.mark.parametrize(
    "text", ["we got the letter on Monday", "the refusal was sent on Monday", "a fine dated Monday"]
)
def test_words_of_having_it_are_known(text: str) -> None:
    found = only(text)
    assert was_had(text, found.start, found.end)


def test_a_paper_beside_a_day_was_not_therefore_had() -> None:
    found = only("about the letter on Monday")
    assert not was_had("about the letter on Monday", found.start, found.end)

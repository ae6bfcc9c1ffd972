"""Only a child is sent home; work, a letter or a reading book that is sent home is no exclusion."""

from __future__ import annotations

import pytest

from signpost.names import BESIDE
from signpost.sent_home import SENT_HOME, by_the_clock, is_of_a_thing


def _is_of_a_thing(text: str) -> bool:
    start = text.index(SENT_HOME)
    return is_of_a_thing(text, start, start + len(SENT_HOME))


@pytest.mark.parametrize(
    "text",
    [
        "shes had no work sent home",
        "no work was sent home",
        "work has not been sent home",
        "a letter was sent home about attendance",
        "the letters get sent home in his bag",
        "his reading book is never sent home",
        "nothing is ever sent home",
        "no maths has been sent home",
        "they sent home a letter about nits",
        "school sent home some work",
    ],
)
def test_a_thing_that_is_sent_home_is_no_child(text: str) -> None:
    assert _is_of_a_thing(text)


@pytest.mark.parametrize(
    "text",
    [
        "sent home early again",
        "he was sent home",
        "she keeps being sent home",
        "my son has been sent home",
        "jack got sent home today",
        "they had him sent home",
        "he had no lunch and was sent home",
        "there was no letter, he was just sent home",
        "sent home no letter no nothing",
        "keeps getting sent home",
        "my autistic lad is always sent home",
        "he gets sent home with a letter",
    ],
)
def test_a_child_that_is_sent_home_is_heard(text: str) -> None:
    assert not _is_of_a_thing(text)


@pytest.mark.parametrize(
    "text",
    [
        "he comes home at 12 every day",
        "school send my son home at 12 every day till he settles",
        "she is sent home at 11.30 every morning",
        "every day they sent him home by 1",
        "i have to fetch him at 12 every day",
    ],
)
def test_a_day_cut_short_by_the_clock_is_a_problem_of_its_own(text: str) -> None:
    assert [one.kind for one in by_the_clock(text, list(range(len(text))))] == [BESIDE]


@pytest.mark.parametrize(
    "text",
    [
        "i fetch him home at 12 every day for his lunch",
        "they bring him home at 12 every day and take him back at 1",
        "my son is home at 6 every day from work club",
        "the bus comes home at 12",
        "they sent the letter home at 12 weeks every time",
    ],
)
def test_lunch_and_the_hour_of_other_things_are_not(text: str) -> None:
    assert by_the_clock(text, list(range(len(text)))) == []

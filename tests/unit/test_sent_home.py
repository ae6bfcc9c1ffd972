"""Only a child is sent home; work, a letter or a reading book that is sent home is no exclusion."""

from __future__ import annotations

import pytest

from signpost.sent_home import SENT_HOME, is_of_a_thing


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

"""How old the child is and where the family lives now, read from a message. All places are invented."""

from __future__ import annotations

import pytest

from signpost.recognise import Recogniser
from tests.invented import found


@pytest.mark.parametrize(
    "text, group",
    [
        ("he is 3", "early_years"),
        ("my son's 7", "school_age"),
        ("she's 15 and a half", "school_age"),
        ("I'm 17", "post_16"),
        ("a 19 year old", "post_16"),
        ("aged 4", "early_years"),
    ],
)
def test_an_age_is_the_group_whose_rights_it_means(recogniser: Recogniser, text: str, group: str) -> None:
    assert found(recogniser, text) == [("age_group", group)]


@pytest.mark.parametrize(
    "text", ["I am 43", "she is 7 months behind", "he is 5th in the queue", "section 19", "3 hours"]
)
def test_a_number_that_is_no_childs_age_is_left_out(recogniser: Recogniser, text: str) -> None:
    assert found(recogniser, text) == []


@pytest.mark.parametrize(
    "text",
    ["reading age 6", "he is 10 minutes late", "she's 2 years behind", "the TA says he is 1:1", "he is 14 percent"],
)
def test_a_measure_is_no_age(recogniser: Recogniser, text: str) -> None:
    assert found(recogniser, text) == []


def test_where_a_family_moved_from_is_not_where_it_lives(recogniser: Recogniser) -> None:
    assert found(recogniser, "we moved from Puddleshire to Marrowshire") == [("area", "marrowshire")]

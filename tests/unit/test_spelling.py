"""The spelling of the phone is read in ordinary words; whatever else is typed stays as it is."""

from __future__ import annotations

import pytest

from signpost.knowledge import Knowledge
from signpost.spelling import LONGEST, Spelling


@pytest.fixture()
def spelling(knowledge: Knowledge) -> Spelling:
    lists = {"misspelt": {"letter": ("leter",)}, "texting": {"school": ("skool",), "can't": ("cnt",), "is": ("iz",)}}
    return Spelling(knowledge.recognition.model_copy(update=lists))


@pytest.mark.parametrize(
    ("typed", "ordinary"),
    [
        ("skool iz shut", "school is shut"),
        ("Skool, IZ shut!", "school, is shut!"),
        ("i cnt go 2 skool", "i can't go 2 school"),
        ("the leter", "the letter"),
        # Neither part of a word nor what is in no list is touched.
        ("preskool, skools and Izzy's", "preskool, skools and Izzy's"),
        ("The school isn't shut.\n\nWhy?", "The school isn't shut.\n\nWhy?"),
        ("", ""),
        ("/exclusion", "/exclusion"),
        ('/answer{"about":"skool"}', '/answer{"about":"skool"}'),
    ],
)
def test_only_the_words_of_the_lists_are_spelt_out(spelling: Spelling, typed: str, ordinary: str) -> None:
    assert spelling.ordinary(typed) == ordinary


def test_a_long_text_is_read_once_as_it_was_typed(spelling: Spelling) -> None:
    short, long = "skool " * (LONGEST // 6), "skool " * (LONGEST // 6 + 1)

    assert spelling.ordinary(short) == "school " * (LONGEST // 6)
    assert spelling.ordinary(long) == long

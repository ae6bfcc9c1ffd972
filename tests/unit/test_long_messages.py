"""What a long message is about: its parts count beside the whole. All messages are invented."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_EXAMPLE, TEXT
from rasa.shared.nlu.training_data.message import Message

from extensions.nlu.long_messages import MOST_TOLD, TOLD_FROM, WINDOW_WORDS, is_long, shares, told, windows
from extensions.nlu.signpost_classifier import ALSO, also_told, labels_of
from signpost.text import LONG_WORDS

NOTHING = np.zeros((0, 3), dtype=np.float32)


def words(number: int) -> str:
    return " ".join(f"word{at}" for at in range(number))


def test_a_message_is_long_by_its_words() -> None:
    assert not is_long(words(LONG_WORDS))
    assert is_long(words(LONG_WORDS + 1))


def test_windows_cover_every_word_and_overlap() -> None:
    text = words(50)
    seen = [text[start:end].split() for start, end in windows(text)]

    assert {word for window in seen for word in window} == set(text.split())
    assert all(len(window) <= WINDOW_WORDS for window in seen)
    assert all(set(before) & set(after) for before, after in pairwise(seen))
    assert windows(words(WINDOW_WORDS)) == windows("") == []


def test_what_a_part_is_certain_of_counts_beside_the_whole() -> None:
    whole = np.array([0.7, 0.2, 0.1], dtype=np.float32)
    parts = np.array([[0.9, 0.05, 0.05], [0.1, 0.0, 0.9]], dtype=np.float32)

    mixed = shares(whole, parts, parts)

    assert np.isclose(mixed.sum(), 1)
    assert mixed[2] > mixed[1]
    assert np.allclose(shares(whole, NOTHING, NOTHING), whole)


def test_few_others_are_told_and_only_clear_ones() -> None:
    ranking = [("appeal", 0.4), ("attendance", TOLD_FROM), ("exclusion", TOLD_FROM), ("mediation", TOLD_FROM)]

    assert told(ranking) == ["attendance", "exclusion"][: MOST_TOLD - 1]
    assert told([("appeal", 0.9), ("attendance", TOLD_FROM - 0.01)]) == []


def example(also: list[str] | None) -> Message:
    noted = {} if also is None else {METADATA: {METADATA_EXAMPLE: {ALSO: also}}}
    return Message(data={TEXT: "it is late and the bus has gone", INTENT: "ehc_delay", **noted})


def test_an_example_of_two_problems_teaches_both_and_the_first_more() -> None:
    assert labels_of(example(["school_transport"])) == ["ehc_delay", "ehc_delay", "school_transport"]
    assert labels_of(example([])) == labels_of(example(None)) == ["ehc_delay"]
    assert also_told(example(["school_transport"])) == ["school_transport"]
    assert (also_told(example([])), also_told(example(None))) == ([], None)

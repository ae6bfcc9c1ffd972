"""How typed text becomes the plain words that safety patterns read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from signpost.safety_text import LONGEST_SENTENCE, TextReader

KNOWN = [
    "i",
    "want",
    "to",
    "die",
    "kill",
    "self",
    "harm",
    "hurt",
    "hitting",
    "me",
    "not",
    "do",
    "is",
    "suicide",
    "suicidal",
]
SPELLINGS = {"wanna": "want to", "2": "to", "dont": "do not", "cannot": "can not"}


@pytest.fixture
def reader() -> TextReader:
    """A reader with a small vocabulary."""
    return TextReader(KNOWN, SPELLINGS, ["suicide", "suicidal", "overdose"])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("I WANT TO DIE", "i want to die"),
        ("i wanna die", "i want to die"),
        ("i want 2 die", "i want to die"),
        ("I don't, I don’t, I dont", "i do not i do not i do not"),
        ("can't won't shan't isn't", "can not will not shall not is not"),
        ("I've he'll we're she'd I'm", "i have he will we are she would i am"),
        ("i want to diiiieee", "i want to die"),
        ("i want to d i e", "i want to die"),
        ("i want to d.i.e", "i want to die"),
        ("K I L L me", "kill me"),
        ("k1ll me, su1cide, su!cide, d1e", "kill me suicide suicide die"),
        ("k*ll me", "kill me"),
        ("ｉ ｗａｎｔ ｔｏ ｄｉｅ", "i want to die"),
        ("d\u200bi\u200de and d\u00ade", "die and de"),
        ("díé", "die"),
        ("suicde, suiside, sucidal, overdos", "suicide suicide suicidal overdose"),
        ("hittin me", "hitting me"),
        ("hurt my self", "hurt myself"),
        ("her self harm", "her self harm"),
        ("😢 i want to die 💔", "i want to die"),
        ("i\x00want\x07to\tdie", "i want to die"),
        ("i want to ... die", "i want to die"),
        ("i want to\ndie", "i want to die"),
    ],
)
def test_ways_of_typing_are_read_as_the_plain_words(reader: TextReader, typed: str, read: str) -> None:
    assert reader.sentences(typed) == [f" {read} "]


@pytest.mark.parametrize("typed", ["die1 dies dice", "the y7 boy", "a b c d", "silicone", "overdue"])
def test_words_no_pattern_uses_are_left_alone(reader: TextReader, typed: str) -> None:
    assert reader.sentences(typed) == [f" {typed} "]


def test_full_stops_and_empty_lines_end_a_sentence(reader: TextReader) -> None:
    assert reader.sentences("I am tired. Are you? Yes!\n\nGood night") == [
        " i am tired ",
        " are you ",
        " yes ",
        " good night ",
    ]


def test_a_sentence_said_again_is_read_once(reader: TextReader) -> None:
    assert reader.sentences("Help me. Help me. HELP ME!") == [" help me "]


def test_a_very_long_sentence_is_read_in_windows_that_overlap(reader: TextReader) -> None:
    words = [f"w{number}" for number in range(LONGEST_SENTENCE * 3)]
    windows = [window.split() for window in reader.sentences(" ".join(words))]
    assert all(len(window) <= LONGEST_SENTENCE for window in windows)
    pairs = {pair for window in windows for pair in pairwise(window)}
    assert pairs == set(pairwise(words))


@pytest.mark.parametrize("typed", ["", " ", "\n\n\n", "...", "?!?!", "'", "😀", "\x00\x01", "\u200b", "`´’"])
def test_text_without_words_has_no_sentences(reader: TextReader, typed: str) -> None:
    assert reader.sentences(typed) == []

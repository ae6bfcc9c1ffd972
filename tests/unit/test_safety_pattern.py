"""The little language in which safety phrases are written."""

from __future__ import annotations

import re

import pytest

from signpost.safety_pattern import PatternBook

GROUPS = {"child": "(my|our) (son|daughter)", "wish": "want|wants"}


def found(written: str, sentence: str) -> bool:
    """Whether the pattern stands in the sentence, given as plain words."""
    pattern = PatternBook(GROUPS, frozenset({"not", "never"})).compile(written)
    possible = pattern.possible(frozenset(sentence.split()))
    stands = pattern.regex.search(f" {sentence} ") is not None
    assert possible or not stands, "what is ruled out beforehand must never match"
    return stands


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("wants to die", "he wants to die now"),
        ("(die|be dead)", "i would rather be dead"),
        ("wants [really] to die", "he wants to die"),
        ("wants [really] to die", "he wants really to die"),
        ("wants * die", "he wants so very much die"),
        ("wants *5 die", "he wants a b c d e die"),
        ("{child} {wish} to die", "our daughter wants to die"),
        ("^ goodbye", "goodbye everyone"),
        ("give up $", "now i give up"),
        ("(hurt|harm) [my|her] self", "harm self"),
    ],
)
def test_a_pattern_finds_what_it_is_written_for(written: str, sentence: str) -> None:
    assert found(written, sentence)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("die", "a diet of dice"),
        ("wants to die", "to die wants"),
        ("wants * die", "wants one two three four die"),
        ("wants * die", "wants not die"),
        ("wants * die", "wants ~ die"),
        ("^ goodbye", "we said goodbye"),
        ("give up $", "i give up smoking"),
    ],
)
def test_a_pattern_finds_nothing_else(written: str, sentence: str) -> None:
    assert not found(written, sentence)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("Die", '"D" has no meaning here'),
        ("die?", '"?" has no meaning here'),
        ("(die|be dead", "never closed"),
        ("die)", "never opened"),
        ("(die|)", "empty"),
        ("{nobody}", '"{nobody}" is not a group'),
        ("[die]", "at least one word"),
        ("* *", "at least one word"),
    ],
)
def test_a_mistake_in_a_pattern_is_explained(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        PatternBook(GROUPS).compile(written)


def test_a_group_inside_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="inside itself"):
        PatternBook({"one": "a|{two}", "two": "b|{one}"}).compile("{one} c")


def test_the_book_knows_every_word_it_has_compiled() -> None:
    book = PatternBook(GROUPS)
    book.compile("{wish} to (die|be dead)")
    assert book.words == {"want", "wants", "to", "die", "be", "dead"}


def test_a_pattern_is_spelled_as_texts_are() -> None:
    pattern = PatternBook({}, spellings={"nobody": "no one"}).compile("nobody cares")
    assert pattern.regex.search(" no one cares ")
    assert not pattern.possible(frozenset({"nobody", "cares"}))

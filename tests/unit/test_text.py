"""What people type is cleaned and cut before anything tries to understand it."""

from __future__ import annotations

import pytest

from signpost.text import clean, has_words, sentence_spans, sentences


@pytest.mark.parametrize(
    "typed, cleaned",
    [
        ("  hello  ", "hello"),
        ("a   b\t\tc", "a b c"),
        ("can’t “say” – or — that…", 'can\'t "say" - or - that...'),
        ("one\r\ntwo", "one \ntwo"),
        ("\x00he\x07llo\x1b", "hello"),
        ("he\u200bll\u202eo\ufeff", "hello"),
        ("\ud83d help", "help"),
        ("ﬁne ｆｕｌｌ", "fine full"),
        ("caf\u0065\u0301", "café"),
        ("non\u00a0breaking", "non breaking"),
        ("\U0001f62d", "\U0001f62d"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_text_is_cleaned(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def test_cleaning_twice_changes_nothing_more() -> None:
    for typed in ("can’t  “say”", "\x00a\u200b  b", "one\n\ntwo", "ﬁne…"):
        assert clean(clean(typed)) == clean(typed)


def test_a_long_text_is_cleaned_whole() -> None:
    assert len(clean("please help " * 10_000)) == 12 * 10_000 - 1


def test_sentences_end_at_marks_lines_and_list_points() -> None:
    text = "He is six. He can't go!  Why?\nThe head says no\n- no help - no plan"

    assert sentences(text) == ["He is six.", "He can't go!", "Why?", "The head says no", "- no help", "no plan"]


def test_a_number_with_a_point_is_no_end_of_a_sentence() -> None:
    assert sentences("section 6.45 says so") == ["section 6.45 says so"]


def test_spans_point_into_the_text_itself() -> None:
    text = "  One.  Two!\n\n three "

    assert (
        [text[start:end].strip() for start, end in sentence_spans(text)] == sentences(text) == ["One.", "Two!", "three"]
    )


def test_nothing_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n ") == []


def test_words_are_letters_or_digits() -> None:
    assert has_words("hi") and has_words("7") and has_words("é")
    assert not any(has_words(text) for text in ("", "   ", "?!", "/", "\U0001f62d"))


def test_a_letter_and_its_accent_are_one_again_when_what_stood_between_is_gone() -> None:
    assert clean("cafe\u200b\u0301") == "caf\u00e9"

"""Keywords, numbers and words of a choice mean the same on every message channel; STOP and danger come first."""

from __future__ import annotations

import pytest

from signpost.layout.pieces import Piece
from signpost.messages.choices import LAST, Choice, by_number, by_words, number_in
from signpost.messages.keywords import Keyword, keyword
from signpost.messages.talk import Heard, Talk, hear

CHOICES = (
    Choice("It's an academy", '/answer{"school_type": "academy"}'),
    Choice("It's a maintained school", '/answer{"school_type": "maintained"}'),
    Choice("Talk to a person", "/human_handover"),
    Choice("No", '/answer{"has_plan": "no"}'),
)
LISTED = Talk(choices=CHOICES, listed=4, told=True)


def heard(text: str, talk: Talk | None = LISTED, stopped: bool = False, danger: bool = False) -> Heard:
    return hear(text, talk, stopped=stopped, danger=danger)


# Keywords


@pytest.mark.parametrize(
    "word", ["STOP", "stopall", "Unsubscribe", "cancel", "End", "QUIT", " stop. ", "Stop all", "ＳＴＯＰ"]
)
def test_every_word_for_stop_is_stop_in_any_spelling(word: str) -> None:
    assert keyword(word) is Keyword.STOP


@pytest.mark.parametrize(
    "word, means",
    [
        ("START", Keyword.START),
        ("unstop", Keyword.START),
        ("Yes", Keyword.YES),
        ("HELP", Keyword.HELP),
        ("info", Keyword.HELP),
        ("menu", Keyword.MENU),
        ("0", Keyword.MENU),
        ("More!", Keyword.MORE),
        ("PLAN", Keyword.PLAN),
        ("my plan.", Keyword.PLAN),
    ],
)
def test_each_keyword_is_known(word: str, means: Keyword) -> None:
    assert keyword(word) is means


@pytest.mark.parametrize(
    "text", ["his plan", "stop it", "please help me", "the school wants to end his place", "yes please", "", "00"]
)
def test_a_keyword_inside_a_longer_message_is_none(text: str) -> None:
    assert keyword(text) is None


@pytest.mark.parametrize("talk", [None, LISTED])
def test_a_stop_is_obeyed_before_anything_is_understood(talk: Talk | None) -> None:
    assert heard("stop", talk, danger=True).does == "stop"


def test_whoever_has_stopped_hears_nothing_but_danger_help_and_start() -> None:
    said = {
        word: heard(word, None, stopped=True).does for word in ("stop", "hello", "menu", "1", "more", "help", "start")
    }
    assert said == {
        "stop": "silent",
        "hello": "silent",
        "menu": "silent",
        "1": "silent",
        "more": "silent",
        "help": "help",
        "start": "start",
    }
    assert heard("anything", None, stopped=True, danger=True).does == "danger"


def test_yes_answers_our_question_and_starts_again_only_who_has_stopped() -> None:
    assert heard("YES").does == "words"
    assert heard("YES", None).does == "words"
    assert heard("YES", None, stopped=True).does == "start"
    assert heard("YES", LISTED, stopped=True).does == "silent"


def test_danger_comes_before_every_keyword_but_stop() -> None:
    assert {heard(word, danger=True).does for word in ("help", "menu", "more", "1", "start")} == {"danger"}


# Numbers and words


@pytest.mark.parametrize(
    "text", ["1", "1.", "1)", "(1)", " 1 ", "one", "One.", "the first", "first", "1st", "the first one"]
)
def test_the_first_choice_is_picked_however_it_is_written(text: str) -> None:
    assert heard(text) == Heard("choice", CHOICES[0])


@pytest.mark.parametrize("text", ["option 2", "No. 2", "number two", "2 please", "2️⃣", "the second one"])
def test_a_number_may_be_called_one(text: str) -> None:
    assert heard(text) == Heard("choice", CHOICES[1])


def test_the_last_one_is_the_last_that_was_shown() -> None:
    assert number_in("the last one") == LAST
    assert heard("last", Talk(choices=CHOICES, listed=3)) == Heard("choice", CHOICES[2])


@pytest.mark.parametrize("text", ["999", "2026", "12/10", "1 and 2", "no one", "1 October 2026", "a first", "zero"])
def test_other_numbers_are_no_choice(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize("text", ["it's an academy", "ITS AN ACADEMY!", "academy", "an academy"])
def test_the_words_of_a_choice_pick_it(text: str) -> None:
    assert heard(text) == Heard("choice", CHOICES[0])


def test_a_short_word_picks_only_a_choice_that_is_just_that() -> None:
    assert by_words("no", CHOICES) is CHOICES[3]
    assert by_words("a", CHOICES) is None
    assert by_words("", CHOICES) is None


def test_words_that_could_be_several_choices_or_more_than_a_choice_pick_none() -> None:
    alike = (Choice("Complain to the school", "/a"), Choice("Talk to the school", "/b"))
    assert by_words("school", alike) is None
    assert by_words("the school is not an academy", CHOICES) is None


@pytest.mark.parametrize("text", ["5", "0001", "42", "the fifth", "nine"])
def test_a_number_that_is_not_on_the_list_is_asked_again(text: str) -> None:
    expected = "words" if text == "0001" else "again"
    assert heard(text).does == expected


def test_a_number_before_its_choice_was_shown_or_after_the_list_is_gone_is_asked_again() -> None:
    assert heard("3", Talk(choices=CHOICES, listed=2)).does == "again"
    assert heard("1", Talk()).does == "again"
    assert heard("1", None).does == "again"


def test_number_words_without_a_list_are_words() -> None:
    assert heard("one", None).does == "words"
    assert heard("first", Talk()).does == "words"


def test_a_list_has_no_number_beyond_its_end_or_before_its_start() -> None:
    assert by_number(0, CHOICES) is None
    assert by_number(5, CHOICES) is None
    assert by_number(LAST, ()) is None


def test_more_brings_the_next_piece_and_asks_for_the_steps_when_there_is_none() -> None:
    assert heard("MORE", Talk(waiting=(Piece("next"),))).does == "more"
    assert heard("MORE", LISTED).does == "words"


@pytest.mark.parametrize("talk", [None, LISTED, Talk(waiting=(Piece("next"),))])
def test_plan_asks_for_the_plan_wherever_the_talk_stands(talk: Talk | None) -> None:
    assert heard("PLAN", talk).does == "plan"
    assert heard("plan", talk, danger=True).does == "danger"
    assert heard("plan", talk, stopped=True).does == "silent"

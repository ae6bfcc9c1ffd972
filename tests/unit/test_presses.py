"""A press of a button means the last list shown; what is said of an older one is decided here too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.layout.buttons import CHANNELS
from signpost.messages.choices import Choice
from signpost.messages.presses import hear_press, is_press, pressed, with_presses
from signpost.messages.talk import Heard, Talk

CHOICES = (Choice("Yes", "/affirm"), Choice("No", "/deny"), Choice("Talk to a person", "/human_handover"))
TALK = Talk(choices=CHOICES, listed=3, told=True, list_id="0123abcd")


def test_each_button_means_its_own_choice() -> None:
    buttons = with_presses(TALK.list_id, CHOICES)
    assert [button.title for button in buttons] == [choice.title for choice in CHOICES]
    assert tuple(pressed(button.payload, TALK) for button in buttons) == CHOICES


def test_a_press_fits_every_channel_even_the_last_of_a_hundred() -> None:
    longest = with_presses(TALK.list_id, CHOICES * 33)[-1].payload
    assert all(len(longest.encode()) <= kind.payload for kinds in CHANNELS.values() for kind in kinds)
    assert is_press(longest)


@pytest.mark.parametrize(
    "sent",
    ["", "1", "/affirm", "0123abcd", "0123abcd.0", "0123abcd.4", "ffffffff.1", "0123abcd.1\n", "x" * 5000, "٣.١"],
)
def test_what_is_no_press_of_the_last_list_picks_nothing(sent: str) -> None:
    assert pressed(sent, TALK) is None


def test_a_choice_that_was_not_shown_yet_cannot_be_pressed() -> None:
    assert pressed("0123abcd.3", replace(TALK, listed=2)) is None


def test_without_a_talk_or_a_list_every_press_is_stale() -> None:
    for talk in (None, Talk()):
        assert hear_press("0123abcd.1", talk, stopped=False, danger=False).does == "stale"


@pytest.mark.parametrize(
    "press, stopped, danger, does",
    [
        ("0123abcd.1", False, False, "choice"),
        ("0123abcd.1", False, True, "choice"),
        ("ffffffff.1", False, False, "stale"),
        ("ffffffff.1", False, True, "danger"),
        ("0123abcd.1", True, False, "silent"),
        ("0123abcd.1", True, True, "danger"),
    ],
)
def test_a_press_is_heard_as_words_are(press: str, stopped: bool, danger: bool, does: str) -> None:
    heard = hear_press(press, TALK, stopped=stopped, danger=danger)
    assert heard == (Heard("choice", CHOICES[0]) if does == "choice" else Heard(does))  # type: ignore[arg-type]

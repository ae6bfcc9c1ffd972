"""What a button sends when it is pressed: its list and its number in it, so that only the last list can be pressed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from signpost.messages.choices import Choice
from signpost.messages.talk import Heard, Talk

_PRESS = re.compile(r"([0-9a-f]{8})\.([1-9]\d?)")


def with_presses(list_id: str, shown: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices as buttons; each sends 11 characters at most, which is less than any channel takes."""
    return tuple(Choice(choice.title, f"{list_id}.{number}") for number, choice in enumerate(shown, 1))


def is_press(sent: str) -> bool:
    """Whether one of our buttons could send this."""
    return _PRESS.fullmatch(sent) is not None


def pressed(press: str, talk: Talk | None) -> Choice | None:
    """The choice behind a button; None when its list is not the last one shown, or what was sent is no press."""
    match = _PRESS.fullmatch(press)
    if talk is None or match is None or match[1] != talk.list_id:
        return None
    number = int(match[2])
    return talk.shown[number - 1] if number <= len(talk.shown) else None


def hear_press(press: str, talk: Talk | None, *, stopped: bool, danger: bool) -> Heard:
    """What a press does. `danger` is what the safety net finds in the button's words; see talk.hear."""
    choice = pressed(press, talk)
    if choice and not stopped:
        return Heard("choice", choice)
    if danger:
        return Heard("danger")
    return Heard("silent" if stopped else "stale")

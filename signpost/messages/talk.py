"""Where a talk by message stands, and what the next message does to it. Pure: what is said is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from signpost.layout.pieces import Piece
from signpost.messages.choices import Choice, by_number, by_words, is_in_figures, number_in
from signpost.messages.keywords import Keyword, keyword

Does = Literal["stop", "silent", "danger", "start", "help", "menu", "plan", "more", "choice", "again", "stale", "words"]


@dataclass(frozen=True)
class Talk:
    """What is kept between two messages: our own words only.

    `waiting` are the pieces that MORE brings, `choices` all choices of the last answer, of which the first `listed`
    have been shown; `list_id` is new with each list. `told` says whether the first notice went out; `turns` counts
    the messages answered.
    """

    waiting: tuple[Piece, ...] = ()
    choices: tuple[Choice, ...] = ()
    listed: int = 0
    told: bool = False
    turns: int = 0
    list_id: str = ""

    @property
    def shown(self) -> tuple[Choice, ...]:
        """The choices that a number or words can mean now."""
        return self.choices[: self.listed]


@dataclass(frozen=True)
class Heard:
    """What a message does; `choice` is what was picked."""

    does: Does
    choice: Choice | None = None


def hear(text: str, talk: Talk | None, *, stopped: bool, danger: bool) -> Heard:
    """What a message does. STOP first, then danger; whoever has stopped gets no answer but to danger, HELP and START.

    `talk` is None when there is none, or no longer; `danger` is the safety net's finding.
    """
    word = keyword(text)
    if word is Keyword.STOP:
        return Heard("silent" if stopped else "stop")
    if danger:
        return Heard("danger")
    if word is Keyword.HELP:
        return Heard("help")
    if word is Keyword.START or (word is Keyword.YES and stopped and talk is None):
        return Heard("start")
    if stopped:
        return Heard("silent")
    if word is Keyword.MENU:
        return Heard("menu")
    if word is Keyword.PLAN:
        return Heard("plan")
    return _in_talk(text, talk or Talk(), word)


def _in_talk(text: str, talk: Talk, word: Keyword | None) -> Heard:
    if word is Keyword.MORE and talk.waiting:
        return Heard("more")
    number = number_in(text)
    if number is not None:
        if choice := by_number(number, talk.shown):
            return Heard("choice", choice)
        # "One" and "the first" to no list of ours are words like others.
        return Heard("again" if talk.shown or is_in_figures(text) else "words")
    if choice := by_words(text, talk.shown):
        return Heard("choice", choice)
    return Heard("words")

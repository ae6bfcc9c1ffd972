"""How one channel likes its messages: the layout, the sentences that differ, and how many messages a turn may have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from signpost.knowledge import Knowledge
from signpost.layout.pieces import Piece, after_notice, chat_pieces, sms_pieces
from signpost.messages.choices import Choice

Layout = Callable[[Sequence[str], Sequence[Choice]], tuple[Piece, ...]]
"""From paragraphs and choices to messages."""
ALL_AT_ONCE = 20
"""More messages than any answer has."""


@dataclass(frozen=True)
class Manners:
    """`at_once`: how many messages a turn may have; what is more waits for MORE.

    `on_danger` is said below the first number where a turn is too short for all of an answer.
    `brief`: a plan is told without what was said before in the talk.
    `taps_vanish`: buttons are gone with the next message, so each message has those of the last list again.
    """

    layout: Layout
    notice: str
    help: str
    at_once: int
    on_danger: str = ""
    taps_vanish: bool = False
    brief: bool = False

    def begin(self, paragraphs: Sequence[str]) -> list[str]:
        """The first notice, then the reply; where only one message fits, its sentences fill what the notice leaves."""
        return after_notice(self.notice, paragraphs) if self.at_once == 1 else [self.notice, *paragraphs]


def sms_manners(knowledge: Knowledge) -> Manners:
    """Text messages: one a turn, of at most two parts."""

    def layout(paragraphs: Sequence[str], choices: Sequence[Choice]) -> tuple[Piece, ...]:
        return sms_pieces(paragraphs, [choice.title for choice in choices], knowledge.wording.sms_more)

    words = knowledge.texting
    return Manners(layout, words.notice_sms, words.help_sms, at_once=1, on_danger=words.danger_sms, brief=True)


def chat_manners(channel: str, knowledge: Knowledge, *, taps_vanish: bool = False) -> Manners:
    """A messenger: all of an answer at once, the choices to tap where they fit."""

    def layout(paragraphs: Sequence[str], choices: Sequence[Choice]) -> tuple[Piece, ...]:
        return chat_pieces(channel, paragraphs, [choice.title for choice in choices])

    words = knowledge.texting
    return Manners(layout, words.notice_chat, words.help_chat, at_once=ALL_AT_ONCE, taps_vanish=taps_vanish)

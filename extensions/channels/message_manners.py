"""How one channel likes its messages: the layout, the sentences that differ, and how many messages a turn may have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from signpost.knowledge import Knowledge
from signpost.layout.pieces import Piece, sms_pieces
from signpost.messages.choices import Choice

Layout = Callable[[Sequence[str], Sequence[Choice]], tuple[Piece, ...]]
"""From paragraphs and choices to messages."""


@dataclass(frozen=True)
class Manners:
    """`at_once`: how many messages a turn may have; what is more waits for MORE."""

    layout: Layout
    notice: str
    help: str
    at_once: int


def sms_manners(knowledge: Knowledge) -> Manners:
    """Text messages: one a turn, of at most two parts."""

    def layout(paragraphs: Sequence[str], choices: Sequence[Choice]) -> tuple[Piece, ...]:
        return sms_pieces(paragraphs, [choice.title for choice in choices], knowledge.wording.sms_more)

    return Manners(layout, knowledge.texting.notice_sms, knowledge.texting.help_sms, at_once=1)

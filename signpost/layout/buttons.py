"""What each channel can show to pick from, and what happens to choices that do not fit: a list by number.

Limits: SMS has no buttons; Messenger's quick replies 13 of 20 characters; WhatsApp's buttons 3 of 20, or a list of 10
of 24; Telegram's inline buttons any title, 64 bytes of payload. (Meta's and Telegram's developer pages, November 2026.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One way a channel shows choices: how many, and how long a title may be in characters."""

    name: str
    most: int
    title: int


QUICK_REPLIES = Kind("quick replies", 13, 20)
REPLY_BUTTONS = Kind("reply buttons", 3, 20)
LIST_ROWS = Kind("list", 10, 24)
INLINE = Kind("inline buttons", 100, 64)
NUMBERS = Kind("by number", 9, 160)

CHANNELS: dict[str, tuple[Kind, ...]] = {
    "sms": (NUMBERS,),
    "messenger": (QUICK_REPLIES, NUMBERS),
    "whatsapp": (REPLY_BUTTONS, LIST_ROWS, NUMBERS),
    "telegram": (INLINE, NUMBERS),
}
"""The ways of each channel, the best first."""

LONGEST_TEXT = {"messenger": 2000, "whatsapp": 1024, "telegram": 4096}
"""The longest message in characters; WhatsApp's is that of a message with buttons."""


def kind_for(channel: str, titles: Sequence[str]) -> Kind:
    """The best way this channel can show all these titles whole. Raises KeyError for an unknown channel."""
    return next((kind for kind in CHANNELS[channel] if fits(kind, titles)), CHANNELS[channel][-1])


def fits(kind: Kind, titles: Sequence[str]) -> bool:
    """Whether all titles can be shown that way, none cut."""
    return len(titles) <= kind.most and all(len(title) <= kind.title for title in titles)

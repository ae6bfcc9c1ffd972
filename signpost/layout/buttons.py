"""What each channel can show to pick from, and what happens to choices that do not fit: a list by number.

Limits: SMS has no buttons; Messenger's quick replies 13 of 20 characters, 1,000 of payload; WhatsApp's buttons 3 of
20 under 1,024 characters, or a list of 10 of 24, with ids of 256 and 200; Telegram's inline buttons any title, with
64 bytes of payload.
(Meta's and Telegram's developer pages, November 2026.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One way a channel shows choices: how many, how long a title in characters and what it sends in bytes may be.

    `under`: the longest message in characters that it can stand under, where that is less than the channel's longest.
    """

    name: str
    most: int
    title: int
    payload: int
    under: int = 100_000


QUICK_REPLIES = Kind("quick replies", 13, 20, 1000)
REPLY_BUTTONS = Kind("reply buttons", 3, 20, 256, under=1024)
LIST_ROWS = Kind("list", 10, 24, 200)
INLINE = Kind("inline buttons", 100, 64, 64)
NUMBERS = Kind("by number", 9, 150, 1000)
"""Nothing is sent with a number; what it stands for is kept here, and is as short as any payload."""

CHANNELS: dict[str, tuple[Kind, ...]] = {
    "sms": (NUMBERS,),
    "messenger": (QUICK_REPLIES, NUMBERS),
    "whatsapp": (REPLY_BUTTONS, LIST_ROWS, NUMBERS),
    "telegram": (INLINE, NUMBERS),
}
"""The ways of each channel, the best first."""

LONGEST_TEXT = {"messenger": 2000, "whatsapp": 4096, "telegram": 4096}
"""The longest message in characters."""


def kind_for(channel: str, titles: Sequence[str], payloads: Sequence[str] = (), text: str = "") -> Kind:
    """The best way this channel can show all these choices whole under a text; KeyError for an unknown channel."""
    ways = [kind for kind in CHANNELS[channel] if len(text) <= kind.under]
    return next((kind for kind in ways if fits(kind, titles, payloads)), ways[-1])


def fits(kind: Kind, titles: Sequence[str], payloads: Sequence[str] = ()) -> bool:
    """Whether all choices can be shown that way, none cut, and send what they stand for."""
    whole = all(0 < len(title) <= kind.title for title in titles)
    return len(titles) <= kind.most and whole and all(len(one.encode()) <= kind.payload for one in payloads)

"""One message as it came in, whatever the channel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from signpost.text import clean

Kind = Literal["text", "picture", "voice", "location", "sticker", "group"]
"""What it holds beside words; each but "text" has a kind reply of its name in knowledge/texting.yml."""


@dataclass(frozen=True)
class Inbound:
    """`id` is the provider's own for the message, `address` where a reply goes, `tapped` what a button of ours sent.

    `known_as` is by what the sender is known again, where that is not the address. `too_late`: the provider would not
    let us answer it any more.
    """

    id: str
    address: str
    text: str = ""
    kind: Kind = "text"
    tapped: str | None = None
    known_as: str = ""
    too_late: bool = False

    @property
    def words(self) -> str:
        """The words, which never begin with a slash: typing a choice's payload is no choice."""
        return re.sub(r"^[\s/]+", "", clean(self.text))

"""What a parent sends to the web channel, by the element or by a form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from signpost.text import clean


@dataclass(frozen=True)
class Said:
    """What a parent sends: words, or the choice they picked. `id` makes a second sending of it harmless."""

    id: str
    text: str = ""
    choice: str | None = None

    def as_raw(self) -> str:
        """What goes into the turn. Words never begin with a slash: typing a choice's payload is no choice."""
        return self.choice or re.sub(r"^[\s/]+", "", clean(self.text))

"""The blanks of a letter, and which of them the case may know."""

from __future__ import annotations

import re

from pydantic import Field

from signpost.entry import Entry, Id, Text

COUNCIL = "council"
"""Not a fact of its own: the name of the council of the parent's area."""
BLANK = re.compile(r"\[([^\[\]\n]+)\]")
"""An innermost pair of brackets; the browser finds them in the same way (web/letters.js)."""


class Fill(Entry):
    """A blank of a letter that the case may know: the name between its brackets, and the fact that fills it.

    `after`: the words right before it, where another blank has the same name. `words`: what is written for
    each value of a fact that is no date and no council.
    """

    blank: Text
    fact: Id
    after: str | None = None
    words: dict[Id, Text] = Field(default_factory=dict)

    def places(self, body: str) -> tuple[int, ...]:
        """Which of a body's blanks it is for, counted from 0 in their order; none if it names no blank there."""
        return tuple(
            place
            for place, match in enumerate(BLANK.finditer(body))
            if match[1] == self.blank and body[: match.start()].endswith(self.after or "")
        )

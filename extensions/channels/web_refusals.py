"""Every way in which the web channel says no, kindly. The words are in knowledge/wording.yml."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extensions import settings
from signpost import clock, say
from signpost.answers import build
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.text import MAX_CHARACTERS

STATUS = {
    "bad_request": 400,
    "origin": 403,
    "gone": 410,
    "too_big": 413,
    "too_long": 422,
    "empty": 422,
    "slow_down": 429,
    "closed": 503,
    "unavailable": 503,
}
"""The HTTP status of each. `too_big` goes out as `too_long`, which it is to a client; `empty` is the page's alone."""


@dataclass(eq=False)
class Refusal(Exception):
    """A request that is not answered as asked. `card` carries contacts when the refused message showed danger."""

    code: str
    text: str
    retry_after_seconds: int | None = None
    card: dict[str, Any] | None = field(default=None)

    @property
    def status(self) -> int:
        """See STATUS."""
        return STATUS[self.code]

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        return {
            "code": "too_long" if self.code == "too_big" else self.code,
            "text": self.text,
            "retry_after_seconds": self.retry_after_seconds,
            "card": self.card,
        }


class Refusals:
    """The refusals in the words of a knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        """The words are read when one is needed."""
        self._knowledge = knowledge
        self._words = knowledge.wording

    def bad_request(self) -> Refusal:
        """A body or an id that no browser of ours sends."""
        return Refusal("bad_request", self._words.web_bad_request)

    def origin(self) -> Refusal:
        """A page of another site that is not on the list."""
        return Refusal("origin", self._words.web_origin)

    def gone(self) -> Refusal:
        """No such conversation, or no longer."""
        return Refusal("gone", self._words.web_gone)

    def too_big(self) -> Refusal:
        """More than we read at all."""
        return Refusal("too_big", self._words.web_too_long.format(most=f"{MAX_CHARACTERS:,}"))

    def too_long(self) -> Refusal:
        """More than 4,000 characters."""
        return Refusal("too_long", self._words.web_too_long.format(most=f"{MAX_CHARACTERS:,}"))

    def slow_down(self, seconds: int) -> Refusal:
        """Too much at once; `seconds` is when to try again."""
        return Refusal("slow_down", self._words.web_slow_down.format(seconds=seconds), seconds)

    def unavailable(self) -> Refusal:
        """The database does not answer."""
        return Refusal("unavailable", self._with_people(self._words.web_unavailable), 30)

    def closed(self) -> Refusal | None:
        """The off switch; None while the chat is open."""
        notice = settings.closed()
        if notice is None:
            return None
        return Refusal("closed", self._with_people(notice or self._words.web_closed))

    def _with_people(self, text: str) -> str:
        """The text, and who can be turned to instead."""
        today = clock.today()
        people = build("human_handover", Case(), self._knowledge, today)
        return "\n\n".join([text, *say.contact_lines(people, self._knowledge, today)])

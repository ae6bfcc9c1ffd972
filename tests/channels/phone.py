"""A parent's phone: texts go to the real webhook as Twilio sends them, answers are what Twilio's stand-in took."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass

from tests.channels.twilio_stand_in import TwilioStandIn, deliver, form_of, number

_NEXT = itertools.count(1)
QUIET_SECONDS = 0.4
"""After so long without an answer there is none: an answer takes a tenth of it."""


@dataclass
class Phone:
    """One number. `port` is the assistant's."""

    port: int
    twilio: TwilioStandIn
    number: str = ""

    def __post_init__(self) -> None:
        self.number = self.number or number(next(_NEXT))

    def send(self, words: str, **form: str) -> int:
        """Sends a text; the status that Twilio got."""
        return deliver(self.port, form_of(self.number, words, **form))

    def text(self, words: str, **form: str) -> str:
        """Sends a text; the one that comes back."""
        before = len(self.got)
        assert self.send(words, **form) == 200
        self.twilio.wait_for(lambda: len(self.got) > before)
        (answer,) = self.got[before:]
        return answer

    def silence(self, words: str, **form: str) -> None:
        """Sends a text to which nothing may come back."""
        before = len(self.got)
        assert self.send(words, **form) == 200
        time.sleep(QUIET_SECONDS)
        assert self.got[before:] == []

    def whole(self, words: str) -> str:
        """Sends a text and MORE for as long as there is more; all that comes back, a text a line and more."""
        told = [self.text(words)]
        while told[-1].endswith(MORE):
            told.append(self.text("MORE"))
        return "\n".join(text.removesuffix(MORE).strip() for text in told)

    @property
    def got(self) -> list[str]:
        """All texts that came, in order."""
        return self.twilio.to(self.number)


MORE = "Text MORE for more."

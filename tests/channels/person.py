"""A parent on each messenger: what they do goes to the real webhook as the provider sends it, answers are what its API
took. One subclass a messenger; the tests of all of them are the same."""

from __future__ import annotations

import itertools
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from tests.channels.phone import QUIET_SECONDS
from tests.channels.stand_in import StandIn, Taken

_NEXT = itertools.count(1)
Event = dict[str, Any]
ODD = ("picture", "file", "voice", "location", "sticker", "empty")
"""What a message can be beside words; each class says how."""


@dataclass
class Person(ABC):
    """One person. `port` is the assistant's, `api` the provider's stand-in."""

    port: int
    api: StandIn
    id: str = ""

    channel: ClassVar[str]
    webhook: ClassVar[str]

    def __post_init__(self) -> None:
        self.id = self.id or self.new_id(next(_NEXT))

    @staticmethod
    @abstractmethod
    def new_id(which: int) -> str:
        """An invented id, as long as the provider's."""

    @abstractmethod
    def words(self, words: str, **more: Any) -> Event:
        """The event of a message of words; `more` is added to the message."""

    @abstractmethod
    def odd(self, kind: str, caption: str = "") -> Event:
        """The event of a message of another kind."""

    @abstractmethod
    def press(self, title: str, sent: str) -> Event:
        """The event of a button pressed."""

    @abstractmethod
    def noise(self) -> list[Event]:
        """Events that are no message: an echo, a reaction, what was read."""

    @abstractmethod
    def content(self, *events: Event) -> Any:
        """The body of one request with these events."""

    @abstractmethod
    def deliver(self, content: Any, signature: str | None = None, **headers: str) -> int:
        """Sends a request, signed unless another signature is given ("" for none); the status of the answer."""

    @abstractmethod
    def buttons_of(self, taken: Taken) -> list[tuple[str, str]]:
        """Title and payload of each button of a message that was taken."""

    def another(self) -> Person:
        """Somebody else at the same place."""
        return type(self)(self.port, self.api)

    def send(self, *events: Event) -> None:
        """Sends one request with these events."""
        assert self.deliver(self.content(*events)) == 200

    def hear(self, *events: Event) -> str:
        """Sends one request; the one message that comes back."""
        before = len(self.got)
        self.send(*events)
        self.api.wait_for(lambda: len(self.got) > before)
        (answer,) = self.got[before:]
        return answer

    def say(self, words: str) -> str:
        """Says something; the one message that comes back."""
        return self.hear(self.words(words))

    def tap(self, title: str) -> str:
        """Presses the button of this title in the last message; what comes back."""
        return self.hear(self.press(title, dict(self.buttons)[title]))

    def silence(self, *events: Event) -> None:
        """Sends one request to which nothing may come back."""
        before = len(self.got)
        self.send(*events)
        time.sleep(QUIET_SECONDS)
        assert self.got[before:] == []

    @property
    def got(self) -> list[str]:
        """All messages that came, in order."""
        return self.api.to(self.id)

    @property
    def buttons(self) -> list[tuple[str, str]]:
        """The buttons of the last message that came."""
        return self.buttons_of(self.api.all_to(self.id)[-1])

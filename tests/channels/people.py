"""A parent on each messenger: what they do goes to the real webhook as the provider sends it, answers are what its API
took. One class a messenger; the tests of all of them are the same."""

from __future__ import annotations

import itertools
import time
import uuid
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from tests.channels import graph_stand_in as graph
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


class MessengerPerson(Person):
    """On Facebook Messenger."""

    channel, webhook = "messenger", "/webhooks/messenger/webhook"

    @staticmethod
    def new_id(which: int) -> str:
        """See Person.new_id."""
        return f"{7700900000000000 + which}"

    def words(self, words: str, **more: Any) -> Event:
        """See Person.words."""
        return self.event(message={"mid": f"m_{uuid.uuid4().hex}", "text": words, **more})

    def odd(self, kind: str, caption: str = "") -> Event:
        """See Person.odd."""
        payload: Event = {"url": "https://cdn.example/1"}
        kinds = {
            "picture": {"type": "image", "payload": payload},
            "file": {"type": "file", "payload": payload},
            "voice": {"type": "audio", "payload": payload},
            "location": {"type": "location", "payload": {"coordinates": {"lat": 50.7, "long": -3.5}}},
            "sticker": {"type": "image", "payload": {**payload, "sticker_id": 369239263222822}},
        }
        event = self.words(caption, **({"attachments": [kinds[kind]]} if kind in kinds else {}))
        if not caption:
            del event["message"]["text"]
        return event

    def press(self, title: str, sent: str) -> Event:
        """See Person.press."""
        return self.words(title, quick_reply={"payload": sent})

    def noise(self) -> list[Event]:
        """See Person.noise."""
        echo = self.words("our own words", is_echo=True, app_id=1)
        echo["sender"], echo["recipient"] = echo["recipient"], echo["sender"]
        to_us_as_echo = self.words("an echo", is_echo=True)
        reaction = {"reaction": "love", "emoji": "❤", "action": "react", "mid": "m_1"}
        kinds = ({"delivery": {"mids": ["m_1"], "watermark": 1}}, {"read": {"watermark": 1}}, {"reaction": reaction})
        elsewhere = {**self.words("for another page"), "recipient": {"id": "999999999999999"}}
        return [echo, to_us_as_echo, elsewhere, *(self.event(**kind) for kind in kinds), self.event(), {}]

    def event(self, **what: Any) -> Event:
        """Any event of this person's."""
        return {"sender": {"id": self.id}, "recipient": {"id": graph.PAGE}, "timestamp": now_in_ms(), **what}

    def content(self, *events: Event) -> Any:
        """See Person.content."""
        entries = [{"id": graph.PAGE, "time": now_in_ms(), "messaging": [event]} for event in events]
        return {"object": "page", "entry": entries}

    def deliver(self, content: Any, signature: str | None = None, **headers: str) -> int:
        """See Person.deliver."""
        return graph.deliver(self.port, self.webhook, content, signature, **headers)

    def buttons_of(self, taken: Taken) -> list[tuple[str, str]]:
        """See Person.buttons_of."""
        return [(one["title"], one["payload"]) for one in taken.form["message"].get("quick_replies", [])]


class WhatsAppPerson(Person):
    """On WhatsApp."""

    channel, webhook = "whatsapp", "/webhooks/whatsapp/webhook"

    @staticmethod
    def new_id(which: int) -> str:
        """See Person.new_id; the numbers are invented."""
        return f"{447700900000000 + which}"

    def words(self, words: str, **more: Any) -> Event:
        """See Person.words."""
        return self.event("text", {"body": words}, **more)

    def odd(self, kind: str, caption: str = "") -> Event:
        """See Person.odd."""
        held: Event = {"id": "1", "mime_type": "image/jpeg", **({"caption": caption} if caption else {})}
        kinds = {
            "picture": ("image", held),
            "file": ("document", {**held, "filename": "plan.pdf"}),
            "voice": ("audio", {"id": "1", "voice": True}),
            "location": ("location", {"latitude": 50.7, "longitude": -3.5}),
            "sticker": ("sticker", {"id": "1", "animated": False}),
            "empty": ("unsupported", None),
        }
        return self.event(*kinds[kind])

    def press(self, title: str, sent: str) -> Event:
        """See Person.press."""
        return self.event("interactive", {"type": "button_reply", "button_reply": {"id": sent, "title": title}})

    def noise(self) -> list[Event]:
        """See Person.noise."""
        reaction = self.event("reaction", {"message_id": "wamid.1", "emoji": "❤"})
        return [reaction, self.event("system", {"type": "user_changed_number"}), {}, {"type": "text"}]

    def event(self, kind: str, held: Any, **more: Any) -> Event:
        """Any message of this person's."""
        event: Event = {"from": self.id, "id": f"wamid.{uuid.uuid4().hex}", "timestamp": str(int(time.time())), **more}
        return {**event, "type": kind, **({kind: held} if held is not None else {})}

    def content(self, *events: Event) -> Any:
        """See Person.content."""
        return self.value(messages=list(events), contacts=[{"wa_id": self.id, "profile": {"name": "Somebody"}}])

    def value(self, number_id: str = graph.NUMBER_ID, **what: Any) -> Any:
        """A request about one of the account's numbers."""
        about = {"display_phone_number": "447700900000", "phone_number_id": number_id}
        value = {"messaging_product": "whatsapp", "metadata": about, **what}
        return {
            "object": "whatsapp_business_account",
            "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}],
        }

    def deliver(self, content: Any, signature: str | None = None, **headers: str) -> int:
        """See Person.deliver."""
        return graph.deliver(self.port, self.webhook, content, signature, **headers)

    def buttons_of(self, taken: Taken) -> list[tuple[str, str]]:
        """See Person.buttons_of."""
        action = taken.form.get("interactive", {}).get("action", {})
        buttons = [one["reply"] for one in action.get("buttons", [])]
        rows = [row for section in action.get("sections", []) for row in section["rows"]]
        return [(one["title"], one["id"]) for one in (*buttons, *rows)]


def now_in_ms() -> int:
    """Meta's time."""
    return int(time.time() * 1000)


PEOPLE: tuple[type[Person], ...] = (MessengerPerson, WhatsAppPerson)

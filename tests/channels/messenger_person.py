"""A parent on Facebook Messenger."""

from __future__ import annotations

import time
import uuid
from typing import Any

from tests.channels import graph_stand_in as graph
from tests.channels.person import Event, Person
from tests.channels.stand_in import Taken


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


def now_in_ms() -> int:
    """Meta's time."""
    return int(time.time() * 1000)

"""A parent on WhatsApp."""

from __future__ import annotations

import time
import uuid
from typing import Any

from tests.channels import graph_stand_in as graph
from tests.channels.person import Event, Person
from tests.channels.stand_in import Taken


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

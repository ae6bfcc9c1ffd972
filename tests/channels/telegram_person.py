"""A parent on Telegram."""

from __future__ import annotations

import itertools
import time
import uuid
from typing import Any

from tests.channels import telegram_stand_in as telegram
from tests.channels.person import Event, Person
from tests.channels.stand_in import Taken

_UPDATES = itertools.count(1)


class TelegramPerson(Person):
    """On Telegram, where each event is a request of its own."""

    channel, webhook = "telegram", "/webhooks/telegram/webhook"

    @staticmethod
    def new_id(which: int) -> str:
        """See Person.new_id."""
        return f"{7700900000 + which}"

    def words(self, words: str, **more: Any) -> Event:
        """See Person.words."""
        return self.message(text=words, **more)

    def odd(self, kind: str, caption: str = "") -> Event:
        """See Person.odd."""
        file = {"file_id": "1", "file_unique_id": "1"}
        kinds: Event = {
            "picture": {"photo": [file]},
            "file": {"document": file},
            "voice": {"voice": {**file, "duration": 3}},
            "location": {"location": {"latitude": 50.7, "longitude": -3.5}},
            "sticker": {"sticker": {**file, "emoji": "❤"}},
            "empty": {"contact": {"phone_number": "447700900001", "first_name": "Somebody"}},
        }
        return self.message(**kinds[kind], **({"caption": caption} if caption else {}))

    def press(self, title: str, sent: str) -> Event:
        """See Person.press."""
        keyboard = {"inline_keyboard": [[{"text": title, "callback_data": sent}]]}
        shown = {**self.message(text="our own words", reply_markup=keyboard)["message"], "from": telegram.BOT}
        query = {"id": uuid.uuid4().hex, "from": self.sender, "message": shown, "chat_instance": "1", "data": sent}
        return self.update(callback_query=query)

    def noise(self) -> list[Event]:
        """See Person.noise."""
        edited = self.words("hello")
        edited["edited_message"] = edited.pop("message")
        reaction = {"chat": self.chat, "user": self.sender, "new_reaction": [{"type": "emoji", "emoji": "❤"}]}
        unblocked = {"chat": self.chat, "from": self.sender, "new_chat_member": {"status": "member"}}
        bot = self.words("hello from a machine", **{"from": telegram.BOT})
        pinned = self.message(pinned_message={"message_id": 1})
        updates = [self.update(message_reaction=reaction), self.update(my_chat_member=unblocked), {}, {"update_id": 1}]
        return [edited, bot, pinned, *updates]

    @property
    def chat(self) -> Event:
        """The chat of this person and us."""
        return {"id": int(self.id), "type": "private", "first_name": "Somebody"}

    @property
    def sender(self) -> Event:
        """This person."""
        return {"id": int(self.id), "is_bot": False, "first_name": "Somebody", "language_code": "en"}

    def message(self, **what: Any) -> Event:
        """The update of any message of this person's."""
        message = {"message_id": 1, "date": int(time.time()), "chat": self.chat, "from": self.sender, **what}
        return self.update(message=message)

    def update(self, **what: Any) -> Event:
        """Any update."""
        return {"update_id": next(_UPDATES), **what}

    def content(self, *events: Event) -> Any:
        """See Person.content."""
        return events[0] if events else {}

    def send(self, *events: Event) -> None:
        """See Person.send."""
        for event in events:
            super().send(event)

    def deliver(self, content: Any, signature: str | None = None, **headers: str) -> int:
        """See Person.deliver; the signature is the secret."""
        return self.called(content, signature, **headers)[0]

    def called(self, content: Any, secret: str | None = None, **headers: str) -> tuple[int, str]:
        """Sends a request; status and content of the answer, which can be a call of Telegram's API."""
        return telegram.deliver(self.port, self.webhook, content, secret, **headers)

    def buttons_of(self, taken: Taken) -> list[tuple[str, str]]:
        """See Person.buttons_of."""
        rows = taken.form.get("reply_markup", {}).get("inline_keyboard", [])
        return [(one["text"], one["callback_data"]) for row in rows for one in row]

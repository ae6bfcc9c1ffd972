"""WhatsApp by Meta's Cloud API: /webhooks/whatsapp/webhook, signed by Meta (meta.py); docs/sms-and-messenger.md."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from extensions.channels.message_inbound import Inbound, Kind
from extensions.channels.message_json import part, parts, words
from extensions.channels.message_manners import Manners, chat_manners
from extensions.channels.message_store import Letter
from extensions.channels.meta import MetaChannel, meta_settings, too_late
from extensions.knowledge import shared_knowledge
from signpost.knowledge import Knowledge
from signpost.layout.buttons import LIST_ROWS, kind_for
from signpost.messages.presses import is_press

logger = logging.getLogger(__name__)

PREFIX = "SIGNPOST_WHATSAPP"
KINDS: dict[str, Kind] = {
    "image": "picture",
    "video": "picture",
    "document": "picture",
    "audio": "voice",
    "location": "location",
    "sticker": "sticker",
}
NO_MESSAGES = frozenset({"reaction", "system", "edit", "revoke"})
"""Types that are not said to us: a heart, a new number, an older message changed or taken back."""
GROUP = "group:"
"""Begins the address of a group, which is written to in another way."""


class WhatsAppChannel(MetaChannel):
    """See MetaChannel."""

    prefix, subject, our_id = PREFIX, "whatsapp_business_account", "NUMBER_ID"
    settings = meta_settings(prefix, our_id)

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name; it is also the address."""
        return "whatsapp"

    def manners(self, knowledge: Knowledge) -> Manners:
        """See MessageChannel.manners."""
        return chat_manners(self.name(), knowledge)

    def inbounds(self, content: dict[str, Any]) -> Iterator[Inbound]:
        """See MetaChannel.inbounds."""
        for entry in parts(content, "entry"):
            for value in (part(change, "value") for change in parts(entry, "changes")):
                if words(part(value, "metadata"), "phone_number_id") == self.ours:
                    _note_failures(value)
                    yield from (inbound for one in parts(value, "messages") if (inbound := inbound_of(one)))

    def content_of(self, letter: Letter, address: str) -> dict[str, Any]:
        """See MetaChannel.content_of."""
        content = {"messaging_product": "whatsapp", **_recipient(address)}
        if not letter.choices:
            return {**content, "type": "text", "text": {"body": letter.text, "preview_url": False}}
        return {**content, "type": "interactive", "interactive": _interactive(letter)}


def inbound_of(message: dict[str, Any]) -> Inbound | None:
    """A message or a press; None for what is not said to us. Somebody without a number in sight has an id of Meta's."""
    message_id, kind = words(message, "id"), words(message, "type")
    number, user, group = words(message, "from"), words(message, "from_user_id"), words(message, "group_id")
    if not message_id or not (number or user or group) or kind in NO_MESSAGES:
        return None
    late = too_late(words(message, "timestamp"), in_a_second=1)
    said, sent = _said(message, kind)
    if group:
        return Inbound(message_id, GROUP + group, said, "group", too_late=late)
    # The number can come and go from one message to the next; the id stays.
    tapped = sent if is_press(sent) else None
    return Inbound(message_id, number or user, said, KINDS.get(kind, "text"), tapped, user or number, late)


def _said(message: dict[str, Any], kind: str) -> tuple[str, str]:
    """The words of a message, or of the button pressed, and what the button sent."""
    if kind == "interactive":
        reply = part(message, kind, "button_reply") or part(message, kind, "list_reply")
        return words(reply, "title"), words(reply, "id")
    held = part(message, kind)
    return words(held, "body") or words(held, "caption") or (words(held, "text") if kind == "button" else ""), ""


def _recipient(address: str) -> dict[str, str]:
    if address.startswith(GROUP):
        return {"recipient_type": "group", "to": address.removeprefix(GROUP)}
    return {"recipient_type": "individual", "to" if address.isdigit() else "recipient": address}


def _interactive(letter: Letter) -> dict[str, Any]:
    """Choices as buttons, or in a list behind one button when they or the text are too long for that."""
    rows = [{"id": one.payload, "title": one.title} for one in letter.choices]
    body = {"body": {"text": letter.text}}
    if kind_for("whatsapp", [one.title for one in letter.choices], text=letter.text) is LIST_ROWS:
        opens = shared_knowledge().texting.list_button
        return {**body, "type": "list", "action": {"button": opens, "sections": [{"rows": rows}]}}
    return {**body, "type": "button", "action": {"buttons": [{"type": "reply", "reply": row} for row in rows]}}


def _note_failures(value: dict[str, Any]) -> None:
    for status in parts(value, "statuses"):
        for failure in parts(status, "errors"):
            code = words(failure, "code")
            logger.warning("A message did not arrive: Meta's code %s.", code if code.isdigit() else "?")

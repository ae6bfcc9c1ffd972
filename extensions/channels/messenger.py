"""Facebook Messenger: /webhooks/messenger/webhook, signed by Meta (meta.py); docs/sms-and-messenger.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extensions.channels.message_inbound import Inbound, Kind
from extensions.channels.message_json import part, parts, words
from extensions.channels.message_manners import Manners, chat_manners
from extensions.channels.message_store import Letter
from extensions.channels.meta import MetaChannel, meta_settings, too_late
from signpost.knowledge import Knowledge
from signpost.messages.presses import is_press

PREFIX = "SIGNPOST_MESSENGER"
KINDS: dict[str, Kind] = {"audio": "voice", "location": "location"}
"""What attachments are; any other is a picture or file."""


class MessengerChannel(MetaChannel):
    """See MetaChannel. Not a subclass of Rasa's Facebook channel, which believes the older signature and drops choices.

    Meta hands a page no group chats.
    """

    prefix, subject, our_id = PREFIX, "page", "PAGE"
    settings = meta_settings(prefix, our_id)

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name; it is also the address."""
        return "messenger"

    def manners(self, knowledge: Knowledge) -> Manners:
        """See MessageChannel.manners."""
        return chat_manners(self.name(), knowledge, taps_vanish=True)

    def inbounds(self, content: dict[str, Any]) -> Iterator[Inbound]:
        """See MetaChannel.inbounds."""
        for entry in parts(content, "entry"):
            for event in parts(entry, "messaging"):
                if words(part(event, "recipient"), "id") == self.ours and (inbound := inbound_of(event)):
                    yield inbound

    def content_of(self, letter: Letter, address: str) -> dict[str, Any]:
        """See MetaChannel.content_of."""
        replies = [
            {"content_type": "text", "title": choice.title, "payload": choice.payload} for choice in letter.choices
        ]
        message = {"text": letter.text, **({"quick_replies": replies} if replies else {})}
        return {"recipient": {"id": address}, "messaging_type": "RESPONSE", "message": message}


def inbound_of(event: dict[str, Any]) -> Inbound | None:
    """A message or a press; None for an echo, a reaction, and for what was delivered or read."""
    sender, at = words(part(event, "sender"), "id"), words(event, "timestamp")
    posted, message = part(event, "postback"), part(event, "message")
    message_id = words(message, "mid") or words(posted, "mid") or (f"postback {sender} {at}" if posted else "")
    if not sender or not message_id or message.get("is_echo") is True:
        return None
    late = too_late(at, in_a_second=1000)
    if posted:
        # The page's own "Get started" button, or a question it suggests, whose words count as the parent's own.
        said = "START" if words(posted, "payload") == "START" else words(posted, "title")
        return Inbound(message_id, sender, said, too_late=late)
    sent = words(part(message, "quick_reply"), "payload")
    tapped = sent if is_press(sent) else None
    return Inbound(message_id, sender, words(message, "text"), _kind(message), tapped, too_late=late)


def _kind(message: dict[str, Any]) -> Kind:
    attached = parts(message, "attachments")
    if not attached or words(attached[0], "type") == "fallback":
        # The preview of a link that is in the words.
        return "text"
    if words(part(attached[0], "payload"), "sticker_id"):
        return "sticker"
    return KINDS.get(words(attached[0], "type"), "picture")

"""Conversation ids of the web channel: made here, known to one browser, and never written down as they are."""

from __future__ import annotations

import hashlib
import re
import secrets
import uuid

_ID = re.compile(r"[A-Za-z0-9_-]{32}")


def issue() -> str:
    """A new id that nobody can guess (192 bits)."""
    return secrets.token_urlsafe(24)


def key_of(conversation_id: str, channel: str = "web") -> str | None:
    """The name under which a conversation is kept; None for what no id of ours can be.

    One cannot go back from it to the id: who reads the database cannot join a talk.
    """
    if not _ID.fullmatch(conversation_id):
        return None
    return f"{channel}-" + hashlib.sha256(conversation_id.encode()).hexdigest()


def form_key_of(conversation_id: str) -> str:
    """What a form of the page carries, to show that the page was really shown to whoever sends it."""
    return hashlib.sha256(b"form " + conversation_id.encode()).hexdigest()[:32]


def is_message_id(value: object) -> bool:
    """Whether it is a UUID in its usual spelling. Nothing else may be an id: it is kept, and must not hold words."""
    if not isinstance(value, str):
        return False
    try:
        return str(uuid.UUID(value)) == value.lower()
    except ValueError:
        return False

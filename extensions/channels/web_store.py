"""Keeps the assistant's turns of web conversations, so that a reload, a lost connection or a restart loses nothing.

Only what the assistant said and which of its choices were picked; never what a parent wrote.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from extensions.database import Tables
from extensions.tracker_store import kept_by_conversation, write_through

METADATA = sa.MetaData()
TURNS = sa.Table(
    "web_turns",
    METADATA,
    sa.Column("conversation", sa.String(80), primary_key=True),
    sa.Column("cursor", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("in_reply_to", sa.String(36)),
    sa.Column("chosen", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("choices", sa.Text, nullable=False),
    sa.Column("card", sa.Text, nullable=False),
    sa.Column("forgot", sa.Boolean, nullable=False),
    sa.Column("at", sa.Float, nullable=False, index=True),
    sa.UniqueConstraint("conversation", "in_reply_to"),
)
kept_by_conversation(TURNS.c.conversation, TURNS.c.at)


@dataclass(frozen=True)
class WebMessage:
    """One turn of the assistant. `cursor` is its place in the conversation; None when it could not be kept."""

    text: str
    choices: list[dict[str, str]]
    card: dict[str, Any]
    in_reply_to: str | None = None
    chosen: str | None = None
    forgot: bool = False
    cursor: int | None = None


class WebStore(Tables):
    """The table of web turns; see Tables."""

    metadata = METADATA

    def lives(self, conversation: str) -> bool:
        """Whether there is such a conversation, and it has not been silent for too long."""
        last = self._value(sa.select(sa.func.max(TURNS.c.at)).where(TURNS.c.conversation == conversation))
        return last is not None and last > self._oldest()

    def add(self, conversation: str, message: WebMessage) -> WebMessage:
        """The message as it is kept: with its cursor, which is the next one unless it has one already."""
        kept = message if message.cursor else replace(message, cursor=self.next_cursor(conversation))
        self._do(TURNS.insert().values(conversation=conversation, at=time.time(), **_columns(kept)))
        return kept

    def next_cursor(self, conversation: str) -> int:
        """The cursor of the message to come."""
        query = sa.select(sa.func.max(TURNS.c.cursor)).where(TURNS.c.conversation == conversation)
        return int(self._value(query) or 0) + 1

    def after(self, conversation: str, cursor: int) -> list[WebMessage]:
        """The messages after a cursor, in order."""
        query = TURNS.select().where(TURNS.c.conversation == conversation, TURNS.c.cursor > cursor)
        with self.engine.connect() as connection:
            return [_message(row) for row in connection.execute(query.order_by(TURNS.c.cursor))]

    def reply_to(self, conversation: str, message_id: str) -> WebMessage | None:
        """What was answered to a message with this id; None when there was none yet."""
        query = TURNS.select().where(TURNS.c.conversation == conversation, TURNS.c.in_reply_to == message_id)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        return _message(row) if row else None

    def last(self, conversation: str) -> WebMessage:
        """The newest message of a living conversation."""
        query = TURNS.select().where(TURNS.c.conversation == conversation).order_by(TURNS.c.cursor.desc())
        with self.engine.connect() as connection:
            return _message(connection.execute(query.limit(1)).one())

    def count(self, conversation: str) -> int:
        """How many messages are kept."""
        return int(self._value(sa.select(sa.func.count()).where(TURNS.c.conversation == conversation)))

    def title_of(self, conversation: str, payload: str) -> str | None:
        """The title of a choice, if it was offered in this conversation, also beside an answer; the newest first."""
        query = sa.select(TURNS.c.choices, TURNS.c.card).where(TURNS.c.conversation == conversation)
        with self.engine.connect() as connection:
            for row in connection.execute(query.order_by(TURNS.c.cursor.desc())):
                for choice in (*json.loads(row.choices), *json.loads(row.card).get("beside", ())):
                    if choice["payload"] == payload:
                        return str(choice["title"])
        return None

    def can_write(self) -> bool:
        """Whether a turn could be kept now, as far as the disk; what is tried is taken back."""
        trial = {"conversation": "health", "at": 0.0, **_columns(WebMessage("", [], {}, cursor=0))}
        try:
            with self.engine.connect() as connection, connection.begin() as attempt:
                connection.execute(TURNS.insert().values(trial))
                attempt.rollback()
            write_through(self.engine)
        except sa.exc.SQLAlchemyError:
            return False
        return True


def _columns(message: WebMessage) -> dict[str, Any]:
    return {
        "cursor": message.cursor,
        "in_reply_to": message.in_reply_to,
        "chosen": message.chosen,
        "text": message.text,
        "choices": json.dumps(message.choices),
        "card": json.dumps(message.card),
        "forgot": message.forgot,
    }


def _message(row: Any) -> WebMessage:
    return WebMessage(
        text=row.text,
        choices=json.loads(row.choices),
        card=json.loads(row.card),
        in_reply_to=row.in_reply_to,
        chosen=row.chosen,
        forgot=row.forgot,
        cursor=row.cursor,
    )

"""What is kept of talks by message: which messages came in, our own words still to be read or sent, and who stopped.

People and messages are keyed hashes (message_ids.py); no row holds a number in the open, or a word a parent wrote.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

import sqlalchemy as sa

from extensions.database import Tables, leave_no_trace
from extensions.tracker_store import kept_by_conversation
from signpost.layout.pieces import Piece
from signpost.messages.choices import Choice
from signpost.messages.talk import Talk

SEEN_SECONDS = 8 * 24 * 3600
"""How long a message's mark is kept, so that it is not answered twice: Meta tries again for up to a week."""

METADATA = sa.MetaData()
SEEN = sa.Table(
    "message_seen",
    METADATA,
    sa.Column("mark", sa.String(64), primary_key=True),
    sa.Column("at", sa.Float, nullable=False, index=True),
)
STOPPED = sa.Table("message_stopped", METADATA, sa.Column("person", sa.String(80), primary_key=True))
TALKS = sa.Table(
    "message_talks",
    METADATA,
    sa.Column("person", sa.String(80), primary_key=True),
    sa.Column("talk", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False, index=True),
)
OUTBOX = sa.Table(
    "message_outbox",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.String(32), nullable=False, unique=True),
    sa.Column("channel", sa.String(20), nullable=False),
    sa.Column("person", sa.String(80), nullable=False, index=True),
    sa.Column("sealed", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("choices", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("tried", sa.Boolean, nullable=False, default=False),
)
kept_by_conversation(TALKS.c.person, TALKS.c.at)
kept_by_conversation(OUTBOX.c.person, OUTBOX.c.at)


@dataclass(frozen=True)
class Letter:
    """One message on its way out. `tried`: it was handed to the provider, and what came of that is not known."""

    id: str
    channel: str
    person: str
    sealed: str
    text: str
    choices: tuple[Choice, ...] = ()
    at: float = field(default_factory=time.time)
    tried: bool = False


class MessageStore(Tables):
    """See Tables."""

    metadata = METADATA

    def seen(self, mark: str) -> bool:
        """Whether this message was answered already."""
        return self._value(sa.select(SEEN.c.mark).where(SEEN.c.mark == mark)) is not None

    def stopped(self, person: str) -> bool:
        """Whether this person sent STOP, and no START since."""
        return self._value(sa.select(STOPPED.c.person).where(STOPPED.c.person == person)) is not None

    def talk(self, person: str) -> Talk | None:
        """Where the talk stands; None when there is none, or no longer."""
        kept = self._value(sa.select(TALKS.c.talk).where(TALKS.c.person == person, TALKS.c.at > self._oldest()))
        return _talk(json.loads(kept)) if kept else None

    def keep(self, mark: str, person: str, talk: Talk | None, letters: Sequence[Letter]) -> None:
        """One turn, whole or not at all: the message's mark, where the talk stands now, and what is to be sent."""
        with self.engine.begin() as connection:
            connection.execute(SEEN.insert().values(mark=mark, at=time.time()))
            if talk is not None:
                connection.execute(TALKS.delete().where(TALKS.c.person == person))
                connection.execute(TALKS.insert().values(person=person, talk=json.dumps(asdict(talk)), at=time.time()))
            for letter in letters:
                connection.execute(OUTBOX.insert().values(**_row(letter)))

    def stop(self, person: str) -> None:
        """Puts a person on the list of those who stopped, and takes away all else that is kept of them."""
        with self.engine.begin() as connection:
            connection.execute(STOPPED.delete().where(STOPPED.c.person == person))
            connection.execute(STOPPED.insert().values(person=person))
        self.forget([person])

    def start(self, person: str) -> None:
        """Takes a person off that list."""
        self._do(STOPPED.delete().where(STOPPED.c.person == person))

    def trying(self, letter: Letter, tried: bool) -> None:
        """Notes that a letter is being handed to the provider now, or that it surely was not."""
        self._do(OUTBOX.update().where(OUTBOX.c.id == letter.id).values(tried=tried))

    def done(self, letter: Letter) -> None:
        """Takes a letter out: sent, or given up."""
        self._do(OUTBOX.delete().where(OUTBOX.c.id == letter.id))

    def unsent(self, channel: str) -> list[Letter]:
        """The letters of a channel that wait since before a restart, the oldest first."""
        with self.engine.connect() as connection:
            rows = connection.execute(OUTBOX.select().where(OUTBOX.c.channel == channel).order_by(OUTBOX.c.number))
            return [_letter(row) for row in rows]

    def forget(self, people: Sequence[str]) -> None:
        """Deletes where their talks stand and what waits to be sent to them, from the disk too."""
        with self.engine.begin() as connection:
            connection.execute(TALKS.delete().where(TALKS.c.person.in_(people)))
            connection.execute(OUTBOX.delete().where(OUTBOX.c.person.in_(people)))
        leave_no_trace(self.engine)

    def forget_old_marks(self) -> None:
        """Deletes the marks of messages so old that nobody sends them again."""
        self._do(SEEN.delete().where(SEEN.c.at <= time.time() - SEEN_SECONDS))


def _talk(kept: dict[str, object]) -> Talk:
    return Talk(
        waiting=tuple(_piece(piece) for piece in kept["waiting"]),  # type: ignore[attr-defined]
        choices=tuple(Choice(**choice) for choice in kept["choices"]),  # type: ignore[attr-defined]
        listed=kept["listed"],  # type: ignore[arg-type]
        told=kept["told"],  # type: ignore[arg-type]
        turns=kept["turns"],  # type: ignore[arg-type]
        list_id=kept.get("list_id", ""),  # type: ignore[arg-type]
    )


def _piece(kept: dict[str, object]) -> Piece:
    return Piece(kept["text"], kept["listed"], kept["taps"])  # type: ignore[arg-type]


def _row(letter: Letter) -> dict[str, object]:
    return {**asdict(letter), "choices": json.dumps([asdict(choice) for choice in letter.choices])}


def _letter(row: sa.engine.Row) -> Letter:
    kept = {name: row[name] for name in ("id", "channel", "person", "sealed", "text", "at", "tried")}
    return Letter(**kept, choices=tuple(Choice(**choice) for choice in json.loads(row.choices)))

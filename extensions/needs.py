"""Counts what answers were any use, and what was asked for in vain: by day, signpost and kind of channel, nothing else.

No conversation, no time of day and no word is kept with a count, so a count leads back to nobody.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from extensions import settings
from extensions.failures import told
from signpost import clock

logger = logging.getLogger(__name__)

METADATA = sa.MetaData()
COUNTS = sa.Table(
    "needs",
    METADATA,
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("what", sa.String(20), primary_key=True),
    sa.Column("signpost", sa.String(60), primary_key=True),
    sa.Column("channel", sa.String(20), primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
)
CHANNELS = {
    "web": "web",
    "twilio_sms": "sms",
    "messenger": "messenger",
    "whatsapp": "messenger",
    "telegram": "messenger",
}
"""The kind of each channel; all others are for development."""
OTHER = "other"
NOT_COUNTED = frozenset({"training"})
"""Where nobody asks for help: lessons and play would be taken for what parents need."""
TAPS = frozenset({"/helped", "/not_meant"})
"""What the two taps under an answer send."""

Count = tuple[str, str]


class Needs:
    """The table of counts. Every call may raise SQLAlchemyError when the database does not answer."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        """Makes the table if it is not there."""
        self.engine = engine
        METADATA.create_all(engine)

    def add(self, what: str, signpost: str, channel: str, day: date) -> None:
        """One more; two processes may count at the same moment."""
        key = {"day": day.isoformat(), "what": what, "signpost": signpost, "channel": channel}
        if not self._one_more(key):
            try:
                with self.engine.begin() as connection:
                    connection.execute(COUNTS.insert().values(**key, times=1))
            except sa.exc.IntegrityError:
                self._one_more(key)

    def totals(self, since: date) -> dict[Count, int]:
        """How often each was counted from a day on, by kind and signpost, all channels together."""
        query = (
            sa.select(COUNTS.c.what, COUNTS.c.signpost, sa.func.sum(COUNTS.c.times))
            .where(COUNTS.c.day >= since.isoformat())
            .group_by(COUNTS.c.what, COUNTS.c.signpost)
        )
        with self.engine.connect() as connection:
            return {(what, signpost): int(times) for what, signpost, times in connection.execute(query)}

    def _one_more(self, key: dict[str, str]) -> bool:
        this = sa.and_(*(COUNTS.c[name] == value for name, value in key.items()))
        with self.engine.begin() as connection:
            found = connection.execute(COUNTS.update().where(this).values(times=COUNTS.c.times + 1))
        return bool(found.rowcount)


class _Place:
    """Where this process counts: nowhere until a server has said so, so that tests and tools leave no counts behind."""

    engine: Callable[[], sa.engine.Engine | None] | None = None
    needs: Needs | None = None


def count_in(engine: Callable[[], sa.engine.Engine | None] | None) -> None:
    """From now on counts go into the database of this engine, which is asked for when there is something to count."""
    _Place.engine, _Place.needs = engine, None


def count(counts: Iterable[Count], channel: str | None) -> None:
    """Counts each once, if counting is on. A count that fails is lost: nobody waits for it."""
    counts = list(counts)
    if not counts or channel in NOT_COUNTED or not settings.feedback():
        return
    try:
        if _Place.needs is None:
            engine = _Place.engine() if _Place.engine else None
            if engine is None:
                return
            _Place.needs = Needs(engine)
        for what, signpost in counts:
            _Place.needs.add(what, signpost, CHANNELS.get(channel or "", OTHER), clock.today())
    except Exception as failure:
        # Whatever is wrong with counting, the parent's answer goes out.
        logger.error("need_not_counted %s", told(failure))


def with_feedback(card: dict[str, Any]) -> dict[str, Any]:
    """The card; without the two taps where counting is off."""
    if settings.feedback():
        return card
    return {**card, "beside": [way for way in card["beside"] if way["payload"] not in TAPS]}

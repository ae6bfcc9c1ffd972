"""What day it is. The one place that asks, so that a test or a walkthrough can say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

_pretended: ContextVar[date | None] = ContextVar("pretended", default=None)


def today() -> date:
    """Today in the server's time zone; inside `on`, the day named there."""
    return _pretended.get() or date.today()


@contextmanager
def on(day: date) -> Iterator[None]:
    """What is done inside, and every task begun inside, takes place on that day; turns beside it do not."""
    token = _pretended.set(day)
    try:
        yield
    finally:
        _pretended.reset(token)

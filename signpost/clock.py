"""What day it is. The one place that asks, so that a test can say."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """Today in the server's time zone."""
    return date.today()

"""A link to the calendar file in a message, where the address under which parents reach us is set."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

from extensions.channels.message_settings import PUBLIC_URL
from extensions.channels.web_dates import calendar_path
from signpost.knowledge.wording import Wording

HTTPS = r"https://[^/\s]+"
"""Only a link that a phone opens without a warning is worth its letters."""


def with_calendar_link(paragraphs: Sequence[str], card: Mapping[str, Any], words: Wording) -> list[str]:
    """The paragraphs with a link after the one that tells the first date still to come; unchanged without either."""
    address = os.environ.get(PUBLIC_URL, "").strip().rstrip("/")
    coming = next((each for each in card["deadlines"] if calendar_path(each)), None)
    if coming is None or not re.fullmatch(HTTPS, address):
        return list(paragraphs)
    link = words.calendar_link.format(url=f"{address}{calendar_path(coming)}")
    at = next((place for place, one in enumerate(paragraphs) if f"{coming['label']}: " in one), len(paragraphs) - 1)
    return [*paragraphs[: at + 1], link, *paragraphs[at + 1 :]]

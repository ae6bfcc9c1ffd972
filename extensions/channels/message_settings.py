"""The settings of the message channels, from the environment. A channel whose settings are missing stays closed."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

logger = logging.getLogger(__name__)

SECRET = "SIGNPOST_SECRET"
PUBLIC_URL = "SIGNPOST_PUBLIC_URL"
SECRET_CHARACTERS = 32
"""A shorter secret could be guessed, and with it the phone numbers behind the hashes."""


def read_all(channel: str, names: Mapping[str, str]) -> dict[str, str] | None:
    """The values of all settings: `names` maps each to a pattern its value must fit. None when one is missing or wrong.

    With none of them set the channel is simply not wanted; with some, a warning names what is missing or wrong, never
    a value.
    """
    wanted = {**names, SECRET: rf".{{{SECRET_CHARACTERS},}}", PUBLIC_URL: r"https?://[^/\s]+"}
    values = {name: os.environ.get(name, "").strip() for name in wanted}
    wrong = [name for name, pattern in wanted.items() if not re.fullmatch(pattern, values[name])]
    if not wrong:
        return values
    if any(values[name] for name in names):
        logger.warning("The channel %s stays closed: %s not set, or not as it must be.", channel, ", ".join(wrong))
    return None


def api_address(name: str, default: str) -> str | None:
    """The address of a provider's API; None for one that would send our credentials in the open."""
    address = os.environ.get(name, "").strip().rstrip("/") or default
    parts = urlsplit(address)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost", "::1"})
    return address if safe and parts.netloc else None

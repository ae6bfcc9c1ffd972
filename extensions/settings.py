"""Everything an operator can set from outside, read in one place. docs/running.md lists it."""

from __future__ import annotations

import os
import re
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
NOTICE_CHARACTERS = 600
"""A notice longer than this is cut: it stands above the chat on a phone."""


class SettingError(ValueError):
    """A setting that cannot be used; the text says which, what it is and what it must be."""


def check() -> None:
    """Raises SettingError for the first setting that cannot be used, so that a server does not start with it."""
    proxies(), silence_seconds(), messages_per_minute(), requests_per_minute()
    for origin in web_origins():
        if not re.fullmatch(r"https?://[^/\s*]+", origin):
            raise SettingError(f'SIGNPOST_WEB_ORIGINS has "{origin}": each must be like https://forum.example.')


def database_file(configured: str) -> Path:
    """The SQLite file: SIGNPOST_DATABASE if it is set, else the one in endpoints.yml, from the project's folder."""
    return PROJECT_FOLDER / os.environ.get("SIGNPOST_DATABASE", configured)


def web_origins() -> frozenset[str]:
    """The origins of other sites whose pages may carry the chat: SIGNPOST_WEB_ORIGINS, exact, separated by commas."""
    listed = os.environ.get("SIGNPOST_WEB_ORIGINS", "").split(",")
    return frozenset(origin.strip().rstrip("/").lower() for origin in listed if origin.strip())


def proxies() -> int:
    """How many web servers of ours stand in front, each adding the sender's address: SIGNPOST_PROXIES, default none."""
    return int(_number("SIGNPOST_PROXIES", 0))


def silence_seconds() -> float:
    """How long a web conversation is kept after its last message: SIGNPOST_SILENCE_MINUTES, default 60."""
    return _number("SIGNPOST_SILENCE_MINUTES", 60) * 60


def messages_per_minute() -> int:
    """How fast one web conversation may go on for long: SIGNPOST_MESSAGES_PER_MINUTE, default 20."""
    return int(_number("SIGNPOST_MESSAGES_PER_MINUTE", 20))


def requests_per_minute() -> int:
    """How fast one address may ask for long: SIGNPOST_REQUESTS_PER_MINUTE, default 240 (a school may share one)."""
    return int(_number("SIGNPOST_REQUESTS_PER_MINUTE", 240))


def closed() -> str | None:
    """None while the chat is open; else what to tell people, which may be empty.

    Closed by SIGNPOST_CLOSED (1, or the words to show) or by a file var/closed (empty, or with the words in it);
    SIGNPOST_CLOSED_FILE names another file. Looked up at every request, so that no restart is needed.
    """
    said = os.environ.get("SIGNPOST_CLOSED", "").strip()
    if said and said.lower() not in {"0", "no", "false"}:
        return "" if said.lower() in {"1", "yes", "true"} else said[:NOTICE_CHARACTERS]
    return _words_in(PROJECT_FOLDER / os.environ.get("SIGNPOST_CLOSED_FILE", "var/closed"))


def notice() -> str | None:
    """What stands above the open chat, from a file var/notice; None when there is nothing to tell."""
    return _words_in(PROJECT_FOLDER / os.environ.get("SIGNPOST_NOTICE_FILE", "var/notice")) or None


def _words_in(file: Path) -> str | None:
    """What a file of ours says to the public; None when there is no such file."""
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()[:NOTICE_CHARACTERS]
    except FileNotFoundError:
        return None
    except OSError:
        # Somebody put something there; better closed without words than open against their will.
        return ""


def _number(name: str, default: int) -> float:
    value = os.environ.get(name, "").strip() or str(default)
    is_number = re.fullmatch(r"\d+(\.\d+)?", value) is not None
    if not is_number or (default and float(value) == 0):
        raise SettingError(
            f'{name} is "{value}": it must be a number{" above 0" if default else ""}, such as {default}.'
        )
    return float(value)

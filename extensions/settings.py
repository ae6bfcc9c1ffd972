"""Everything an operator can set from outside, read in one place. docs/running.md lists it."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
NOTICE_CHARACTERS = 600
"""A notice longer than this is cut: it stands above the chat on a phone."""


class SettingError(ValueError):
    """A setting that cannot be used; the text says which, what it is and what it must be."""


@dataclass(frozen=True)
class Settings:
    """All of them at one moment, each of its kind. `database` is None for the file in endpoints.yml."""

    production: bool
    log_level: int
    secret: str
    public_url: str
    database: str | None
    origins: frozenset[str]
    proxies: int
    workers: int
    silence_seconds: float
    messages_per_minute: int
    requests_per_minute: int
    training: bool
    plan_days: int
    feedback: bool


def read() -> Settings:
    """The settings as the environment has them; raises SettingError for the first that cannot be used."""
    for origin in web_origins():
        if not re.fullmatch(r"https?://[^/\s*]+", origin):
            raise SettingError(f'SIGNPOST_WEB_ORIGINS has "{origin}": each must be like https://forum.example.')
    return Settings(
        production=production(),
        log_level=log_level(),
        secret=secret(),
        public_url=public_url(),
        database=_text("SIGNPOST_DATABASE") or None,
        origins=web_origins(),
        proxies=proxies(),
        workers=int(_number("SANIC_WORKERS", 1)),
        silence_seconds=silence_seconds(),
        messages_per_minute=messages_per_minute(),
        requests_per_minute=requests_per_minute(),
        training=training(),
        plan_days=plan_days(),
        feedback=feedback(),
    )


def public_url() -> str:
    """SIGNPOST_PUBLIC_URL, the address under which parents reach us, without a slash at its end; empty if not set."""
    return _text("SIGNPOST_PUBLIC_URL").rstrip("/")


def production() -> bool:
    """Whether SIGNPOST_SETTINGS is `production`, which closes what only development needs; else `development`."""
    return _one_of("SIGNPOST_SETTINGS", ("development", "production")) == "production"


def log_level() -> int:
    """SIGNPOST_LOG_LEVEL as Python's number; `warning` if it is not set."""
    return int(getattr(logging, _one_of("SIGNPOST_LOG_LEVEL", ("warning", "debug", "info", "error")).upper()))


def database_file(configured: str) -> Path:
    """The SQLite file: SIGNPOST_DATABASE if it is set, else the one in endpoints.yml, from the project's folder."""
    return PROJECT_FOLDER / (_text("SIGNPOST_DATABASE") or configured)


def database_address() -> str | None:
    """SIGNPOST_DATABASE when it is an address, like postgresql://user:password@host/name, and no file."""
    told = _text("SIGNPOST_DATABASE")
    return told if "://" in told else None


def web_origins() -> frozenset[str]:
    """The origins of other sites whose pages may carry the chat: SIGNPOST_WEB_ORIGINS, exact, separated by commas."""
    listed = os.environ.get("SIGNPOST_WEB_ORIGINS", "").split(",")
    return frozenset(origin.strip().rstrip("/").lower() for origin in listed if origin.strip())


def proxies() -> int:
    """How many web servers of ours stand in front, each adding the sender's address: SIGNPOST_PROXIES, default none."""
    return int(_number("SIGNPOST_PROXIES", 0))


def silence_seconds() -> float:
    """How long a conversation is kept after its last message, on any channel: SIGNPOST_SILENCE_MINUTES, default 60."""
    return _number("SIGNPOST_SILENCE_MINUTES", 60) * 60


def messages_per_minute() -> int:
    """How fast one web conversation may go on for long: SIGNPOST_MESSAGES_PER_MINUTE, default 20."""
    return int(_number("SIGNPOST_MESSAGES_PER_MINUTE", 20))


def requests_per_minute() -> int:
    """How fast one address may ask for long: SIGNPOST_REQUESTS_PER_MINUTE, default 240 (a school may share one)."""
    return int(_number("SIGNPOST_REQUESTS_PER_MINUTE", 240))


def training() -> bool:
    """Whether the training pages are there, under /training: SIGNPOST_TRAINING is `on`; default `off`."""
    return _one_of("SIGNPOST_TRAINING", ("off", "on")) == "on"


def secret() -> str:
    """SIGNPOST_SECRET, from which every key is derived for its own purpose; empty if it is not set."""
    return _text("SIGNPOST_SECRET")


def plan_days() -> int:
    """How long the code of a plan opens it: SIGNPOST_PLAN_DAYS, default 60."""
    return int(_number("SIGNPOST_PLAN_DAYS", 60))


def feedback() -> bool:
    """Whether answers can be called of use or not meant, and are counted: SIGNPOST_FEEDBACK, on or off."""
    return _one_of("SIGNPOST_FEEDBACK", ("on", "off")) == "on"


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


def _text(name: str) -> str:
    return os.environ.get(name, "").strip()


def _one_of(name: str, allowed: Sequence[str]) -> str:
    """The setting in small letters; the first of those allowed when it is not set."""
    value = _text(name).lower() or allowed[0]
    if value not in allowed:
        near = get_close_matches(value, allowed, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise SettingError(f'{name} is "{value}": it must be one of {", ".join(sorted(allowed))}.{meant}')
    return value


def _number(name: str, default: int) -> float:
    value = os.environ.get(name, "").strip() or str(default)
    is_number = re.fullmatch(r"\d+(\.\d+)?", value) is not None
    if not is_number or (default and float(value) == 0):
        raise SettingError(
            f'{name} is "{value}": it must be a number{" above 0" if default else ""}, such as {default}.'
        )
    return float(value)

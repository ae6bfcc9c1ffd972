"""What `SIGNPOST_SETTINGS=production` asks of the other settings, so that nobody publishes an open door by mistake."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import yaml

from extensions import database
from extensions.settings import PROJECT_FOLDER, SettingError, Settings

SECRET_CHARACTERS = 32
DIFFERENT_CHARACTERS = 10
"""So many different ones are in any secret made at random, and hardly in one made by hand."""
KNOWN_WEAK = (
    "changeme",
    "change-me",
    "change_me",
    "secret",
    "password",
    "passw0rd",
    "signpost",
    "example",
    "123456789",
)
MAKE_A_SECRET = 'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
LONGEST_SILENCE_SECONDS = 24 * 60 * 60
LONGEST_PLAN_DAYS = 366


def check(settings: Settings) -> None:
    """Raises SettingError with all that is missing or weak: the setting, what is allowed, how to make one."""
    wrong = [found for rule in RULES if (found := rule(settings))]
    if wrong:
        raise SettingError("\n".join(["These settings are not fit for production (docs/running.md):", *wrong]))


def _secret(settings: Settings) -> str | None:
    """Never tells the value itself."""
    secret = settings.secret
    weak = next((word for word in KNOWN_WEAK if word in secret.lower()), None)
    if len(secret) >= SECRET_CHARACTERS and len(set(secret)) >= DIFFERENT_CHARACTERS and weak is None:
        return None
    is_now = f'holds "{weak}"' if weak else f"has {len(secret)} characters" if secret else "is not set"
    return (
        f"SIGNPOST_SECRET {is_now}: it must be at least {SECRET_CHARACTERS} characters made at random. "
        f"Make one with: {MAKE_A_SECRET}"
    )


def _public_url(settings: Settings) -> str | None:
    parts = urlsplit(settings.public_url)
    if parts.scheme == "https" and parts.hostname and "." in parts.hostname and not parts.path and not parts.query:
        return None
    return (
        f'SIGNPOST_PUBLIC_URL is "{settings.public_url}": it must be the https address under which parents reach the '
        "web server in front of this one, without a path, like https://help.forum.example."
    )


def _origins(settings: Settings) -> str | None:
    open_ones = sorted(origin for origin in settings.origins if not re.fullmatch(r"https://[^/\s*]+", origin))
    if settings.origins and not open_ones:
        return None
    is_now = f'has "{open_ones[0]}"' if open_ones else "is not set"
    return (
        f"SIGNPOST_WEB_ORIGINS {is_now}: it must name the sites that carry the chat, exactly and by https, with "
        "commas, like https://forum.example. Only the public address itself? Then name that."
    )


def _proxies(settings: Settings) -> str | None:
    if settings.proxies:
        return None
    return (
        "SIGNPOST_PROXIES is 0: it must be at least 1, the web server in front that speaks https. Without it all "
        "parents would share one address and its limit."
    )


def _log_level(settings: Settings) -> str | None:
    if settings.log_level > logging.DEBUG:
        return None
    return "SIGNPOST_LOG_LEVEL is debug: it must be info, warning or error. Leave it out for warning."


def _silence(settings: Settings) -> str | None:
    if settings.silence_seconds <= LONGEST_SILENCE_SECONDS:
        return None
    return f"SIGNPOST_SILENCE_MINUTES is {settings.silence_seconds / 60:g}: it must be at most 1440, a day."


def _plan_days(settings: Settings) -> str | None:
    if settings.plan_days <= LONGEST_PLAN_DAYS:
        return None
    return f"SIGNPOST_PLAN_DAYS is {settings.plan_days}: it must be at most {LONGEST_PLAN_DAYS}, a year."


def _workers(settings: Settings) -> str | None:
    """Rasa itself starts one worker, with a mere warning, when the lock is not shared."""
    if settings.workers <= 1:
        return None
    if not (settings.database or "").startswith("postgresql"):
        return (
            f"SANIC_WORKERS is {settings.workers}: several processes need SIGNPOST_DATABASE to be the address of "
            "PostgreSQL, like postgresql://user:password@127.0.0.1/signpost."
        )
    if not _endpoints().get("lock_store"):
        return (
            f"SANIC_WORKERS is {settings.workers}: several processes need a lock_store in endpoints.yml that they "
            "share, such as Redis. With one process leave SANIC_WORKERS out."
        )
    return None


def _store(_: Settings) -> str | None:
    address = database.address_of(_endpoints()["tracker_store"]["db"])
    failure = database.cannot_write(address)
    if failure is None:
        return None
    return (
        f"SIGNPOST_DATABASE cannot be written ({failure}): it must be a file in a folder of this user's, or the "
        "address of a running PostgreSQL with a database and a user who may make tables in it."
    )


def _endpoints() -> dict[str, dict[str, str]]:
    return dict(yaml.safe_load((PROJECT_FOLDER / "endpoints.yml").read_text(encoding="utf-8")))


RULES: tuple[Callable[[Settings], str | None], ...] = (
    _secret,
    _public_url,
    _origins,
    _proxies,
    _log_level,
    _silence,
    _plan_days,
    _workers,
    _store,
)

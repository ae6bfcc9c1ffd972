"""Settings that are fit for production, for tests that start a server with them."""

from __future__ import annotations

import secrets

FORUM = "https://forum.example"


def production(**changed: str) -> dict[str, str]:
    """The settings, each replaceable by its name without SIGNPOST_."""
    fit = {
        "SETTINGS": "production",
        "SECRET": secrets.token_urlsafe(32),
        "PUBLIC_URL": "https://help.forum.example",
        "WEB_ORIGINS": FORUM,
        "PROXIES": "1",
    }
    return {f"SIGNPOST_{name}": value for name, value in {**fit, **changed}.items()}

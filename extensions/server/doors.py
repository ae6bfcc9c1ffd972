"""Which addresses a server opens: in production only channels of ours that are meant for the public."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.core.channels.channel import InputChannel
from sanic import Sanic


def public(channels: Sequence[InputChannel]) -> list[InputChannel]:
    """The channels that may be open in production. Rasa's own never are: ids come from the client, senders unproven."""
    return [one for one in channels if _is_ours(one) and not getattr(one, "development_only", False)]


def addresses(app: Sanic) -> list[str]:
    """Every address the server answers, like "GET /health"; in alphabetical order."""
    # Not `routes_all`: it keeps one route a path, and two methods of a path are two routes.
    return sorted({f"{method} /{route.path.strip('/')}" for route in app.router.routes for method in route.methods})


def _is_ours(channel: InputChannel) -> bool:
    return type(channel).__module__.startswith("extensions.channels.")

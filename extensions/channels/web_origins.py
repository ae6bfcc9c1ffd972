"""Which pages may talk to us: our own always, those of other sites only when the operator has listed them."""

from __future__ import annotations

import re

from sanic.request import Request
from sanic_cors.core import SANIC_CORS_EVALUATED

from extensions import settings

CORS = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Content-Type, X-Conversation",
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "600",
}


def is_ours(request: Request) -> bool:
    """Whether the request comes from a page of this very server, or from no page at all (not from a browser)."""
    origin = request.headers.get("origin")
    return origin is None or re.sub("^https?://", "", origin.lower()) == request.host.lower()


def is_welcome(request: Request) -> bool:
    """Whether it is ours or from a listed site."""
    return is_ours(request) or request.headers["origin"].lower() in settings.web_origins()


def cors_headers(request: Request) -> dict[str, str]:
    """What lets a listed site's page read the answer: its own origin, never "*", never with cookies."""
    origin = request.headers.get("origin")
    if origin is None or origin.lower() not in settings.web_origins():
        return {"Vary": "Origin"}
    return {"Vary": "Origin", "Access-Control-Allow-Origin": origin, **CORS}


def leave_cors_to_us(request: Request) -> None:
    """Tells the CORS part that Rasa puts into its server, which would allow cookies, that this answer is done."""
    setattr(request.ctx, SANIC_CORS_EVALUATED, "1")


def address_of(request: Request) -> str:
    """The sender's address; from X-Forwarded-For only as far as our own servers in front have written it."""
    hops = settings.proxies()
    named = [part.strip() for part in ",".join(request.headers.getall("x-forwarded-for", [])).split(",")]
    return named[-hops] if hops and len(named) >= hops and named[-hops] else str(request.ip)


def is_secure(request: Request) -> bool:
    """Whether the browser reached us by https, as our own server in front says, or without one, as it is."""
    told = request.headers.get("x-forwarded-proto", "") if settings.proxies() else ""
    return (told or request.scheme).lower() == "https"

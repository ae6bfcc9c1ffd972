"""The security headers of every answer. A handler may set one more narrowly; none is ever left out."""

from __future__ import annotations

from sanic.request import Request
from sanic.response import BaseHTTPResponse

CLOSED_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
"""Nothing inline, nothing from elsewhere, no eval."""

HEADERS = {
    "Content-Security-Policy": CLOSED_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}

PAGE_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    # Not "no-referrer": a browser then sends a form with the origin "null", which we could not tell from a stranger's.
    "Referrer-Policy": "same-origin",
}


def add_headers(_: Request, response: BaseHTTPResponse) -> None:
    """Response middleware: adds what the handler has not set itself."""
    if response is not None:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)

"""What our own entry point adds to the addresses of the channels: the demo page at `/`, and calm last words."""

from __future__ import annotations

import logging
from typing import Any

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import html as html_response
from sanic.response import text as text_response

from extensions.channels.web_headers import PAGE_HEADERS, add_headers
from extensions.channels.web_refusals import Refusals
from extensions.failures import told
from extensions.knowledge import shared_knowledge
from extensions.server.embed import embed_line
from extensions.settings import PROJECT_FOLDER

logger = logging.getLogger(__name__)

DEMO = PROJECT_FOLDER / "web" / "demo" / "index.html"
CHAT = "<!-- the chat: this is the one line that a forum pastes -->"


def add_front_page(app: Sanic) -> None:
    """`/`: the page of an invented forum with the chat on it, by the same line that a real forum pastes."""

    @app.get("/")
    async def front_page(_: Request) -> HTTPResponse:
        page = DEMO.read_text(encoding="utf-8").replace(CHAT, f"{CHAT}\n{embed_line()}")
        return html_response(page, headers=PAGE_HEADERS)

    @app.get("/favicon.ico")
    async def icon(_: Request) -> HTTPResponse:
        """None: a browser's list of tabs should not tell what somebody looks at."""
        return empty()


def add_last_words(app: Sanic, *_: Any) -> None:
    """Security headers on every answer, and plain words where no handler answers: no trace, no version.

    Stands in for Rasa's own CORS part (`configure_cors`), which would allow cookies from other sites.
    """
    app.register_middleware(add_headers, "response")

    @app.exception(Exception)
    async def last_words(_: Request, failure: Exception) -> HTTPResponse:
        if isinstance(failure, SanicException) and failure.status_code < 500:
            return text_response(shared_knowledge().wording.web_not_here, status=failure.status_code)
        logger.error("request_failed %s", told(failure))
        return text_response(Refusals(shared_knowledge()).unavailable().text, status=500)

"""Fills the templates in web/page/. Everything in them is escaped: what a message holds stays text."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic.response import HTTPResponse
from sanic.response import html as html_response

from extensions.channels.web_headers import PAGE_HEADERS
from extensions.channels.web_page_view import blocks_of, long_date, sheet_view, turn_views, way_to_ring
from extensions.channels.web_refusals import Refusal
from extensions.channels.web_static import StaticFiles
from extensions.channels.web_store import WebMessage
from extensions.settings import PROJECT_FOLDER
from signpost.knowledge import Knowledge
from signpost.text import MAX_CHARACTERS

FOLDER = PROJECT_FOLDER / "web" / "page"
LONG_PLAN_CHARACTERS = 4500
"""A longer plan is set smaller, so that it stays on one sheet; the chat does the same (web/actions.js)."""


@dataclass(frozen=True)
class Shown:
    """What the page shows beside its own words. `said` is a sentence above the talk; `typed` goes back into the box."""

    messages: Sequence[WebMessage] = field(default=())
    form_key: str = ""
    typed: str = ""
    said: str = ""
    notice: str = ""
    refusal: Refusal | None = None
    is_open: bool = True
    has_talk: bool = False


def page_environment(folder: Path = FOLDER) -> Environment:
    """What fills every template in a folder: all escaped, nothing missing without a word."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(long_date=long_date, way_to_ring=way_to_ring)
    return environment


class PageTemplate:
    """The page, ready to be filled."""

    def __init__(self, knowledge: Knowledge, files: StaticFiles) -> None:
        """The style's address holds the files' release, so that a browser keeps it."""
        self._knowledge = knowledge
        self._files = files
        environment = page_environment()
        self._page = environment.get_template("page.html")
        self._plan = environment.get_template("plan.html")

    def answer(self, shown: Shown, status: int = 200) -> HTTPResponse:
        """The whole page as an answer."""
        refusal = shown.refusal
        html = self._page.render(
            words=self._knowledge.page,
            shown=shown,
            turns=turn_views(shown.messages, self._knowledge),
            refusal_blocks=blocks_of(refusal.text, refusal.card, self._knowledge) if refusal else [],
            titles={name: signpost.title for name, signpost in self._knowledge.signposts.items()},
            asking=self._knowledge.guided.button_where,
            static=f"/webhooks/web/static/{self._files.page_release()}/page",
            new_id=uuid.uuid4,
            most=f"{MAX_CHARACTERS:,}",
        )
        return html_response(html, status=status, headers=PAGE_HEADERS)

    def plan(self, message: WebMessage) -> HTTPResponse:
        """A plan on a page of its own, to print."""
        turn = sheet_view(message, self._knowledge)
        static = f"/webhooks/web/static/{self._files.page_release()}/page"
        sheet = "sheet long" if len(message.text) > LONG_PLAN_CHARACTERS else "sheet"
        html = self._plan.render(words=self._knowledge.page, turn=turn, static=static, sheet=sheet)
        return html_response(html, headers=PAGE_HEADERS)

"""My plan without JavaScript: the newest plan of the browser's own talk, on a page to print and as a text file."""

from __future__ import annotations

from functools import partial

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, redirect, text

from extensions.channels.web_conversations import Conversations
from extensions.channels.web_door import Door
from extensions.channels.web_page import ADDRESS
from extensions.channels.web_page_form import talk_of
from extensions.channels.web_page_template import PageTemplate
from extensions.channels.web_refusals import Refusal
from extensions.channels.web_store import WebMessage


class PlanPage:
    """Two addresses under the page's, so that its cookie opens them and nothing else does."""

    def __init__(self, door: Door, talks: Conversations, template: PageTemplate) -> None:
        """All three are the channel's own."""
        self._door = door
        self._talks = talks
        self._template = template

    def add_to(self, blueprint: Blueprint) -> None:
        """Adds its routes."""
        for address, handler in (("plan", self.show), ("plan.txt", self.as_text)):
            # Sanic marks each handler with its blueprint, which a bound method does not allow.
            blueprint.add_route(partial(handler), f"/page/{address}", methods=["GET", "HEAD"], name=f"page_{address}")

    async def show(self, request: Request) -> HTTPResponse:
        """The plan on a page of its own; without one, back to the talk."""
        message = self._newest(request)
        return self._template.plan(message) if message else redirect(ADDRESS, status=303)

    async def as_text(self, request: Request) -> HTTPResponse:
        """The plan as a file, lines ended for every editor; without one, back to the talk."""
        message = self._newest(request)
        if message is None:
            return redirect(ADDRESS, status=303)
        headers = {"Content-Disposition": 'attachment; filename="my-plan.txt"'}
        # The mark at the front tells old word processors that the file is UTF-8.
        return text("\ufeff" + message.text.replace("\n", "\r\n") + "\r\n", headers=headers)

    def _newest(self, request: Request) -> WebMessage | None:
        try:
            self._door.check(request, talks=False)
            talk = talk_of(request)
            messages = self._talks.after(request.app.ctx.agent, talk, 0) if talk else []
        except Refusal:
            # The page itself says what is the matter.
            return None
        return next((message for message in reversed(messages) if message.card.get("plan")), None)

"""The page without JavaScript: the same conversation as plain forms, and the view to print."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from extensions import settings
from extensions.channels.guard import own_words
from extensions.channels.web_conversations import Conversations
from extensions.channels.web_door import Door
from extensions.channels.web_ids import form_key_of
from extensions.channels.web_origins import is_secure
from extensions.channels.web_page_form import COOKIE, comes_from_our_page, form_in, talk_of
from extensions.channels.web_page_template import PageTemplate, Shown
from extensions.channels.web_refusals import Refusal
from extensions.channels.web_said import Said
from extensions.channels.web_store import WebMessage
from signpost import clock
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.reply import respond
from signpost.turn import Turn

ADDRESS = "/webhooks/web/page"
COOKIE_SECONDS = 24 * 60 * 60
"""Longer than a conversation is kept, so that the page can say that it is gone."""


class Page:
    """The addresses of the page."""

    def __init__(self, door: Door, talks: Conversations, template: PageTemplate, knowledge: Knowledge) -> None:
        """All four are the channel's own."""
        self._door = door
        self._talks = talks
        self._template = template
        self._knowledge = knowledge
        self._words = knowledge.page

    def add_to(self, blueprint: Blueprint) -> None:
        """Adds its routes."""
        routes = [("", self.show, ["GET", "HEAD"]), ("", self.say, ["POST"])]
        routes += [("/delete", self.delete, ["POST"]), ("/leave", self.leave, ["GET"])]
        for address, handler, methods in routes:
            # Sanic marks each handler with its blueprint, which a bound method does not allow.
            blueprint.add_route(partial(handler), f"/page{address}", methods=methods, name=f"page_{handler.__name__}")

    async def show(self, request: Request) -> HTTPResponse:
        """The talk so far, or the opening."""
        try:
            self._door.check(request, talks=False)
        except Refusal as refusal:
            return self._template.answer(Shown(refusal=refusal, is_open=False), refusal.status)
        said = {"gone": self._words.gone, "deleted": self._words.deleted}.get(request.args.get("was", ""), "")
        return self._shown(request, Shown(said=said))

    async def say(self, request: Request) -> HTTPResponse:
        """One turn; a refusal shows the page again with what was typed still in the box."""
        form = form_in(request)
        try:
            self._door.check_source(request)
            if not comes_from_our_page(request, form):
                raise self._door.refusals.bad_request()
            self._door.check(request, talks=True)
            said = form.said()
            if said is None:
                raise Refusal("empty", self._words.empty)
            return await self._answered(request, said, typed=form.text if form.choice else "")
        except Refusal as refusal:
            refusal = self._door.with_danger(refusal, form.text)
            return self._shown(request, Shown(refusal=refusal, typed=form.text), refusal.status)

    async def delete(self, request: Request) -> HTTPResponse:
        """Deletes the talk, here and in the browser."""
        try:
            self._door.check_source(request)
            if not comes_from_our_page(request, form_in(request)):
                raise self._door.refusals.bad_request()
            await self._talks.delete(request.app.ctx.agent, talk_of(request))
        except Refusal as refusal:
            return self._shown(request, Shown(refusal=refusal), refusal.status)
        return _forgetting(redirect(f"{ADDRESS}?was=deleted", status=303))

    async def leave(self, request: Request) -> HTTPResponse:
        """Away at once, whatever happens; the talk is deleted on the way, as far as that can be done."""
        # Leaving matters more than whether it could be deleted; it goes by itself within the hour.
        with suppress(Refusal):
            await self._talks.delete(request.app.ctx.agent, talk_of(request))
        away = redirect(self._words.leave_to, status=303, headers={"Referrer-Policy": "no-referrer"})
        return _forgetting(away)

    async def _answered(self, request: Request, said: Said, typed: str) -> HTTPResponse:
        """Sends it and shows the reply. A talk that is gone is begun anew: nobody has to type twice."""
        agent, talk, is_new = request.app.ctx.agent, talk_of(request), False
        if not talk:
            talk, _ = await self._talks.open(agent)
        try:
            reply = await self._talks.send(agent, talk, said)
        except Refusal as refusal:
            if refusal.code != "gone":
                raise
            talk, _ = await self._talks.open(agent)
            reply, is_new = await self._talks.send(agent, talk, said), True
        if reply.cursor is None:
            answer = self._template.answer(Shown([reply], form_key_of(talk), has_talk=True))
        elif typed:
            answer = self._shown(request, Shown(typed=typed), talk=talk)
        else:
            answer = redirect(f"{ADDRESS}?was=gone#newest" if is_new else f"{ADDRESS}#newest", status=303)
        return _remembering(answer, talk, secure=is_secure(request))

    def _shown(self, request: Request, shown: Shown, status: int = 200, talk: str | None = None) -> HTTPResponse:
        """The page with the talk of the cookie, as far as it can be read."""
        talk = talk_of(request) if talk is None else talk
        closed = self._door.refusals.closed()
        shown = replace(shown, notice=closed.text if closed else settings.notice() or "", is_open=closed is None)
        try:
            messages = self._talks.after(request.app.ctx.agent, talk, 0) if talk else []
        except Refusal as refusal:
            messages = []
            gone = refusal.code == "gone"
            shown = replace(shown, said=shown.said or (self._words.gone if gone else refusal.text))
        shown = replace(shown, form_key=form_key_of(talk) if talk else "", has_talk=bool(messages))
        return self._template.answer(replace(shown, messages=messages or [self._opening()]), status)

    def _opening(self) -> WebMessage:
        """The first words, before there is a conversation: who only looks in leaves nothing behind."""
        if "greeting" not in self._knowledge.signposts:
            # The last good copy, which knows danger and whom to turn to.
            said = own_words(None, self._knowledge, clock.today())
            return WebMessage(said.text, said.buttons, said.card)
        reply = respond(Turn("greeting", clock.today()), Case(), self._knowledge)
        choices = [{"title": button.title, "payload": button.payload} for button in reply.buttons]
        return WebMessage(reply.text, choices, reply.card)


def _remembering(answer: HTTPResponse, talk: str, *, secure: bool) -> HTTPResponse:
    answer.cookies[COOKIE] = talk
    options = {"path": ADDRESS, "httponly": True, "samesite": "Strict", "max-age": COOKIE_SECONDS, "secure": secure}
    for name, value in options.items():
        answer.cookies[COOKIE][name] = value
    return answer


def _forgetting(answer: HTTPResponse) -> HTTPResponse:
    answer.headers.add("Set-Cookie", f"{COOKIE}=; Path={ADDRESS}; Max-Age=0; HttpOnly; SameSite=Strict")
    return answer

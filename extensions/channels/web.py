"""The chat on a web site: the addresses under /webhooks/web/. What each does is in the web_ modules beside this one."""

from __future__ import annotations

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse, empty
from sanic.response import json as json_response

from extensions import settings
from extensions.channels.guard import Guard, OnNewMessage
from extensions.channels.purge import purge_from_now_on
from extensions.channels.web_conversations import Conversations
from extensions.channels.web_dates import add_dates
from extensions.channels.web_door import Door, refusing
from extensions.channels.web_headers import add_headers
from extensions.channels.web_origins import cors_headers, is_welcome, leave_cors_to_us
from extensions.channels.web_page import Page
from extensions.channels.web_page_plan import PlanPage
from extensions.channels.web_page_template import PageTemplate
from extensions.channels.web_refusals import Refusal, Refusals
from extensions.channels.web_requests import conversation_of, cursor_of, messages, said_in
from extensions.channels.web_static import StaticFiles, chat_release
from extensions.knowledge import shared_knowledge
from signpost.text import MAX_CHARACTERS


class WebChannel(InputChannel):
    """See InputChannel. docs/web-channel.md is the protocol."""

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name; it is also the address."""
        return "web"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """See InputChannel.blueprint."""
        blueprint = Blueprint("signpost_web", __name__)
        guard, knowledge = Guard(), shared_knowledge()
        door, files = Door(guard, Refusals(knowledge)), StaticFiles()
        talks = Conversations(guard, knowledge, on_new_message)
        add_conversations(blueprint, door, talks)
        add_messages(blueprint, door, talks)
        add_status(blueprint, door)
        _add_files(blueprint, files)
        add_dates(blueprint, knowledge)
        _add_preflight(blueprint)
        template = PageTemplate(knowledge, files)
        Page(door, talks, template, knowledge).add_to(blueprint)
        PlanPage(door, talks, template).add_to(blueprint)
        blueprint.middleware(_finish, "response")
        blueprint.listener("after_server_start")(purge_from_now_on)
        return blueprint


def add_conversations(blueprint: Blueprint, door: Door, talks: Conversations) -> None:
    """Opening and deleting; the training channel has the same addresses under its own."""

    @blueprint.route("/conversations", methods=["POST"])
    @refusing
    async def open_one(request: Request) -> HTTPResponse:
        door.check(request, talks=True)
        conversation_id, first = await talks.open(request.app.ctx.agent)
        return messages([first], None, status=201, conversation=conversation_id)

    @blueprint.route("/conversations", methods=["DELETE"])
    @refusing
    async def delete(request: Request) -> HTTPResponse:
        door.check(request, talks=False)
        await talks.delete(request.app.ctx.agent, conversation_of(request))
        return empty()


def add_messages(blueprint: Blueprint, door: Door, talks: Conversations) -> None:
    """Sending and replaying."""

    @blueprint.route("/messages", methods=["POST"])
    @refusing
    async def send(request: Request) -> HTTPResponse:
        said = None
        try:
            door.check_source(request)
            said = said_in(request.body, door.refusals)
            door.check(request, talks=True)
            reply = await talks.send(request.app.ctx.agent, conversation_of(request), said)
        except Refusal as refusal:
            raise door.with_danger(refusal, said.text) if said else refusal from None
        return messages([reply], None)

    @blueprint.route("/messages", methods=["GET"])
    @refusing
    async def replay(request: Request) -> HTTPResponse:
        door.check(request, talks=False)
        cursor = cursor_of(request, door.refusals)
        return messages(talks.after(request.app.ctx.agent, conversation_of(request), cursor), cursor)


def add_status(blueprint: Blueprint, door: Door) -> None:
    """Whether the chat is open, and the notice above it."""

    @blueprint.route("/status", methods=["GET"])
    @refusing
    async def status(request: Request) -> HTTPResponse:
        door.check_source(request)
        closed = door.refusals.closed()
        return json_response(
            {
                "open": closed is None,
                "notice": closed.text if closed else settings.notice(),
                "max_characters": MAX_CHARACTERS,
                "version": chat_release(),
            }
        )


def _add_files(blueprint: Blueprint, files: StaticFiles) -> None:
    @blueprint.route("/static/<name:path>", methods=["GET", "HEAD"])
    async def static(request: Request, name: str) -> HTTPResponse:
        headers = request.headers
        return files.answer(name, headers.get("if-none-match", ""), headers.get("accept-encoding", ""))


def _add_preflight(blueprint: Blueprint) -> None:
    """What is answered is up to _finish: under plain `rasa run` Rasa's CORS part takes every OPTIONS first."""

    async def preflight(_: Request) -> HTTPResponse:
        return empty()

    for address in ("conversations", "messages", "status"):
        blueprint.add_route(preflight, f"/{address}", methods=["OPTIONS"], name=f"ask_first_{address}")


async def _finish(request: Request, response: BaseHTTPResponse) -> BaseHTTPResponse | None:
    """The headers that every answer needs, and the answer to a browser that asks before it sends."""
    leave_cors_to_us(request)
    if request.method == "OPTIONS":
        response = empty(status=204 if is_welcome(request) else 403)
    for name, value in cors_headers(request).items():
        response.headers.setdefault(name, value)
    add_headers(request, response)
    return response if request.method == "OPTIONS" else None

"""The training pages and the chat of free play, under /training/; nothing at all unless SIGNPOST_TRAINING is on.

The one channel whose cards say what was understood: intent, confidence and case. It keeps that to itself: an id of
a talk here is none on the public channels, and theirs none here.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse, redirect
from sanic.response import json as json_response

from extensions import settings
from extensions.channels.guard import Guard, OnNewMessage, Outgoing
from extensions.channels.training_pages import TrainingPages
from extensions.channels.web import add_conversations, add_messages, add_status
from extensions.channels.web_conversations import Conversations
from extensions.channels.web_door import Door, refusing
from extensions.channels.web_headers import add_headers
from extensions.channels.web_origins import leave_cors_to_us
from extensions.channels.web_refusals import Refusals
from extensions.knowledge import shared_knowledge
from extensions.walkthroughs.player import CHANNEL, understanding
from extensions.walkthroughs.stage import Stage, named
from signpost.errors import KnowledgeError
from signpost.knowledge import Knowledge
from signpost.walkthroughs.load import load_lessons
from signpost.walkthroughs.words import training_words

logger = logging.getLogger(__name__)


class TrainingTalks(Conversations):
    """Web conversations whose cards also hold `understood`."""

    channel = CHANNEL

    async def _turn(self, agent: Agent, raw: str, key: str) -> Outgoing:
        """See Conversations._turn."""
        reply = await super()._turn(agent, raw, key)
        understood, _ = await understanding(agent, key)
        shown = named(understood, reply.card, self._knowledge)
        return replace(reply, card={**reply.card, "understood": shown})


class TrainingChannel(InputChannel):
    """See InputChannel. docs/training.md is for trainers."""

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name."""
        return CHANNEL

    def url_prefix(self) -> str:
        """See InputChannel.url_prefix; not under /webhooks, for a person may read the address."""
        return "/training"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """See InputChannel.blueprint."""
        blueprint = Blueprint("signpost_training", __name__)
        if settings.training():
            try:
                self._add_all(blueprint, on_new_message, shared_knowledge())
            except KnowledgeError as wrong:
                # A mistake in a lesson must never keep the chat from parents.
                logger.critical("training_closed mistakes=%d first=%s", len(wrong.problems), wrong.problems[0].file)
        return blueprint

    def _add_all(self, blueprint: Blueprint, on_new_message: OnNewMessage, knowledge: Knowledge) -> None:
        guard = Guard()
        door = Door(guard, Refusals(knowledge))
        talks = TrainingTalks(guard, knowledge, on_new_message)
        pages = TrainingPages(load_lessons(knowledge), training_words(), knowledge)
        stage = Stage(guard, knowledge)
        _add_pages(blueprint, door, pages, stage)
        add_conversations(blueprint, door, talks)
        add_messages(blueprint, door, talks)
        add_status(blueprint, door)
        blueprint.middleware(_finish, "response")

        @blueprint.listener("after_server_start")
        async def rehearse(app: Sanic, _: Any) -> None:
            # Beside the server's work: no parent waits for it, and no lesson's first reader either.
            app.ctx.rehearsing = asyncio.create_task(stage.rehearse(pages.lessons.values(), app.ctx.agent))


def _add_pages(blueprint: Blueprint, door: Door, pages: TrainingPages, stage: Stage) -> None:
    @blueprint.route("/", methods=["GET", "HEAD"], strict_slashes=False)
    @refusing
    async def lessons(request: Request) -> HTTPResponse:
        door.check(request, talks=False)
        return pages.listed(stage.apart)

    @blueprint.route("/lessons/<name>", methods=["GET", "HEAD"])
    @refusing
    async def lesson(request: Request, name: str) -> HTTPResponse:
        door.check(request, talks=False)
        return pages.lesson(name) if name in pages.lessons else redirect("/training/")

    @blueprint.route("/lessons/<name>/turns/<number:int>", methods=["GET"])
    @refusing
    async def turn(request: Request, name: str, number: int) -> HTTPResponse:
        door.check(request, talks=True)
        found = pages.lessons.get(name)
        shown = await stage.turn(found, number, request.app.ctx.agent) if found else None
        return json_response(shown or {}, status=200 if shown else 404)

    @blueprint.route("/page", methods=["GET", "HEAD"])
    async def without_the_chat(_: Request) -> HTTPResponse:
        """Where the chat element sends people when it cannot open: here, back to the lessons."""
        return redirect("/training/")

    @blueprint.route("/play", methods=["GET", "HEAD"])
    @refusing
    async def play(request: Request) -> HTTPResponse:
        door.check(request, talks=False)
        return pages.play()


async def _finish(request: Request, response: BaseHTTPResponse) -> None:
    leave_cors_to_us(request)
    add_headers(request, response)

"""GET /health: 200 only when a message would really be understood and kept, else 503 with what is wrong."""

from __future__ import annotations

import logging

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response
from sqlalchemy.exc import SQLAlchemyError

from extensions import settings
from extensions.channels.guard import OnNewMessage
from extensions.channels.web_store import WebStore
from extensions.failures import told
from extensions.knowledge import shared_knowledge
from extensions.tracker_store import WordlessTrackerStore, our_store
from signpost import last_good

logger = logging.getLogger(__name__)

SENTENCE = "the council refused to assess my daughter and I want to appeal to the tribunal"
EXPECTED = "appeal"
ONLY_DANGER = "the knowledge base has mistakes (make check-knowledge tells them): only danger is answered"


class HealthChannel(InputChannel):
    """No messages come in here: a channel is the one place where plain `rasa run` lets a route be added."""

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name."""
        return "health"

    def url_prefix(self) -> str:
        """See InputChannel.url_prefix; the root, so that the address is /health."""
        return "/"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """See InputChannel.blueprint."""
        blueprint, copy = Blueprint("signpost_health", __name__), last_good.answers().version

        @blueprint.route("/health", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            agent: Agent | None = getattr(request.app.ctx, "agent", None)
            wrong = await what_is_wrong(agent) or (ONLY_DANGER if shared_knowledge().version == copy else None)
            state = {
                "status": "unavailable" if wrong else "ok",
                "model": agent.model_id if agent else None,
                "knowledge": shared_knowledge().version,
                "chat": "open" if settings.closed() is None else "closed",
            }
            return json_response(state | ({"wrong": wrong} if wrong else {}), status=503 if wrong else 200)

        return blueprint


async def what_is_wrong(agent: Agent | None) -> str | None:
    """None when all is well; else the first thing that is not, in words for whoever runs the server."""
    if agent is None or not agent.is_ready():
        return "no model is loaded"
    try:
        understood = (await agent.parse_message(SENTENCE))["intent"]["name"]
    except Exception as failure:
        logger.error("health_check_failed %s", told(failure))
        return "a fixed sentence could not be read"
    if understood != EXPECTED:
        return "a fixed sentence was misunderstood"
    store = our_store(agent.tracker_store)
    if store is None:
        return "conversations are not kept in the store that was configured"
    return None if store.can_write() and _can_keep_web_turns(store) else "conversations cannot be written"


def _can_keep_web_turns(store: WordlessTrackerStore) -> bool:
    try:
        return WebStore(store.engine, settings.silence_seconds()).can_write()
    except SQLAlchemyError:
        return False

"""GET /meeting/<kind>: what to take into a meeting, on a page to print. It is the same for everybody."""

from __future__ import annotations

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, text

from extensions.channels.guard import OnNewMessage
from extensions.channels.handouts import Handouts
from extensions.knowledge import shared_knowledge
from signpost.knowledge import Knowledge


class MeetingsChannel(InputChannel):
    """No messages come in here; see HealthChannel for why it is a channel."""

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name; it is also the address."""
        return "meeting"

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        """Tests pass an invented knowledge base."""
        self._knowledge = knowledge or shared_knowledge()
        self._handouts = Handouts(self._knowledge)

    def url_prefix(self) -> str:
        """See InputChannel.url_prefix; not under /webhooks, for a person may read the address."""
        return "/meeting"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """See InputChannel.blueprint."""
        blueprint = Blueprint("signpost_meeting", __name__)

        @blueprint.route("/<kind>", methods=["GET"])
        async def meeting(_: Request, kind: str) -> HTTPResponse:
            return self.page(kind)

        return blueprint

    def page(self, kind: str) -> HTTPResponse:
        """The page of a kind of meeting; 404 in plain words for any other name."""
        found = self._knowledge.meetings.get(kind)
        if found is None:
            return text(self._knowledge.handouts.meeting_unknown, status=404)
        return self._handouts.meeting(found)

"""GET /letters/<id>, and <id>.docx and <id>.txt: the model letters, blank. What a parent fills in never comes here."""

from __future__ import annotations

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw, text

from extensions.channels.guard import OnNewMessage
from extensions.channels.handouts import Handouts
from extensions.knowledge import shared_knowledge
from signpost.knowledge import Knowledge
from signpost.letters import as_docx, as_text

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=3600"}


class LettersChannel(InputChannel):
    """No messages come in here; see HealthChannel for why it is a channel."""

    @classmethod
    def name(cls) -> str:
        """See InputChannel.name; it is also the address."""
        return "letters"

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        """Tests pass an invented knowledge base."""
        self._knowledge = knowledge or shared_knowledge()
        self._handouts = Handouts(self._knowledge)

    def url_prefix(self) -> str:
        """See InputChannel.url_prefix; not under /webhooks, for a person may read the address."""
        return "/letters"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """See InputChannel.blueprint."""
        blueprint = Blueprint("signpost_letters", __name__)

        @blueprint.route("/<file>", methods=["GET"])
        async def letter(_: Request, file: str) -> HTTPResponse:
            return self.download(file)

        return blueprint

    def download(self, file: str) -> HTTPResponse:
        """The letter as a file to keep, or as a page to fill in; 404 in plain words for any other name."""
        words = self._knowledge.wording
        if (page := self._knowledge.letters.get(file)) and page.body:
            return self._handouts.letter(page)
        name, _, kind = file.rpartition(".")
        letter = self._knowledge.letters.get(name)
        if letter is None or not letter.body or kind not in {"docx", "txt"}:
            return text(words.letter_unknown, status=404, headers=HEADERS)
        headers = HEADERS | {"Content-Disposition": f'attachment; filename="{letter.id}.{kind}"'}
        if kind == "txt":
            return text(as_text(letter, words), headers=headers)
        return raw(as_docx(letter, words), content_type=WORD, headers=headers)

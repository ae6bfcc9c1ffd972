"""The three ways in, as one: a message goes in, and what a parent then reads comes out."""

from __future__ import annotations

import html
import re
import uuid
from dataclasses import dataclass, field
from typing import Any

from tests.channels.page_reader import PAGE, Form, PageReader
from tests.channels.web_client import Talk
from tests.serving import Server

DANGER = "my son says he wants to kill himself"
WAYS = ("rest", "web", "page")
PERSON = re.compile(r"\b0[\d ]{9,}\d\b|\b111\b|\b999\b")
"""A number to ring, as every calm text must name one."""

_REFUSAL = re.compile(r'<section class="refusal".*?</section>', re.S)
_NEWEST = re.compile(r'<article class="turn newest".*?</article>', re.S)
_NOTICE = re.compile(r'<div class="notice".*?</div>', re.S)
_TAGS = re.compile(r"<[^>]*>")


@dataclass
class Heard:
    """What came back: all that is shown, and the signpost where the entrance tells it."""

    status: int
    text: str
    signpost: str | None = None


@dataclass
class Parent:
    """One person at one entrance of a server: rest, web or page."""

    server: Server
    way: str
    _name: str = field(default_factory=lambda: uuid.uuid4().hex)
    _talk: Talk | None = None
    _page: PageReader | None = None
    _form: Form | None = None

    def says(self, text: str) -> Heard:
        """Sends a message; what comes back to it."""
        return {"rest": self._over_rest, "web": self._over_web, "page": self._over_page}[self.way](text)

    def _over_rest(self, text: str) -> Heard:
        status, messages = self.server.post({"sender": self._name, "message": text})
        cards = [message["custom"] for message in messages if "custom" in message]
        return Heard(status, "\n".join(m.get("text", "") for m in messages), cards[0]["signpost"] if cards else None)

    def _over_web(self, text: str) -> Heard:
        self._talk = self._talk or Talk(self.server).open()
        answer = self._talk.send(text=text)
        shown: Any = answer.json["messages"][0] if "messages" in answer.json else answer.json
        return Heard(answer.status, shown["text"], (shown["card"] or {}).get("signpost"))

    def _over_page(self, text: str) -> Heard:
        self._page = self._page or PageReader(self.server)
        # A closed chat shows no box; whoever has the page open already can still send.
        self._form = next((form for form in self._page.page.forms if "text" in form.fields), self._form)
        assert self._form
        self._page.send(self._form, {**self._form.fields, "text": text, "id": str(uuid.uuid4())})
        return self.reads_again()

    def reads_again(self) -> Heard:
        """What the page says now: its refusal or its newest turn, and the notice above."""
        assert self._page
        whole = self._page.answer.body.decode()
        parts = _REFUSAL.findall(whole) or _NEWEST.findall(whole)
        shown = " ".join(_TAGS.sub(" ", part) for part in [*_NOTICE.findall(whole), *parts])
        return Heard(self._page.answer.status, " ".join(html.unescape(shown).split()))

    def opens_again(self) -> Heard:
        """Loads the page anew, as with a browser's own button."""
        assert self._page
        self._page.visit(PAGE)
        return self.reads_again()


def is_calm(heard: Heard) -> bool:
    """Whether it blames nobody, speaks of no error and names somebody to ring."""
    return bool(PERSON.search(heard.text)) and "error" not in heard.text.lower() and "Traceback" not in heard.text


def answers_danger(heard: Heard) -> bool:
    """Whether danger to life came first."""
    return heard.signpost in {"crisis", None} and "999" in heard.text and "111" in heard.text

"""Fills the templates in web/training/. Everything in them is escaped; the words are in walkthroughs/."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from sanic.response import HTTPResponse
from sanic.response import html as html_response

from extensions.channels.web_headers import PAGE_HEADERS
from extensions.channels.web_page_template import page_environment
from extensions.settings import PROJECT_FOLDER
from signpost import clock, say
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import SKILLS, Lesson
from signpost.walkthroughs.words import Words

FOLDER = PROJECT_FOLDER / "web" / "training"
UNDERSTOOD = ("signpost", "point", "intent", "confidence", "case", "also")
_UNDERSTOOD = [f"understood_{name}" for name in UNDERSTOOD]
_JUDGING = ["right", "not_quite", "best", "pick_one", "score", "yours"]
_SAVING = ["export_empty", "export_done", "draft_head", "draft_todo"]
FOR_SCRIPTS: dict[str, list[str]] = {
    "lesson.js": ["waiting", "no_answer", "nothing", "understood_dates", *_JUDGING, *_UNDERSTOOD],
    "list.js": ["list_done", "list_begun", "forgotten"],
    "play.js": ["inspector_turn", "you_wrote", "you_picked", "nothing", *_SAVING, *_UNDERSTOOD],
}
"""The words that a script fills in itself; they stand in the page as data, for no script may hold a sentence."""


class TrainingPages:
    """The pages, ready to be filled."""

    def __init__(self, lessons: Mapping[str, Lesson], words: Words, knowledge: Knowledge) -> None:
        """The lessons in the order in which they are listed."""
        self.lessons = lessons
        self._words = words
        self._knowledge = knowledge
        self._templates = templates()

    def listed(self, apart: Collection[str]) -> HTTPResponse:
        """The list; `apart` are the ids of lessons that are out of step with the assistant."""
        overdue = {name for name, one in self.lessons.items() if one.overdue(clock.today())}
        return self._page("list", self._words("site"), lessons=self.lessons.values(), apart=apart, overdue=overdue)

    def lesson(self, name: str) -> HTTPResponse:
        """One lesson, all its steps in one page."""
        return self._page("lesson", self.lessons[name].title, lesson=self.lessons[name])

    def play(self) -> HTTPResponse:
        """The chat beside the inspector."""
        return self._page("play", self._words("play_heading"))

    def _page(self, name: str, title: str, **filled: Any) -> HTTPResponse:
        words = {one: self._words.texts[one] for one in FOR_SCRIPTS[f"{name}.js"]}
        html = self._templates.get_template(f"{name}.html").render(
            **shared(self._words, self._knowledge), title=title, script=f"{name}.js", data=as_data(words), **filled
        )
        return html_response(html, headers=PAGE_HEADERS)


def templates() -> Environment:
    """The environment of the pages and the handouts."""
    environment = page_environment(FOLDER)
    environment.filters.update(long_date=say.long_date)
    return environment


def shared(words: Words, knowledge: Knowledge) -> dict[str, Any]:
    """What every template can use."""
    pages = {name: (f"{page.publisher}: {page.title}", page.url) for name, page in knowledge.sources.items()}
    return {"w": words, "skills": SKILLS, "pages": pages, "static": "/webhooks/web/static"}


def as_data(words: Mapping[str, str]) -> Markup:
    """Words as JSON that can stand inside a page: no tag can begin in it."""
    return Markup(json.dumps(words).replace("<", "\\u003c"))

"""The pages to print: a letter with its form, and a meeting. Both work without scripts; nobody's words come here."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from jinja2 import Template
from sanic.response import HTTPResponse
from sanic.response import html as html_response

from extensions.channels.web_headers import PAGE_HEADERS
from extensions.channels.web_page_template import page_environment
from extensions.channels.web_static import StaticFiles
from signpost import clock
from signpost.answers import confirmed
from signpost.knowledge import Knowledge
from signpost.knowledge.meeting_model import Meeting
from signpost.knowledge.models import Letter
from signpost.meetings import address, said_in

NOTE_LINES = 4
ACTION_LINES = 4
MY_POINTS = 3
"""How much room there is to write, so that a meeting stays on two sheets (tests/web/test_handouts.py)."""


class Handouts:
    """The templates of `web/page/`, filled from the knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Tests pass an invented knowledge base."""
        self._knowledge = knowledge
        self._files = StaticFiles()

    def letter(self, letter: Letter) -> HTTPResponse:
        """A letter of our own, blank; with scripts its blanks are fields, and what is typed stays in the page."""
        points = self._knowledge.points
        check = points[letter.check_with].steps if letter.check_with else ()
        return self._answer(self._letter, letter=letter, check=check or (), overdue=letter.overdue(clock.today()))

    def meeting(self, meeting: Meeting) -> HTTPResponse:
        """A kind of meeting: before, in the room and after, with room for notes."""
        knowledge = self._knowledge
        found = (knowledge.contact(reference, None) for reference in meeting.contacts)
        contacts = {contact.id: contact for contact in found if contact}
        others = [one for one in knowledge.meetings.values() if one.id != meeting.id]
        return self._answer(
            self._meeting,
            meeting=meeting,
            points=said_in(meeting, knowledge),
            contacts=[(contact, confirmed(contact, knowledge)) for contact in contacts.values()],
            letters=[knowledge.letters[name] for name in meeting.letters],
            others=[(one.title, address(one)) for one in others],
            note_lines=NOTE_LINES,
            action_lines=ACTION_LINES,
            my_points=MY_POINTS,
            overdue=meeting.overdue(clock.today()),
        )

    @cached_property
    def _letter(self) -> Template:
        return page_environment().get_template("letter.html")

    @cached_property
    def _meeting(self) -> Template:
        return page_environment().get_template("meeting.html")

    def _answer(self, template: Template, **shown: Any) -> HTTPResponse:
        html = template.render(
            words=self._knowledge.page,
            told=self._knowledge.wording,
            handouts=self._knowledge.handouts,
            static=f"/webhooks/web/static/{self._files.page_release()}/page",
            **shown,
        )
        return html_response(html, headers=PAGE_HEADERS)

"""A kind of meeting is a page to print, and any other name is told kindly. All content is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extensions.channels.meetings import MeetingsChannel
from signpost.knowledge import Knowledge
from tests.unit.test_meetings import meeting


@pytest.fixture
def channel(knowledge: Knowledge) -> MeetingsChannel:
    return MeetingsChannel(replace(knowledge, meetings={kind: meeting(kind) for kind in ("school", "review")}))


def test_the_page_holds_before_the_room_and_after_with_calm_words_and_room_for_notes(channel: MeetingsChannel) -> None:
    page = channel.page("school")
    html = (page.body or b"").decode()
    assert page.status == 200
    order = ["First a lawyer.", "Write a page.", "Ask for papers.", "Why?", "Ask for a break.", "When do you open?"]
    places = [html.index(words) for words in [*order, "[notes]", "Send your notes."]]
    assert places == sorted(places)
    assert 'href="/letters/talk_letter"' in html and 'href="/meeting/review"' in html


def test_a_body_that_is_not_confirmed_is_said_so_and_its_number_left_out(knowledge: Knowledge) -> None:
    doubtful = meeting("school", contacts=("marrow_advice",))
    html = (MeetingsChannel(replace(knowledge, meetings={"school": doubtful})).page("school").body or b"").decode()
    assert "[unconfirmed]" in html
    assert "tel:" not in html


@pytest.mark.parametrize("kind", ["", "picnic", "../school", "school.html"])
def test_any_other_name_is_not_there_and_says_so_kindly(channel: MeetingsChannel, kind: str) -> None:
    answer = channel.page(kind)
    assert (answer.status, answer.body) == (404, b"[meeting_unknown]")

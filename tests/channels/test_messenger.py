"""What is Facebook Messenger's alone: its window of 24 hours, quick replies that vanish, the page's own buttons."""

from __future__ import annotations

import time

import pytest

from tests.channels.graph_stand_in import GraphStandIn
from tests.channels.messenger_person import MessengerPerson, now_in_ms
from tests.serving import Server

HOUR_IN_MS = 3600 * 1000


@pytest.fixture
def parent(chat_server: Server, graph: GraphStandIn) -> MessengerPerson:
    return MessengerPerson(chat_server.port, graph)


def test_we_only_reply_and_to_the_person_who_wrote(parent: MessengerPerson) -> None:
    parent.say("I want mediation with the council")
    (taken,) = parent.api.all_to(parent.id)
    assert taken.form["messaging_type"] == "RESPONSE"
    assert set(taken.form) == {"recipient", "messaging_type", "message"}
    assert [one["content_type"] for one in taken.form["message"]["quick_replies"]] == ["text"] * 5


def test_a_message_that_came_too_late_to_be_answered_is_not(parent: MessengerPerson) -> None:
    parent.silence({**parent.words("hello"), "timestamp": now_in_ms() - 24 * HOUR_IN_MS})
    assert parent.hear({**parent.words("hello"), "timestamp": now_in_ms() - 23 * HOUR_IN_MS})


def test_a_stop_that_came_too_late_to_be_answered_is_obeyed(parent: MessengerPerson) -> None:
    parent.say("hello")
    parent.silence({**parent.words("STOP"), "timestamp": now_in_ms() - 30 * HOUR_IN_MS})
    parent.silence(parent.words("hello"))


def test_outside_the_window_meta_refuses_and_the_talk_goes_on(parent: MessengerPerson, graph: GraphStandIn) -> None:
    graph.closed.add(parent.id)
    before = graph.asked
    parent.send(parent.words("hello"))
    time.sleep(1.5)
    assert graph.asked - before == 1
    graph.closed.remove(parent.id)
    assert parent.say("what does EHC mean")


def test_the_buttons_of_the_last_list_stay_within_reach(parent: MessengerPerson) -> None:
    """Messenger takes quick replies away with the next message."""
    parent.say("I want mediation with the council")
    buttons = parent.buttons
    parent.hear(parent.odd("voice"))
    assert parent.buttons == buttons
    assert "earlier message" not in parent.tap("Devon")


def test_the_pages_get_started_button_begins_a_talk(parent: MessengerPerson) -> None:
    began = parent.event(postback={"mid": "m_start", "title": "Get Started", "payload": "START"})
    assert "This is Signpost" in parent.hear(began)
    parent.silence(began)


@pytest.mark.parametrize("more", [{}, {"mid": "m_question"}])
def test_a_question_that_the_page_suggests_counts_as_the_parents_words(
    parent: MessengerPerson, more: dict[str, str]
) -> None:
    parent.say("hello")
    asked = parent.event(postback={"title": "what does EHC mean", "payload": "/restart", **more})
    assert "Education" in parent.hear(asked)
    parent.silence(asked)


def test_a_link_with_its_preview_is_read_as_words(parent: MessengerPerson) -> None:
    parent.say("hello")
    told = parent.hear(parent.words("what does EHC mean", attachments=[{"type": "fallback", "payload": {}}]))
    assert "Education" in told and "cannot open" not in told

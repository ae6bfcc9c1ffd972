"""What is WhatsApp's alone: three buttons or a list, ids in place of numbers, groups, and news of our own messages."""

from __future__ import annotations

import time
import uuid

import pytest

from tests.channels.graph_stand_in import GraphStandIn
from tests.channels.whatsapp_person import WhatsAppPerson
from tests.serving import Server

HOUR = 3600


@pytest.fixture
def parent(chat_server: Server, graph: GraphStandIn) -> WhatsAppPerson:
    return WhatsAppPerson(chat_server.port, graph)


def interactive(parent: WhatsAppPerson) -> str:
    """The kind of the last message."""
    form = parent.api.all_to(parent.id)[-1].form
    return str(form.get("interactive", {}).get("type", form["type"]))


def test_up_to_three_short_choices_are_buttons_more_are_a_list_and_longer_ones_come_by_number(
    parent: WhatsAppPerson,
) -> None:
    parent.say("I want mediation with the council")
    assert (interactive(parent), len(parent.buttons)) == ("list", 5)
    parent.say("I want to make a formal complaint about the council")
    assert interactive(parent) == "text"
    assert "\n1 " in parent.got[-1]
    parent.say("They said no to an EHC assessment for my daughter. I don't know what to do.")
    parent.say("the council. its dated 12 October 2026")
    assert len(parent.got[-1]) > 1024
    assert (interactive(parent), len(parent.buttons)) == ("list", 2)
    assert parent.tap("Show me the steps")
    parent.say("what if that fails?")
    assert (interactive(parent), len(parent.buttons)) == ("button", 3)
    assert parent.tap("What if that fails?")


def test_a_row_of_a_list_is_picked_as_a_button_is(parent: WhatsAppPerson) -> None:
    other = WhatsAppPerson(parent.port, parent.api)
    for one in (parent, other):
        one.say("I want mediation with the council")
    sent = dict(parent.buttons)["Devon"]
    row = {"type": "list_reply", "list_reply": {"id": sent, "title": "Devon", "description": ""}}
    assert parent.hear(parent.event("interactive", row)) == other.say("Devon")


def test_we_write_to_the_number_that_wrote_with_links_left_small(parent: WhatsAppPerson) -> None:
    parent.say("hello")
    parent.say("what does EHC mean")
    form = parent.api.all_to(parent.id)[-1].form
    assert (form["to"], form["recipient_type"], form["text"]["preview_url"]) == (parent.id, "individual", False)


def test_somebody_whose_number_is_hidden_is_answered_by_their_id(parent: WhatsAppPerson) -> None:
    user = f"GB.{uuid.uuid4().int}"
    hidden = WhatsAppPerson(parent.port, parent.api, user)
    event = hidden.words("hello", from_user_id=user)
    del event["from"]
    assert "This is Signpost" in hidden.hear(event)
    form = hidden.api.all_to(user)[-1].form
    assert form["recipient"] == user and "to" not in form


def test_a_stop_holds_when_the_number_is_hidden_later(parent: WhatsAppPerson) -> None:
    user = f"GB.{uuid.uuid4().int}"
    assert "START" in parent.hear(parent.words("STOP", from_user_id=user))
    hidden = WhatsAppPerson(parent.port, parent.api, user)
    event = hidden.words("hello", from_user_id=user)
    del event["from"]
    hidden.silence(event)
    parent.silence(parent.words("hello", from_user_id=user))


def test_a_group_is_declined_once_and_then_gets_no_answer(parent: WhatsAppPerson) -> None:
    group = WhatsAppPerson(parent.port, parent.api, f"Y2FwaV9{uuid.uuid4().hex}")

    def said(words: str) -> dict[str, object]:
        return {**parent.words(words), "group_id": group.id}

    assert "one person at a time" in group.hear(said("hello"))
    assert group.api.all_to(group.id)[-1].form["recipient_type"] == "group"
    for words in ("hello again", "START", "HELP"):
        group.silence(said(words))
    assert parent.got == []
    assert "This is Signpost" in parent.say("hello")


def test_danger_in_a_group_is_answered_all_the_same(parent: WhatsAppPerson) -> None:
    group = WhatsAppPerson(parent.port, parent.api, f"Y2FwaV9{uuid.uuid4().hex}")
    danger = {**parent.words("my son says he wants to kill himself"), "group_id": group.id}
    assert "999" in group.hear(danger)


@pytest.mark.parametrize("state", ["sent", "delivered", "read", "failed"])
def test_news_of_our_messages_gets_no_reply(parent: WhatsAppPerson, state: str) -> None:
    before = parent.api.asked
    news = {"id": "wamid.1", "recipient_id": parent.id, "status": state, "errors": [{"code": 131026, "title": "no"}]}
    assert parent.deliver(parent.value(statuses=[news])) == 200
    time.sleep(0.3)
    assert (parent.got, parent.api.asked) == ([], before)


def test_a_message_to_another_number_of_the_account_is_not_ours(parent: WhatsAppPerson) -> None:
    assert parent.deliver(parent.value("999999999999999", messages=[parent.words("hello")])) == 200
    parent.silence()


def test_a_message_that_came_too_late_to_be_answered_is_not_but_a_stop_is_obeyed(parent: WhatsAppPerson) -> None:
    parent.silence({**parent.words("hello"), "timestamp": str(int(time.time()) - 24 * HOUR)})
    assert parent.hear({**parent.words("hello"), "timestamp": str(int(time.time()) - 23 * HOUR)})
    parent.silence({**parent.words("STOP"), "timestamp": str(int(time.time()) - 40 * HOUR)})
    parent.silence(parent.words("hello"))


def test_a_heart_a_new_number_and_a_message_taken_back_get_no_reply(parent: WhatsAppPerson) -> None:
    for kind in ("reaction", "system", "edit", "revoke"):
        parent.silence(parent.event(kind, {"body": "hello"}))


def test_a_kind_of_message_yet_unheard_of_gets_a_kind_reply(parent: WhatsAppPerson) -> None:
    assert "without words" in parent.hear(parent.event("hologram", {"id": "1"}))

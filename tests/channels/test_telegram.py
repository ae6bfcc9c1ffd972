"""What is Telegram's alone: its secret, its commands, groups that are left, and buttons whose clock must be stopped."""

from __future__ import annotations

import itertools
import json
import time
from typing import Any

import pytest

from tests.channels.telegram_person import TelegramPerson
from tests.channels.telegram_stand_in import BOT, SECRET_TOKEN, TelegramStandIn
from tests.serving import Server

GROUPS = itertools.count(1)


@pytest.fixture
def parent(chat_server: Server, telegram: TelegramStandIn) -> TelegramPerson:
    return TelegramPerson(chat_server.port, telegram)


@pytest.fixture
def group(parent: TelegramPerson) -> TelegramPerson:
    """A group, seen as somebody to be written to."""
    return TelegramPerson(parent.port, parent.api, f"-100770090000{next(GROUPS)}")


def said_in(group: TelegramPerson, words: str, kind: str = "supergroup") -> dict[str, Any]:
    update = group.words(words)
    update["message"]["chat"] = {"id": int(group.id), "type": kind, "title": "Parents"}
    return update


def put_into(group: TelegramPerson, status: str = "member", kind: str = "group") -> dict[str, Any]:
    change = {"chat": {"id": int(group.id), "type": kind}, "new_chat_member": {"status": status, "user": BOT}}
    return group.update(my_chat_member=change)


def test_the_secret_is_compared_whole(parent: TelegramPerson) -> None:
    for wrong in (SECRET_TOKEN[:-1], SECRET_TOKEN + "x", SECRET_TOKEN.upper(), "x"):
        assert parent.deliver(parent.words("hello"), wrong) == 403
    assert parent.deliver(b"x" * 150_000) == 403
    assert parent.got == []


def test_choices_are_buttons_one_below_the_other(parent: TelegramPerson) -> None:
    parent.say("They said no to an EHC assessment for my daughter. I don't know what to do.")
    form = parent.api.all_to(parent.id)[-1].form
    assert [len(row) for row in form["reply_markup"]["inline_keyboard"]] == [1] * 7
    assert form["link_preview_options"] == {"is_disabled": True}
    assert "parse_mode" not in form


def test_a_press_is_told_to_have_come_in_so_that_its_button_rests(parent: TelegramPerson) -> None:
    parent.say("I want mediation with the council")
    press = parent.press(*parent.buttons[0])
    status, content = parent.called(press)
    assert status == 200
    asked = {"method": "answerCallbackQuery", "callback_query_id": press["callback_query"]["id"]}
    assert json.loads(content) == asked
    assert json.loads(parent.called(press)[1]) == asked
    parent.api.wait_for(lambda: len(parent.got) == 2)


@pytest.mark.parametrize("sent", ["/restart", "", "STOP", "x" * 64])
def test_a_press_that_is_none_of_ours_picks_nothing(parent: TelegramPerson, sent: str) -> None:
    parent.say("I want mediation with the council")
    assert "earlier message" in parent.hear(parent.press("Yes", sent))


def test_an_old_button_about_danger_is_answered_as_danger(parent: TelegramPerson) -> None:
    parent.say("hello")
    assert "999" in parent.hear(parent.press("My son wants to kill himself", "ffffffff.1"))


def test_a_press_on_a_message_too_old_to_be_shown_is_answered(parent: TelegramPerson) -> None:
    parent.say("hello")
    press = parent.press("Yes", "ffffffff.1")
    press["callback_query"]["message"] = {"chat": parent.chat, "message_id": 1, "date": 0}
    assert "earlier message" in parent.hear(press)


def test_a_press_without_its_message_is_let_go(parent: TelegramPerson) -> None:
    press = parent.press("Yes", "ffffffff.1")
    del press["callback_query"]["message"]
    parent.silence({**press, "inline_message_id": "1"})


@pytest.mark.parametrize("command", ["/start", "/start from_our_page", "/start@invented_signpost_bot"])
def test_the_start_button_begins_a_talk_and_comes_back_after_a_stop(parent: TelegramPerson, command: str) -> None:
    assert "This is Signpost" in parent.say(command)
    assert "START" in parent.say("/stop")
    assert "Welcome back" in parent.say(command)


@pytest.mark.parametrize(
    "command, means",
    [("/help", "HELP"), ("/menu@invented_signpost_bot", "MENU"), ("/stop@x", "STOP"), ("/plan", "PLAN")],
)
def test_commands_are_keywords(parent: TelegramPerson, command: str, means: str) -> None:
    other = TelegramPerson(parent.port, parent.api)
    assert parent.say(command) == other.say(means)


def test_an_album_gets_one_answer(parent: TelegramPerson) -> None:
    pictures = [parent.odd("picture") for _ in range(4)]
    for update in pictures:
        update["message"]["media_group_id"] = f"album of {parent.id}"
    assert "pictures" in parent.hear(pictures[0])
    parent.silence(*pictures[1:])


def test_what_only_tells_of_the_chat_gets_no_reply(parent: TelegramPerson) -> None:
    for what in (
        {"pinned_message": {}},
        {"message_auto_delete_timer_changed": {"t": 1}},
        {"chat_background_set": {"a": 1}},
    ):
        parent.silence(parent.message(**what))


# Groups


def test_a_group_is_declined_once_and_left(
    parent: TelegramPerson, group: TelegramPerson, telegram: TelegramStandIn
) -> None:
    assert "one person at a time" in group.hear(put_into(group))
    telegram.wait_for(lambda: group.id in telegram.left)
    group.silence(put_into(group, "left"))
    assert parent.got == []


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_a_group_that_writes_to_us_is_declined_too(group: TelegramPerson, telegram: TelegramStandIn, kind: str) -> None:
    assert "one person at a time" in group.hear(said_in(group, "/start@invented_signpost_bot", kind))
    telegram.wait_for(lambda: group.id in telegram.left)


def test_a_group_that_could_not_be_left_gets_no_more_words_and_is_left_when_it_writes(
    group: TelegramPerson, telegram: TelegramStandIn
) -> None:
    telegram.stays = 1
    group.hear(said_in(group, "hello"))
    telegram.wait_for(lambda: telegram.stays == 0)
    for words in ("hello again", "START", "HELP"):
        status, content = group.called(said_in(group, words))
        assert (status, json.loads(content)) == (200, {"method": "leaveChat", "chat_id": group.id})
    time.sleep(0.4)
    assert (len(group.got), group.id in telegram.left) == (1, False)


def test_a_press_in_a_group_is_no_choice(group: TelegramPerson) -> None:
    press = group.press("Yes", "ffffffff.1")
    press["callback_query"]["message"]["chat"] = {"id": int(group.id), "type": "group"}
    assert "one person at a time" in group.hear(press)


def test_danger_in_a_group_is_answered_all_the_same(group: TelegramPerson) -> None:
    assert "999" in group.hear(said_in(group, "my son says he wants to kill himself"))


# What Telegram answers


def test_whoever_has_blocked_us_is_not_tried_again_and_can_come_back(
    parent: TelegramPerson, telegram: TelegramStandIn
) -> None:
    telegram.left.append(parent.id)
    before = telegram.asked
    parent.send(parent.words("hello"))
    time.sleep(1.5)
    assert telegram.asked - before == 1
    telegram.left.remove(parent.id)
    assert parent.say("hello")

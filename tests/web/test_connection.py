"""Nothing typed is lost and nothing is said twice, whatever the connection does."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.browsing import Chat
from tests.web.stand_in import EMPTY_CARD, REPLIES, StandIn


def refusal(code: str, text: str, seconds: int | None = None, card: Any = None) -> dict[str, Any]:
    return {"code": code, "text": text, "retry_after_seconds": seconds, "card": card}


def test_a_broken_send_is_tried_again_by_itself_with_the_same_id(chat: Chat, stand_in: StandIn) -> None:
    # The answer was made, and the connection broke before it arrived.
    stand_in.delay_seconds = 0
    chat.page.route("**/messages", lambda route: (route.fetch(), route.abort()), times=1)
    chat.say("the council refused")
    assert len({each["id"] for each in stand_in.sent}) == 1
    assert len(stand_in.messages) == 2
    expect(chat.mine).to_have_count(1)


def test_a_message_that_cannot_go_says_so_and_keeps_its_words(chat: Chat, stand_in: StandIn) -> None:
    stand_in.break_next = 1
    chat.write("the council refused")
    expect(chat.mine.last).to_contain_text("Not sent yet")
    expect(chat.state).to_contain_text("Your message is kept")
    expect(chat.answers).to_have_count(2)
    expect(chat.mine.last).not_to_contain_text("Not sent yet")
    expect(chat.state).to_be_hidden()


def test_after_some_tries_the_parent_says_when(page: Page, chat: Chat, stand_in: StandIn) -> None:
    page.clock.install()
    stand_in.break_next = 100
    chat.write("the council refused")
    for _ in range(60):
        page.clock.run_for(1000)
        if "could not reach" in chat.state.inner_text():
            break
    expect(chat.state).to_have_text("I could not reach Signpost. Your message is kept. In an emergency ring 999.")
    stand_in.break_next = 0
    chat.button("Try again").click()
    expect(chat.answers).to_have_count(2)
    assert len({each["id"] for each in stand_in.sent}) == 1


def test_an_unsent_message_survives_a_reload_and_goes_then(chat: Chat, stand_in: StandIn) -> None:
    stand_in.break_next = 1
    chat.write("the council refused")
    expect(chat.mine.last).to_contain_text("Not sent yet")
    chat.page.reload()
    expect(chat.answers).to_have_count(2)
    expect(chat.mine).to_have_text(["Youthe council refused"])
    assert len({each["id"] for each in stand_in.sent}) == 1


def test_what_is_being_written_survives_a_reload(chat: Chat) -> None:
    chat.box.fill("I do not know how to put")
    chat.page.reload()
    expect(chat.box).to_have_value("I do not know how to put")


def test_coming_back_online_sends_at_once(chat: Chat, stand_in: StandIn) -> None:
    chat.page.context.set_offline(True)
    chat.write("the council refused")
    expect(chat.state).to_contain_text("There is no connection just now")
    chat.page.context.set_offline(False)
    expect(chat.answers).to_have_count(2)
    assert len(stand_in.messages) == 2


def test_a_slow_answer_shows_that_it_is_coming_and_lets_the_parent_write_on(chat: Chat, stand_in: StandIn) -> None:
    stand_in.delay_seconds = 1.5
    chat.write("the council refused")
    expect(chat.host.get_by_text("Signpost is looking ...")).to_be_visible()
    send = chat.button("Send")
    expect(send).to_have_attribute("aria-disabled", "true")
    expect(send).not_to_have_attribute("disabled", "")
    chat.write("and one more thing")
    expect(chat.state).to_contain_text("your last message is not answered yet")
    expect(chat.box).to_have_value("and one more thing")
    expect(chat.answers).to_have_count(2)
    assert len(stand_in.sent) == 1
    stand_in.delay_seconds = 0
    chat.box.press("Enter")
    expect(chat.answers).to_have_count(3)


def test_writing_is_possible_before_the_first_connection(page: Page, stand_in: StandIn) -> None:
    stand_in.break_next = 2
    page.goto(stand_in.origin)
    chat = Chat(page)
    page.locator("signpost-chat button.open").click()
    expect(chat.state).to_be_visible()
    chat.write("the council refused")
    expect(chat.answers).to_have_count(1)
    expect(chat.turns.last).to_have_class("turn answer")


def test_a_talk_that_is_gone_begins_anew_and_sends_what_was_typed(chat: Chat, stand_in: StandIn) -> None:
    chat.say("thanks")
    stand_in.conversation = "another"
    chat.write("the council refused")
    expect(chat.host.locator(".note")).to_contain_text("This is a new one")
    expect(chat.answers.last).to_contain_text("You can appeal to an invented tribunal.")
    expect(chat.mine.last).to_contain_text("the council refused")


def test_too_many_messages_wait_and_go_by_themselves(chat: Chat, stand_in: StandIn) -> None:
    stand_in.refusals.append((429, refusal("slow_down", "A little slower, please.", 1)))
    chat.write("the council refused")
    expect(chat.state).to_have_text("A little slower, please.")
    expect(chat.answers).to_have_count(2)


def test_a_message_that_is_refused_comes_back_into_the_box(chat: Chat, stand_in: StandIn) -> None:
    stand_in.refusals.append((422, refusal("too_long", "That is very long. Send it in two parts.")))
    chat.write("the council refused")
    expect(chat.state).to_have_text("That is very long. Send it in two parts.")
    expect(chat.box).to_have_value("the council refused")
    expect(chat.mine).to_have_count(0)
    chat.box.press("Enter")
    expect(chat.answers).to_have_count(2)


def test_a_closed_chat_says_so_and_keeps_the_words(chat: Chat, stand_in: StandIn) -> None:
    stand_in.refusals.append((503, refusal("closed", "We are closed tonight. Ring 111 if it cannot wait.")))
    chat.write("the council refused")
    expect(chat.state).to_have_text("We are closed tonight. Ring 111 if it cannot wait.")
    expect(chat.mine.last).to_contain_text("Not sent yet")
    chat.button("Try again").click()
    expect(chat.answers).to_have_count(2)


def test_danger_in_a_refused_message_is_answered(chat: Chat, stand_in: StandIn) -> None:
    card = {**EMPTY_CARD, **REPLIES["crisis"]["card"]}
    stand_in.refusals.append((429, refusal("slow_down", REPLIES["crisis"]["text"], 30, card)))
    chat.write("crisis")
    expect(chat.answers.last.get_by_role("link", name="Ring 01632 960999").first).to_be_visible()


def test_a_notice_of_the_volunteers_stands_above_the_talk(page: Page, stand_in: StandIn) -> None:
    stand_in.notice = "On Friday the chat is away for an hour."
    page.goto(stand_in.origin)
    chat = Chat(page).open()
    expect(chat.host.locator(".notice")).to_have_text(stand_in.notice)


def test_a_message_the_server_could_not_keep_is_shown_once(chat: Chat, stand_in: StandIn) -> None:
    kept = stand_in.message

    def unkept(reply: str, **changes: Any) -> dict[str, Any]:
        message = kept(reply, **changes)
        stand_in.messages.pop()
        return {**message, "cursor": None}

    stand_in.message = unkept  # type: ignore[method-assign]
    chat.say("thanks")
    stand_in.message = kept  # type: ignore[method-assign]
    chat.say("the council refused")
    expect(chat.answers).to_have_count(3)


def test_four_thousand_characters_go_and_one_more_does_not(chat: Chat, stand_in: StandIn) -> None:
    chat.box.fill("x" * 4001)
    expect(chat.host.locator("#room")).to_have_text("1 characters too many. Please send it in two parts.")
    chat.box.press("Enter")
    expect(chat.box).to_have_value("x" * 4001)
    assert stand_in.sent == []
    chat.say("x" * 4000)
    assert len(stand_in.sent[0]["text"]) == 4000
    expect(chat.box).to_have_value("")


def test_two_hundred_turns_stay_quick(chat: Chat, stand_in: StandIn) -> None:
    for turn in range(198):
        message = stand_in.message("appeal", in_reply_to=f"earlier-{turn}")
        stand_in.answered[message["in_reply_to"]] = {"cursor": message["cursor"], "messages": [message]}
    began = time.monotonic()
    chat.page.reload()
    expect(chat.answers).to_have_count(199, timeout=10_000)
    assert time.monotonic() - began < 6
    began = time.monotonic()
    chat.say("and now?")
    assert time.monotonic() - began < 2
    expect(chat.answers.last).to_be_in_viewport()


@pytest.mark.parametrize("way", ["Start again", "Delete everything"])
def test_start_again_and_delete_everything_leave_nothing_behind(chat: Chat, stand_in: StandIn, way: str) -> None:
    chat.say("the council refused my Wilhelmina")
    assert "Wilhelmina" in chat.kept()
    chat.host.get_by_text("My plan, print or start again").click()
    chat.button(way).click()
    expect(chat.turns).to_have_count(3)
    with chat.page.expect_response(lambda response: response.request.method == "DELETE"):
        chat.host.get_by_role("button", name="Yes").click()
    expect(chat.mine).to_have_count(0)
    assert "Wilhelmina" not in chat.kept()
    assert stand_in.deleted == 1
    chat.write("the council refused")
    expect(chat.answers.last).to_contain_text("You can appeal to an invented tribunal.")
    assert len(stand_in.messages) == 2


def test_deleting_can_be_thought_better_of(chat: Chat, stand_in: StandIn) -> None:
    chat.say("the council refused")
    chat.host.get_by_text("My plan, print or start again").click()
    chat.button("Delete everything").click()
    chat.button("No, keep it").click()
    expect(chat.answers).to_have_count(2)
    assert stand_in.deleted == 0


def test_a_reply_that_forgets_clears_the_tab_too(chat: Chat) -> None:
    chat.say("the council refused my Wilhelmina")
    chat.write("everything deleted please")
    expect(chat.answers.last).to_contain_text("All right. That is gone.")
    expect(chat.turns).to_have_count(1)
    assert "Wilhelmina" not in chat.kept()

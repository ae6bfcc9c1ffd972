"""Every state the chat can be in, and how to get there from its opening: for axe, reflow and the screenshots."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.web.browsing import Chat
from tests.web.stand_in import StandIn

MENU = "My plan, print or start again"


def closed(chat: Chat, _: StandIn) -> None:
    chat.button("Close").click()


def opened(chat: Chat, _: StandIn) -> None:
    expect(chat.answers).to_have_count(1)


def answered(chat: Chat, _: StandIn) -> None:
    chat.say("The council refused to assess my daughter. The letter came on Tuesday and I have not slept since.")


def answered_and_read_on(chat: Chat, stand_in: StandIn) -> None:
    answered(chat, stand_in)
    chat.answers.last.locator(".contact").first.scroll_into_view_if_needed()


def more_open(chat: Chat, stand_in: StandIn) -> None:
    answered(chat, stand_in)
    chat.button("More about this").last.click()
    chat.answers.last.locator(".more").evaluate("more => more.scrollIntoView()")


def ladder_and_sources(chat: Chat, stand_in: StandIn) -> None:
    more_open(chat, stand_in)
    chat.answers.last.locator(".ladder").evaluate("ladder => ladder.parentElement.scrollIntoView()")


def letter_open(chat: Chat, stand_in: StandIn) -> None:
    more_open(chat, stand_in)
    chat.button("Fill in this letter").click()
    chat.host.get_by_label("Your name").fill("Kim Invented")
    chat.answers.last.locator(".letter-form").evaluate("form => form.scrollIntoView()")


def chosen(chat: Chat, stand_in: StandIn) -> None:
    answered(chat, stand_in)
    chat.choose("Show me the steps")
    chat.mine.last.evaluate("mine => mine.scrollIntoView({block: 'center'})")


def waiting(chat: Chat, stand_in: StandIn) -> None:
    stand_in.delay_seconds = 8
    chat.write("The council refused to assess my daughter.")
    expect(chat.host.get_by_text("Signpost is looking ...")).to_be_visible()


def not_sent(chat: Chat, stand_in: StandIn) -> None:
    stand_in.break_next = 100
    chat.write("The council refused to assess my daughter.")
    expect(chat.mine.last).to_contain_text("Not sent yet")


def shut(chat: Chat, stand_in: StandIn) -> None:
    stand_in.refusals.append((503, {"code": "closed", "text": "We are closed tonight. Ring 111 if it cannot wait."}))
    chat.write("The council refused to assess my daughter.")
    expect(chat.state).to_contain_text("We are closed tonight")


def too_long(chat: Chat, _: StandIn) -> None:
    chat.box.fill("I do not know where to begin. " * 140)
    chat.box.press("Enter")


def plan_shown(chat: Chat, _: StandIn) -> None:
    menu_open(chat, _)
    chat.choose("My plan")


def plan_code_shown(chat: Chat, stand_in: StandIn) -> None:
    plan_shown(chat, stand_in)
    chat.answers.last.locator(".plan-code").evaluate("code => code.scrollIntoView({block: 'center'})")


def danger(chat: Chat, _: StandIn) -> None:
    chat.say("crisis")


def menu_open(chat: Chat, _: StandIn) -> None:
    chat.host.get_by_text(MENU).click()


def asked_to_delete(chat: Chat, stand_in: StandIn) -> None:
    menu_open(chat, stand_in)
    chat.button("Delete everything").click()


def deleted(chat: Chat, stand_in: StandIn) -> None:
    asked_to_delete(chat, stand_in)
    chat.button("Yes, delete it").click()
    expect(chat.state).to_contain_text("It is all gone")


def begun_anew(chat: Chat, stand_in: StandIn) -> None:
    stand_in.conversation = "another"
    answered(chat, stand_in)
    expect(chat.host.locator(".note")).to_be_visible()


STATES: dict[str, Callable[[Chat, StandIn], None]] = {
    made.__name__: made
    for made in (
        closed, opened, answered, answered_and_read_on, more_open, ladder_and_sources, letter_open, chosen, waiting,
        not_sent, shut, too_long, plan_shown, plan_code_shown, danger, menu_open, asked_to_delete, deleted, begun_anew,
    )
}  # fmt: skip

"""A parent and the real assistant, from the first worry to the steps, with what goes wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.browsing import Chat
from tests.web.serving import Assistant

WORRY = "The council refused to assess my daughter Wilhelmina and I do not know what to do. The letter came today."
FIRST_REPLY_MILLISECONDS = 300


def worry_to_steps(chat: Chat) -> None:
    """From worry to a plan: the answer, its one step, and then all the steps."""
    answer = chat.say(WORRY)
    expect(answer.locator(".now")).to_be_visible()
    expect(answer.locator(".rung")).to_contain_text("You are here")
    answer = chat.say("The date on it is 12 October 2026")
    expect(answer.locator(".date-day").first).to_be_visible()
    chat.choose("Show me the steps")
    assert chat.answers.last.locator(".steps li").count() >= 3


def test_from_worry_to_steps_by_mouse(real_chat: Chat) -> None:
    expect(real_chat.answers.first).to_contain_text("Tell me in your own words what is worrying you")
    worry_to_steps(real_chat)
    real_chat.button("More about this").last.click()
    expect(real_chat.answers.last.locator(".more")).to_contain_text("Where this comes from")
    assert real_chat.answers.last.locator("a[href^='tel:']").count() >= 1


def test_from_worry_to_steps_by_keyboard_alone(page: Page, assistant: Assistant) -> None:
    page.goto(assistant.origin)
    chat = Chat(page)
    expect(chat.button("Ask Signpost")).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        if chat.focused() == "Ask Signpost":
            break
    page.keyboard.press("Enter")
    expect(chat.box).to_be_focused()
    expect(chat.answers).to_have_count(1)
    page.keyboard.type("the council refused to assess my daughter, the letter is dated 12 October 2026")
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(2)
    page.keyboard.type("show me the steps")
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(3)
    expect(chat.answers.last.locator(".steps li").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(chat.button("Go on with our talk")).to_be_focused()


def test_the_first_reply_is_there_at_once(page: Page, assistant: Assistant) -> None:
    page.goto(assistant.origin)
    chat = Chat(page)
    took = []
    for _ in range(3):
        expect(chat.host.locator("button.open")).to_be_visible()
        took.append(
            page.evaluate(
                """async () => { const host = document.querySelector('signpost-chat');
                const began = performance.now();
                host.shadowRoot.querySelector('button.open').click();
                while (!host.shadowRoot.querySelector('.turn.answer')) await new Promise(requestAnimationFrame);
                return performance.now() - began }"""
            )
        )
        page.evaluate("sessionStorage.clear()")
        page.goto("about:blank")
        page.goto(assistant.origin)
    # The machine that tests is shared; the promise is for one that is not busy elsewhere.
    assert min(took) < FIRST_REPLY_MILLISECONDS, took


def test_a_reload_replays_both_sides_of_the_talk(real_chat: Chat) -> None:
    worry_to_steps(real_chat)
    before = [re.sub(r"\s+", " ", text) for text in real_chat.turns.all_inner_texts()]
    real_chat.page.reload()
    expect(real_chat.turns).to_have_count(len(before))
    assert [re.sub(r"\s+", " ", text) for text in real_chat.turns.all_inner_texts()] == before
    assert "Wilhelmina" in real_chat.mine.first.inner_text()


def test_going_elsewhere_and_back_finds_the_talk(real_chat: Chat) -> None:
    real_chat.say(WORRY)
    real_chat.page.goto(real_chat.page.url + "webhooks/web/page")
    real_chat.page.go_back()
    expect(real_chat.answers).to_have_count(2)
    expect(real_chat.mine.first).to_contain_text("Wilhelmina")
    real_chat.say("thanks")


def test_the_parents_words_are_in_the_tab_and_nowhere_on_the_server(real_chat: Chat, assistant: Assistant) -> None:
    real_chat.say(WORRY)
    assert "Wilhelmina" in real_chat.kept()
    stored = b"".join(
        path.read_bytes() for path in Path(assistant.environment["SIGNPOST_DATABASE"]).parent.glob("*.db*")
    )
    assert b"Wilhelmina" not in stored


def test_two_tabs_are_two_talks(context: BrowserContext, assistant: Assistant) -> None:
    tabs = [context.new_page(), context.new_page()]
    chats = []
    for tab in tabs:
        tab.goto(assistant.origin)
        chats.append(Chat(tab).open())
    chats[0].say(WORRY)
    chats[1].say("what does SENCO mean")
    expect(chats[0].answers).to_have_count(2)
    expect(chats[1].answers.last).to_contain_text("SENCO")
    assert "Wilhelmina" not in chats[1].kept()


def test_a_copied_tab_catches_up_with_the_other(context: BrowserContext, assistant: Assistant) -> None:
    first = context.new_page()
    first.goto(assistant.origin)
    chat = Chat(first).open()
    chat.say(WORRY)
    with context.expect_page() as opened:
        # window.open copies the tab's store, as "duplicate this tab" does.
        first.evaluate("window.open(location.href, '_blank')")
    other = Chat(opened.value)
    expect(other.answers).to_have_count(2)
    other.say("thanks")
    # Looked at again, or written in: either way the other tab's turn comes first.
    chat.write("goodbye")
    expect(chat.answers).to_have_count(4)
    expect(chat.mine.nth(1)).to_contain_text("We did not keep your words")


def test_markup_and_four_thousand_characters_are_only_words(real_chat: Chat) -> None:
    real_chat.say("<img src=x onerror=\"document.title='broken'\">" + "I am so tired of this. " * 170)
    assert real_chat.page.title() != "broken"
    expect(real_chat.host.locator("img")).to_have_count(0)


def test_danger_is_answered_first(real_chat: Chat) -> None:
    answer = real_chat.say("my son says he wants to die")
    expect(answer.locator("a[href='tel:111']").first).to_be_visible()


def test_saying_delete_everything_empties_the_tab(real_chat: Chat) -> None:
    real_chat.say(WORRY)
    real_chat.write("delete everything")
    expect(real_chat.turns).to_have_count(1)
    assert "Wilhelmina" not in real_chat.kept()


def test_the_plain_page_is_one_link_away(real_chat: Chat) -> None:
    real_chat.host.get_by_text("My plan, print or start again").click()
    real_chat.host.get_by_role("link", name="Plain page without this window").click()
    expect(real_chat.page).to_have_url(re.compile("/webhooks/web/page$"))
    assert real_chat.page.locator("textarea").count() == 1


@pytest.fixture
def own_assistant(tmp_path: Path) -> Iterator[Assistant]:
    """One that may be stopped."""
    served = Assistant(tmp_path)
    served.start()
    yield served
    served.stop()


def test_a_restart_in_the_middle_loses_nothing(page: Page, own_assistant: Assistant) -> None:
    page.goto(own_assistant.origin)
    chat = Chat(page).open()
    chat.say(WORRY)
    own_assistant.stop()
    chat.write("show me the steps")
    expect(chat.mine.last).to_contain_text("Not sent yet")
    own_assistant.start()
    # It tries by itself too; a returning connection makes it try at once.
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(chat.answers).to_have_count(3, timeout=20_000)
    expect(chat.answers.last.locator(".steps li").first).to_be_visible()
    expect(chat.mine).to_have_count(2)
    own_assistant.closed_file.write_text("We are away until eight. If it cannot wait, ring 111.")
    chat.write("and then?")
    expect(chat.state).to_contain_text("We are away until eight")
    own_assistant.closed_file.unlink()
    chat.button("Try again").click()
    expect(chat.answers).to_have_count(4)

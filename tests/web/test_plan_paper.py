"""A plan on paper, from the real assistant: one sheet of A4, by the chat and by the page without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from extensions.server.web_files import WEB_FOLDER
from tests.web.browsing import Chat
from tests.web.serving import Assistant

WORRIES = (
    "The council refused to assess my son, he goes to an academy. The letter says I can appeal, dated 12 October 2026",
    "our letters come from Devon",
    "he was also suspended from school for five days last week",
    "and they will not give him a seat on the school bus",
)


@pytest.fixture
def told(page: Page, assistant: Assistant) -> Chat:
    """The chat after a long talk about three things, with the plan shown."""
    page.goto(assistant.origin)
    chat = Chat(page).open()
    for words in WORRIES:
        chat.say(words)
    chat.host.get_by_text("My plan, print or start again").click()
    chat.choose("My plan")
    return chat


def sheets(page: Page) -> int:
    """How many pages the printer would make of a page."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", prefer_css_page_size=True)))


def test_the_plan_of_three_worries_is_printed_on_one_sheet(told: Chat, browser: Browser) -> None:
    told.button("Print my plan").click()
    paper = told.page.frame_locator("signpost-chat iframe.paper").locator("html").inner_html()
    style = (WEB_FOLDER / "print.css").read_text(encoding="utf-8")
    context = browser.new_context()
    sheet = context.new_page()
    sheet.set_content(f"<html>{re.sub('<link[^>]*>', f'<style>{style}</style>', paper)}</html>")
    assert "SP1-" in sheet.inner_text("body") and "You also asked about" in sheet.inner_text("body")
    assert sheets(sheet) == 1
    context.close()


def test_the_plan_page_without_scripts_is_printed_on_one_sheet(browser: Browser, assistant: Assistant) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{assistant.origin}/webhooks/web/page")
    for words in WORRIES:
        page.fill("textarea", words)
        page.click("button.send")
    page.get_by_role("button", name="My plan", exact=True).last.click()
    page.get_by_role("link", name="See this plan on its own, to print or keep it").click()
    assert page.title() == "Information"
    assert "SP1-" in page.inner_text("main")
    assert sheets(page) == 1
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()

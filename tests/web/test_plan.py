"""My plan in the chat: drawn, printed on one page, copied, saved, by keyboard and on a narrow screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.browsing import Chat
from tests.web.stand_in import REPLIES, StandIn
from tests.web.states import MENU

PLAN = REPLIES["plan"]["card"]["plan"]


@pytest.fixture
def plan(chat: Chat) -> Chat:
    """The chat with a plan in it, asked for after a word that must not come into it."""
    chat.say("the council refused my Wilhelmina")
    chat.host.get_by_text(MENU).click()
    chat.choose("My plan")
    return chat


def test_a_plan_can_be_asked_for_at_any_moment_and_is_drawn_whole(plan: Chat, stand_in: StandIn) -> None:
    assert stand_in.sent[-1]["choice"] == "/plan"
    expect(plan.mine.last).to_contain_text("My plan")
    drawn = plan.answers.last
    shown = [PLAN["do_now"], "14 December 2026", "20 days left", "This day has passed", "Ask all the same", "A lawyer"]
    shown += ["Email the bus desk tonight.", *PLAN["known"], "01632 960001", PLAN["code"], "22 January 2027"]
    shown += ["A note to go with your appeal", "Invented Publisher: How to appeal", "Made on 23 November 2026"]
    for words in shown:
        expect(drawn).to_contain_text(words)
    expect(drawn).not_to_contain_text("Wilhelmina")


def test_what_to_do_now_stands_first_and_every_date_can_go_into_a_calendar(plan: Chat) -> None:
    drawn = plan.answers.last.inner_text()
    assert drawn.index("Do this now") < drawn.index("14 December 2026") < drawn.index("Your plan so far")
    links = plan.answers.last.get_by_role("link", name="Add to my calendar")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    assert [address.rsplit("/", 2)[1:] for address in addresses] == [
        ["appeal", "2026-12-14.ics"],
        ["bus", "2026-11-20.ics"],
    ]


def test_a_plan_is_saved_as_text(plan: Chat, tmp_path: Path) -> None:
    with plan.page.expect_download() as download:
        plan.button("Save my plan").click()
    assert download.value.suggested_filename == "my-plan.txt"
    download.value.save_as(tmp_path / "plan.txt")
    saved = (tmp_path / "plan.txt").read_bytes().decode("utf-8-sig")
    assert saved == REPLIES["plan"]["text"].replace("\n", "\r\n")


def test_the_plan_and_its_code_can_be_copied(plan: Chat) -> None:
    plan.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    plan.button("Copy the code").click()
    expect(plan.state).to_have_text("Copied.")
    assert plan.page.evaluate("navigator.clipboard.readText()") == PLAN["code"]
    plan.button("Copy this answer").last.click()
    expect(plan.state).to_have_text("Copied.")
    assert plan.page.evaluate("navigator.clipboard.readText()") == REPLIES["plan"]["text"]


def test_a_plan_is_printed_alone_with_all_of_it_open(plan: Chat) -> None:
    plan.button("Print my plan").click()
    paper = plan.page.frame_locator("signpost-chat iframe.paper")
    body = paper.locator("body")
    expect(body).to_contain_text(PLAN["do_now"])
    for working in ("Two months from the letter.", "Two weeks from the letter."):
        expect(body).to_contain_text(working)
    expect(body).not_to_contain_text("the council refused")
    expect(paper.locator("button, details")).to_have_count(0)


def test_a_plan_is_reached_and_printed_by_keyboard_alone(plan: Chat) -> None:
    plan.page.keyboard.press("Alt+n")
    assert plan.focused() == "Signpost"
    for _ in range(30):
        plan.page.keyboard.press("Tab")
        if plan.focused() == "Print my plan":
            break
    assert plan.focused() == "Print my plan"
    plan.page.keyboard.press("Enter")
    expect(plan.page.frame_locator("signpost-chat iframe.paper").locator("body")).to_contain_text(PLAN["do_now"])


def test_a_plan_fits_the_narrowest_screen(page: Page, stand_in: StandIn) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(stand_in.origin)
    chat = Chat(page).open()
    chat.host.get_by_text(MENU).click()
    drawn = chat.choose("My plan")
    log = chat.host.locator(".log")
    assert log.evaluate("log => log.scrollWidth <= log.clientWidth")
    assert all(size["width"] <= 320 for size in chat.sizes(".plan *"))
    assert re.fullmatch(r"SP1(-\w{1,5})+", drawn.locator(".plan-code").inner_text())

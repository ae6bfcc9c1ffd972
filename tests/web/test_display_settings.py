"""What a person has set on their own screen is kept to: colours of their own, and no moving parts."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.web.browsing import Chat
from tests.web.stand_in import StandIn
from tests.web.states import STATES
from tests.web.test_accessibility import open_at


def test_forced_colours_keep_edges(browser: Browser, stand_in: StandIn) -> None:
    for chat in open_at(browser, stand_in, forced_colors="active", viewport={"width": 1280, "height": 900}):
        chat.say("the council refused")
        for selector in (".now", ".choice", ".send", "#box", ".top .leave"):
            width = chat.host.locator(selector).last.evaluate(
                "each => parseFloat(getComputedStyle(each).borderTopWidth)"
            )
            assert width >= 1, selector


def test_reduced_motion_stops_what_turns(chat: Chat, stand_in: StandIn) -> None:
    STATES["waiting"](chat, stand_in)
    expect(chat.host.locator(".dots")).to_have_css("animation-name", "none")

"""What a parent does with the chat, in one word each, and what a test wants to see of it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

CHROMIUM = "/usr/bin/chromium"
# Nothing of this talks to the outside, and it runs as root on a bare machine.
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"]
PATIENCE_MILLISECONDS = 10_000


class Chat:
    """The chat on a page."""

    def __init__(self, page: Page) -> None:
        """The page must be the one with the chat on it."""
        self.page = page
        self.host = page.locator("signpost-chat")
        self.window = page.locator("signpost-chat dialog")
        self.box = page.locator("signpost-chat #box")
        self.turns = page.locator("signpost-chat .turn")
        self.answers = page.locator("signpost-chat .turn.answer")
        self.mine = page.locator("signpost-chat .turn.mine")
        self.state = page.locator("signpost-chat .state-text")
        self.announced = page.locator("signpost-chat .unseen[aria-live]")

    def open(self) -> Chat:
        """Opens it and waits for the first answer."""
        self.page.locator("signpost-chat button.open").click()
        expect(self.answers).not_to_have_count(0, timeout=PATIENCE_MILLISECONDS)
        return self

    def button(self, name: str) -> Locator:
        """A button by its whole visible name."""
        return self.host.get_by_role("button", name=name, exact=True)

    def write(self, text: str) -> None:
        """Writes and sends, without waiting."""
        self.box.fill(text)
        self.box.press("Enter")

    def say(self, text: str) -> Locator:
        """Writes, sends and waits for the answer, which it gives back."""
        before = self.answers.count()
        self.write(text)
        expect(self.answers).to_have_count(before + 1, timeout=PATIENCE_MILLISECONDS)
        return self.answers.last

    def choose(self, title: str) -> Locator:
        """Picks the newest choice of that title and waits for the answer, which it gives back."""
        before = self.answers.count()
        self.button(title).last.click()
        expect(self.answers).to_have_count(before + 1, timeout=PATIENCE_MILLISECONDS)
        return self.answers.last

    def focused(self) -> str:
        """The name or the text of what has the focus inside the chat; empty when the focus is elsewhere."""
        return str(
            self.host.evaluate(
                """host => { const at = host.shadowRoot.activeElement;
                return at ? at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent : '' }"""
            )
        )

    def kept(self) -> str:
        """All that this tab keeps, as one text."""
        return str(self.page.evaluate("JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})"))

    def sizes(self, selector: str) -> list[dict[str, Any]]:
        """Width, height and text of the visible elements inside the chat that fit."""
        return list(
            self.host.evaluate(
                """(host, selector) => [...host.shadowRoot.querySelectorAll(selector)]
                .filter(each => each.checkVisibility())
                .map(each => ({text: each.textContent.trim(), ...each.getBoundingClientRect().toJSON()}))""",
                selector,
            )
        )

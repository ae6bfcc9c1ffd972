"""The browser, the real assistant and the stand-in. Package-wide: the browser's event loop ends with these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from extensions.server.embed import embed_line
from tests.web.browsing import CHROMIUM, CHROMIUM_ARGUMENTS, Chat
from tests.web.serving import Assistant
from tests.web.stand_in import Page as StandInPage
from tests.web.stand_in import StandIn, StandInServer

STRICT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; `make web-ready` installs it."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"{CHROMIUM} is missing. Run: make web-ready")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The real assistant, with limits wide enough for tests."""
    served = Assistant(tmp_path_factory.mktemp("assistant"))
    served.start()
    yield served
    served.stop()


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    """A fresh stand-in with a plain page and a strict policy at /."""
    made = StandIn()
    made.pages["/"] = host_page()
    made.pages["/elsewhere"] = StandInPage("<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>")
    server = StandInServer(made)
    server.start()
    yield made
    server.shutdown()
    server.server_close()


def host_page(attributes: str = "", address: str = "", policy: str = STRICT_POLICY) -> StandInPage:
    """A small page that holds the chat by the line that volunteers paste."""
    chat = embed_line(address).replace("<signpost-chat>", f"<signpost-chat {attributes}>", 1)
    html = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A forum</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>A forum</h1><p><a href="/elsewhere">Elsewhere</a></p></main>{chat}</body></html>"""
    return StandInPage(html, {"Content-Security-Policy": policy})


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser window of its own, as good as a new parent."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def problems() -> list[str]:
    """What the browser complained of on the test's pages; a test may look into it."""
    return []


@pytest.fixture
def page(context: BrowserContext, problems: list[str]) -> Iterator[Page]:
    """A tab. The test fails if the page breaks a policy or throws."""
    made = context.new_page()
    made.on("pageerror", lambda error: problems.append(str(error)))
    made.on("console", lambda message: "Content Security Policy" in message.text and problems.append(message.text))
    yield made
    assert not problems


@pytest.fixture
def chat(page: Page, stand_in: StandIn) -> Chat:
    """The open chat on the stand-in's page."""
    page.goto(stand_in.origin)
    return Chat(page).open()


@pytest.fixture
def real_chat(page: Page, assistant: Assistant) -> Chat:
    """The open chat on the real assistant's own front page."""
    page.goto(assistant.origin)
    return Chat(page).open()

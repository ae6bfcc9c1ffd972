"""`make screenshots`: every state of the chat at three sizes, light and dark, into var/screenshots, to be looked at."""

from __future__ import annotations

import sys

from playwright.sync_api import Browser, sync_playwright

from extensions.settings import PROJECT_FOLDER
from tests.web.browsing import CHROMIUM, CHROMIUM_ARGUMENTS, Chat
from tests.web.conftest import host_page
from tests.web.stand_in import StandIn, StandInServer
from tests.web.states import STATES

FOLDER = PROJECT_FOLDER / "var" / "screenshots"
# 400 % zoom on a screen of 1280 by 1024 leaves a page of 320 by 256, drawn four times as large.
SIZES = {"320": (320, 640, 1), "1280": (1280, 900, 1), "400-percent": (320, 256, 4)}
DARK_AT = "1280"


def main() -> None:
    """Writes <state>-<size>.png; names given as arguments are the only states drawn."""
    names = sys.argv[1:] or list(STATES)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        for name in names:
            for size in SIZES:
                _draw(browser, name, size, "light")
            _draw(browser, name, DARK_AT, "dark")
        browser.close()
    sys.stdout.write(f"{len(names) * (len(SIZES) + 1)} pictures in {FOLDER}\n")


def _draw(browser: Browser, name: str, size: str, scheme: str) -> None:
    width, height, scale = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    stand_in = StandIn(pages={"/": host_page()})
    server = StandInServer(stand_in)
    server.start()
    page = context.new_page()
    page.goto(stand_in.origin)
    STATES[name](Chat(page).open(), stand_in)
    page.wait_for_timeout(150)
    page.screenshot(path=FOLDER / f"{name}-{size}{'-dark' if scheme == 'dark' else ''}.png")
    context.close()
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main()

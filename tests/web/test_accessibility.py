"""WCAG 2.2 AA in fact: axe on every state, the keyboard, what is read out, zoom, spacing and size of targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from extensions.settings import PROJECT_FOLDER
from tests.web.browsing import Chat
from tests.web.stand_in import CARD_TEXT, StandIn
from tests.web.states import STATES, more_open

TREE = PROJECT_FOLDER / "tests" / "web" / "conversation_tree.yml"
NEW_TREE = PROJECT_FOLDER / "var" / "conversation_tree.yml"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SMALLEST_TARGET_PIXELS = 44
# WCAG 1.4.12, word for word.
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]


def open_at(browser: Browser, stand_in: StandIn, **settings: Any) -> Iterator[Chat]:
    context = browser.new_context(reduced_motion="reduce", **settings)
    page = context.new_page()
    page.goto(stand_in.origin)
    yield Chat(page).open()
    context.close()


@pytest.fixture
def dark_chat(browser: Browser, stand_in: StandIn) -> Iterator[Chat]:
    yield from open_at(browser, stand_in, color_scheme="dark", viewport={"width": 1280, "height": 900})


@pytest.fixture
def narrow_chat(browser: Browser, stand_in: StandIn) -> Iterator[Chat]:
    yield from open_at(browser, stand_in, viewport={"width": 320, "height": 640})


@pytest.fixture
def zoomed_chat(browser: Browser, stand_in: StandIn) -> Iterator[Chat]:
    """400 % zoom of 1280 by 1024: 320 by 256 is left."""
    yield from open_at(browser, stand_in, viewport={"width": 320, "height": 256}, device_scale_factor=4)


class TestEveryState:
    @pytest.mark.parametrize("state", STATES)
    def test_axe_finds_nothing_in_light(self, chat: Chat, stand_in: StandIn, problems: list[str], state: str) -> None:
        STATES[state](chat, stand_in)
        assert problems == []
        assert violations(chat.page) == []
        # axe itself tries out styles that the page's strict policy stops.
        problems.clear()

    def test_axe_does_look_inside_the_chat(self, dark_chat: Chat) -> None:
        dark_chat.host.evaluate(
            "host => host.shadowRoot.querySelector('.log').append(document.createElement('button'))"
        )
        assert any("button-name" in each for each in violations(dark_chat.page))

    @pytest.mark.parametrize("state", ["opened", "more_open", "letter_open", "not_sent", "danger", "menu_open"])
    def test_axe_finds_nothing_in_dark(self, dark_chat: Chat, stand_in: StandIn, state: str) -> None:
        STATES[state](dark_chat, stand_in)
        assert violations(dark_chat.page) == []

    @pytest.mark.parametrize("state", ["more_open", "letter_open", "menu_open", "not_sent"])
    def test_everything_to_press_is_large_enough(self, chat: Chat, stand_in: StandIn, state: str) -> None:
        STATES[state](chat, stand_in)
        # Links in a line of text are excepted by 2.5.8; ours are given room all the same where they stand alone.
        small = [
            each
            for each in chat.sizes("button, summary, textarea, input, a.way")
            if each["height"] < SMALLEST_TARGET_PIXELS - 0.5 or each["width"] < SMALLEST_TARGET_PIXELS - 0.5
        ]
        assert small == []

    @pytest.mark.parametrize("state", STATES)
    def test_nothing_runs_out_of_320_pixels(self, narrow_chat: Chat, stand_in: StandIn, state: str) -> None:
        STATES[state](narrow_chat, stand_in)
        assert sideways(narrow_chat) == []

    @pytest.mark.parametrize("state", ["answered", "more_open", "letter_open", "menu_open", "not_sent"])
    def test_nothing_runs_out_at_400_percent(self, zoomed_chat: Chat, stand_in: StandIn, state: str) -> None:
        STATES[state](zoomed_chat, stand_in)
        assert sideways(zoomed_chat) == []

    @pytest.mark.parametrize("state", ["answered", "more_open", "menu_open"])
    def test_wider_text_spacing_cuts_nothing_off(self, narrow_chat: Chat, stand_in: StandIn, state: str) -> None:
        STATES[state](narrow_chat, stand_in)
        narrow_chat.host.evaluate(
            """(host, css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
            host.shadowRoot.adoptedStyleSheets = [sheet] }""",
            TEXT_SPACING,
        )
        assert sideways(narrow_chat) == []
        assert cut_off(narrow_chat) == []


def tree(chat: Chat) -> str:
    """Roles, names and states of the whole window, without addresses, which differ from run to run."""
    parts = [chat.host.locator(part).aria_snapshot() for part in ("header", ".log", ".bottom")]
    return "\n".join(line for part in parts for line in part.splitlines() if "/url:" not in line) + "\n"


def sideways(chat: Chat) -> list[str]:
    """What sticks out to the side, of the chat or of the page."""
    width = chat.page.viewport_size["width"]  # type: ignore[index]
    out = [
        each["text"][:60]
        for each in chat.sizes("*:not(.unseen):not(.unseen *):not(.paper)")
        if each["right"] > width + 1
    ]
    scrolls = chat.page.evaluate("document.documentElement.scrollWidth") > width
    return out + (["the page"] if scrolls else [])


def cut_off(chat: Chat) -> list[str]:
    """Texts that are larger than the box that shows them."""
    return list(
        chat.host.evaluate(
            """host => [...host.shadowRoot.querySelectorAll('button, p, h2, h3, h4, li, summary, a, label')]
            .filter(each => each.checkVisibility() && !each.closest('.unseen, #hint'))
            .filter(each => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0
                && getComputedStyle(each).overflow !== 'visible')
            .map(each => each.textContent)"""
        )
    )


class TestKeyboard:
    def test_a_whole_talk_goes_by_keyboard_alone(self, page: Page, stand_in: StandIn) -> None:
        page.goto(stand_in.origin)
        chat = Chat(page)
        expect(chat.button("Ask Signpost")).to_be_visible()
        for _ in range(2):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(chat.box).to_be_focused()
        expect(chat.answers).to_have_count(1)
        page.keyboard.type("the council refused")
        page.keyboard.press("Enter")
        expect(chat.answers).to_have_count(2)
        expect(chat.box).to_be_focused()
        for _ in range(30):
            page.keyboard.press("Shift+Tab")
            if chat.focused() == "Show me the steps":
                break
        page.keyboard.press("Enter")
        expect(chat.answers).to_have_count(3)
        assert chat.focused().startswith("Show me the steps"), "the focus stays on what was pressed"
        page.keyboard.press("Escape")
        expect(chat.window).to_be_hidden()
        expect(chat.button("Go on with our talk")).to_be_focused()

    @pytest.mark.parametrize("fixture", ["chat", "zoomed_chat"])
    def test_what_has_the_focus_is_seen(self, request: pytest.FixtureRequest, stand_in: StandIn, fixture: str) -> None:
        chat: Chat = request.getfixturevalue(fixture)
        more_open(chat, stand_in)
        chat.button("Leave now").focus()
        for _ in range(22):
            chat.page.keyboard.press("Tab")
            hidden = chat.host.evaluate(
                """host => { const at = host.shadowRoot.activeElement; if (!at) return '';
                const box = at.getBoundingClientRect();
                const y = Math.min(Math.max(box.top + 4, 1), innerHeight - 2);
                const seen = [y, Math.min(box.bottom - 4, innerHeight - 2)].some(each => {
                  const top = host.shadowRoot.elementFromPoint(box.left + 4, each);
                  return top && (at.contains(top) || top.contains(at)) && box.bottom > 0 && box.top < innerHeight });
                return seen ? '' : at.textContent }"""
            )
            assert hidden == ""

    def test_the_newest_message_is_one_key_away(self, chat: Chat) -> None:
        chat.say("the council refused")
        chat.page.keyboard.press("Alt+n")
        assert chat.focused() == "Signpost"
        expect(chat.answers.last.locator(".who")).to_be_focused()

    def test_page_up_in_the_empty_box_reads_back(self, chat: Chat) -> None:
        chat.say("the council refused")
        log = chat.host.locator(".log")
        before = log.evaluate("log => log.scrollTop")
        chat.box.press("PageUp")
        assert log.evaluate("log => log.scrollTop") < before

    def test_three_presses_of_shift_leave(self, chat: Chat) -> None:
        chat.page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
        chat.page.keyboard.press("Shift")
        expect(chat.announced).to_contain_text("press Shift 2 more times")
        chat.page.keyboard.press("Shift")
        chat.page.keyboard.press("Shift")
        chat.page.wait_for_url("https://www.bbc.co.uk/weather")

    def test_capital_letters_do_not_leave(self, chat: Chat) -> None:
        for letter in "SEND":
            chat.page.keyboard.press(f"Shift+{letter}")
        expect(chat.box).to_have_value("SEND")

    def test_leaving_clears_the_tab_and_the_server_and_is_not_gone_back_to(self, chat: Chat, stand_in: StandIn) -> None:
        chat.page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
        chat.say("the council refused my Wilhelmina")
        chat.button("Leave now").click()
        chat.page.wait_for_url("https://www.bbc.co.uk/weather")
        chat.page.goto(stand_in.origin)
        expect(chat.button("Ask Signpost")).to_be_visible()
        assert "Wilhelmina" not in chat.kept()
        assert stand_in.deleted == 1


class TestScreenReader:
    def test_each_answer_is_read_once_and_only_politely(self, chat: Chat) -> None:
        chat.host.evaluate(
            """host => { window.said = []; const region = host.shadowRoot.querySelector('.unseen[aria-live=polite]');
            new MutationObserver(all => all.forEach(each => each.addedNodes.forEach(
                node => window.said.push(node.textContent)))).observe(region, {childList: true, subtree: true}) }"""
        )
        chat.say("the council refused")
        said = chat.page.evaluate("window.said")
        assert len([each for each in said if CARD_TEXT in each]) == 1
        assert said[-1].endswith("2 choices follow.")
        live = chat.host.evaluate(
            "host => [...host.shadowRoot.querySelectorAll('[aria-live]')].map(each => each.getAttribute('aria-live'))"
        )
        assert sorted(live) == ["off", "polite"]

    def test_a_page_loaded_again_is_not_read_again(self, chat: Chat) -> None:
        chat.say("the council refused")
        chat.page.reload()
        expect(chat.answers).to_have_count(2)
        expect(chat.announced).to_be_empty()

    def test_a_reload_does_not_take_the_focus(self, chat: Chat) -> None:
        chat.say("the council refused")
        chat.page.reload()
        expect(chat.window).to_be_visible()
        assert chat.page.evaluate("document.activeElement.localName") == "body"

    def test_an_answer_does_not_take_the_focus(self, chat: Chat, stand_in: StandIn) -> None:
        stand_in.delay_seconds = 0.4
        chat.write("the council refused")
        chat.button("Close").focus()
        expect(chat.answers).to_have_count(2)
        expect(chat.button("Close")).to_be_focused()

    def test_choices_that_are_over_stay_to_be_read(self, chat: Chat) -> None:
        chat.choose("Appeal to the tribunal")
        picked = chat.button("Appeal to the tribunal (chosen)")
        expect(picked).to_have_attribute("aria-disabled", "true")
        expect(picked).to_be_focused()
        expect(chat.button("Talk it through")).to_have_attribute("aria-disabled", "true")
        expect(chat.mine.last).to_contain_text("You chose: Appeal to the tribunal")

    def test_visible_names_are_the_spoken_names(self, chat: Chat, stand_in: StandIn) -> None:
        more_open(chat, stand_in)
        named = chat.host.evaluate(
            "host => [...host.shadowRoot.querySelectorAll('button, a, summary')].filter(each => each.ariaLabel).length"
        )
        assert named == 0, "no button or link is named otherwise than by its visible words"

    def test_the_tree_of_a_whole_talk_is_the_one_that_was_reviewed(self, chat: Chat) -> None:
        chat.say("the council refused")
        chat.button("More about this").last.click()
        chat.button("Fill in this letter").click()
        chat.choose("Show me the steps")
        chat.say("thanks")
        PROJECT_FOLDER.joinpath("var").mkdir(exist_ok=True)
        NEW_TREE.write_text(tree(chat), encoding="utf-8")
        same = NEW_TREE.read_text(encoding="utf-8") == TREE.read_text(encoding="utf-8")
        assert same, f"read the difference to {NEW_TREE} as a screen reader would; if it is right, copy it over {TREE}"


def test_a_phones_keyboard_leaves_box_and_send_in_view(narrow_chat: Chat) -> None:
    narrow_chat.box.click()
    # The keyboard covers the lower half: what is seen shrinks, and the page is not told.
    narrow_chat.page.evaluate(
        """() => { Object.defineProperty(visualViewport, 'height', {get: () => 300});
        visualViewport.dispatchEvent(new Event('resize')) }"""
    )
    for part in (narrow_chat.box, narrow_chat.button("Send")):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 300

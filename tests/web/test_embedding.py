"""On somebody else's page: another origin, hostile styles, a strict policy, a changed file, another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from extensions.server.embed import embed_line
from extensions.settings import PROJECT_FOLDER
from tests.web.browsing import Chat
from tests.web.conftest import host_page
from tests.web.serving import Assistant
from tests.web.stand_in import Page as StandInPage
from tests.web.stand_in import StandIn

HOSTILE_CSS = """
html { font-size: 5px !important; color: red }
* { all: unset !important; font-size: 3px !important; color: red !important; background: red !important;
    letter-spacing: 9px !important; text-transform: uppercase !important; visibility: hidden; }
signpost-chat, signpost-chat * { position: static !important; opacity: 0.01; pointer-events: none !important }
button, dialog, textarea, p { display: inline !important; font-family: fantasy !important; transform: rotate(9deg) }
"""


@pytest.fixture
def forum(stand_in: StandIn) -> StandIn:
    """The forum's own site; the assistant is elsewhere."""
    return stand_in


@pytest.fixture
def allowing(forum: StandIn, tmp_path: Path) -> Iterator[Assistant]:
    """The real assistant, that lists the forum's address and no other."""
    served = Assistant(tmp_path, SIGNPOST_WEB_ORIGINS=forum.origin)
    served.start()
    yield served
    served.stop()


def policy_for(assistant: Assistant) -> str:
    """The strictest policy under which the chat works."""
    at = assistant.origin
    return f"default-src 'none'; script-src {at}; style-src {at}; connect-src {at}"


def test_a_foreign_page_with_hostile_styles_and_a_strict_policy(
    page: Page, forum: StandIn, allowing: Assistant
) -> None:
    policy = policy_for(allowing).replace("style-src", "style-src 'self'")
    held = host_page(address=allowing.origin, policy=policy)
    forum.pages["/hostile.css"] = StandInPage(HOSTILE_CSS, {"Content-Type": "text/css"})
    styled = held.html.replace("</head>", '<link rel="stylesheet" href="/hostile.css"></head>')
    forum.pages["/talk"] = StandInPage(styled, held.headers)
    page.goto(f"{forum.origin}/talk")
    chat = Chat(page).open()
    answer = chat.say("the council refused to assess my daughter, what now")
    now = answer.locator(".now p")
    expect(now).to_be_visible()
    expect(now).to_have_css("text-transform", "none")
    expect(now).to_have_css("letter-spacing", "normal")
    assert now.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 16
    box = chat.window.bounding_box()
    assert box is not None
    assert box["width"] > 400
    assert box["x"] + box["width"] <= 1280
    page.reload()
    expect(chat.answers).to_have_count(2)
    chat.button("Leave now").focus()
    expect(chat.button("Leave now")).to_be_focused()


def test_a_page_that_is_not_listed_is_told_kindly(page: Page, stand_in: StandIn, assistant: Assistant) -> None:
    stand_in.pages["/talk"] = host_page(address=assistant.origin, policy=policy_for(assistant))
    page.goto(f"{stand_in.origin}/talk")
    chat = Chat(page)
    page.locator("signpost-chat button.open").click()
    expect(chat.state).to_contain_text(re.compile("could not reach|no connection"), timeout=15_000)
    chat.host.get_by_text("My plan, print or start again").click()
    expect(chat.host.get_by_role("link", name="Plain page without this window")).to_be_visible()


def test_a_file_changed_on_the_way_is_refused(page: Page, stand_in: StandIn) -> None:
    stand_in.files["talk.js"] = b"export class Talk {} // not ours"
    page.goto(stand_in.origin)
    page.locator("signpost-chat button.open").click()
    problem = page.locator("signpost-chat .problem")
    expect(problem).to_contain_text("The chat could not open just now.")
    expect(problem.get_by_role("link")).to_have_attribute("href", f"{stand_in.origin}/webhooks/web/page")
    assert stand_in.conversation is None


def test_where_the_chat_cannot_run_there_is_a_link(page: Page, stand_in: StandIn) -> None:
    stand_in.files["signpost-chat.js"] = b"// an older copy than the page's hash is of"
    page.goto(stand_in.origin)
    link = page.get_by_role("link", name="Ask Signpost")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", "/webhooks/web/page")


def test_own_colours_and_sizes_by_custom_properties(page: Page, stand_in: StandIn) -> None:
    held = host_page('theme="light"')
    stand_in.pages["/own.css"] = StandInPage(
        "signpost-chat { --signpost-accent: rgb(80, 0, 80); --signpost-width: 25rem }", {"Content-Type": "text/css"}
    )
    styled = held.html.replace("</head>", '<link rel="stylesheet" href="/own.css"></head>')
    stand_in.pages["/"] = StandInPage(styled, held.headers)
    page.goto(stand_in.origin)
    chat = Chat(page).open()
    expect(chat.button("Send")).to_have_css("background-color", "rgb(80, 0, 80)")
    expect(chat.window).to_have_css("width", "400px")


def test_name_and_label_are_the_volunteers_to_choose(page: Page, stand_in: StandIn) -> None:
    stand_in.pages["/"] = host_page('name="Puddleshire Signpost" label="Worried?"')
    page.goto(stand_in.origin)
    page.get_by_role("button", name="Worried?").click()
    expect(Chat(page).window.get_by_role("heading", name="Puddleshire Signpost")).to_be_visible()


def test_a_translation_from_right_to_left(page: Page, stand_in: StandIn) -> None:
    words = (
        'export default { lang: "ar", dir: "rtl", openButton: "X-open", send: "X-send", force: { must: "X-must" } };'
    )
    stand_in.pages["/words.js"] = StandInPage(words, {"Content-Type": "text/javascript"})
    stand_in.pages["/"] = host_page('strings="/words.js" dir="rtl"')
    page.goto(stand_in.origin)
    chat = Chat(page).open()
    expect(chat.window).to_have_attribute("dir", "rtl")
    expect(chat.window).to_have_attribute("lang", "ar")
    answer = chat.say("the council refused")
    expect(answer.locator(".said")).to_have_attribute("lang", "en-GB")
    box, send = chat.box.bounding_box(), chat.button("X-send").bounding_box()
    window = chat.window.bounding_box()
    assert box and send and window
    assert send["x"] < box["x"]
    assert window["x"] < 200


def test_events_tell_the_page_without_a_word_of_the_parents(page: Page, stand_in: StandIn) -> None:
    page.goto(stand_in.origin)
    page.evaluate(
        """() => { window.told = []; for (const name of ['open', 'answer', 'close', 'print'])
        document.addEventListener('signpost-' + name, event => window.told.push([event.type, event.detail])) }"""
    )
    chat = Chat(page).open()
    chat.say("the council refused my Wilhelmina")
    chat.button("Close").click()
    told = page.evaluate("window.told")
    assert [name for name, _ in told] == ["signpost-open", "signpost-answer", "signpost-answer", "signpost-close"]
    assert told[2][1] == {"signpost": "appeal"}


def test_taken_off_the_page_it_lets_go_of_everything(page: Page, stand_in: StandIn) -> None:
    page.goto(stand_in.origin)
    chat = Chat(page).open()
    chat.say("thanks")
    host = chat.host.element_handle()
    page.evaluate("host => { window.host = host; host.remove() }", host)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("window.dispatchEvent(new Event('online')); window.dispatchEvent(new Event('pageshow'))")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    assert asked == []
    assert page.url == f"{stand_in.origin}/"
    page.evaluate("document.body.append(window.host)")
    expect(chat.answers).to_have_count(2)


def test_without_script_the_link_is_there(context: BrowserContext, stand_in: StandIn) -> None:
    made = context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = made.new_page()
    page.goto(stand_in.origin)
    expect(page.get_by_role("link", name="Ask Signpost")).to_be_visible()
    made.close()


DOCS = PROJECT_FOLDER / "docs" / "embedding.md"
SOURCES = {
    path.name: path.read_text(encoding="utf-8") for path in (PROJECT_FOLDER / "web").glob("*.*s*") if path.is_file()
}


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("custom property", r"var\((--signpost-[\w-]+)"),
        ("attribute", r'getAttribute\("([\w-]+)"\) (?:\|\||\?)'),
        ("event", r'tell\("([\w-]+)"'),
    ],
)
def test_the_guide_names_everything_that_can_be_set(what: str, pattern: str) -> None:
    told = DOCS.read_text(encoding="utf-8")
    names = {name for file, source in SOURCES.items() if file != "talk.js" for name in re.findall(pattern, source)}
    prefix = "signpost-" if what == "event" else ""
    assert [name for name in sorted(names) if f"`{prefix}{name}`" not in told] == []
    documented = set(re.findall(r"`(--signpost-[\w-]+)`", told))
    assert what != "custom property" or documented == names


def test_the_guide_shows_the_line_as_it_is() -> None:
    line = embed_line("https://help.example.org")
    shape = re.sub(r"static/[^/]+/|sha384-[\w+/=]+", "...", line)
    assert shape in re.sub(r"static/[^/]+/|sha384-[\w+/=.]+", "...", DOCS.read_text(encoding="utf-8"))

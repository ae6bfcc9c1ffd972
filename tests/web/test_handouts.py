"""The pages to print, a letter and a meeting, in a real browser: with and without scripts, narrow, and on paper."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from extensions.channels.handouts import Handouts
from extensions.channels.web_static import StaticFiles
from signpost.knowledge import Knowledge, load_knowledge
from tests.web.test_accessibility import violations

KINDS = ("school", "review", "council", "mediation", "exclusion", "child_protection")
A4_PAGE = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def origin(knowledge: Knowledge) -> Iterator[str]:
    """The pages and their files, as the server makes them, and nothing else."""
    handouts, files = Handouts(knowledge), StaticFiles()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """One page or file."""
            folder, _, name = self.path.strip("/").partition("/")
            if folder == "letters":
                answer = handouts.letter(knowledge.letters[name])
            elif folder == "meeting":
                answer = handouts.meeting(knowledge.meetings[name])
            else:
                answer = files.answer(self.path.partition("/static/")[2])
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type or "")
            for header, value in answer.headers.items():
                self.send_header(header, value)
            self.end_headers()
            self.wfile.write(answer.body or b"")

        def log_message(self, *_: object) -> None:
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def widest(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


class TestLetterPage:
    def test_what_is_typed_never_leaves_the_page(self, page: Page, origin: str, tmp_path: Path) -> None:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        sent: list[str] = []
        page.goto(f"{origin}/letters/complaint_to_school")
        page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
        for field in page.locator(".letter-form input, .letter-form textarea").all():
            field.fill("zebracrossing")
        expect(page.locator(".letter-text")).to_contain_text("Yours sincerely\nzebracrossing")
        page.get_by_role("button", name="Copy the letter").click()
        expect(page.get_by_role("status")).to_have_text("Copied.")
        assert "zebracrossing" in page.evaluate("navigator.clipboard.readText()")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save the letter as text").click()
        download.value.save_as(tmp_path / "letter.txt")
        assert "zebracrossing" in (tmp_path / "letter.txt").read_text(encoding="utf-8-sig")
        assert [each for each in sent if not each.startswith("blob:")] == []
        assert page.evaluate("JSON.stringify({...sessionStorage, ...localStorage}) + document.cookie") == "{}"
        page.reload()
        assert "zebracrossing" not in page.locator("main").inner_text()

    def test_the_six_marks_of_a_good_complaint_are_its_check_list(self, page: Page, origin: str) -> None:
        page.goto(f"{origin}/letters/complaint_to_council")
        marks = page.locator(".check li").all_inner_texts()
        assert [mark[:2] for mark in marks[:6]] == ["1.", "2.", "3.", "4.", "5.", "6."]

    def test_by_keyboard_alone_from_the_first_field_to_the_copy(self, page: Page, origin: str) -> None:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{origin}/letters/meeting_request")
        fields = page.locator(".letter-form input, .letter-form textarea")
        fields.first.focus()
        for _ in range(fields.count()):
            page.keyboard.type("word")
            page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Copy the letter")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Copied.")
        assert page.evaluate("navigator.clipboard.readText()").startswith("Dear word")

    def test_without_scripts_the_whole_letter_and_its_files_are_there(self, browser: Browser, origin: str) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{origin}/letters/meeting_follow_up")
        expect(page.locator("pre.letter")).to_contain_text("We did not agree about: [what].")
        expect(page.get_by_role("link", name="Blank letter for a word processor")).to_be_visible()
        context.close()

    def test_printed_it_is_the_letter_alone_on_one_sheet(self, page: Page, origin: str, knowledge: Knowledge) -> None:
        for name in ("complaint_to_school", "contact_log", "order_not_followed"):
            page.goto(f"{origin}/letters/{name}")
            expect(page.locator(".letter-text")).to_be_visible()
            assert len(A4_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1, name
        page.emulate_media(media="print")
        expect(page.get_by_label("Your name")).to_be_hidden()
        expect(page.locator(".letter-text")).to_be_visible()
        expect(page.get_by_text("Use it when:")).to_be_hidden()


class TestMeetingPage:
    @pytest.mark.parametrize("kind", KINDS)
    def test_it_prints_on_two_sheets_with_room_for_notes(self, page: Page, origin: str, kind: str) -> None:
        page.goto(f"{origin}/meeting/{kind}")
        assert len(A4_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 2
        page.emulate_media(media="print")
        lines = page.locator(".lines li, tbody tr").all()
        assert len(lines) >= 10
        assert all((line.bounding_box() or {"height": 0})["height"] >= 20 for line in lines)
        expect(page.get_by_role("navigation")).to_be_hidden()

    @pytest.mark.parametrize("kind", KINDS)
    def test_axe_finds_nothing_and_nothing_runs_out_of_320_pixels(
        self, page: Page, origin: str, problems: list[str], kind: str
    ) -> None:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(f"{origin}/meeting/{kind}")
        assert widest(page) <= 320
        assert violations(page) == []
        # axe itself tries out styles that the page's strict policy stops.
        problems.clear()

    def test_it_works_without_scripts(self, browser: Browser, origin: str) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{origin}/meeting/review")
        expect(page.get_by_role("heading", name="Calm words for hard moments")).to_be_visible()
        page.get_by_role("link", name="After the meeting: what we agreed").click()
        expect(page.get_by_role("heading", name="After the meeting: what we agreed")).to_be_visible()
        context.close()

    def test_child_protection_begins_with_legal_advice_and_never_with_staying_away(
        self, page: Page, origin: str
    ) -> None:
        page.goto(f"{origin}/meeting/child_protection")
        text = page.locator("main").inner_text()
        assert text.index("Legal advice comes first") < text.index("Ask the social worker for the report")
        assert "Do take part." in text
        assert "Ask everyone first, and only do it if they agree." in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_letter_and_nothing_runs_out(browser: Browser, origin: str, scheme: str) -> None:
    settings = {"color_scheme": scheme, "viewport": {"width": 320, "height": 640}}
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{origin}/letters/provision_not_made")
    expect(page.locator(".letter-form")).to_be_visible()
    assert widest(page) <= 320
    assert violations(page) == []
    small = [
        each
        for each in page.locator("button, input, textarea, a.way").all()
        if (each.bounding_box() or {"height": 0})["height"] < 43.5
    ]
    assert small == []
    context.close()

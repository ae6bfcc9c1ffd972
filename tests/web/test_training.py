"""The training pages in a real browser: by keyboard alone, for axe, on a narrow screen, with nothing sent or kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request, Route, expect

from signpost.walkthroughs.scenario import Scenario
from tests.web.browsing import Chat
from tests.web.serving import Assistant
from tests.web.test_accessibility import TEXT_SPACING, violations

LESSON = "refused_an_assessment"


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    served = Assistant(tmp_path_factory.mktemp("training"), SIGNPOST_TRAINING="on")
    served.start()
    yield served
    served.stop()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent || document.activeElement.type"))


def tab_to(page: Page, what: str) -> None:
    """Presses Tab until the focus is where `what`, a test in JavaScript on `at`, holds."""
    for _ in range(60):
        if page.evaluate(f"(at => {what})(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard never came to where {what}; it is at: {focused(page)}")


def answer_all(page: Page, step: int, down: int = 0) -> None:
    """Answers the questions of a step with the keyboard: the choice that is `down` below the first."""
    for _ in range(page.locator(f'.step[data-step="{step}"] .question').count()):
        tab_to(page, "at.type === 'radio' && !at.disabled")
        page.keyboard.press("Space")
        for _ in range(down):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")


def walk(page: Page, training: Assistant) -> None:
    """The whole lesson, from start to summary, by keyboard alone."""
    page.goto(f"{training.origin}/training/lessons/{LESSON}")
    tab_to(page, "at.className === 'begin'")
    page.keyboard.press("Enter")
    for step in (1, 2, 3):
        assert focused(page) == f"Step {step} of 3"
        answer_all(page, step)
        assert focused(page) == "Show what the assistant answers"
        page.keyboard.press("Enter")
        expect(page.locator(f'.step[data-step="{step}"] .revealed')).to_be_visible()
        expect(page.locator(f'.step[data-step="{step}"] .revealed h3').first).to_be_focused()
        tab_to(page, "at.className === 'next'")
        page.keyboard.press("Enter")
    assert focused(page) == "Your summary"


def test_a_lesson_can_be_done_from_start_to_summary_by_keyboard_alone(page: Page, training: Assistant) -> None:
    page.goto(f"{training.origin}/training/")
    tab_to(page, f"at.pathname === '/training/lessons/{LESSON}'")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{LESSON}")
    walk(page, training)
    summary = page.locator(".summary")
    expect(summary.locator('[data-skill="route"]')).to_have_text("Route: 1 of 2 right")
    expect(summary.locator('[data-skill="deadline"]')).to_have_text("Dates: 0 of 1 right")
    expect(summary).to_contain_text("The better answer: 7 December 2026.")
    expect(page.locator('.step[data-step="3"] .reply')).to_contain_text("7 December 2026")
    expect(page.locator('.step[data-step="3"] .understood')).to_contain_text("letter_date: 2026-10-05")
    expect(page.locator('.step[data-step="1"] .rules')).to_contain_text("Children and Families Act 2014, section 51(2)")


def test_progress_stays_in_this_browser_and_nothing_of_it_is_sent(page: Page, training: Assistant) -> None:
    asked: list[Request] = []
    page.on("request", asked.append)
    walk(page, training)
    assert [each.url for each in asked if each.method != "GET"] == []
    assert [each.url for each in asked if "?" in each.url] == []
    assert page.context.cookies() == []
    page.goto(f"{training.origin}/training/")
    expect(page.locator(f'[data-lesson="{LESSON}"] .progress')).to_have_text("done, 1 of 4 right")
    page.goto(f"{training.origin}/training/lessons/{LESSON}")
    expect(page.locator(".summary")).to_be_visible()
    expect(page.locator('.step[data-step="3"] .reply')).to_contain_text("7 December 2026")
    page.goto(f"{training.origin}/training/")
    page.get_by_role("button", name="Delete my answers from this browser").click()
    expect(page.locator(f'[data-lesson="{LESSON}"] .progress')).to_be_empty()
    assert page.evaluate("localStorage.length") == 0


def test_an_answer_is_needed_before_the_assistants(page: Page, training: Assistant) -> None:
    page.goto(f"{training.origin}/training/lessons/{LESSON}")
    page.get_by_role("button", name="Begin").click()
    step = page.locator('.step[data-step="1"]')
    expect(step.locator(".reveal")).to_be_hidden()
    step.get_by_role("button", name="Check my answer").click()
    expect(step.locator(".state")).to_have_text("Pick one answer first.")
    step.get_by_label("The complaint has to be in writing.").check()
    step.get_by_role("button", name="Check my answer").click()
    expect(step.get_by_role("status").filter(has_text="Not quite.")).to_contain_text("the clock of the appeal")
    expect(step.locator(".reveal")).to_be_focused()


def test_a_lesson_out_of_step_says_so(page: Page, training: Assistant) -> None:
    def out_of_step(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "in_step": False})

    page.route("**/turns/*", out_of_step)
    page.goto(f"{training.origin}/training/lessons/outside_england")
    page.get_by_role("button", name="Begin").click()
    answer_all(page, 1)
    page.keyboard.press("Enter")
    expect(page.locator('.step[data-step="1"] .review')).to_contain_text("has changed since this lesson was written")


def test_no_answer_can_be_asked_for_again(page: Page, training: Assistant) -> None:
    page.route("**/turns/*", lambda route: route.abort())
    page.goto(f"{training.origin}/training/lessons/outside_england")
    page.get_by_role("button", name="Begin").click()
    answer_all(page, 1)
    page.keyboard.press("Enter")
    expect(page.locator('.step[data-step="1"] .state')).to_have_text("No answer came. Try again in a minute.")
    page.unroute("**/turns/*")
    page.keyboard.press("Enter")
    expect(page.locator('.step[data-step="1"] .reply')).to_contain_text("SNAP Cymru")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, training: Assistant, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    walk(page, training)
    assert violations(page) == []
    for path in ("", "play"):
        page.goto(f"{training.origin}/training/{path}")
        assert violations(page) == []
    context.close()


def test_nothing_runs_out_of_320_pixels_also_with_wide_spacing(browser: Browser, training: Assistant) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    walk(page, training)
    for path in (None, "", "play"):
        if path is not None:
            page.goto(f"{training.origin}/training/{path}")
        page.add_style_tag(content=TEXT_SPACING)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.evaluate(
        "[...document.querySelectorAll('button')].filter(b => b.checkVisibility())"
        ".map(b => b.getBoundingClientRect()).filter(b => b.height < 43.5).length"
    )
    assert small == 0
    context.close()


def test_the_summary_is_what_is_printed(page: Page, training: Assistant) -> None:
    walk(page, training)
    page.emulate_media(media="print")
    expect(page.locator(".summary h2")).to_be_visible()
    expect(page.locator(".step").first).to_be_hidden()
    expect(page.get_by_role("button", name="Print this summary")).to_be_hidden()


def test_free_play_shows_what_was_understood_and_saves_a_draft_that_can_be_read(
    page: Page, training: Assistant, tmp_path: Path
) -> None:
    page.goto(f"{training.origin}/training/play")
    chat = Chat(page).open()
    chat.say('the school says "no help" without a diagnosis')
    newest = page.locator("#turns li").first
    expect(newest).to_contain_text("no_diagnosis_no_help")
    expect(newest).to_contain_text("sen_support_rights")
    chat.choose("Show me the steps")
    expect(page.locator("#turns li")).to_have_count(3)
    page.reload()
    expect(page.locator("#turns li")).to_have_count(3)
    asked: list[Request] = []
    page.on("request", asked.append)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save this talk as a draft of a walkthrough").click()
    assert [each.url for each in asked if not each.url.startswith("blob:")] == []
    draft = yaml.safe_load(Path(saved.value.path()).read_text(encoding="utf-8"))
    turns = [{name: turn[name] for name in ("say", "pick", "signpost") if name in turn} for turn in draft["turns"]]
    scenario = Scenario.model_validate({"about": draft["about"], "turns": turns})
    assert scenario.turns[0].say == 'the school says "no help" without a diagnosis'
    assert scenario.turns[1].pick == "Show me the steps"
    assert draft["turns"][0]["slots"]["point"] == "no_diagnosis_no_help"


def test_leaving_takes_the_words_out_of_the_tab(page: Page, training: Assistant) -> None:
    page.goto(f"{training.origin}/training/play")
    chat = Chat(page).open()
    chat.say("the council refused to assess my daughter")
    assert "refused" in chat.kept()
    page.evaluate("fetch(location.origin + '/training/conversations', {method: 'DELETE'})")
    assert "refused" not in str(page.evaluate("sessionStorage.getItem('signpost-training-play')"))


def test_start_again_empties_the_inspector(page: Page, training: Assistant) -> None:
    page.goto(f"{training.origin}/training/play")
    chat = Chat(page).open()
    chat.say("the council refused to assess my daughter")
    chat.say("delete everything")
    expect(page.locator("#turns li")).to_have_count(1)
    expect(page.locator("#turns")).not_to_contain_text("refused")

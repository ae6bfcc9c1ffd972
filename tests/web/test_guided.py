"""The guided talk in the chat: questions to tap, the ladder with "you are here", the quiet ways beside an answer."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.web.browsing import Chat
from tests.web.serving import Assistant

WORRY = "my sons school wont help him with his dyslexia"


def test_the_questions_are_tapped_and_the_ladder_is_drawn_with_the_place_on_it(real_chat: Chat) -> None:
    real_chat.choose("Where am I?")
    for title in ("No letter like that", "None of these", "School"):
        real_chat.choose(title)
    placed = real_chat.choose("I have talked to them")

    ladder = placed.locator("ol.ladder")
    expect(ladder.locator("li")).to_have_count(5)
    expect(ladder.locator('[aria-current="step"]')).to_contain_text("You are here")
    expect(ladder.locator('[aria-current="step"]')).to_contain_text("Complain")
    expect(placed).not_to_contain_text("The ladder: 1")
    expect(placed.locator(".rung")).to_have_count(0)
    expect(real_chat.button("The step before").last).to_be_visible()


def test_a_question_shows_no_card_that_is_not_the_answer_yet(real_chat: Chat) -> None:
    asked = real_chat.choose("Where am I?")

    expect(asked.locator(".now, .contact, .ladder")).to_have_count(0)
    expect(asked).to_contain_text("Question 1 of at most 5")


def test_the_quiet_ways_stand_under_the_answer_and_close_once_something_is_answered(real_chat: Chat) -> None:
    real_chat.say(WORRY)
    beside = real_chat.answers.nth(1).locator(".beside")
    expect(beside).to_have_text(["This helped", "Not what I meant", "Talk to a person"])

    thanked = real_chat.choose("This helped")

    expect(thanked).to_contain_text("Thank you for telling me")
    expect(beside.first).to_have_attribute("aria-disabled", "true")
    expect(beside.first).to_contain_text("(chosen)")


def test_not_what_i_meant_and_a_person_are_reached_by_keyboard(real_chat: Chat) -> None:
    real_chat.say(WORRY)
    real_chat.button("Not what I meant").last.focus()
    before = real_chat.answers.count()
    real_chat.page.keyboard.press("Enter")
    expect(real_chat.answers).to_have_count(before + 1)
    expect(real_chat.answers.last).to_contain_text("Was it one of these?")

    real_chat.button("Talk to a person").last.press("Enter")
    expect(real_chat.answers).to_have_count(before + 2)
    expect(real_chat.answers.last).to_contain_text("Have these ready")


def test_danger_has_no_taps_beside_it(real_chat: Chat) -> None:
    expect(real_chat.say("my daughter wants to kill herself").locator(".beside")).to_have_count(0)


def test_everything_fits_a_small_phone(page: Page, assistant: Assistant) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(assistant.origin)
    chat = Chat(page).open()
    for said in ("where am i in all this", "yes it says we can appeal", WORRY):
        chat.say(said)

    assert [box for box in chat.sizes(".beside, .choice") if box["right"] > 320 or box["height"] < 44] == []

"""What an answer shows, and what can be done with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browsing import Chat
from tests.web.stand_in import REPLIES

CARD = REPLIES["appeal"]["card"]


def test_do_now_stands_apart_and_nothing_is_said_twice(chat: Chat) -> None:
    answer = chat.say("the council refused")
    expect(answer.locator(".now")).to_have_text(re.compile("Do this now.*" + re.escape(CARD["do_now"])))
    text = answer.inner_text()
    for once in (CARD["do_now"], CARD["in_short"], "14 December 2026", "01632 960001"):
        assert text.count(once) == 1, once


def test_phone_and_mail_are_links_to_tap(chat: Chat) -> None:
    contact = chat.say("the council refused").locator(".contact").first
    expect(contact.get_by_role("link", name="Ring 01632 960001")).to_have_attribute("href", "tel:01632960001")
    mail = contact.get_by_role("link", name="Email help@advice.example.org")
    expect(mail).to_have_attribute("href", "mailto:help@advice.example.org")
    page = contact.get_by_role("link", name="Their page: advice.example.org (new tab)")
    expect(page).to_have_attribute("rel", "noopener noreferrer")
    expect(contact).to_contain_text("Checked on 21 November 2026")


def test_a_meeting_has_a_page_to_print_in_a_tab_of_its_own(chat: Chat) -> None:
    chat.say("the council refused")
    chat.button("More about this").last.click()
    link = chat.host.get_by_role("link", name="Your mediation meeting (new tab)")
    expect(link).to_have_attribute("href", re.compile(r"^http://127.0.0.1:\d+/meeting/mediation$"))


def test_an_unconfirmed_contact_names_its_own_page_first(chat: Chat) -> None:
    answer = chat.say("the council refused")
    chat.button("More about this").last.click()
    contact = answer.locator(".contact", has_text="Invented Tribunal")
    expect(contact).to_contain_text("We could not confirm this number or address")
    expect(contact.locator(".way").first).to_contain_text("Their page")
    expect(contact.locator("a[href^='sms']")).to_have_count(0)


def test_a_date_shows_the_days_left_the_working_and_a_calendar_file(chat: Chat) -> None:
    date = chat.say("the council refused").locator(".date")
    expect(date).to_contain_text("20 days left")
    date.get_by_text("How it was worked out").click()
    expect(date).to_contain_text("Two months from the letter.")
    link = date.get_by_role("link", name="Add to my calendar")
    expect(link).to_have_attribute(
        "href", re.compile(r"^http://127.0.0.1:\d+/webhooks/web/dates/appeal/2026-12-14.ics$")
    )


@pytest.mark.parametrize(
    "expected",
    [
        "1 Work out your last day.",
        "Must The council's letter must tell you of your right of appeal.",
        "Should The school should send you its reports.",
        "May You may bring somebody with you.",
        "Where it says so: Invented Act 2014, section 51",
        "Words you can use I want to appeal.",
        "The council: 30 working days to answer.",
        "A good council rings you first.",
        "Whether the tribunal still takes texts.",
        "The form has a new first page.",
        'There is a next step. Ask me: "What if that fails?"',
        "Invented Publisher: How to appeal (new tab) seen on 19 November 2026",
        "Some of this is due to be checked again.",
        "Appeal You are here",
    ],
)
def test_more_shows_the_rest_of_the_card(chat: Chat, expected: str) -> None:
    answer = chat.say("the council refused")
    expect(answer.locator(".more")).to_be_hidden()
    chat.button("More about this").last.click()
    steps = answer.locator(".steps li").all_inner_texts()
    text = " ".join([*(f"{n} {step}" for n, step in enumerate(steps, 1)), answer.locator(".more").inner_text()])
    assert expected in " ".join(text.split())


def test_shorter_takes_the_rest_away_again(chat: Chat) -> None:
    answer = chat.say("the council refused")
    chat.button("More about this").last.click()
    shorter = chat.button("Shorter")
    expect(shorter).to_have_attribute("aria-expanded", "true")
    shorter.click()
    expect(answer.locator(".more")).to_be_hidden()


def test_the_ladder_says_where_you_are(chat: Chat) -> None:
    answer = chat.say("the council refused")
    expect(answer.locator(".rung")).to_have_text("You are here: Appeal")
    chat.button("More about this").last.click()
    expect(answer.locator(".ladder [aria-current=step]")).to_have_text("Appeal You are here")
    expect(answer.locator(".ladder li")).to_have_count(5)


def test_steps_asked_for_are_drawn_as_a_list_once(chat: Chat) -> None:
    chat.say("the council refused")
    answer = chat.choose("Show me the steps")
    expect(answer.locator(".steps li")).to_have_count(3)
    assert answer.inner_text().count("Send the form a week early.") == 1


def test_danger_shows_who_to_ring_without_a_tap(chat: Chat) -> None:
    answer = chat.say("crisis")
    expect(answer.locator(".now").get_by_role("link", name="Ring 01632 960999")).to_be_in_viewport()
    words = answer.inner_text()
    assert words.index("This comes before everything else.") < words.index("Do this now")
    assert words.index("Do this now") < words.index("Somebody is there tonight.")


def test_small_talk_shows_no_card(chat: Chat) -> None:
    answer = chat.say("thanks")
    expect(answer.locator(".now, .contact, .rung")).to_have_count(0)
    expect(answer.get_by_role("button", name="More about this")).to_have_count(0)


def test_markup_stays_text_and_only_safe_links_are_links(chat: Chat) -> None:
    sent = "<script>document.title='mine'</script><b>bold</b>"
    answer = chat.say("markup " + sent)
    expect(answer).to_contain_text("<img src=x onerror=\"document.title='broken'\"> & <b>bold</b>")
    expect(chat.button("<b>choice</b>")).to_be_visible()
    expect(chat.mine.last).to_contain_text(sent)
    expect(answer.locator("img, b, script, a[href^='javascript']")).to_have_count(0)
    assert chat.page.title() == "A forum"


def test_an_answer_can_be_copied(chat: Chat) -> None:
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.say("the council refused")
    chat.button("Copy this answer").last.click()
    expect(chat.state).to_have_text("Copied.")
    assert chat.page.evaluate("navigator.clipboard.readText()") == REPLIES["appeal"]["text"]


def test_print_makes_a_paper_of_the_whole_talk_and_nothing_else(chat: Chat) -> None:
    chat.say("the council refused")
    chat.host.get_by_text("My plan, print or start again").click()
    chat.button("Print our talk").click()
    paper = chat.page.frame_locator("signpost-chat iframe.paper")
    expect(paper.locator("body")).to_contain_text("the council refused")
    expect(paper.locator("body")).to_contain_text("Send the form a week early.")
    expect(paper.locator("body")).not_to_contain_text("A forum")
    expect(paper.locator(".now").last).to_have_css("border-top-width", "2px")


class TestLetter:
    """A letter is filled in, in the browser, and never sent."""

    @pytest.fixture
    def letter(self, chat: Chat) -> Chat:
        chat.say("the council refused")
        chat.button("More about this").last.click()
        chat.button("Fill in this letter").click()
        return chat

    def test_each_blank_is_a_labelled_field_and_fills_the_letter(self, letter: Chat) -> None:
        form = letter.host.get_by_role("group", name="A note to go with your appeal")
        labels = form.locator("label").all_inner_texts()
        assert labels == ["Name", "Name", "Date", "Reason, in two or three sentences", "Your name"]
        form.get_by_label("Name", exact=True).nth(0).fill("Ms Ono")
        form.get_by_label("Name", exact=True).nth(1).fill("Wilhelmina")
        form.get_by_label("Your name").fill("Kim")
        text = form.locator(".letter-text")
        expect(text).to_contain_text("Dear Ms Ono")
        expect(text).to_contain_text("my child, Wilhelmina, against the letter dated 12 October 2026")
        expect(text).to_contain_text("Yours sincerely\nKim\nKim")

    def test_what_the_case_knows_stands_there_already_and_can_be_changed_or_taken_out(self, letter: Chat) -> None:
        date = letter.host.get_by_label("Date", exact=True)
        text = letter.host.locator(".letter-form .letter-text")
        expect(date).to_have_value("12 October 2026")
        expect(text).to_contain_text("dated 12 October 2026")
        date.fill("13 October 2026")
        expect(text).to_contain_text("dated 13 October 2026")
        date.fill("")
        expect(text).to_contain_text("dated [date]")

    def test_a_letter_shows_how_to_check_it(self, letter: Chat) -> None:
        form = letter.host.get_by_role("group", name="A note to go with your appeal")
        expect(form.get_by_role("heading", name="Check it before you send it")).to_be_visible()
        expect(form).to_contain_text("2. Polite and factual.")

    def test_the_form_is_filled_in_and_copied_by_keyboard_alone(self, letter: Chat) -> None:
        letter.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        letter.host.get_by_label("Name", exact=True).first.focus()
        for words in ("Ms Ono", "Wilhelmina", "", "it is wrong", "Kim"):
            if words:
                letter.page.keyboard.type(words)
            letter.page.keyboard.press("Tab")
        assert letter.focused() == "Copy the letter"
        letter.page.keyboard.press("Enter")
        expect(letter.state).to_have_text("Copied.")
        copied = letter.page.evaluate("navigator.clipboard.readText()").replace("\r", "")
        assert copied.startswith("Dear Ms Ono\n\nI appeal for my child, Wilhelmina,")
        assert copied.endswith("because it is wrong.\n\nYours sincerely\nKim\nKim")

    def test_delete_everything_drops_what_was_filled_in(self, letter: Chat) -> None:
        letter.host.get_by_label("Your name").fill("Kim")
        assert "Kim" in letter.kept()
        letter.host.get_by_text("My plan, print or start again").click()
        letter.button("Delete everything").click()
        letter.button("Yes, delete it").click()
        expect(letter.state).to_contain_text("It is all gone.")
        assert "Kim" not in letter.kept()

    def test_what_is_filled_in_is_copied_printed_and_saved_but_never_sent(self, letter: Chat, tmp_path: Path) -> None:
        letter.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        sent: list[str] = []
        letter.page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
        letter.host.get_by_label("Your name").fill("Kim")
        letter.button("Copy the letter").click()
        expect(letter.state).to_have_text("Copied.")
        assert "Yours sincerely\nKim" in letter.page.evaluate("navigator.clipboard.readText()").replace("\r", "")
        with letter.page.expect_download() as download:
            letter.button("Save the letter as text").click()
        download.value.save_as(tmp_path / "letter.txt")
        assert "Kim" in (tmp_path / "letter.txt").read_text(encoding="utf-8-sig")
        letter.button("Print the letter").click()
        paper = letter.page.frame_locator("signpost-chat iframe.paper")
        expect(paper.locator("body")).to_contain_text("Kim")
        assert not [each for each in sent if "Kim" in each]

    def test_a_reload_keeps_it_and_leaving_drops_it(self, letter: Chat) -> None:
        letter.host.get_by_label("Your name").fill("Kim")
        assert "Kim" in letter.kept()
        letter.page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
        letter.button("Leave now").click()
        letter.page.wait_for_url("https://www.bbc.co.uk/weather")
        letter.page.goto(letter.page.url)
        assert "Kim" not in letter.kept()

    def test_the_blank_letter_comes_from_the_server_as_a_file(self, letter: Chat) -> None:
        link = letter.host.get_by_role("link", name="Blank letter for a word processor")
        expect(link).to_have_attribute("href", re.compile(r"^http://127.0.0.1:\d+/letters/covering_note.docx$"))

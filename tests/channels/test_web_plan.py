"""My plan over the web channel and on the page without JavaScript: drawn, printable, as text, bound to a cookie."""

from __future__ import annotations

import re

import pytest

from tests.channels.page_reader import PAGE, PageReader
from tests.channels.web_client import Talk, ask
from tests.serving import Server

WORRY = "The council refused to assess my daughter Wilhelmina, the letter is dated 3 November 2026"


@pytest.fixture
def reader(server: Server) -> PageReader:
    made = PageReader(server)
    made.write(WORRY)
    return made


def words_of(reader: PageReader) -> str:
    return " ".join(reader.page.text.split())


def test_a_plan_can_be_asked_for_at_any_moment_by_its_button(reader: PageReader) -> None:
    reader.press("My plan")
    text = words_of(reader)
    assert "You picked: My plan" in text
    for part in (
        "Your plan so far: Appeal to the tribunal",
        "4 January 2027",
        "SP1-",
        "The council's letter is dated 3",
    ):
        assert part in text
    assert "Wilhelmina" not in reader.answer.body.decode()


def test_a_plan_has_a_page_of_its_own_to_print_and_a_text_file(reader: PageReader) -> None:
    reader.press("My plan")
    assert f"{PAGE}/plan" in reader.page.links
    reader.visit(f"{PAGE}/plan")
    text = words_of(reader)
    assert text.index("Do this now") < text.index("Your dates") < text.index("Your plan so far")
    assert "Our talk" not in text and not reader.page.forms
    assert "no-store" in reader.answer.headers["cache-control"]
    reader.visit(f"{PAGE}/plan.txt")
    saved = reader.answer.body.decode("utf-8-sig")
    assert saved.startswith("Do this now: ") and "\r\n\r\nYour plan so far: Appeal to the tribunal\r\n" in saved
    assert "my-plan.txt" in reader.answer.headers["content-disposition"]


def test_every_date_of_a_plan_is_a_calendar_file(reader: PageReader) -> None:
    reader.press("My plan")
    reader.visit(f"{PAGE}/plan")
    files = [link for link in reader.page.links if link.endswith(".ics")]
    assert len(files) == len(reader.page.text.split("Add it to your calendar")) - 1 > 0
    assert all(ask(reader.server, "GET", link).status == 200 for link in files)


def test_the_tab_of_a_plan_says_nothing_of_what_it_is_about(reader: PageReader) -> None:
    reader.press("My plan")
    reader.visit(f"{PAGE}/plan")
    (title,) = re.findall("<title>(.*)</title>", reader.answer.body.decode())
    assert title == "Information"


@pytest.mark.parametrize("address", ["plan", "plan.txt"])
def test_nobody_without_the_cookie_sees_a_plan(reader: PageReader, server: Server, address: str) -> None:
    reader.press("My plan")
    answer = ask(server, "GET", f"{PAGE}/{address}")
    assert (answer.status, answer.headers["location"]) == (303, PAGE)


def test_without_a_plan_its_page_leads_back_to_the_talk(reader: PageReader) -> None:
    reader.visit(f"{PAGE}/plan")
    assert "Our talk" in reader.page.text


def test_a_code_brings_the_talk_back_in_another_browser(reader: PageReader, server: Server) -> None:
    reader.press("My plan")
    (code,) = set(re.findall(r"SP1(?:-[0-9A-Z]{1,5})+", reader.page.text))
    other = PageReader(server)
    other.write(f"my code is {code}")
    assert "Welcome back." in other.page.text and "4 January 2027" in other.page.text
    assert code not in other.answer.body.decode()
    other.press("My plan")
    assert "Your plan so far: Appeal to the tribunal" in other.page.text


def test_the_card_of_a_plan_has_calendar_files_and_replays(talk: Talk) -> None:
    talk.say(WORRY)
    talk.pick("/plan")
    message = talk.after().json["messages"][-1]
    plan = message["card"]["plan"]
    assert message["chosen"] == "My plan"
    assert plan["deadlines"] and all(date["ics"].endswith(f"{date['date']}.ics") for date in plan["deadlines"])

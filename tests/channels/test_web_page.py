"""The page without JavaScript gives the same help by plain forms, and loses nothing that was typed."""

from __future__ import annotations

import itertools
import re
import sqlite3
import uuid

import pytest

from tests.channels.conftest import FORUM
from tests.channels.page_reader import PAGE, PageReader
from tests.channels.web_client import WEB, ask
from tests.serving import Server

WORRY = "The council refused to assess my daughter, the letter is dated 3 November 2026"


@pytest.fixture
def reader(server: Server) -> PageReader:
    return PageReader(server)


# From worry to plan


def test_from_a_worry_to_the_whole_plan_by_plain_forms(reader: PageReader) -> None:
    reader.write(WORRY)
    text = " ".join(reader.page.text.split())

    for part in ("Do this now", "The steps", "Your rights", "Must", "Who can help", "Letters you can use"):
        assert part in text
    assert "Last day for your appeal to arrive: 4 January 2027" in text
    assert "Appeal (You are here)" in text
    assert any(link.startswith("tel:") for link in reader.page.links)
    assert any(link.startswith("mailto:") for link in reader.page.links)
    assert "Show me the steps" not in text


def test_a_choice_is_picked_and_shown_as_picked(reader: PageReader) -> None:
    reader.press("Talk it through")
    reader.press("What if that fails?")

    assert "You picked: Talk it through" in reader.page.text
    assert "You picked: What if that fails?" in reader.page.text
    assert "Complain" in reader.page.text


def test_the_parent_s_own_words_are_not_shown_and_the_page_says_so(reader: PageReader) -> None:
    reader.write("zebracrossing my boy Xerxes was excluded")

    assert "We did not keep your words" in reader.page.text
    assert "Xerxes" not in reader.answer.body.decode()


def test_what_stands_in_the_card_is_not_said_twice(reader: PageReader) -> None:
    reader.write(WORRY)
    text = " ".join(reader.page.text.split())

    assert text.count("Last day for your appeal to arrive") == 1
    assert len(re.findall(r"\bDo this now\b", text.partition("Appeal to the tribunal")[2])) == 1


def test_each_page_has_one_heading_and_a_name_that_gives_nothing_away(reader: PageReader) -> None:
    reader.write(WORRY)
    html = reader.answer.body.decode()

    assert html.count("<h1>") == 1
    assert "<title>Information</title>" in html
    levels = [int(tag[1]) for tag, _ in reader.page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_box_has_a_label_and_nothing_needs_a_script(reader: PageReader) -> None:
    reader.write(WORRY)
    ids = {attributes.get("id") for _, attributes in reader.page.tags}
    labelled = {attributes["for"] for tag, attributes in reader.page.tags if tag == "label"}

    assert {attributes["id"] for tag, attributes in reader.page.tags if tag == "textarea"} == labelled
    assert not any(
        name.startswith("on") or name == "style" for _, attributes in reader.page.tags for name in attributes
    )
    for _, attributes in reader.page.tags:
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((attributes.get(name) or "").split()) <= ids


def test_a_date_can_be_put_into_a_calendar(reader: PageReader) -> None:
    reader.write(WORRY)
    link = next(link for link in reader.page.links if link.endswith(".ics"))

    answer = ask(reader.server, "GET", link)
    text = answer.body.decode()

    assert answer.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20270104\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    for bad in ("appeal/2027-13-01.ics", "appeal/x", "nothing/2027-01-04.ics"):
        assert ask(reader.server, "GET", f"{WEB}/dates/{bad}").status == 404


def test_whoever_only_looks_in_leaves_nothing_behind(server: Server) -> None:
    def turns() -> int:
        with sqlite3.connect(server.database) as database:
            return int(database.execute("SELECT count(*) FROM web_turns").fetchone()[0])

    before = turns()
    answer = ask(server, "GET", PAGE)

    assert "Hello. I am glad you are here." in answer.body.decode()
    assert "set-cookie" not in answer.headers
    assert turns() == before


# Nothing typed is lost


def test_a_message_that_is_too_long_is_still_in_the_box(reader: PageReader) -> None:
    long = "They said no.\n" * 400

    reader.write(long)

    assert reader.answer.status == 422
    assert reader.page.forms[0].fields["text"] == long
    assert "4,000" in reader.page.text


def test_line_breaks_are_not_counted_twice(reader: PageReader) -> None:
    reader.write("a\n" * 2000)

    assert reader.answer.status == 200


def test_an_empty_message_is_met_kindly(reader: PageReader) -> None:
    reader.write("  \n ")

    assert reader.answer.status == 422
    assert "Write a few words first" in reader.page.text


def test_words_in_the_box_stay_there_when_a_choice_is_picked(reader: PageReader) -> None:
    form = reader.page.forms[0]
    name, value = form.buttons["Talk it through"]

    reader.send(form, {**form.fields, "text": "half a sentence", name: value})

    assert "You picked: Talk it through" in reader.page.text
    assert reader.page.forms[0].fields["text"] == "half a sentence"


def test_danger_in_a_message_that_is_refused_is_answered(reader: PageReader) -> None:
    reader.write("they did this and that. " * 200 + "My son says he wants to kill himself.")

    assert "999" in reader.page.text
    assert "tel:999" in reader.page.links


def test_a_talk_that_is_gone_begins_anew_with_what_was_typed(reader: PageReader) -> None:
    reader.cookie = f"signpost_talk={'A' * 32}"

    reader.write(WORRY)

    assert "Our last talk is gone" in reader.page.text
    assert "Last day for your appeal to arrive" in reader.page.text


def test_a_form_sent_twice_is_one_turn(reader: PageReader) -> None:
    reader.write("hello")
    form = reader.page.forms[0]
    for _ in range(2):
        reader.send(form, {**form.fields, "text": WORRY})

    assert reader.page.text.count("You wrote something here") == 2


# Markup


@pytest.mark.parametrize("markup", ["</textarea><script>alert(1)</script>", "{{ 7*7 }}", '"><img src=x>'])
def test_markup_that_was_typed_stays_text(reader: PageReader, markup: str) -> None:
    long = markup + " please help" * 400

    reader.write(long)
    html = reader.answer.body.decode()

    assert reader.page.forms[0].fields["text"] == long
    assert markup not in html or markup == "{{ 7*7 }}"
    assert "<script>alert" not in html and "<img" not in html


# Ending it


def test_start_again_shows_a_fresh_talk(reader: PageReader) -> None:
    reader.write(WORRY)
    reader.press("Start again")

    assert "Last day for your appeal" not in reader.page.text
    assert "That is gone" in reader.page.text


def test_delete_everything_takes_the_talk_and_the_cookie_away(reader: PageReader) -> None:
    reader.write(WORRY)
    before = reader.cookie
    reader.press("Yes, delete it")

    assert reader.cookie == ""
    assert "It is all gone" in reader.page.text
    reader.cookie = before
    reader.visit(PAGE)
    assert "Last day for your appeal" not in reader.page.text


def test_leaving_goes_away_at_once_and_deletes_the_talk(reader: PageReader) -> None:
    reader.write(WORRY)
    before = reader.cookie
    reader.visit(f"{PAGE}/leave")

    assert reader.answer.status == 303
    assert reader.answer.headers["location"].startswith("https://www.bbc.co.uk/weather")
    assert reader.answer.headers["referrer-policy"] == "no-referrer"
    assert reader.cookie == ""
    reader.cookie = before
    reader.visit(PAGE)
    assert "Last day for your appeal" not in reader.page.text


# Only from our own page


def test_the_cookie_is_for_the_page_alone_and_out_of_reach_of_scripts_and_other_sites(server: Server) -> None:
    answer = PageReader(server).post(PAGE, {"text": "hello"}, Origin=f"http://127.0.0.1:{server.port}")
    parts = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}

    assert {"httponly", "samesite=strict", f"path={PAGE}"} <= parts
    assert "secure" not in parts


def test_behind_https_the_cookie_is_sent_by_https_alone(strict_server: Server) -> None:
    own = f"127.0.0.1:{strict_server.port}"
    headers = {"Origin": f"https://{own}", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.80"}

    answer = PageReader(strict_server).post(PAGE, {"text": "hello"}, **headers)

    assert "secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", FORUM])
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}/delete"])
def test_a_form_on_another_site_is_refused(reader: PageReader, origin: str, address: str) -> None:
    reader.write(WORRY)
    form = reader.page.forms[0]

    answer = reader.post(address, {**form.fields, "text": "hello"}, Origin=origin)

    assert answer.status in {400, 403}
    reader.visit(PAGE)
    assert "Last day for your appeal" in reader.page.text
    assert reader.page.text.count("You wrote something here") == 1


def test_an_old_browser_without_an_origin_is_known_by_the_form_s_key(reader: PageReader) -> None:
    reader.write(WORRY)
    fields = {**reader.page.forms[0].fields, "text": "hello"}

    assert reader.post(PAGE, {**fields, "key": "0" * 32}).status == 400
    assert reader.post(PAGE, {**fields, "id": str(uuid.uuid4())}).status == 303


@pytest.mark.parametrize("body", [b"", b"\xff\xfe%zz=%", b"text=a&" * 5000, b"a" * 70_000])
def test_a_form_that_is_none_is_met_kindly(server: Server, body: bytes) -> None:
    answer = ask(server, "POST", PAGE, body, {"Content-Type": "application/x-www-form-urlencoded"})

    assert answer.status in {400, 413, 422}
    assert b"<h1>" in answer.body
    assert b"rror" not in answer.body

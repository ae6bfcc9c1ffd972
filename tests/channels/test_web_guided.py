"""The guided talk on the web and on the page without JavaScript: only what was offered can be tapped, and it counts."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import uuid

import pytest

from tests.channels.page_reader import PageReader
from tests.channels.web_client import Talk
from tests.serving import PROJECT, Server

WORRY = "my sons school wont help him with his dyslexia"


def counted(server: Server) -> dict[tuple[str, str, str], int]:
    with sqlite3.connect(server.database) as database:
        found = database.execute("SELECT what, signpost, channel, times FROM needs").fetchall()
    return {(what, signpost, channel): times for what, signpost, channel, times in found}


def test_a_tap_that_was_not_offered_is_refused_as_any_choice(talk: Talk) -> None:
    assert "cannot use that choice" in talk.pick("/helped")["text"]


def test_this_helped_is_thanked_and_counted_once_without_the_talk(server: Server, talk: Talk) -> None:
    key = ("helped", "sen_support_rights", "web")
    talk.say(WORRY)
    before = counted(server).get(key, 0) if talk.pick("/helped") else 0
    message_id = str(uuid.uuid4())
    talk.say(WORRY)
    for _ in range(2):
        answer = talk.send(message_id, choice="/helped").json["messages"][0]

    assert "Thank you" in answer["text"] and answer["chosen"] == "This helped"
    assert counted(server)[key] == before + 1


def test_not_what_i_meant_brings_other_readings_a_person_and_a_line_in_the_report(server: Server, talk: Talk) -> None:
    talk.say(WORRY)

    answer = talk.pick("/not_meant")

    assert [choice["payload"] for choice in answer["choices"]][-1] == "/human_handover"
    assert len(answer["choices"]) > 1
    seen = subprocess.run(
        [sys.executable, "-m", "extensions.server.command_line", "unmet"],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "SIGNPOST_DATABASE": str(server.database)},
    )
    assert seen.returncode == 0, seen.stderr
    assert "sen_support_rights" in seen.stdout


def test_a_question_and_danger_offer_no_taps_but_a_person_where_nobody_is_named(talk: Talk) -> None:
    asked = talk.say("where am i in all this")
    danger = talk.say("my daughter wants to kill herself")

    assert [way["payload"] for way in asked["card"]["beside"]] == ["/human_handover"]
    assert danger["card"]["beside"] == []


@pytest.fixture
def reader(server: Server) -> PageReader:
    return PageReader(server)


def test_the_questions_are_answered_by_plain_forms_and_the_ladder_is_drawn_once(reader: PageReader) -> None:
    reader.press("Where am I?")
    assert "Question 1 of at most 5" in reader.page.text
    assert "The steps" not in reader.page.text and "Talk it through first" not in reader.page.text
    for choice in ("No letter like that", "None of these", "School", "I have talked to them"):
        reader.press(choice)
    text = " ".join(reader.page.text.split())

    assert "Complain (You are here)" in text
    assert "You told me: You have talked to them." in text
    assert "The ladder: 1" not in text
    reader.press("The step before")
    assert "We are back at: Talk it through first." in reader.page.text


def test_the_quiet_ways_stand_on_the_page_too(reader: PageReader) -> None:
    reader.write(WORRY)
    reader.press("This helped")

    assert "You picked: This helped" in reader.page.text
    reader.press("Talk to a person")
    assert "Have these ready" in reader.page.text

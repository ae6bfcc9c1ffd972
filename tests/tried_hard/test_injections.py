"""Words made to be obeyed, filled in, run or shown as a page are words: not obeyed, not repeated, not kept, not logged.

The sets are the files in injections/; each entry has what is said, and the marks that must be nowhere afterwards.
"""

from __future__ import annotations

import html
import json
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml

from tests.channels.page_reader import PageReader
from tests.channels.web_client import Talk, ask
from tests.serving import Server

FOLDER = Path(__file__).parent / "injections"
SETS: dict[str, list[dict[str, Any]]] = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yml"))
}
COMPLAINT = "I have spoken to the school and want to make a formal complaint"
TRAVERSAL = [
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "....//....//etc/passwd",
    "%2e%2e/%2e%2e/README.md",
    "..\\..\\README.md",
    "/etc/passwd",
    "appeal_letter.txt%00.docx",
    "appeal_letter.txt/../../README.md",
    "file:///etc/passwd",
    "~root/.ssh/id_rsa",
    "a" * 3000,
    "aux.txt\r\nX-Puffin: 1",
]


def said_back(shown: str, entry: dict[str, Any]) -> list[str]:
    """The marks of an entry that stand in what was shown."""
    return [mark for mark in entry["marks"] if mark.lower() in shown.lower()]


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_obeyed_or_repeated_over_rest(server: Server, name: str) -> None:
    for entry in SETS[name]:
        messages = server.say(entry["say"])
        shown = json.dumps(messages, ensure_ascii=False)

        assert said_back(shown, entry) == [], entry
        assert len([message for message in messages if "custom" in message]) == 1
        assert messages[0]["text"].strip()


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_obeyed_or_repeated_on_the_web_as_words_or_as_a_choice(server: Server, name: str) -> None:
    talk = Talk(server).open()
    for entry in SETS[name]:
        for said in ({"text": entry["say"]}, {"choice": entry["say"]}):
            answer = talk.send(**said)

            assert answer.status == 200
            assert said_back(json.dumps(answer.json, ensure_ascii=False), entry) == [], entry


@pytest.mark.parametrize("name", SETS)
def test_the_page_repeats_nothing_and_shows_what_was_typed_as_text_alone(server: Server, name: str) -> None:
    reader = PageReader(server)
    for entry in SETS[name]:
        reader.write(entry["say"])
        assert said_back(reader.answer.body.decode(), entry) == [], entry

        # Refused for its length, it stands in the box again, to be mended.
        long = entry["say"] + " please help" * 400
        reader.write(long)
        whole = reader.answer.body.decode()
        box = whole[whole.index("<textarea") : whole.index("</textarea>")]
        assert reader.answer.status == 422
        assert "<" not in box[1:]
        assert said_back(whole.replace(box, ""), entry) == [], entry
        assert html.unescape(box).split(">", 1)[1].strip()[:3] == entry["say"].strip()[:3]
        reader.visit("/webhooks/web/page")


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_kept_and_nothing_is_logged(server: Server, name: str) -> None:
    for entry in SETS[name]:
        server.say(entry["say"])
    kept = server.kept().decode("utf-8", "replace")

    assert [found for entry in SETS[name] for found in said_back(server.log + kept, only_long(entry))] == []


def only_long(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry's marks that can be no chance: three letters stand somewhere in a database."""
    return {"marks": [mark for mark in entry["marks"] if len(mark) > 5 and mark.isprintable() and mark != "password"]}


@pytest.mark.parametrize("name", SETS)
def test_the_next_worry_is_answered_as_ever(server: Server, name: str) -> None:
    for entry in SETS[name]:
        sender = uuid.uuid4().hex
        server.say(entry["say"], sender)
        complaint = server.say(COMPLAINT, sender)[1]["custom"]
        answer = server.say("it's an academy", sender)

        assert complaint["signpost"] == "school_complaint", entry
        assert answer[1]["custom"]["signpost"] == "school_complaint", entry
        assert said_back(json.dumps(answer, ensure_ascii=False), entry) == [], entry


def test_the_tables_are_all_there_afterwards(server: Server) -> None:
    for entry in SETS["databases"]:
        server.say(entry["say"], sender=entry["say"])
        ask(server, "GET", f"/webhooks/web/messages?after={quote(entry['say'])}")

    assert server.get("/health")[0] == 200


@pytest.mark.parametrize("place", ["letters", "webhooks/web/dates/appeal", "webhooks/web/static"])
@pytest.mark.parametrize("path", TRAVERSAL, ids=lambda path: path[:20])
def test_no_address_leads_out_of_its_folder(server: Server, place: str, path: str) -> None:
    for way in (quote(path, safe="/%.~\\:"), quote(path, safe="")):
        answer = ask(server, "GET", f"/{place}/{way}")

        assert answer.status in {400, 404}
        assert b"root:" not in answer.body and b"Signpost" not in answer.body
        assert "x-puffin" not in answer.headers


@pytest.mark.parametrize("value", ["a\tb", "puffin" * 1500, "a=b; c=d", "é"])
@pytest.mark.parametrize("name", ["X-Conversation", "Cookie", "Origin", "X-Forwarded-For", "If-None-Match", "Host"])
def test_no_header_breaks_an_answer_or_comes_back_in_one(server: Server, name: str, value: str) -> None:
    headers = {name: value.encode().decode("latin-1")}
    for method, path in (("GET", "/webhooks/web/page"), ("POST", "/webhooks/web/messages"), ("GET", "/health")):
        answer = ask(server, method, path, b"{}" if method == "POST" else None, headers)

        assert answer.status < 500
        assert b"puffin" not in answer.body
        assert not any("puffin" in held for held in answer.headers.values())


def test_there_are_at_least_sixty_injections_of_seven_kinds() -> None:
    assert len(SETS) >= 7
    assert sum(map(len, SETS.values())) >= 60

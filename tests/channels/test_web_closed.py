"""The off switch closes the chat at once, everywhere, with a notice; danger is answered all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.web_client import WEB, Talk, ask
from tests.serving import Server

NOTICE = "We are away until Monday."


@pytest.fixture
def closed(switch: Path) -> Iterator[Path]:
    switch.write_text(NOTICE, encoding="utf-8")
    yield switch
    switch.unlink()


def test_status_health_and_page_show_the_notice(server: Server, closed: Path) -> None:
    status, health = ask(server, "GET", f"{WEB}/status").json, ask(server, "GET", "/health")
    page = ask(server, "GET", f"{WEB}/page").body.decode()

    assert status["open"] is False
    assert status["notice"].startswith(NOTICE)
    assert (health.status, health.json["chat"]) == (200, "closed")
    assert NOTICE in page
    assert "<textarea" not in page


def test_nobody_can_begin_or_go_on_and_all_are_told_who_can_help(server: Server, switch: Path) -> None:
    talk = Talk(server).open()
    switch.write_text(NOTICE)
    try:
        answers = [ask(server, "POST", f"{WEB}/conversations", b""), talk.send(text="hello")]
    finally:
        switch.unlink()

    for answer in answers:
        assert (answer.status, answer.json["code"]) == (503, "closed")
        assert answer.json["text"].startswith(NOTICE)
        assert len(answer.json["text"].split("\n\n")) > 1
    assert talk.send(text="hello").status == 200


def test_what_was_said_can_still_be_read_and_deleted(server: Server, switch: Path) -> None:
    talk = Talk(server).open()
    switch.touch()
    try:
        replay, deleted = talk.after(), talk.delete()
    finally:
        switch.unlink()

    assert (replay.status, deleted.status) == (200, 204)


def test_danger_is_answered_although_it_is_closed(server: Server, switch: Path) -> None:
    talk = Talk(server).open()
    switch.touch()
    try:
        answer = talk.send(text="my son says he wants to kill himself")
    finally:
        switch.unlink()

    assert answer.json["code"] == "closed"
    assert answer.json["card"]["signpost"] == "crisis"
    assert "999" in answer.json["text"]


def test_a_switch_without_words_has_words_of_its_own(server: Server, switch: Path) -> None:
    switch.touch()
    try:
        status = ask(server, "GET", f"{WEB}/status").json
    finally:
        switch.unlink()

    assert "closed for now" in status["notice"]


def test_a_notice_with_markup_stays_text(server: Server, switch: Path) -> None:
    switch.write_text("<img src=x onerror=alert(1)>")
    try:
        page = ask(server, "GET", f"{WEB}/page").body.decode()
    finally:
        switch.unlink()

    assert "<img" not in page
    assert "&lt;img" in page

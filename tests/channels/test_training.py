"""The training pages: off unless switched on, closed like the web channel, and alone in saying what was read."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from tests.channels.conftest import PATIENT
from tests.channels.web_client import WEB, Answer, Talk, ask
from tests.serving import Server

TRAINING = "/training"
REFUSED = f"{TRAINING}/lessons/refused_an_assessment"


@pytest.fixture(scope="module")
def training() -> Iterator[Server]:
    with Server(settings={**PATIENT, "SIGNPOST_TRAINING": "on"}) as running:
        yield running


def begun(server: Server) -> str:
    """The id of a new talk in free play."""
    return str(ask(server, "POST", f"{TRAINING}/conversations", b"").json["conversation"])


def send(server: Server, talk: str, text: str, base: str = TRAINING) -> Answer:
    body = json.dumps({"id": str(uuid.uuid4()), "text": text}).encode()
    return ask(server, "POST", f"{base}/messages", body, {"X-Conversation": talk})


def card(answer: Answer) -> dict[str, Any]:
    (message,) = answer.json["messages"]
    return dict(message["card"])


def test_without_the_setting_there_is_no_training_at_all(server: Server) -> None:
    for method, path in (("GET", "/"), ("GET", "/play"), ("POST", "/conversations"), ("POST", "/messages")):
        assert ask(server, method, f"{TRAINING}{path}").status in {404, 405}


def test_every_page_has_the_headers_of_the_web_channel(training: Server) -> None:
    for path in ("", "/", "/play", "/lessons/refused_an_assessment"):
        page = ask(training, "GET", f"{TRAINING}{path}")
        assert page.status == 200
        assert "script-src 'self'" in page.headers["content-security-policy"]
        assert "unsafe" not in page.headers["content-security-policy"]
        assert page.headers["x-content-type-options"] == "nosniff"
        assert page.headers["cache-control"] == "no-store"
        assert "set-cookie" not in page.headers


def test_a_lesson_shows_the_real_turn_on_its_own_day_with_what_it_understood(training: Server) -> None:
    turn = ask(training, "GET", f"{REFUSED}/turns/3").json
    assert "7 December 2026" in turn["text"]
    assert turn["in_step"] is True
    assert turn["understood"]["signpost"] == "appeal"
    assert turn["understood"]["case"]["letter_date"] == "2026-10-05"
    assert 0 < turn["understood"]["confidence"] <= 1


def test_a_lesson_or_turn_that_is_not_there_breaks_nothing(training: Server) -> None:
    assert ask(training, "GET", f"{REFUSED}/turns/99").status == 404
    assert ask(training, "GET", f"{TRAINING}/lessons/no_such_lesson/turns/1").status == 404
    assert ask(training, "GET", f"{TRAINING}/lessons/no_such_lesson").status == 302


def test_a_lesson_leaves_nothing_in_the_store(training: Server) -> None:
    assert ask(training, "GET", f"{TRAINING}/lessons/no_diagnosis/turns/1").status == 200
    end = time.monotonic() + 60
    # The lessons are all played once beside the server's start; each is deleted when it has been played.
    while b"training-" in training.kept():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_free_play_says_what_was_understood_and_the_public_chat_never_does(training: Server) -> None:
    words = "the school says no help without a diagnosis"
    understood = card(send(training, begun(training), words))["understood"]
    assert understood["intent"] == "sen_support_rights"
    assert understood["confidence"] > 0
    assert understood["point"] == "no_diagnosis_no_help"
    public = Talk(training).open()
    assert "understood" not in public.say(words)["card"]
    assert "understood" not in json.dumps(public.after(0).json)


def test_a_talk_of_free_play_cannot_be_read_by_the_public_address_nor_the_other_way(training: Server) -> None:
    talk = begun(training)
    send(training, talk, "hello")
    assert ask(training, "GET", f"{WEB}/messages?after=0", headers={"X-Conversation": talk}).status == 410
    public = Talk(training).open()
    assert ask(training, "GET", f"{TRAINING}/messages?after=0", headers={"X-Conversation": public.id}).status == 410


def test_free_play_keeps_no_word_and_deletes_when_asked(training: Server) -> None:
    talk = begun(training)
    send(training, talk, "my aunt Philomena said the school has no money")
    assert b"Philomena" not in training.kept()
    assert ask(training, "DELETE", f"{TRAINING}/conversations", headers={"X-Conversation": talk}).status == 204
    assert ask(training, "GET", f"{TRAINING}/messages?after=0", headers={"X-Conversation": talk}).status == 410


def test_danger_is_answered_in_free_play_too(training: Server) -> None:
    assert card(send(training, begun(training), "my daughter took all the tablets"))["signpost"] == "crisis"


def test_another_site_may_not_talk_to_it(training: Server) -> None:
    answer = ask(training, "POST", f"{TRAINING}/conversations", b"", {"Origin": "https://stranger.example"})
    assert answer.status == 403


def test_too_much_at_once_is_slowed_down() -> None:
    settings = {"SIGNPOST_TRAINING": "on", "SIGNPOST_REQUESTS_PER_MINUTE": "1"}
    with Server(settings=settings) as server:
        answers = [ask(server, "GET", f"{REFUSED}/turns/1").status for _ in range(130)]
    assert answers[0] == 200
    assert answers[-1] == 429

"""Only what a messenger's provider signed is read; all else is refused, and says nothing to anybody."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest
from rasa.core.channels.channel import InputChannel

from extensions.channels.messenger import MessengerChannel
from extensions.channels.telegram import TelegramChannel
from extensions.channels.whatsapp import WhatsAppChannel
from tests.channels import graph_stand_in as graph
from tests.channels.person import Person
from tests.channels.web_client import ask
from tests.serving import Server

META = ("messenger", "whatsapp")
CHANNELS: dict[str, type[InputChannel]] = {
    "messenger": MessengerChannel,
    "whatsapp": WhatsAppChannel,
    "telegram": TelegramChannel,
}


def refused(person: Person, content: Any, signature: str | None, **headers: str) -> None:
    before = person.api.asked
    assert person.deliver(content, signature, **headers) == 403
    assert person.got == []
    assert person.api.asked == before


def test_a_signed_message_is_answered(person: Person) -> None:
    assert "Signpost" in person.say("hello")


def test_an_unsigned_message_is_refused(person: Person) -> None:
    refused(person, person.content(person.words("hello")), "")


@pytest.mark.parametrize(
    "signature", ["x", "sha256=", "sha256=" + "0" * 64, "sha1=" + "0" * 40, "new=00", "é", "a" * 5000]
)
def test_a_wrong_signature_is_refused(person: Person, signature: str) -> None:
    refused(person, person.content(person.words("hello")), signature.encode().decode("latin-1"))


@pytest.mark.parametrize("odd", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 100_000, b"1e999"])
def test_a_signed_request_that_is_no_message_is_taken_without_a_reply(person: Person, odd: bytes) -> None:
    before = person.api.asked
    assert person.deliver(odd) == 200
    assert person.api.asked == before


@pytest.mark.parametrize("value", [None, 7, 10**400, -1, True, "x", [], [None], {}, {"id": None}, "\ud800", 1e308])
def test_a_signed_message_with_odd_fields_fails_nobody(person: Person, value: Any) -> None:
    """Every field in turn holds something it should not; the next message is answered all the same."""
    event = person.words("hello")
    for odd in variants(person.content(event), value):
        assert person.deliver(odd) in {200, 403}
    assert person.another().say("hello")


def variants(content: Any, value: Any) -> list[Any]:
    """The content with one field after the other replaced."""
    made = []
    for path in paths(content):
        copy = json.loads(json.dumps(content))
        *way, last = path
        at = copy
        for step in way:
            at = at[step]
        at[last] = value
        made.append(copy)
    return made


def paths(content: Any) -> list[list[Any]]:
    """The way to every field."""
    inside = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    return [way for name, one in inside for way in ([name], *([name, *further] for further in paths(one)))]


def test_a_replayed_request_is_answered_once(person: Person) -> None:
    content = person.content(person.words("hello"))
    assert [person.deliver(content) for _ in range(3)] == [200] * 3
    person.api.wait_for(lambda: len(person.got) == 1)
    person.silence()
    assert len(person.got) == 1


def test_the_same_message_twice_in_one_request_is_answered_once(person: Person) -> None:
    event = person.words("hello")
    assert person.hear(event, event)
    person.silence(event)
    assert len(person.got) == 1


def test_a_message_delivered_twice_at_the_same_moment_is_answered_once(person: Person) -> None:
    content = person.content(person.words("They said no to an EHC assessment for my daughter"))
    sending = [threading.Thread(target=person.deliver, args=(content,)) for _ in range(8)]
    for one in sending:
        one.start()
    for one in sending:
        one.join()
    person.api.wait_for(lambda: len(person.got) == 1)
    person.silence()
    assert len(person.got) == 1


def test_a_tap_that_is_replayed_is_obeyed_once(person: Person) -> None:
    person.say("I want mediation with the council")
    press = person.press(*person.buttons[0])
    person.hear(press)
    person.silence(press)


# Meta


@pytest.fixture(params=META)
def address(request: pytest.FixtureRequest) -> str:
    """Where Meta calls, on each of its channels."""
    return f"/webhooks/{request.param}/webhook"


def verify(server: Server, address: str, **asked: str) -> Any:
    query = "&".join(f"hub.{name}={value}" for name, value in asked.items())
    return ask(server, "GET", f"{address}?{query}")


def test_meta_is_answered_with_its_challenge_if_it_knows_our_word(chat_server: Server, address: str) -> None:
    answer = verify(chat_server, address, mode="subscribe", verify_token=graph.VERIFY, challenge="1158201444")
    assert (answer.status, answer.body) == (200, b"1158201444")
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"mode": "subscribe", "challenge": "1"},
        {"mode": "subscribe", "verify_token": "", "challenge": "1"},
        {"mode": "subscribe", "verify_token": "wrong", "challenge": "1"},
        {"mode": "subscribe", "verify_token": "%C3%A9%ED%A0%80", "challenge": "1"},
        {"mode": "unsubscribe", "verify_token": graph.VERIFY, "challenge": "1"},
    ],
)
def test_whoever_does_not_know_our_word_is_not_verified(
    chat_server: Server, address: str, asked: dict[str, str]
) -> None:
    answer = verify(chat_server, address, **asked)
    assert (answer.status, answer.body) == (403, b"")


def test_metas_signature_by_another_secret_or_for_other_words_is_refused(person: Person) -> None:
    if person.channel in META:
        body = json.dumps(person.content(person.words("hello"))).encode()
        refused(person, body, graph.sign(body, "f" * 32))
        refused(person, body.replace(b"hello", b"hullo"), graph.sign(body))
        refused(person, body + b" ", graph.sign(body))


def test_metas_signature_counts_whatever_the_capitals_of_the_header_and_behind_a_proxy(person: Person) -> None:
    if person.channel in META:
        sent = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "inside", "X-Hub-Signature": "sha1=0"}
        assert person.deliver(person.content(person.words("hello")), **sent) == 200
        person.api.wait_for(lambda: len(person.got) == 1)


# Settings


@pytest.mark.parametrize("channel", CHANNELS)
def test_with_no_settings_at_all_there_are_no_addresses(server: Server, channel: str) -> None:
    for method in ("GET", "POST"):
        assert ask(server, method, f"/webhooks/{channel}/webhook", b"{}" if method == "POST" else b"").status == 404


@pytest.mark.parametrize(
    "channel, left_out, instead",
    [
        ("messenger", "SIGNPOST_SECRET", "too short"),
        ("messenger", "SIGNPOST_MESSENGER_APP_SECRET", ""),
        ("messenger", "SIGNPOST_MESSENGER_APP_SECRET", "0123"),
        ("messenger", "SIGNPOST_MESSENGER_VERIFY", "short"),
        ("messenger", "SIGNPOST_MESSENGER_TOKEN", ""),
        ("messenger", "SIGNPOST_MESSENGER_PAGE", "a page"),
        ("messenger", "SIGNPOST_META_API", "http://graph.example"),
        ("whatsapp", "SIGNPOST_PUBLIC_URL", ""),
        ("whatsapp", "SIGNPOST_WHATSAPP_APP_SECRET", ""),
        ("whatsapp", "SIGNPOST_WHATSAPP_VERIFY", ""),
        ("whatsapp", "SIGNPOST_WHATSAPP_TOKEN", "two words"),
        ("whatsapp", "SIGNPOST_WHATSAPP_NUMBER_ID", "+447700900000"),
        ("whatsapp", "SIGNPOST_META_API", "ftp://graph.example"),
        ("telegram", "SIGNPOST_SECRET", ""),
        ("telegram", "SIGNPOST_TELEGRAM_TOKEN", "not a token"),
        ("telegram", "SIGNPOST_TELEGRAM_SECRET", "too-short"),
        ("telegram", "SIGNPOST_TELEGRAM_SECRET", "with a space" * 4),
        ("telegram", "SIGNPOST_TELEGRAM_API", "http://telegram.example"),
    ],
)
def test_without_one_of_its_settings_the_channel_stays_closed_and_says_which(
    messenger_apis: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    channel: str,
    left_out: str,
    instead: str,
) -> None:
    settings = messenger_apis[channel].settings
    for name, value in {**settings, left_out: instead}.items():
        monkeypatch.setenv(name, value)

    async def nobody(_: object) -> None:
        raise AssertionError

    assert CHANNELS[channel].from_credentials({}).blueprint(nobody)._future_routes == set()
    assert left_out in caplog.text
    assert not any(value in caplog.text for value in settings.values())

"""Only what Twilio signed for our public address is read; anything else is refused, and says nothing to anybody."""

from __future__ import annotations

import threading

import pytest

from extensions.channels.twilio_sms import TwilioSmsChannel
from tests.channels.phone import Phone
from tests.channels.twilio_stand_in import (
    ACCOUNT,
    OUR_NUMBER,
    PUBLIC_URL,
    STATUS,
    WEBHOOK,
    TwilioStandIn,
    deliver,
    form_of,
    message_id,
    sign,
)
from tests.channels.web_client import ask
from tests.serving import Server

NEWS = {
    "MessageSid": "SM" + "1" * 32,
    "MessageStatus": "delivered",
    "AccountSid": ACCOUNT,
    "ErrorCode": "",
}


def refused(phone: Phone, form: dict[str, str], signature: str | None, **headers: str) -> None:
    before = phone.twilio.asked
    assert deliver(phone.port, form, signature, **headers) == 403
    assert phone.got == []
    assert phone.twilio.asked == before


def test_a_signed_text_is_answered(phone: Phone) -> None:
    assert "Signpost" in phone.text("hello")


def test_an_unsigned_text_is_refused(phone: Phone) -> None:
    refused(phone, form_of(phone.number, "hello"), "")


@pytest.mark.parametrize("signature", ["x", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "é", "a" * 5000])
def test_a_wrong_signature_is_refused(phone: Phone, signature: str) -> None:
    refused(phone, form_of(phone.number, "hello"), signature.encode().decode("latin-1"))


def test_a_signature_by_another_token_is_refused(phone: Phone) -> None:
    form = form_of(phone.number, "hello")
    refused(phone, form, sign(form, token="another-token-of-nobody"))


def test_a_signature_for_other_words_is_refused(phone: Phone) -> None:
    form = form_of(phone.number, "hello")
    refused(phone, {**form, "Body": "goodbye"}, sign(form))
    refused(phone, {**form, "Extra": "1"}, sign(form))


def test_a_signature_for_another_address_is_refused(phone: Phone) -> None:
    form = form_of(phone.number, "hello")
    refused(phone, form, sign(form, PUBLIC_URL + STATUS))
    refused(phone, form, sign(form, f"http://127.0.0.1:{phone.port}{WEBHOOK}"))


def test_behind_a_proxy_the_public_address_counts_and_no_header_changes_it(phone: Phone) -> None:
    form = form_of(phone.number, "hello")
    refused(phone, form, sign(form, "https://evil.example" + WEBHOOK), **{"X-Forwarded-Host": "evil.example"})
    sent = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "inside", "X-Forwarded-For": "192.0.2.1"}
    assert deliver(phone.port, form, **sent) == 200
    phone.twilio.wait_for(lambda: len(phone.got) == 1)


def test_a_text_for_another_account_is_refused(phone: Phone) -> None:
    form = form_of(phone.number, "hello", AccountSid="AC" + "1" * 32)
    refused(phone, form, sign(form))


def test_a_body_that_is_no_form_or_far_too_big_is_refused(sms_server: Server, twilio: TwilioStandIn) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": "x"}
    for body in (b"", b"\xff\xfe", b"{}", b"a" * 150_000):
        assert ask(sms_server, "POST", WEBHOOK, body, headers).status == 403
    assert ask(sms_server, "GET", WEBHOOK).status == 405


def test_an_empty_field_is_part_of_what_is_signed(phone: Phone) -> None:
    assert "without words" in phone.text("")


def test_a_replayed_text_is_answered_once(phone: Phone) -> None:
    form = form_of(phone.number, "hello")
    statuses = [deliver(phone.port, form) for _ in range(3)]
    phone.twilio.wait_for(lambda: len(phone.got) == 1)
    phone.silence("", **form)
    assert statuses == [200] * 3
    assert len(phone.got) == 1


def test_a_text_delivered_twice_at_the_same_moment_is_answered_once(phone: Phone) -> None:
    form = form_of(phone.number, "They said no to an EHC assessment for my daughter")
    sending = [threading.Thread(target=deliver, args=(phone.port, form)) for _ in range(8)]
    for one in sending:
        one.start()
    for one in sending:
        one.join()
    phone.twilio.wait_for(lambda: len(phone.got) == 1)
    phone.silence("", **form)
    assert len(phone.got) == 1


def test_a_text_from_our_own_number_starts_no_talk_with_ourselves(sms_server: Server, twilio: TwilioStandIn) -> None:
    Phone(sms_server.port, twilio, OUR_NUMBER).silence("hello")


# What became of our texts


def status(phone: Phone, signature: str | None = None, **form: str) -> int:
    return deliver(phone.port, {**NEWS, "To": phone.number, **form}, signature, STATUS)


def test_news_of_our_texts_must_be_signed_too(phone: Phone) -> None:
    assert status(phone) == 204
    assert status(phone, "") == 403
    assert status(phone, sign({**NEWS, "To": phone.number}, PUBLIC_URL + WEBHOOK)) == 403


def test_our_texts_ask_for_news_at_the_public_address(phone: Phone) -> None:
    phone.text("hello")
    (taken,) = [one for one in phone.twilio.taken if one.to == phone.number]
    assert taken.form["StatusCallback"] == PUBLIC_URL + STATUS
    assert taken.form["From"] == OUR_NUMBER


def test_news_that_somebody_has_stopped_is_obeyed(phone: Phone) -> None:
    phone.text("hello")
    assert status(phone, MessageStatus="failed", ErrorCode="21610") == 204
    phone.silence("I want to complain")


def test_news_of_a_failure_changes_nothing(phone: Phone) -> None:
    phone.text("hello")
    assert status(phone, MessageStatus="undelivered", ErrorCode="30003", MessageSid=message_id()) == 204
    assert phone.text("I want to complain about the school")


# Settings


@pytest.mark.parametrize(
    "left_out, instead",
    [
        ("SIGNPOST_SECRET", ""),
        ("SIGNPOST_SECRET", "too short"),
        ("SIGNPOST_PUBLIC_URL", ""),
        ("SIGNPOST_TWILIO_TOKEN", ""),
        ("SIGNPOST_TWILIO_ACCOUNT", "SK123"),
        ("SIGNPOST_TWILIO_API", "http://api.example"),
    ],
)
def test_without_its_settings_the_channel_has_no_addresses(
    twilio: TwilioStandIn,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    left_out: str,
    instead: str,
) -> None:
    for name, value in {**twilio.settings, left_out: instead}.items():
        monkeypatch.setenv(name, value)

    async def nobody(_: object) -> None:
        raise AssertionError

    assert TwilioSmsChannel.from_credentials({}).blueprint(nobody)._future_routes == set()
    assert left_out in caplog.text
    assert not any(value in caplog.text for value in twilio.settings.values())


def test_with_no_settings_at_all_nothing_is_said(server: Server) -> None:
    assert ask(server, "POST", WEBHOOK, b"Body=hello").status == 404
    assert ask(server, "POST", STATUS, b"Body=hello").status == 404

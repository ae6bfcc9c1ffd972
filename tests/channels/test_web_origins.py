"""Only our own pages and the listed sites may talk, and nobody with cookies; security headers are on every answer."""

from __future__ import annotations

import pytest

from tests.channels.conftest import FORUM
from tests.channels.web_client import WEB, Answer, Talk, ask
from tests.serving import Server

STRANGERS = [
    "https://evil.example",
    "http://forum.example",
    "https://forum.example.evil.example",
    "https://forum.example:8443",
    "https://xforum.example",
    "null",
    "",
    "http://[",
    "*",
]
ADDRESSES = [
    ("POST", f"{WEB}/conversations"),
    ("POST", f"{WEB}/messages"),
    ("GET", f"{WEB}/messages"),
    ("DELETE", f"{WEB}/conversations"),
    ("GET", f"{WEB}/status"),
]
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
}


def open_from(server: Server, origin: str) -> Answer:
    return ask(server, "POST", f"{WEB}/conversations", b"", {"Origin": origin})


@pytest.mark.parametrize("method, address", ADDRESSES)
@pytest.mark.parametrize("origin", STRANGERS)
def test_a_page_of_another_site_is_refused(server: Server, method: str, address: str, origin: str) -> None:
    answer = ask(server, method, address, b"", {"Origin": origin, "X-Conversation": "A" * 32})

    assert (answer.status, answer.json["code"]) == (403, "origin")
    assert not any(name.startswith("access-control-allow") for name in answer.headers)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_our_own_page_is_always_welcome(server: Server, host: str) -> None:
    own = f"{host}:{server.port}"

    answer = ask(server, "POST", f"{WEB}/conversations", b"", {"Origin": f"http://{own}", "Host": own})

    assert answer.status == 201
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("origin", [FORUM, "https://second.example"])
def test_a_listed_site_may_talk_and_read_the_answer(server: Server, origin: str) -> None:
    answer = open_from(server, origin)

    assert answer.status == 201
    assert answer.headers["access-control-allow-origin"] == origin
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers["vary"] == "Origin"
    assert "set-cookie" not in answer.headers


def test_a_listed_site_may_also_read_a_refusal(server: Server) -> None:
    answer = Talk(server, {"Origin": FORUM}, id="x").send(text="hello")

    assert answer.status == 410
    assert answer.headers["access-control-allow-origin"] == FORUM


@pytest.mark.parametrize("address", ["conversations", "messages", "status"])
def test_a_browser_that_asks_first_is_told_what_is_allowed(server: Server, address: str) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type, x-conversation"}

    welcome = ask(server, "OPTIONS", f"{WEB}/{address}", headers={"Origin": FORUM, **asked})
    stranger = ask(server, "OPTIONS", f"{WEB}/{address}", headers={"Origin": "https://evil.example", **asked})

    assert welcome.status == 204
    assert welcome.headers["access-control-allow-origin"] == FORUM
    assert {"GET", "POST", "DELETE"} <= set(welcome.headers["access-control-allow-methods"].split(", "))
    assert {"content-type", "x-conversation"} <= set(
        welcome.headers["access-control-allow-headers"].lower().split(", ")
    )
    assert welcome.headers["access-control-max-age"] == "600"
    assert "access-control-allow-credentials" not in welcome.headers
    assert stranger.status == 403
    assert not any(name.startswith("access-control-allow") for name in stranger.headers)


@pytest.mark.parametrize(
    "method, address",
    [
        *ADDRESSES,
        ("GET", "/"),
        ("GET", "/health"),
        ("GET", "/nothing/here"),
        ("PUT", f"{WEB}/messages"),
        ("GET", f"{WEB}/page"),
        ("GET", f"{WEB}/page/leave"),
        ("GET", f"{WEB}/static/signpost-chat.js"),
        ("GET", f"{WEB}/static/nothing.js"),
        ("POST", "/webhooks/rest/webhook"),
    ],
)
def test_security_headers_are_on_every_answer(server: Server, method: str, address: str) -> None:
    headers = ask(server, method, address, b"").headers
    policy = headers["content-security-policy"]

    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "default-src 'none'" in policy
    assert "frame-ancestors" in policy
    assert "unsafe" not in policy
    assert headers["referrer-policy"] in {"no-referrer", "same-origin"}
    assert "server" not in headers
    assert "access-control-allow-credentials" not in headers


@pytest.mark.parametrize("method, address", ADDRESSES)
def test_what_is_said_is_never_kept_by_a_browser_or_a_server_between(server: Server, method: str, address: str) -> None:
    assert ask(server, method, address, b"").headers["cache-control"] == "no-store"


def test_an_address_that_is_not_there_gets_plain_words_and_no_version(server: Server) -> None:
    answer = ask(server, "GET", "/nothing/here")

    assert answer.status == 404
    assert b"nothing at this address" in answer.body
    assert b"asa" not in answer.body
    assert b"rror" not in answer.body

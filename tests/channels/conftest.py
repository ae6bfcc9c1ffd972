"""Real servers: one for all that only asks, one that forgets soon and stands behind a proxy, one that takes texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.graph_stand_in import GraphStandIn
from tests.channels.people import PEOPLE
from tests.channels.person import Person
from tests.channels.phone import Phone
from tests.channels.stand_in import StandIn
from tests.channels.telegram_stand_in import TelegramStandIn
from tests.channels.twilio_stand_in import TwilioStandIn
from tests.channels.web_client import Talk
from tests.serving import Server

FORUM = "https://forum.example"
"""The one other site that may carry the chat."""
PATIENT = {
    "SIGNPOST_MESSAGES_PER_MINUTE": "100000",
    "SIGNPOST_REQUESTS_PER_MINUTE": "100000",
    "SIGNPOST_WEB_ORIGINS": f"{FORUM}, https://second.example",
}
SILENCE_SECONDS = 1.5


@pytest.fixture(scope="session")
def switch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file that closes the chat would be."""
    return tmp_path_factory.mktemp("switch") / "closed"


@pytest.fixture(scope="session")
def server(switch: Path) -> Iterator[Server]:
    with Server(settings={**PATIENT, "SIGNPOST_CLOSED_FILE": str(switch)}) as running:
        yield running


@pytest.fixture(scope="session")
def strict_server() -> Iterator[Server]:
    """The limits as they are, one server of ours in front, and everything forgotten after a second and a half."""
    settings = {"SIGNPOST_PROXIES": "1", "SIGNPOST_SILENCE_MINUTES": str(SILENCE_SECONDS / 60)}
    with Server(settings=settings) as running:
        yield running


@pytest.fixture
def talk(server: Server) -> Talk:
    return Talk(server).open()


@pytest.fixture(scope="session")
def twilio() -> Iterator[TwilioStandIn]:
    """Twilio's API on loopback."""
    with TwilioStandIn() as running:
        yield running


@pytest.fixture(scope="session")
def sms_switch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file that closes the talks by text message would be."""
    return tmp_path_factory.mktemp("sms_switch") / "closed"


@pytest.fixture(scope="session")
def sms_server(twilio: TwilioStandIn, sms_switch: Path) -> Iterator[Server]:
    with Server(settings={**PATIENT, **twilio.settings, "SIGNPOST_CLOSED_FILE": str(sms_switch)}) as running:
        yield running


@pytest.fixture
def phone(sms_server: Server, twilio: TwilioStandIn) -> Phone:
    return Phone(sms_server.port, twilio)


@pytest.fixture(scope="session")
def graph() -> Iterator[GraphStandIn]:
    """Meta's Graph API on loopback."""
    with GraphStandIn() as running:
        yield running


@pytest.fixture(scope="session")
def telegram() -> Iterator[TelegramStandIn]:
    """Telegram's API on loopback."""
    with TelegramStandIn() as running:
        yield running


@pytest.fixture(scope="session")
def messenger_apis(graph: GraphStandIn, telegram: TelegramStandIn) -> dict[str, StandIn]:
    """The stand-in of each messenger."""
    return {"messenger": graph, "whatsapp": graph, "telegram": telegram}


@pytest.fixture(scope="session")
def chat_server(messenger_apis: dict[str, StandIn], sms_switch: Path) -> Iterator[Server]:
    settings = {name: value for api in messenger_apis.values() for name, value in api.settings.items()}
    with Server(settings={**PATIENT, **settings, "SIGNPOST_CLOSED_FILE": str(sms_switch)}) as running:
        yield running


@pytest.fixture(params=PEOPLE, ids=[kind.channel for kind in PEOPLE])
def person(request: pytest.FixtureRequest, chat_server: Server, messenger_apis: dict[str, StandIn]) -> Person:
    """A parent on each messenger in turn."""
    kind: type[Person] = request.param
    return kind(chat_server.port, messenger_apis[kind.channel])

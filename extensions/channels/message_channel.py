"""What every message channel shares: opened only when its settings are there, and what it does while a server runs.

A channel adds its name, its settings, its manners, its sender and its routes; see twilio_sms.py.
"""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic

from extensions.channels.guard import Guard, OnNewMessage
from extensions.channels.message_ids import Names
from extensions.channels.message_inbound import Inbound
from extensions.channels.message_manners import Manners
from extensions.channels.message_outbox import DRAIN_SECONDS, Sender
from extensions.channels.message_settings import PUBLIC_URL, SECRET, read_all
from extensions.channels.message_talks import Talks
from extensions.failures import place_of
from extensions.knowledge import shared_knowledge
from signpost.knowledge import Knowledge

logger = logging.getLogger(__name__)

MAX_REQUEST_BYTES = 100_000
"""Far more than any provider sends for one message; what is longer is not even looked at."""
TAKE_SECONDS = 8.0
"""So long a provider is kept waiting for our "received"; they give up after 10 to 20 and send it again."""
PURGE_SECONDS = 60.0


class MessageChannel(InputChannel, ABC):
    """See InputChannel. Without its settings it has no addresses at all."""

    settings: Mapping[str, str] = {}
    """The environment variables it needs, each with the pattern that its value must fit."""

    def __init__(self) -> None:
        """Reads the settings."""
        self.values = read_all(self.name(), self.settings)

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """See InputChannel.from_credentials. Secrets come from the environment, so the file has none to read."""
        return cls()

    @property
    def public_url(self) -> str:
        """The address under which the provider knows this channel, without a slash at its end."""
        assert self.values
        return f"{self.values[PUBLIC_URL]}/webhooks/{self.name()}"

    @abstractmethod
    def manners(self, knowledge: Knowledge) -> Manners:
        """The channel's layout and sentences."""

    @abstractmethod
    def sender(self, names: Names) -> Sender | None:
        """The provider's API; None when it cannot be used safely, which keeps the channel closed."""

    @abstractmethod
    def add_routes(self, blueprint: Blueprint, receiver: Receiver) -> None:
        """Adds the addresses the provider calls. Each request is verified before it is read."""

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """See InputChannel.blueprint."""
        blueprint = Blueprint(f"signpost_{self.name()}", __name__)
        if self.values is None:
            return blueprint
        names, knowledge = Names(self.values[SECRET]), shared_knowledge()
        sender = self.sender(names)
        if sender is None:
            return blueprint
        talks = Talks(self.name(), self.manners(knowledge), names, sender, on_new_message, knowledge, Guard())
        receiver = Receiver(talks)
        self.add_routes(blueprint, receiver)
        blueprint.listener("after_server_start")(receiver.start)
        blueprint.listener("before_server_stop")(receiver.stop)
        return blueprint


class Receiver:
    """Takes messages in and keeps house, for as long as the server runs."""

    def __init__(self, talks: Talks) -> None:
        """One for a channel."""
        self.talks = talks
        self._under_way: set[asyncio.Task[None]] = set()
        self._purging: asyncio.Task[None] | None = None

    async def take(self, inbounds: Sequence[Inbound]) -> None:
        """Returns when all are answered and kept, or after TAKE_SECONDS; the turns go on in any case."""
        tasks = [asyncio.ensure_future(self._receive(inbound)) for inbound in inbounds]
        self._under_way.update(tasks)
        for task in tasks:
            task.add_done_callback(self._under_way.discard)
        if tasks:
            await asyncio.wait(tasks, timeout=TAKE_SECONDS)

    async def start(self, app: Sanic, _: Any) -> None:
        """Server listener: the agent is loaded now."""
        self.talks.open(app.ctx.agent)
        self._purging = asyncio.get_running_loop().create_task(self._keep_purging())

    async def stop(self, *_: Any) -> None:
        """Server listener: turns under way are finished and letters under way sent; the rest waits in the store."""
        if self._purging:
            self._purging.cancel()
        if self._under_way:
            await asyncio.wait(set(self._under_way), timeout=DRAIN_SECONDS)
        await self.talks.outbox.close()

    async def _receive(self, inbound: Inbound) -> None:
        try:
            await self.talks.receive(inbound)
        except Exception as failure:
            # Not its message, which can hold what a parent wrote.
            logger.error("A message could not be taken: %s at %s", type(failure).__name__, place_of(failure))

    async def _keep_purging(self) -> None:
        while True:
            try:
                self.talks.purge()
            except Exception as failure:
                # The next round tries again; a task that ended here would keep talks for ever.
                logger.error("Silent talks could not be deleted: %s", type(failure).__name__)
            await asyncio.sleep(PURGE_SECONDS)

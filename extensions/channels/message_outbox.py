"""Sends what was decided, without holding up a turn: in order for each person, again after a failure, nothing twice.

A letter stays in the store until the provider has taken it or it is given up. What a provider answers is told by the
channel's `Sender` as one of the four outcomes below.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

import sqlalchemy as sa

from extensions.channels.forgetting import StoreDown
from extensions.channels.message_store import Letter, MessageStore
from extensions.failures import place_of

logger = logging.getLogger(__name__)

AT_ONCE = 8
"""Letters under way at one time; more would only be told to slow down."""
DRAIN_SECONDS = 8.0
"""How long a server that is asked to stop waits for letters under way; the others wait in the store."""


class Told(Enum):
    """What a provider made of a letter. LATER: surely not taken, may be tried again. UNSURE: it may have been taken."""

    TAKEN = "taken"
    LATER = "later"
    UNSURE = "unsure"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Outcome:
    """`wait` is in seconds, when the provider named a time."""

    told: Told
    wait: float | None = None


class Sender(Protocol):
    """A provider's API as the outbox needs it. Neither call raises for what a provider may answer."""

    async def send(self, letter: Letter) -> Outcome:
        """Hands a letter over once."""

    async def was_taken(self, letter: Letter) -> bool | None:
        """Whether a letter of unknown fate was taken; None when the provider cannot tell."""

    async def close(self) -> None:
        """Lets connections go."""


@dataclass(frozen=True)
class Patience:
    """How often and how long a letter is tried; the wait doubles each time, and is never shorter than we are told."""

    first_seconds: float = 1.0
    longest_seconds: float = 60.0
    tries: int = 8
    give_up_seconds: float = 15 * 60.0

    def wait(self, tries: int) -> float:
        """Seconds before the next try, after so many."""
        return min(self.longest_seconds, self.first_seconds * 2 ** (tries - 1))


class Outbox:
    """One for a channel. `on_stopped` is called with a letter whose reader has stopped us at the provider."""

    def __init__(
        self,
        sender: Sender,
        store: Callable[[], MessageStore],
        on_stopped: Callable[[Letter], Awaitable[None]],
        patience: Patience | None = None,
    ) -> None:
        """`store` may raise StoreDown; letters then go out all the same, but do not outlast the process."""
        self._sender = sender
        self._store = store
        self._on_stopped = on_stopped
        self._patience = patience or Patience()
        self._lines: dict[str, deque[Letter]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._quiet_until = 0.0
        self._dropped: set[str] = set()

    def add(self, letter: Letter) -> None:
        """Puts a letter at the end of its reader's line."""
        line = self._lines.get(letter.person)
        if line is not None:
            line.append(letter)
            return
        self._lines[letter.person] = deque([letter])
        task = asyncio.get_running_loop().create_task(self._send_line(letter.person))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def drop(self, person: str) -> None:
        """Forgets what waits for somebody; a letter that is being handed over just now cannot be called back."""
        self._dropped.update(letter.id for letter in self._lines.get(person, ()))

    async def close(self) -> None:
        """Waits a little for letters under way, then leaves the rest to the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=DRAIN_SECONDS)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._sender.close()

    async def _send_line(self, person: str) -> None:
        line = self._lines[person]
        try:
            while line:
                try:
                    await self._send(line[0])
                except Exception as failure:
                    # Not its message: it can hold an address. The line goes on with the next letter.
                    logger.error("A letter failed: %s at %s", type(failure).__name__, place_of(failure))
                self._dropped.discard(line.popleft().id)
        finally:
            del self._lines[person]

    async def _send(self, letter: Letter) -> None:
        """One letter until it is taken, refused or given up."""
        tries, unknown = 0, letter.tried
        while True:
            if unknown:
                taken = await self._sender.was_taken(letter)
                if taken is not False:
                    # Taken; or nobody can tell, and then never twice.
                    return self._done(letter)
                unknown = False
            if letter.id in self._dropped:
                return self._done(letter)
            outcome = await self._try(letter)
            tries += 1
            if outcome.told in {Told.TAKEN, Told.REFUSED}:
                return self._done(letter)
            if outcome.told is Told.STOPPED:
                self._done(letter)
                return await self._on_stopped(letter)
            unknown = outcome.told is Told.UNSURE
            wait = max(self._patience.wait(tries), outcome.wait or 0.0)
            late = time.time() + wait - letter.at > self._patience.give_up_seconds
            # Being told to wait is no failure: among many letters it can hit the same one again and again.
            if late or (tries >= self._patience.tries and outcome.wait is None):
                logger.warning("A letter was given up after %d tries.", tries)
                return self._done(letter)
            if outcome.wait is not None:
                # The provider speaks to all of us, not to this one letter.
                quiet = max(outcome.wait, self._patience.first_seconds)
                self._quiet_until = max(self._quiet_until, time.monotonic() + quiet)
            await asyncio.sleep(wait)

    async def _try(self, letter: Letter) -> Outcome:
        async with self._free:
            while (quiet := self._quiet_until - time.monotonic()) > 0:
                await asyncio.sleep(quiet)
            self._note(lambda store: store.trying(letter, True))
            outcome = await self._sender.send(replace(letter, tried=True))
            if outcome.told is Told.LATER:
                self._note(lambda store: store.trying(letter, False))
            return outcome

    def _done(self, letter: Letter) -> None:
        self._note(lambda store: store.done(letter))

    def _note(self, what: Callable[[MessageStore], None]) -> None:
        try:
            what(self._store())
        except (StoreDown, sa.exc.SQLAlchemyError) as failure:
            logger.error("The outbox could not be written: %s", type(failure).__name__)

"""Talks by message: each message is heard once, answered in its turn, kept with its answer, and sent. Knows no HTTP."""

from __future__ import annotations

import logging
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.lock_store import LockError

from extensions import settings
from extensions.channels.forgetting import StoreDown, forget, forget_in_memory
from extensions.channels.guard import Guard, OnNewMessage, Outgoing
from extensions.channels.message_ids import Names
from extensions.channels.message_inbound import Inbound
from extensions.channels.message_manners import Manners
from extensions.channels.message_outbox import Outbox, Sender
from extensions.channels.message_replies import Replies, Said
from extensions.channels.message_store import Letter, MessageStore
from extensions.channels.web_limits import MOST_KNOWN, RateLimit
from extensions.channels.web_refusals import Refusals
from extensions.tracker_store import our_store
from signpost.knowledge import Knowledge
from signpost.messages.presses import hear_press, with_presses
from signpost.messages.talk import Heard, Talk, hear
from signpost.payloads import payload

logger = logging.getLogger(__name__)

LOCK_POLL_SECONDS = 0.02
BURST = 10
"""So many messages may come at once: a parent who writes in short lines."""
MOST_TURNS = 200
"""A talk that goes on for longer rests for an hour: two machines that answer each other would never end."""


@dataclass(frozen=True)
class _Known:
    """What is known of a message's sender before it is answered."""

    person: str
    talk: Talk | None
    stopped: bool


class Talks:
    """One for a channel. `open` is called once, when Rasa's agent is loaded, before any message."""

    def __init__(
        self,
        channel: str,
        manners: Manners,
        names: Names,
        sender: Sender,
        on_new_message: OnNewMessage,
        knowledge: Knowledge,
        guard: Guard,
    ) -> None:
        """The tables are made in the database of Rasa's own conversations."""
        self.channel = channel
        self.outbox = Outbox(sender, self._store, self._stopped_there)
        self._names = names
        self._replies = Replies(manners, knowledge)
        self._refusals = Refusals(knowledge)
        self._guard = guard
        self._on_new_message = on_new_message
        self._pace = RateLimit(settings.messages_per_minute(), BURST)
        self._told_to_slow_down = RateLimit(1, 1)
        self._agent: Agent | None = None
        self._made_store: MessageStore | None = None
        self._seen_lately: OrderedDict[str, None] = OrderedDict()
        self._stopped_unkept: set[str] = set()

    def open(self, agent: Agent) -> None:
        """Takes up what waited to be sent when the server last stopped."""
        self._agent = agent
        for letter in self._tried(lambda store: store.unsent(self.channel), []):
            self.outbox.add(letter)

    async def receive(self, inbound: Inbound) -> None:
        """Answers one message, once; messages of one person in the order they came."""
        person = self._names.person(self.channel, inbound.known_as or inbound.address)
        assert self._agent
        try:
            # Not Rasa's own lock of the conversation, which the turn itself takes.
            async with self._agent.lock_store.lock(f"{person} turn", wait_time_in_seconds=LOCK_POLL_SECONDS):
                await self._take(inbound, person)
        except LockError as failure:
            logger.error("A turn by message could not be locked: %s", type(failure).__name__)
            await self._take(inbound, person)

    async def stopped_at_provider(self, address: str) -> None:
        """Somebody told the provider, and not us, that they want no more."""
        await self._stop(self._names.person(self.channel, address))

    def has_stopped(self, address: str) -> bool:
        """Whether somebody wants no more, or a group was declined."""
        return self._has_stopped(self._names.person(self.channel, address))

    def purge(self) -> None:
        """Deletes old marks; silent talks go with those of the other channels (purge.py)."""
        self._store().forget_old_marks()

    async def _take(self, inbound: Inbound, person: str) -> None:
        mark = self._names.mark(self.channel, inbound.id)
        if mark in self._seen_lately or self._tried(lambda store: store.seen(mark), False):
            return
        known = _Known(person, self._tried(lambda store: store.talk(person), None), self._has_stopped(person))
        said = await self._answer(inbound, known)
        self._send(mark, inbound, person, said)
        self._seen_lately[mark] = None
        if len(self._seen_lately) > MOST_KNOWN:
            self._seen_lately.popitem(last=False)

    async def _answer(self, inbound: Inbound, known: _Known) -> Said:
        danger = self._guard.danger(inbound.text) is not None
        if inbound.kind == "group" and not danger:
            return await self._decline(known)
        if inbound.tapped:
            heard = hear_press(inbound.tapped, known.talk, stopped=known.stopped, danger=danger)
        else:
            heard = hear(inbound.text, known.talk, stopped=known.stopped, danger=danger)
        talk = known.talk or Talk()
        if inbound.too_late:
            if heard.does == "stop":
                await self._stop(known.person)
            return Said((), None)
        if heard.does == "silent":
            return Said((), None)
        if heard.does == "stop":
            await self._stop(known.person)
            return self._replies.stopped()
        if heard.does == "danger":
            said = self._replies.answer(await self._turn(inbound.words, known.person), talk)
            return replace(said, talk=None) if known.stopped else said
        return self._too_much(known.person, talk) or await self._in_talk(heard, inbound, known, talk)

    async def _in_talk(self, heard: Heard, inbound: Inbound, known: _Known, talk: Talk) -> Said:
        """What neither stops nor shows danger."""
        if heard.does == "help":
            return self._replies.help(known.talk)
        if heard.does == "more":
            return self._replies.more(talk)
        if heard.does == "start" and known.stopped:
            self._start(known.person)
        if closed := self._refusals.closed():
            return self._replies.in_place_of_all(closed.text, talk)
        if heard.does == "start" and known.stopped:
            return self._replies.started()
        if heard.does == "start":
            return self._replies.answer(await self._turn(payload("greeting"), known.person), talk)
        if heard.does == "menu":
            return self._replies.menu(talk)
        if heard.does == "plan":
            return self._replies.answer(await self._turn(payload("plan"), known.person), talk)
        if heard.does == "again":
            return self._replies.again(talk)
        if heard.does == "stale":
            return self._replies.stale(talk)
        if heard.choice:
            return self._replies.answer(await self._turn(heard.choice.payload, known.person), talk)
        if not inbound.words:
            return self._replies.cannot_read(inbound, talk)
        reply = await self._turn(inbound.words, known.person)
        return self._replies.answer(reply, talk, before=self._replies.about(inbound))

    async def _decline(self, known: _Known) -> Said:
        """A group is told once that we talk with one person at a time, and then never written to again."""
        if known.stopped:
            return Said((), None)
        await self._stop(known.person)
        return self._replies.declined()

    def _too_much(self, person: str, talk: Talk) -> Said | None:
        """Too fast, or for too long: said once, and then not answered."""
        if talk.turns >= MOST_TURNS:
            return self._replies.long_talk(talk) if talk.turns == MOST_TURNS else Said((), None)
        if not self._pace.wait_seconds(person):
            return None
        return self._replies.slow_down(talk) if not self._told_to_slow_down.wait_seconds(person) else Said((), None)

    async def _turn(self, raw: str, person: str) -> Outgoing:
        assert self._agent
        reply = await self._guard.turn(raw, person, self.channel, self._on_new_message)
        forget_in_memory(self._agent, person)
        if reply.card["signpost"] == "restart":
            self._forget([person])
        return reply

    def _send(self, mark: str, inbound: Inbound, person: str, said: Said) -> None:
        """Keeps the turn as a whole, then hands it to the outbox; it goes out even if it could not be kept."""
        sealed = self._names.seal(inbound.address)
        shown = with_presses(said.talk.list_id, said.talk.choices) if said.talk else ()
        letters = [
            Letter(uuid.uuid4().hex, self.channel, person, sealed, piece.text, shown[: piece.listed] * piece.taps)
            for piece in said.pieces
        ]
        try:
            self._store().keep(mark, person, said.talk, letters)
        except sa.exc.IntegrityError:
            # Another process was quicker with the same message.
            return
        except (StoreDown, sa.exc.SQLAlchemyError) as failure:
            logger.error("A turn by message could not be kept: %s", type(failure).__name__)
        for letter in letters:
            self.outbox.add(letter)

    async def _stopped_there(self, letter: Letter) -> None:
        await self._stop(letter.person)

    async def _stop(self, person: str) -> None:
        self.outbox.drop(person)
        try:
            self._store().stop(person)
        except (StoreDown, sa.exc.SQLAlchemyError) as failure:
            logger.error("A STOP could not be kept: %s", type(failure).__name__)
            self._stopped_unkept.add(person)
        self._forget([person])

    def _has_stopped(self, person: str) -> bool:
        return person in self._stopped_unkept or self._tried(lambda store: store.stopped(person), False)

    def _start(self, person: str) -> None:
        self._stopped_unkept.discard(person)
        self._tried(lambda store: store.start(person), None)

    def _forget(self, people: list[str]) -> None:
        assert self._agent
        try:
            forget(self._agent, people)
        except (StoreDown, sa.exc.SQLAlchemyError) as failure:
            logger.error("A talk by message could not be deleted: %s", type(failure).__name__)

    def _tried(self, what: Callable[[MessageStore], Any], otherwise: Any) -> Any:
        """What the store says, or `otherwise` when it does not answer: a parent in need is answered all the same."""
        try:
            return what(self._store())
        except (StoreDown, sa.exc.SQLAlchemyError) as failure:
            logger.error("Talks by message could not be read: %s", type(failure).__name__)
            return otherwise

    def _store(self) -> MessageStore:
        if self._made_store is None:
            tracker_store = our_store(self._agent.tracker_store) if self._agent else None
            if tracker_store is None:
                raise StoreDown
            self._made_store = MessageStore(tracker_store.engine, settings.silence_seconds())
        return self._made_store

"""Web conversations: opened, carried on, replayed and deleted. Knows nothing of HTTP."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.lock_store import LockError

from extensions import settings
from extensions.channels.forgetting import StoreDown, asks_to_forget, forget, forget_in_memory
from extensions.channels.guard import Guard, OnNewMessage, Outgoing
from extensions.channels.web_dates import with_dates
from extensions.channels.web_ids import issue, key_of
from extensions.channels.web_limits import RateLimit
from extensions.channels.web_refusals import Refusals
from extensions.channels.web_said import Said
from extensions.channels.web_store import WebMessage, WebStore
from extensions.failures import told
from extensions.tracker_store import our_store
from signpost.knowledge import Knowledge
from signpost.payloads import payload
from signpost.plan_talk import PLAN
from signpost.text import MAX_CHARACTERS

logger = logging.getLogger(__name__)

CHANNEL = "web"
MOST_MESSAGES = 400
"""A talk that goes on for longer is asked to start again; what is kept stays small."""
LOCK_POLL_SECONDS = 0.05
BURST = 10
"""So many messages may come at once: a parent who writes in short lines."""
START_AGAIN = payload("restart")
MY_PLAN = payload(PLAN)
"""Both can always be asked for, though no answer may have offered them: chat and page have a button for each."""


class Conversations:
    """One for the channel. Rasa's agent, which is loaded later, comes with each call."""

    channel = CHANNEL
    """Part of the name under which a talk is kept: an id of one channel is none on another."""

    def __init__(self, guard: Guard, knowledge: Knowledge, on_new_message: OnNewMessage) -> None:
        """The table of turns is made at the first call, in the database of Rasa's own conversations."""
        self._guard = guard
        self._knowledge = knowledge
        self._words = knowledge.wording
        self._refusals = Refusals(knowledge)
        self._on_new_message = on_new_message
        self._pace = RateLimit(settings.messages_per_minute(), BURST)
        self._made_store: WebStore | None = None
        self._under_way: set[asyncio.Future[WebMessage]] = set()

    async def open(self, agent: Agent) -> tuple[str, WebMessage]:
        """A new conversation's id and its first message, which no failure of the database keeps back."""
        conversation_id = issue()
        key = str(key_of(conversation_id, self.channel))
        reply = await self._turn(agent, payload("greeting"), key)
        return conversation_id, self._keep(agent, key, _as_message(reply))

    async def send(self, agent: Agent, conversation_id: str, said: Said) -> WebMessage:
        """The reply; the same one again for the same `said.id`. Raises Refusal: gone, slow_down or too_long."""
        key = self._key(conversation_id)
        if len(said.text) > MAX_CHARACTERS:
            raise self._refusals.too_long()
        # Goes on when the connection drops: the client asks again with the same id, and must find the reply.
        turn = asyncio.ensure_future(self._answer_in_turn(agent, key, said))
        self._under_way.add(turn)
        turn.add_done_callback(self._under_way.discard)
        return await asyncio.shield(turn)

    async def _answer_in_turn(self, agent: Agent, key: str, said: Said) -> WebMessage:
        try:
            async with _locked(agent, key):
                return await self._answer(agent, key, said)
        except LockError as failure:
            logger.error("web_turn_not_locked %s", told(failure))
            return await self._answer_unkept(agent, key, said)

    def after(self, agent: Agent, conversation_id: str, cursor: int) -> list[WebMessage]:
        """The messages after a cursor, in order. Raises Refusal: gone or unavailable."""
        key = self._key(conversation_id)
        try:
            if not self._store(agent).lives(key):
                raise self._refusals.gone()
            return self._store(agent).after(key, cursor)
        except (StoreDown, sa.exc.SQLAlchemyError) as failure:
            logger.error("web_turns_not_read %s", told(failure))
            raise self._refusals.unavailable() from None

    async def delete(self, agent: Agent, conversation_id: str) -> None:
        """Deletes all that is kept of it, everywhere; well if there is nothing. Raises Refusal: unavailable."""
        key = key_of(conversation_id, self.channel)
        if key is None:
            return
        try:
            # Under the lock, so that a turn under way does not put back what is deleted.
            async with _locked(agent, key):
                forget(agent, [key])
        except (LockError, StoreDown, sa.exc.SQLAlchemyError) as failure:
            logger.error("web_talk_not_deleted %s", told(failure))
            raise self._refusals.unavailable() from None

    def _key(self, conversation_id: str) -> str:
        key = key_of(conversation_id, self.channel)
        if key is None:
            raise self._refusals.gone()
        return key

    async def _answer(self, agent: Agent, key: str, said: Said) -> WebMessage:
        """Under the lock: what was answered already, or the turn."""
        try:
            store = self._store(agent)
            if not store.lives(key):
                # When nothing can be written no conversation lives, and starting another would not help.
                if not store.can_write():
                    return await self._answer_unkept(agent, key, said)
                raise self._refusals.gone()
            if earlier := store.reply_to(key, said.id):
                return earlier
            if seconds := self._pace.wait_seconds(key):
                raise self._refusals.slow_down(seconds)
            reply = self._instead_of_a_turn(store, key, said)
            title = store.title_of(key, said.choice) if said.choice and not reply else None
        except (StoreDown, sa.exc.SQLAlchemyError) as failure:
            logger.error("web_turns_not_read %s", told(failure))
            return await self._answer_unkept(agent, key, said)
        if reply is None:
            reply = _as_message(await self._turn(agent, said.as_raw(), key))
            reply = replace(reply, chosen=title or self._title_of_our_own(said.choice))
        return self._keep(agent, key, replace(reply, in_reply_to=said.id))

    def _instead_of_a_turn(self, store: WebStore, key: str, said: Said) -> WebMessage | None:
        """What is said when a talk has become too long, or a choice was never offered; None when it is well."""
        if said.choice == START_AGAIN or self._guard.danger(said.text):
            return None
        last = store.last(key)
        if store.count(key) >= MOST_MESSAGES:
            title = self._start_again_title()
            again = [{"title": title, "payload": START_AGAIN}] if title else []
            return WebMessage(self._words.web_long_talk, again, last.card)
        if said.choice and said.choice != MY_PLAN and store.title_of(key, said.choice) is None:
            return WebMessage(self._words.web_unknown_choice, last.choices, last.card)
        return None

    async def _answer_unkept(self, agent: Agent, key: str, said: Said) -> WebMessage:
        """The turn when the database is down: a parent in need is answered all the same, and nothing is kept."""
        reply = await self._turn(agent, said.as_raw(), key)
        return replace(_as_message(reply), in_reply_to=said.id)

    async def _turn(self, agent: Agent, raw: str, key: str) -> Outgoing:
        reply = await self._guard.turn(raw, key, self.channel, self._on_new_message)
        forget_in_memory(agent, key)
        return reply

    def _keep(self, agent: Agent, key: str, message: WebMessage) -> WebMessage:
        """The message with its cursor, or without one if it could not be kept; it goes out in any case."""
        try:
            store = self._store(agent)
            if message.forgot:
                # Cursors go on rising, so that a client never takes a new message for an old one.
                message = replace(message, cursor=store.next_cursor(key))
                forget(agent, [key])
            return store.add(key, message)
        except (StoreDown, sa.exc.SQLAlchemyError) as failure:
            logger.error("web_turn_not_kept %s", told(failure))
            if message.forgot:
                # What could not be deleted must not be called deleted.
                message = replace(message, text=self._refusals.unavailable().text, forgot=False)
            return replace(message, cursor=None)

    def _title_of_our_own(self, choice: str | None) -> str | None:
        if choice == MY_PLAN:
            return self._words.button_plan
        return self._start_again_title() if choice == START_AGAIN else None

    def _start_again_title(self) -> str | None:
        """None with the last good copy, which has no such choice."""
        restart = self._knowledge.signposts.get("restart")
        return restart.choice if restart else None

    def _store(self, agent: Agent) -> WebStore:
        if self._made_store is None:
            tracker_store = our_store(agent.tracker_store)
            if tracker_store is None:
                raise StoreDown
            self._made_store = WebStore(tracker_store.engine, settings.silence_seconds())
        return self._made_store


def _as_message(reply: Outgoing) -> WebMessage:
    return WebMessage(reply.text, reply.buttons, with_dates(reply.card), forgot=asks_to_forget(reply))


def _locked(agent: Agent, key: str) -> AbstractAsyncContextManager[object]:
    """One turn at a time; not Rasa's own lock of the conversation, which the turn itself takes."""
    return agent.lock_store.lock(f"{key} turn", wait_time_in_seconds=LOCK_POLL_SECONDS)

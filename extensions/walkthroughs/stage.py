"""The lessons of the training pages, each played once with the real assistant and kept as long as it is in step."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Any

from rasa.core.agent import Agent

from extensions.channels.guard import Guard
from extensions.channels.web_dates import with_dates
from extensions.failures import told
from extensions.walkthroughs.player import Played, play
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import Lesson
from signpost.walkthroughs.scenario import ButtonMissing

logger = logging.getLogger(__name__)


class Stage:
    """Plays lessons for whoever asks; at the same time only one, so that learners never hold up parents for long."""

    def __init__(self, guard: Guard, knowledge: Knowledge) -> None:
        """The channel's own guard."""
        self._guard = guard
        self._knowledge = knowledge
        self._played: dict[str, list[Played]] = {}
        self._one_at_a_time = asyncio.Lock()
        self.apart: set[str] = set()
        """The ids of lessons that were out of step when they were last played."""

    async def turn(self, lesson: Lesson, number: int, agent: Agent) -> dict[str, Any] | None:
        """What is shown of one turn, from 1; None when the lesson has no such turn or cannot be played so far."""
        played = await self.played(lesson, agent)
        return self._shown(played[number - 1]) if 0 < number <= len(played) else None

    async def rehearse(self, lessons: Iterable[Lesson], agent: Agent) -> None:
        """Plays every lesson once, so that the list can say which are out of step. Never raises."""
        for lesson in lessons:
            try:
                await self.played(lesson, agent)
            except Exception as failure:
                logger.error("lesson_not_played %s", told(failure))

    async def played(self, lesson: Lesson, agent: Agent) -> list[Played]:
        """The turns as they really went; shorter than the lesson when a button is gone.

        What is not in step is played again the next time: it may have been the server, and not the answer.
        """
        async with self._one_at_a_time:
            if lesson.id in self._played:
                return self._played[lesson.id]
            played: list[Played] = []
            try:
                async for one in play(lesson, agent, self._guard):
                    played.append(one)
            except ButtonMissing:
                pass
            if _in_step(lesson, played):
                self._played[lesson.id] = played
                self.apart.discard(lesson.id)
            else:
                self.apart.add(lesson.id)
            return played

    def _shown(self, played: Played) -> dict[str, Any]:
        reply, card = played.reply, with_dates(played.reply.card)
        return {
            "text": reply.text,
            "choices": [button["title"] for button in reply.buttons],
            "dates": [f"{one['label']}: {one['date']}" for one in card["deadlines"]],
            "understood": named(played.understood, card, self._knowledge),
            "in_step": not played.apart,
        }


def named(understood: dict[str, Any], card: dict[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    """What was understood, with the titles that a person reads beside the ids."""
    titles = {name: one.title for name, one in knowledge.signposts.items()}
    point = knowledge.points.get(card["point"] or "")
    return {
        **understood,
        "signpost": card["signpost"],
        "title": titles.get(card["signpost"], card["signpost"]),
        "point": card["point"],
        "point_title": point.title if point else None,
        "also": [titles.get(name, name) for name in card["also"]],
    }


def _in_step(lesson: Lesson, played: list[Played]) -> bool:
    return len(played) == len(lesson.turns) and not any(one.apart for one in played)

"""What the unit tests share: an invented knowledge base, a fixed day, and a short way to give a reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.recognise import Recogniser
from signpost.reply import Reply, respond
from signpost.turn import Turn

KNOWLEDGE = Path(__file__).parent / "fixtures" / "knowledge"
TODAY = date(2026, 11, 23)
"""A Monday; every invented page was seen in the week before."""


def said(intent: str, **reading: Any) -> Turn:
    """A message read as `intent`, with certainty unless the reading says otherwise."""
    return Turn(intent, TODAY, **{"ranking": ((intent, 1.0),), **reading})


def with_signpost(knowledge: Knowledge, signpost: str, **fields: Any) -> Knowledge:
    """The same knowledge base with some fields of one signpost replaced."""
    changed = knowledge.signposts[signpost].model_copy(update=fields)
    return replace(knowledge, signposts={**knowledge.signposts, signpost: changed})


def talk(knowledge: Knowledge, *turns: Turn, case: Case | None = None) -> Reply:
    """The reply to the last of several messages."""
    reply = Reply("", (), {}, case or Case())
    for turn in turns:
        reply = respond(turn, reply.case, knowledge)
    return reply


def found(recogniser: Recogniser, text: str) -> list[tuple[str, str]]:
    """What a message names, each as its kind and its id or value, in order."""
    return [(mention.kind, mention.value) for mention in recogniser.find(text, TODAY)]

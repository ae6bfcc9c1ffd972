"""Talks with the invented knowledge base: what the last of several messages comes to, and what its reply shows."""

from __future__ import annotations

from signpost.case import Case
from signpost.conversation import decide
from signpost.hearing import heard
from signpost.knowledge import Knowledge
from signpost.move import Move
from signpost.reply import Reply, respond
from signpost.turn import Turn

NOT_SURE = {"letter_gives_appeal": "not_sure"}


def talk(knowledge: Knowledge, *turns: Turn, case: Case | None = None) -> Move:
    """What the last of several messages comes to."""
    case = case or Case()
    for turn in turns:
        move = decide(heard(turn, case, knowledge), case, knowledge)
        case = move.case
    return move


def reply(knowledge: Knowledge, *turns: Turn, case: Case | None = None) -> Reply:
    """The reply to the last of several messages."""
    case = case or Case()
    for turn in turns:
        last = respond(turn, case, knowledge)
        case = last.case
    return last


def titles(shown: Reply) -> list[str]:
    return [button.title for button in shown.buttons]


def assert_in_order(text: str, *parts: str) -> None:
    places = [text.find(part) for part in parts]
    assert -1 not in places, dict(zip(parts, places, strict=True))
    assert places == sorted(places), text

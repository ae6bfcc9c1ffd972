"""What can be picked in the guided talk, and beside every answer: this helped, not what I meant, a person."""

from __future__ import annotations

from typing import Any

from signpost import say
from signpost.answers import Answer
from signpost.knowledge.base import Knowledge
from signpost.move import Move
from signpost.payloads import payload
from signpost.plan_talk import PLAN
from signpost.say_guided import ladder_line
from signpost.triage import ASKING
from signpost.turn import Turn
from signpost.vocabulary import DANGERS, STEPPED

Way = tuple[str, str]
"""What a button says and what it sends."""

NEVER_RATED = DANGERS | {"emotional_support", "social_care_referral"}
"""Nobody in danger, afraid or worn out is asked whether it was any use."""
RATED_KINDS = STEPPED | {"request"}
RATED_MOVES = frozenset({"answer", "more", "onward", "back"})
ALWAYS_HELD = DANGERS | {"human_handover"}
"""Answers that name people already."""


def where(knowledge: Knowledge) -> Way:
    """The way to the guided questions."""
    return knowledge.guided.button_where, payload("where_am_i")


def ways(move: Move, answer: Answer, knowledge: Knowledge) -> list[Way]:
    """The ways on after a turn of the guided talk, after the answers to its question."""
    words, what = knowledge.wording, move.guided.what if move.guided else ""
    others = [(knowledge.signposts[name].choice, payload(name)) for name in answer.also]
    if what == "not_meant":
        return [*others, (words.button_person, payload("human_handover"))]
    if what == "placed":
        return [*others, *_up_and_down(move, answer, knowledge)]
    if what == "handover":
        return [*_go_on(move, knowledge), where(knowledge), *_starting(knowledge)]
    if what in {"recap", "helped"} and not move.asks:
        return _from_recap(move, answer, knowledge)
    return []


def _up_and_down(move: Move, answer: Answer, knowledge: Knowledge) -> list[Way]:
    """The steps, the step before and the one after, as far as there are such."""
    found: list[Way] = []
    if answer.signpost.steps and answer.signpost.kind in STEPPED:
        found.append((knowledge.wording.button_more, payload("more")))
    if move.guided and move.guided.placed and move.guided.placed.before:
        found.append((knowledge.guided.button_before, payload("go_back")))
    if answer.signpost.if_that_fails:
        found.append((knowledge.wording.button_next, payload("next_step")))
    return found


def _from_recap(move: Move, answer: Answer, knowledge: Knowledge) -> list[Way]:
    if move.case.triage == ASKING:
        return [where(knowledge)]
    if answer.signpost.kind in STEPPED:
        return [*_up_and_down(move, answer, knowledge), (knowledge.wording.button_plan, payload(PLAN))]
    return [*_starting(knowledge), where(knowledge)]


def _go_on(move: Move, knowledge: Knowledge) -> list[Way]:
    """Back to what was in hand before a person was asked for."""
    if move.case.triage == ASKING:
        return [(knowledge.wording.button_go_on, payload("where_am_i"))]
    in_hand = move.case.signpost
    if in_hand and knowledge.signposts[in_hand].kind != "conversation":
        return [(knowledge.wording.button_go_on, payload(in_hand))]
    return []


def _starting(knowledge: Knowledge) -> list[Way]:
    return [(knowledge.signposts[name].choice, payload(name)) for name in say.starting_points(knowledge)]


def on_card(move: Move, answer: Answer, turn: Turn, knowledge: Knowledge) -> dict[str, Any]:
    """The fields of the card that belong to the guided talk: `beside` and `triage` (docs/architecture.md)."""
    return {"beside": _beside(move, answer, turn, knowledge), "triage": _triage(move, answer, knowledge)}


def _beside(move: Move, answer: Answer, turn: Turn, knowledge: Knowledge) -> list[dict[str, str]]:
    found: list[Way] = []
    words = knowledge.guided.feedback
    if _may_be_rated(move, answer, turn):
        found += [(words.helped, payload("helped")), (words.not_meant, payload("not_meant"))]
    if answer.signpost.id not in ALWAYS_HELD and "human_handover" in knowledge.signposts:
        found.append((knowledge.wording.button_person, payload("human_handover")))
    return [{"title": title, "payload": sends} for title, sends in found]


def _may_be_rated(move: Move, answer: Answer, turn: Turn) -> bool:
    """An answer may; a question, small talk, and whatever was said with a sign of danger may not."""
    what = move.guided.what if move.guided else "placed"
    calm = turn.sign is None and move.says != "safety_stay"
    rated = answer.signpost.kind in RATED_KINDS and answer.signpost.id not in NEVER_RATED
    return calm and rated and move.kind in RATED_MOVES and what in {"placed", "digression"}


def _triage(move: Move, answer: Answer, knowledge: Knowledge) -> dict[str, Any] | None:
    """Which question is asked; with none the place was found, why, and the line of the text that shows the ladder."""
    what, placed = (move.guided.what, move.guided.placed) if move.guided else ("", None)
    if placed is None:
        return None
    is_over = what == "placed"
    line = ladder_line(answer.signpost.rung, knowledge)
    return {
        "asks": None if is_over else move.asks,
        "because": placed.because if is_over else "",
        "ladder": line if is_over else "",
    }

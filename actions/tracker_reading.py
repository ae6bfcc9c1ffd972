"""Between Rasa's tracker and the core's case and turn: the only place that knows the slots' names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from signpost.case import DATE_FACTS, Case
from signpost.hearing import SHORT_WORDS
from signpost.names import ANSWER_TO
from signpost.turn import Turn

FACTS = (
    "about",
    "school_type",
    "stage_reached",
    "has_plan",
    "plan_section",
    "decision",
    "letter_gives_appeal",
    "asker",
    "age_group",
    "area",
    "nation",
    "meeting_kind",
    "pressing",
    *DATE_FACTS,
)
"""The slots that hold facts of the case. The core fills them from the entities of the same names."""

NAMED = (
    *("organisation", "role", "letter", "term", "point", "deadline"),
    *("doubtful_date", "impossible_date", "arrived_date", "vague_date", "which_date"),
)
"""Entities that matter for this turn only and fill no slot."""


def case_of(tracker: Tracker) -> Case:
    """The case as the slots have it; or as a plan's code in this very message has it, which the guard has opened."""
    if opened := _metadata(tracker).get("case"):
        return Case(opened["facts"], opened["signpost"], tuple(opened["history"]), point=opened["point"])
    slots: Mapping[str, Any] = tracker.slots
    return Case(
        facts={fact: slots[fact] for fact in FACTS if slots.get(fact)},
        signpost=slots.get("signpost"),
        history=tuple(slots.get("history") or ()),
        asked=slots.get("asked"),
        offer=slots.get("offer"),
        aside=slots.get("aside"),
        point=slots.get("point"),
        soft_line_said=bool(slots.get("soft_line_said")),
        rules=tuple(slots.get("rules") or ()),
        doubted=tuple(slots.get("doubted") or ()),
        triage=slots.get("triage"),
        last_shown=slots.get("last_shown"),
        readings=tuple(slots.get("readings") or ()),
        kept=tuple(slots.get("kept") or ()),
    )


def turn_of(tracker: Tracker, today: date) -> Turn:
    """The last message as it was understood."""
    message: Mapping[str, Any] = tracker.latest_message or {}
    intent = message.get("intent") or {}
    sign = message.get("safety_sign") or {}
    meant = message.get("meant") or {}
    entities = message.get("entities") or []
    words = len((message.get("text") or "").split())
    asked = tracker.slots.get("asked")
    return Turn(
        intent=intent.get("name") or "out_of_scope",
        today=today,
        confidence=float(intent.get("confidence") or 0.0),
        ranking=_ranking(message),
        second=tuple(message.get("second_problems") or ()),
        found={**(_answers(entities, asked) if words <= SHORT_WORDS else {}), **_facts(entities, asked)},
        named=_named(entities),
        sign=sign.get("kind"),
        speaker=sign.get("speaker"),
        points=tuple((one["name"], float(one["closeness"])) for one in message.get("points") or ()),
        words=words,
        meant=_ranking(meant),
        meant_for_sure=bool(meant.get("sure")),
        cut=bool(_metadata(tracker).get("cut")),
        code=_metadata(tracker).get("code"),
    )


def slots_of(case: Case, tracker: Tracker) -> list[EventType]:
    """The events that bring the slots to the case; slots that are right already get none."""
    wanted: dict[str, Any] = {fact: case.facts.get(fact) for fact in FACTS}
    wanted |= {
        "signpost": case.signpost,
        "history": list(case.history) or None,
        "asked": case.asked,
        "offer": case.offer,
        "aside": case.aside,
        "point": case.point,
        "soft_line_said": case.soft_line_said or None,
        "rules": list(case.rules) or None,
        "doubted": list(case.doubted) or None,
        "triage": case.triage,
        "last_shown": case.last_shown,
        "readings": list(case.readings) or None,
        "kept": list(case.kept) or None,
    }
    return [SlotSet(name, value) for name, value in wanted.items() if (tracker.slots.get(name) or None) != value]


def _metadata(tracker: Tracker) -> dict[str, Any]:
    """What the guard tells of the message; it is never kept."""
    return dict((tracker.latest_message or {}).get("metadata") or {})


def _ranking(reading: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    return tuple((one["name"], float(one["confidence"])) for one in reading.get("intent_ranking") or ())


def _facts(entities: list[dict[str, Any]], asked: str | None) -> dict[str, str]:
    """The facts named in the message; the first word on a fact stands. A date alone answers a date asked for."""
    found: dict[str, str] = {}
    for entity in entities:
        fact = entity["entity"]
        if fact == "date":
            fact = asked if asked in DATE_FACTS else "letter_date"
        if fact == "near_day":
            # "It came today" names no date on a letter: only our own question makes one of it.
            fact = asked if asked in DATE_FACTS else ""
        if fact in FACTS:
            found.setdefault(fact, entity["value"])
    return found


def _answers(entities: list[dict[str, Any]], asked: str | None) -> dict[str, str]:
    """What a short message says in words that mean it only because it was asked; the first stands."""
    given = [entity["value"].split("=") for entity in entities if entity["entity"] == ANSWER_TO]
    return {fact: value for fact, value in reversed(given) if fact == asked}


def _named(entities: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    named: dict[str, list[str]] = {}
    for entity in entities:
        if entity["entity"] in NAMED:
            named.setdefault(entity["entity"], []).append(entity["value"])
    return {kind: tuple(dict.fromkeys(values)) for kind, values in named.items()}

"""Between Rasa's tracker and the core's case and turn: the only place that knows the slots' names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from signpost.case import DATE_FACTS, Case
from signpost.case_days import ANY_LETTER, MAY_COME, ROUGH
from signpost.hearing import SHORT_WORDS
from signpost.inference import BY_WORDS
from signpost.letter_dates import BARE_DATE, DAY_OF_MONTH, INSTEAD_OF
from signpost.names import ANSWER_TO, ANY_QUESTION, BESIDE, TITLED
from signpost.sent_dates import ANSWERED_BY_THE_DAY_IT_CAME, SENT
from signpost.suspended_days import ALL_DAYS, MORE_DAYS
from signpost.turn import Turn

FACTS = (
    "about",
    "school_type",
    "stage_reached",
    "has_plan",
    "plan_section",
    "transport_stage",
    "decision",
    "letter_gives_appeal",
    "asker",
    "age_group",
    "area",
    "nation",
    "meeting_kind",
    "pressing",
    *DATE_FACTS,
    "not_exact",
)
"""The slots that hold facts of the case. The core fills them from the entities of the same names."""

BARE_NO = len("nope")
"""So many letters from the start of a message a word like "no" may have."""
NAMED = (
    *("organisation", "role", "letter", "term", "point", "deadline", "asks_for", "asked_term", "denied", TITLED),
    *("doubtful_date", "impossible_date", "arrived_date", "vague_date", "which_date", ROUGH, INSTEAD_OF),
    *(ANY_LETTER, SENT, DAY_OF_MONTH, ALL_DAYS, MORE_DAYS, BESIDE),
)
"""Entities that matter for this turn only and fill no slot."""


BESIDE_AN_ANSWER = 1
"""How many words may stand beside an answer that is one and nothing else: "its", "just", "yes"."""


def case_of(tracker: Tracker) -> Case:
    """The case as the slots have it; or as a plan's code in this very message has it, which the guard has opened."""
    if opened := _metadata(tracker).get("case"):
        return Case(
            opened["facts"],
            opened["signpost"],
            tuple(opened["history"]),
            point=opened["point"],
            step_points=_points(opened["step_points"]),
        )
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
        days_suspended=float(slots.get("days_suspended") or 0),
        passed=tuple(slots.get("passed") or ()),
        triage=slots.get("triage"),
        last_shown=slots.get("last_shown"),
        readings=tuple(slots.get("readings") or ()),
        glanced=tuple(slots.get("glanced") or ()),
        waiting=slots.get("waiting"),
        kept=tuple(slots.get("kept") or ()),
        step_points=_points(slots.get("step_points")),
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
        found={**_answers(entities, asked, words), **_facts(entities, asked)},
        in_passing=_in_passing(entities),
        named=_named(entities, asked),
        sign=sign.get("kind"),
        speaker=sign.get("speaker"),
        points=tuple((one["name"], float(one["closeness"])) for one in message.get("points") or ()),
        words=words,
        bare=_is_bare(message.get("text") or "", entities, asked),
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
        "days_suspended": case.days_suspended or None,
        "passed": list(case.passed) or None,
        "triage": case.triage,
        "last_shown": case.last_shown,
        "readings": list(case.readings) or None,
        "glanced": list(case.glanced) or None,
        "waiting": case.waiting,
        "kept": list(case.kept) or None,
        "step_points": {step: list(points) for step, points in case.step_points.items()} or None,
    }
    return [SlotSet(name, value) for name, value in wanted.items() if (tracker.slots.get(name) or None) != value]


def _points(kept: Mapping[str, Sequence[str]] | None) -> Mapping[str, tuple[str, ...]]:
    return {step: tuple(points) for step, points in (kept or {}).items()}


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
            fact = asked if asked in DATE_FACTS else ""
        if fact == "near_day":
            # "It came today" names no date on a letter: only our own question makes one of it.
            fact = asked if asked in DATE_FACTS else ""
        if fact == "coming_day":
            # Only a meeting may lie ahead.
            fact = asked if asked in MAY_COME else ""
        if fact in {SENT, "arrived_date", ANY_LETTER} and asked in ANSWERED_BY_THE_DAY_IT_CAME:
            fact = asked
        if fact in FACTS:
            found.setdefault(fact, entity["value"])
    return found


def _answers(entities: list[dict[str, Any]], asked: str | None, words: int) -> dict[str, str]:
    """What is said in words that mean it only because it was asked; the first stands.

    A longer message counts only by what it begins with: "yes he has one, but what about the wait". A bare "no" before
    another fact contradicts what we said, and answers nothing: "no, he already has a plan".
    """
    spoken = [entity for entity in entities if entity["entity"] == ANSWER_TO]
    states = any(entity["entity"] in FACTS and entity["entity"] != asked for entity in entities)
    heard = [entity for entity in spoken if words <= SHORT_WORDS or _opens(entity, states)]
    given = [entity["value"].split("=") for entity in heard]
    # "Maybe the school" names the school, whatever stands before it.
    values = [value for fact in (asked, ANY_QUESTION) for name, value in given if name == fact]
    return {asked: values[0]} if asked and values else {}


def _opens(entity: dict[str, Any], states_a_fact: bool) -> bool:
    """Whether a longer message begins with it, and it is more than a "no" to something else."""
    bare_no = states_a_fact and entity["value"].endswith("=no") and entity.get("end", 0) <= BARE_NO
    return entity.get("start") == 0 and not bare_no


def _in_passing(entities: list[dict[str, Any]]) -> dict[str, str]:
    """The facts that words of the message let follow; the first stands."""
    given = [entity["value"].split("=") for entity in entities if entity["entity"] == BY_WORDS]
    return dict(reversed(given))


def _is_bare(text: str, entities: list[dict[str, Any]], asked: str | None) -> bool:
    """Whether one of the words for an answer to the open question leaves at most one word of the message over."""
    answers = [one for one in entities if asked and one["entity"] in {ANSWER_TO, asked} and one.get("end")]
    told = (one for one in answers if one["entity"] == asked or one["value"].split("=")[0] in {asked, ANY_QUESTION})
    return any(len((text[: one["start"]] + " " + text[one["end"] :]).split()) <= BESIDE_AN_ANSWER for one in told)


def _named(entities: list[dict[str, Any]], asked: str | None) -> dict[str, tuple[str, ...]]:
    """What is named, by kind. A date alone that was not asked for is that of a letter, whosever it is."""
    named: dict[str, list[str]] = {}
    for entity in entities:
        kind = ANY_LETTER if entity["entity"] == "date" and asked not in DATE_FACTS else entity["entity"]
        if entity["entity"] == "date" and asked not in DATE_FACTS:
            named.setdefault(BARE_DATE, []).append(entity["value"])
        if kind in NAMED:
            named.setdefault(kind, []).append(entity["value"])
    return {kind: tuple(dict.fromkeys(values)) for kind, values in named.items()}

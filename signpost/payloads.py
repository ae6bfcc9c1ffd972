"""The buttons' messages: what a button sends, and which messages with a leading slash are really ours.

Rasa takes any "/intent{...}" a person types as an intent. Only what our own buttons can send is let through.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from signpost.case import DATE_FACTS, NOT_SURE
from signpost.knowledge.base import Knowledge
from signpost.turn import Helper

LETTERS = "model_letter"
"""The signpost that gives a letter; its button may name which."""
_PAYLOAD = re.compile(r"/([a-z_]+)(\{[^{}]{0,120}\})?")


def payload(intent: str, facts: Mapping[str, str] | None = None) -> str:
    """What a button sends: "/intent" or "/intent{...}" with the facts it states."""
    return f"/{intent}" + (json.dumps(dict(facts)) if facts else "")


def is_ours(text: str, knowledge: Knowledge) -> bool:
    """Whether the text is exactly what one of our buttons could send: a known intent with known facts and values.

    A signpost's button may name a point under it, the one for letters a letter, and nothing else.
    """
    match = _PAYLOAD.fullmatch(text)
    if match is None or match[1] not in {*knowledge.signposts, *Helper}:
        return False
    try:
        facts = json.loads(match[2] or "{}")
    except json.JSONDecodeError:
        return False
    if match[1] in knowledge.signposts and facts:
        if match[1] == LETTERS and list(facts) == ["letter"]:
            return isinstance(facts["letter"], str) and facts["letter"] in knowledge.letters
        return list(facts) == ["point"] and _is_point_of(match[1], facts["point"], knowledge)
    return (match[1] == "answer" or not facts) and all(_allowed(fact, facts[fact], knowledge) for fact in facts)


def _is_point_of(signpost: str, point: object, knowledge: Knowledge) -> bool:
    found = knowledge.points.get(point) if isinstance(point, str) else None
    return found is not None and signpost in (found.signpost, *found.also_under)


def _allowed(fact: str, value: object, knowledge: Knowledge) -> bool:
    if not isinstance(value, str) or (fact not in knowledge.case_facts and fact not in DATE_FACTS):
        return False
    if value == NOT_SURE:
        return True
    if fact in DATE_FACTS:
        return _is_date(value)
    if fact == "area":
        return value in knowledge.areas
    return value in {choice.id for choice in knowledge.case_facts[fact].choices}


def _is_date(value: str) -> bool:
    try:
        # Python also reads other spellings, which no button writes.
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False

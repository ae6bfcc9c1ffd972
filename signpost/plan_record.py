"""What a code holds, packed into few bits: the ids as short hashes, so that they mean the same in any later release."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from types import MappingProxyType

from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.knowledge.base import Knowledge
from signpost.plan import steps_of

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
    "nation",
    "area",
    "pressing",
    "meeting_kind",
    "letter_date",
    "certificate_date",
    "request_date",
    "draft_date",
    "meeting_date",
    "notice_date",
    "contact_date",
    "event_date",
    "complaint_date",
    "answer_date",
    "stage_two_date",
    "stage_three_date",
    "records_date",
    "information_date",
    "exclusion_date",
    "governors_date",
    "transport_date",
    "fine_date",
    "order_date",
    "agreement_date",
)
"""In the order of version 1, which never changes: a new fact goes to the end of LATER_FACTS."""
LATER_FACTS = ("views_date",)
"""Facts that came after version 1. They stand behind all else, where an older code has nothing: no fact."""
UNTIL_BITS = 16
VALUE_BITS = 12
ID_BITS = 16
DATE_BITS = 16
COUNT_BITS = 2
"""For the steps before the one in hand, of which there are at most three (plan.MOST_OTHERS)."""
DAY_ONE = date(1970, 1, 1)
DAYS = 1 << DATE_BITS


def carried(case: Case, knowledge: Knowledge) -> Case:
    """The part of a case that a code brings back: what its plan is made from."""
    kept = {*FACTS, *LATER_FACTS}
    facts = {fact: value for fact, value in case.facts.items() if fact in kept and _number_of(fact, value) is not None}
    steps = steps_of(case, knowledge)
    point = case.point if case.point in knowledge.points and steps[:1] == [case.signpost] else None
    history = tuple(reversed(steps[1:]))
    return Case(MappingProxyType(facts), steps[0] if steps else None, history, point=point)


def pack(case: Case, until: date, knowledge: Knowledge) -> bytes:
    """The case as bytes, with the last day on which it may be opened."""
    kept = carried(case, knowledge)
    bits = _Bits()
    bits.put((until - DAY_ONE).days, UNTIL_BITS)
    _put_facts(bits, FACTS, kept)
    steps = [kept.signpost, *reversed(kept.history)] if kept.signpost else []
    bits.put(int(bool(steps)), 1)
    bits.put(max(len(steps) - 1, 0), COUNT_BITS)
    for step in steps:
        bits.put(digest("signpost", str(step), ID_BITS), ID_BITS)
    bits.put(int(kept.point is not None), 1)
    if kept.point:
        bits.put(digest("point", kept.point, ID_BITS), ID_BITS)
    _put_facts(bits, LATER_FACTS, kept)
    return bits.as_bytes()


def unpack(content: bytes, knowledge: Knowledge) -> tuple[date, Case]:
    """The last day and the case; ids that the knowledge base no longer has are dropped."""
    bits = _Bits(content)
    until = DAY_ONE + timedelta(days=bits.take(UNTIL_BITS))
    told = _take_facts(bits, FACTS, knowledge)
    count = bits.take(1) + bits.take(COUNT_BITS)
    steps = [_named("signpost", bits.take(ID_BITS), ID_BITS, knowledge.signposts) for _ in range(count)]
    point = _named("point", bits.take(ID_BITS), ID_BITS, knowledge.points) if bits.take(1) else None
    told |= _take_facts(bits, LATER_FACTS, knowledge)
    known = [step for step in steps if step]
    facts = MappingProxyType({fact: value for fact, value in told.items() if value})
    in_hand = known[0] if known else None
    point = point if steps and steps[0] == in_hand else None
    return until, Case(facts, in_hand, tuple(reversed(known[1:])), point=point)


def _put_facts(bits: _Bits, facts: tuple[str, ...], case: Case) -> None:
    for fact in facts:
        bits.put(int(fact in case.facts), 1)
    for fact in (fact for fact in facts if fact in case.facts):
        bits.put(_number_of(fact, case.facts[fact]) or 0, _width(fact))


def _take_facts(bits: _Bits, facts: tuple[str, ...], knowledge: Knowledge) -> dict[str, str | None]:
    there = [fact for fact in facts if bits.take(1)]
    return {fact: _value_of(fact, bits.take(_width(fact)), knowledge) for fact in there}


def digest(kind: str, name: str, bits: int) -> int:
    """The short hash of an id. tests/content checks that no two ids of a kind share one."""
    return int.from_bytes(hashlib.sha256(f"{kind}={name}".encode()).digest()[:4], "big") >> (32 - bits)


def values_of(fact: str, knowledge: Knowledge) -> list[str]:
    """All values that a fact with choices can have."""
    if fact == "area":
        return [*knowledge.areas, NOT_SURE]
    choices = knowledge.case_facts[fact].choices if fact in knowledge.case_facts else ()
    return [*(choice.id for choice in choices), NOT_SURE]


def _width(fact: str) -> int:
    return DATE_BITS if fact in DATE_FACTS else ID_BITS if fact == "area" else VALUE_BITS


def _number_of(fact: str, value: str) -> int | None:
    """A value as a number; 0 is a date somebody was not sure of. None for a day that has no number, or for no value."""
    if fact not in DATE_FACTS:
        return digest(fact, value, _width(fact)) if value else None
    if value == NOT_SURE:
        return 0
    try:
        day = (date.fromisoformat(value) - DAY_ONE).days
    except ValueError:
        return None
    return day if 0 < day < DAYS else None


def _value_of(fact: str, number: int, knowledge: Knowledge) -> str | None:
    if fact in DATE_FACTS:
        return (DAY_ONE + timedelta(days=number)).isoformat() if number else NOT_SURE
    return _named(fact, number, _width(fact), values_of(fact, knowledge))


def _named(kind: str, number: int, width: int, names: Iterable[str]) -> str | None:
    return next((name for name in names if digest(kind, name, width) == number), None)


class _Bits:
    """Numbers of few bits one after another in bytes; what is missing at the end reads as nought."""

    def __init__(self, content: bytes = b"") -> None:
        self._bits = "".join(f"{byte:08b}" for byte in content)
        self._at = 0

    def put(self, number: int, width: int) -> None:
        self._bits += f"{number:0{width}b}"

    def take(self, width: int) -> int:
        taken = self._bits[self._at : self._at + width].ljust(width, "0")
        self._at += width
        return int(taken, 2)

    def as_bytes(self) -> bytes:
        padded = self._bits.rstrip("0").ljust(8, "0")
        padded += "0" * (-len(padded) % 8)
        return int(padded, 2).to_bytes(len(padded) // 8, "big")

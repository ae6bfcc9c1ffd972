"""What a code holds, packed into few bits: the ids as short hashes, so that they mean the same in any later release."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.knowledge.base import Knowledge
from signpost.plan_steps import Decided, decided_on

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
"""In the order of version 1, which never changes: a new fact goes to the end of NEWEST_FACTS."""
LATER_FACTS = ("views_date",)
"""Facts that came after version 1, behind all that it had, where an older code has nothing: no fact. Closed as well:
the points of the earlier steps stand behind them."""
NEWEST_FACTS: tuple[str, ...] = ("not_exact", "transport_stage")
"""Behind those points; a new fact goes to the end here."""
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
    kept = {*FACTS, *LATER_FACTS, *NEWEST_FACTS}
    facts = {fact: value for fact, value in case.facts.items() if fact in kept and _number_of(fact, value) is not None}
    return _case(facts, decided_on(case, knowledge))


def pack(case: Case, until: date, knowledge: Knowledge) -> bytes:
    """The case as bytes, with the last day on which it may be opened."""
    kept = carried(case, knowledge)
    bits = _Bits()
    bits.put((until - DAY_ONE).days, UNTIL_BITS)
    _put_facts(bits, FACTS, kept)
    steps = decided_on(kept, knowledge)
    bits.put(int(bool(steps)), 1)
    bits.put(max(len(steps) - 1, 0), COUNT_BITS)
    for step, _ in steps:
        bits.put(digest("signpost", step, ID_BITS), ID_BITS)
    points = [point for _, point in steps] or [None]
    _put_point(bits, points[0])
    _put_facts(bits, LATER_FACTS, kept)
    for point in points[1:]:
        _put_point(bits, point)
    _put_facts(bits, NEWEST_FACTS, kept)
    return bits.as_bytes()


def unpack(content: bytes, knowledge: Knowledge) -> tuple[date, Case]:
    """The last day and the case; ids that the knowledge base no longer has are dropped."""
    bits = _Bits(content)
    until = DAY_ONE + timedelta(days=bits.take(UNTIL_BITS))
    told = _take_facts(bits, FACTS, knowledge)
    count = bits.take(1) + bits.take(COUNT_BITS)
    steps = [_named("signpost", bits.take(ID_BITS), ID_BITS, knowledge.signposts) for _ in range(count)]
    points = [_take_point(bits, knowledge)]
    told |= _take_facts(bits, LATER_FACTS, knowledge)
    points += [_take_point(bits, knowledge) for _ in steps[1:]]
    told |= _take_facts(bits, NEWEST_FACTS, knowledge)
    decided = [(step, point) for step, point in zip(steps, points, strict=False) if step]
    return until, _case({fact: value for fact, value in told.items() if value}, decided)


def _case(facts: Mapping[str, str], decided: Sequence[Decided]) -> Case:
    """The case with these steps, the one in hand first."""
    steps = list(dict.fromkeys(step for step, _ in decided))
    case = Case(MappingProxyType(dict(facts)), steps[0] if steps else None, tuple(reversed(steps[1:])))
    often = Counter(step for step, _ in decided)
    for step, point in reversed(decided):
        if point or often[step] > 1:
            case = case.with_point(step, point)
    return replace(case, point=decided[0][1] if decided else None)


def _put_point(bits: _Bits, point: str | None) -> None:
    bits.put(int(point is not None), 1)
    if point:
        bits.put(digest("point", point, ID_BITS), ID_BITS)


def _take_point(bits: _Bits, knowledge: Knowledge) -> str | None:
    return _named("point", bits.take(ID_BITS), ID_BITS, knowledge.points) if bits.take(1) else None


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

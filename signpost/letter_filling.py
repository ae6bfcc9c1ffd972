"""Fills the blanks of a letter that the case knows. What it does not know stays a blank; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from signpost.case import DATE_FACTS, Case
from signpost.knowledge.base import ANY_AREA, Knowledge
from signpost.knowledge.fills import BLANK, COUNCIL, Fill
from signpost.knowledge.models import Letter
from signpost.say import long_date


def known(letter: Letter, case: Case, knowledge: Knowledge) -> dict[int, str]:
    """What the case can put into the letter, by the blank's place."""
    return dict(_known(letter, case, knowledge))


def filled(letter: Letter, case: Case, knowledge: Knowledge) -> str:
    """The letter's body with the parts the case knows; empty for a letter that is only a charity's."""
    return with_values(letter.body or "", known(letter, case, knowledge))


def with_values(body: str, values: Mapping[int, str]) -> str:
    """The body with some of its blanks filled, by place; the others keep their brackets."""
    places = iter(range(len(body)))
    return BLANK.sub(lambda match: values.get(next(places), match[0]), body)


def _known(letter: Letter, case: Case, knowledge: Knowledge) -> Iterator[tuple[int, str]]:
    for fill in letter.fills:
        if value := _said(fill, case, knowledge):
            yield from ((place, value) for place in fill.places(letter.body or ""))


def _said(fill: Fill, case: Case, knowledge: Knowledge) -> str:
    """The words for a fact as a letter has them; empty when it is unknown, or has no words for that value."""
    if fill.fact in {COUNCIL, "area"}:
        area = knowledge.areas.get(case.get("area") or ANY_AREA)
        if area is None or area.id == ANY_AREA:
            return ""
        return area.council if fill.fact == COUNCIL else area.name
    value = case.get(fill.fact)
    if value and fill.fact in DATE_FACTS:
        return long_date(date.fromisoformat(value))
    return fill.words.get(value or "", "")

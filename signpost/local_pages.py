"""Which area a page was written for: what one council says of its own ways is no page for a family of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Area, Source

SHORTEST_NAME = 4
"""A shorter name of an area stands by chance in the names of others."""


def pages_for(area: str | None, pages: Iterable[Source], knowledge: Knowledge) -> Iterator[Source]:
    """The pages that are everybody's or the area's own, in order; without an area those that are everybody's."""
    for page in pages:
        theirs = areas_of(page, knowledge)
        if not theirs or area in theirs:
            yield page


def areas_of(page: Source, knowledge: Knowledge) -> frozenset[str]:
    """The areas that the page's publisher names, or whose council its title names; empty where it is everybody's.

    Of names that hold one another ("Sussex" in "West Sussex") the longest counts.
    """
    found: dict[str, set[str]] = {}
    for area in knowledge.areas.values():
        if area.gss_code and area.council in page.title:
            found.setdefault(area.council, set()).add(area.id)
        for name in _names(area):
            if name in page.publisher and re.search(rf"\b{re.escape(name)}\b", page.publisher):
                found.setdefault(name, set()).add(area.id)
    longest = [name for name in found if not any(name != other and name in other for other in found)]
    return frozenset(area for name in longest for area in found[name])


def _names(area: Area) -> Iterator[str]:
    if area.gss_code:
        named = (area.name, area.council.removesuffix(" Council"), *area.also_called, *area.places)
        yield from (name for name in named if len(name) >= SHORTEST_NAME)

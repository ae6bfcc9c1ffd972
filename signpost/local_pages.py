"""Which area a page was written for: what one council says of its own ways is no page for a family of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Source

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
    for area, council, names in knowledge.councils:
        if council in page.title:
            found.setdefault(council, set()).add(area)
        for name in names:
            if name in page.publisher and len(name) >= SHORTEST_NAME and _stands_in(name, page.publisher):
                found.setdefault(name, set()).add(area)
    longest = [name for name in found if not any(name != other and name in other for other in found)]
    return frozenset(area for name in longest for area in found[name])


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None

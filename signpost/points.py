"""The particular thing under a signpost that a message is about: which point it is, and what the point changes.

A point is found by its closeness to messages in parents' words (`heard_as` in `knowledge/points/`), so a new one is one
file. Closeness is between 0 and 1 (extensions/nlu/point_model.py); the limits below are read off `make evaluate`.
"""

from __future__ import annotations

from dataclasses import replace

from signpost.case import Case
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Point, Signpost
from signpost.reading import ALARMING, CLEAR_FROM, Understood
from signpost.turn import Turn

HERE_FROM = 0.36
"""Closeness from which a point counts under the signpost that the message was read as anyhow."""
LEADS_FROM = 0.45
"""Closeness from which a point leads to its own signpost, where the reading of the message is not clear."""
LEADS_ALWAYS_FROM = 0.55
"""Closeness from which it leads there in any case: the message is all but one of the examples."""
TOPICS = frozenset({"ladder", "situation"})
CHANGED = ("steps", "wording", "contacts", "letters", "deadlines", "if_that_fails")
"""The signpost's fields that a point may replace; those it must have are replaced always."""


def point_of(signpost: str, case: Case, knowledge: Knowledge) -> Point | None:
    """The point in hand, if it belongs under this signpost."""
    point = knowledge.points.get(case.point or "")
    return point if point and signpost in homes(point) else None


def homes(point: Point) -> tuple[str, ...]:
    """The signposts under which a point is answered, its own first."""
    return (point.signpost, *point.also_under)


def pointed(signpost: Signpost, point: Point | None) -> Signpost:
    """The signpost with a point's words in place of its own; the signpost itself where there is no point."""
    if point is None:
        return signpost
    changes = {name: getattr(point, name) for name in CHANGED if getattr(point, name) is not None}
    always = ("title", "in_short", "do_now", "rights", "good_practice", "limits", "being_checked", "checked_on")
    changes |= {name: getattr(point, name) for name in always}
    return signpost.model_copy(
        update={
            **changes,
            "wording": point.wording,
            "review_by": min(point.review_by, signpost.review_by),
            "sources": tuple(dict.fromkeys((*point.sources, *signpost.sources))),
        }
    )


def find_point(turn: Turn, understood: Understood, knowledge: Knowledge) -> tuple[str | None, Understood]:
    """The point a message is about, and the reading with the point's signpost first where the point leads there."""
    picked = [name for name in turn.named.get("point", ()) if name in knowledge.points]
    if picked:
        return picked[0], understood
    ranked = [(knowledge.points[name], score) for name, score in turn.points if name in knowledge.points]
    for point, score in ranked:
        if understood.best in homes(point) and score >= HERE_FROM:
            return point.id, understood
    if ranked and _leads(*ranked[0], turn, understood, knowledge):
        point = ranked[0][0]
        others = tuple(name for name in (understood.best, *understood.also) if name not in homes(point))
        kept = others if understood.also or turn.confidence >= CLEAR_FROM else ()
        return point.id, replace(understood, best=point.signpost, also=kept, unsure=False)
    return None, understood


def _leads(point: Point, score: float, turn: Turn, understood: Understood, knowledge: Knowledge) -> bool:
    """Whether closeness to a point outweighs the reading of the whole message; never that of danger or a request."""
    if understood.best in ALARMING or knowledge.signposts[understood.best].kind == "request":
        return False
    if knowledge.signposts[understood.best].urgency > knowledge.signposts[point.signpost].urgency + 2:
        return False
    enough = LEADS_ALWAYS_FROM if turn.confidence >= CLEAR_FROM else LEADS_FROM
    return score >= enough


def points_under(signpost: str, knowledge: Knowledge) -> tuple[Point, ...]:
    """The points whose home is this signpost, in the order of their ids."""
    return tuple(point for point in knowledge.points.values() if point.signpost == signpost)

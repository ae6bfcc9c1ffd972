"""The particular thing under a signpost that a message is about: which point it is, and what the point changes.

A point is found by its closeness to messages in parents' words (`heard_as` in `knowledge/points/`), so a new one is one
file. Closeness is between 0 and 1 (extensions/nlu/point_model.py); the limits below are read off `make evaluate`.
"""

from __future__ import annotations

from dataclasses import replace

from signpost.case import DATE_FACTS, Case
from signpost.holding import holds
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Signpost
from signpost.knowledge.point_model import Point
from signpost.names import BESIDE
from signpost.reading import CLEAR_FROM, Understood, facts_beside
from signpost.turn import OF_ANOTHER, Turn
from signpost.vocabulary import DANGERS, EXPLAIN, STEPPED

HERE_FROM = 0.50
"""Closeness from which a point counts under the signpost that the message was read as anyhow."""
LEADS_FROM = 0.70
"""Closeness from which a point leads to its own signpost, where the reading of the message is not clear."""
LEADS_ALWAYS_FROM = 0.80
"""Closeness from which it leads there in any case: the message is all but one of the examples."""
CLEARLY_NEARER = 0.10
"""By how much a point must be nearer than one under the signpost understood to lead away from it."""
FEW_WORDS = 12
"""A message of no more words, in the middle of a step, is mostly about that step."""
FEW_TO_ASK = 9
"""So few words ask for a problem that waits, and tell nothing more of it."""
AGAIN_FROM = 0.30
"""Closeness from which a message that states nothing new may be about a point that was told of before ..."""
AS_GOOD_AS = 0.15
"""... if no other point is nearer by more than this."""
MUCH_LESS_URGENT = 2
"""Steps on the scale of `urgency` that a point may lead down."""
ASKED_FROM = 0.35
"""Probability from which a request that names what it asks for is not led away from."""
YES_AND_NO = frozenset({"yes", "no"})
"""Two values that cannot both be true of one fact."""
CHANGED = ("steps", "contacts", "letters", "if_that_fails")
"""The signpost's fields that a point may replace; those it must have are replaced always."""


def point_of(signpost: str, case: Case, knowledge: Knowledge) -> Point | None:
    """The point in hand, if it belongs under this signpost, with the fields of its first variant that fits the case."""
    point = knowledge.points.get(case.point or "")
    if point is None or signpost not in homes(point):
        return None
    variant = next((one for one in point.variants if case.fits(one.when)), None)
    if variant is None:
        return point
    return point.model_copy(update={name: value for name, value in variant if value is not None and name != "when"})


def homes(point: Point) -> tuple[str, ...]:
    """The signposts under which a point is answered, its own first."""
    return (point.signpost, *point.also_under)


def pointed(signpost: Signpost, point: Point | None) -> Signpost:
    """The signpost with a point's words in place of its own; the signpost itself where there is no point."""
    if point is None:
        return signpost
    changes = {name: getattr(point, name) for name in CHANGED if getattr(point, name) is not None}
    always = ("title", "in_short", "do_now", "rights", "good_practice", "being_checked", "checked_on")
    changes |= {name: getattr(point, name) for name in always}
    return signpost.model_copy(
        update={
            **changes,
            "wording": point.wording,
            # A last day is never lost to a closer look.
            "deadlines": tuple(dict.fromkeys((*(point.deadlines or ()), *signpost.deadlines))),
            "limits": tuple(dict.fromkeys((*point.limits, *signpost.limits))),
            "review_by": min(point.review_by, signpost.review_by),
            "sources": tuple(dict.fromkeys((*point.sources, *signpost.sources))),
        }
    )


def with_known(signpost: str, case: Case, knowledge: Knowledge) -> Case:
    """The case with what holds for whoever says the point in hand; without it where the parent told otherwise."""
    point = point_of(signpost, case, knowledge)
    known = point.knows if point else {}
    if not case.may_fit({fact: (value,) for fact, value in known.items()}):
        return case
    return case.learn({fact: value for fact, value in known.items() if case.may_ask(fact)})


def may_be_chosen(point: Point, case: Case) -> bool:
    """Whether the case fits one of the lines that the point asks for; a point about college needs a word of it.

    Nor is a point chosen that takes for granted the very contrary of what is known: a review that was not held is none
    of the worries of somebody without a plan. Other values may stand side by side: "no plan" and "asked for one".
    """
    contrary = any({known, case.get(fact)} == YES_AND_NO for fact, known in point.knows.items())
    return (
        not contrary
        and holds(point.not_when, case)
        and (not point.only_when or any(case.fits(when) for when in point.only_when))
    )


def may_still_hold(point: Point, case: Case) -> bool:
    """Whether nothing that the parent told speaks against what the point knows or asks for."""
    knows = {fact: (value,) for fact, value in point.knows.items()}
    return (
        case.may_fit(knows)
        and holds(point.not_when, case)
        and (not point.only_when or any(case.may_fit(when) for when in point.only_when))
    )


def find_point(turn: Turn, understood: Understood, case: Case, knowledge: Knowledge) -> tuple[str | None, Understood]:
    """The point a message is about, and the reading with the point's signpost first where the point leads there.

    `case` has already learned what the message tells.
    """
    picked = [name for name in turn.named.get("point", ()) if name in knowledge.points]
    if picked:
        return picked[0], understood
    near = [(knowledge.points[name], score) for name, score in turn.points if name in knowledge.points]
    if in_words := _told_in_words(understood.best, turn, case, knowledge):
        return in_words, understood
    ranked = [(point, score) for point, score in near if may_be_chosen(point, case) and not _is_unlikely(point, turn)]
    specific = not understood.unsure and _is_specific(understood.best, turn, knowledge)
    here = ((point, score) for point, score in ranked if understood.best in homes(point))
    point, closeness = next(here, (None, 0.0))
    said = {*turn.found, *turn.named.get(OF_ANOTHER, ())}
    told = ((point, score) for point, score in ranked if said & set(point.said_with))
    told_of, likeness = next(told, (None, 0.0))
    if told_of and likeness >= HERE_FROM and not _asks_clearly(understood.best, turn, knowledge):
        here_already = understood.best in homes(told_of)
        return told_of.id, understood if here_already else _led(understood, told_of, turn, knowledge)
    if ranked and not specific:
        nearest, how_near = ranked[0]
        away = _leads_away(nearest, turn, case, knowledge)
        if how_near >= closeness + CLEARLY_NEARER and _leads(how_near, nearest, turn, understood, knowledge, away):
            return nearest.id, _led(understood, nearest, turn, knowledge)
    # Where the nearest may not be chosen, the next is only second best: then the whole signpost says more.
    second_best = bool(near) and not may_be_chosen(near[0][0], case)
    if point and closeness >= (LEADS_ALWAYS_FROM if specific else LEADS_FROM if second_best else HERE_FROM):
        return point.id, understood
    return None, understood


def _told_in_words(best: str, turn: Turn, case: Case, knowledge: Knowledge) -> str | None:
    """The point told in so many words under what the message is about, whatever else it sounds like.

    A fact that is a problem of its own there says more: days of suspension beside the talk of a move.
    """
    if best in facts_beside(turn, knowledge):
        return None
    told = (knowledge.points[name] for name in turn.named.get(BESIDE, ()) if name in knowledge.points)
    here = (point for point in told if best in homes(point) and may_be_chosen(point, case))
    return next((point.id for point in here if not _is_unlikely(point, turn)), None)


def nearest_home(turn: Turn, case: Case, knowledge: Knowledge) -> str | None:
    """The signpost of the point that a message is all but about; None where no point is near enough to lead."""
    near = ((knowledge.points[name], score) for name, score in turn.points if name in knowledge.points)
    chosen = (one for one, score in near if score >= LEADS_FROM and may_be_chosen(one, case))
    return next((point.signpost for point in chosen if not _is_unlikely(point, turn)), None)


def told_before(turn: Turn, best: str, case: Case, knowledge: Knowledge) -> str | None:
    """The particular thing already told of, where a message that states nothing new is as good as about it.

    "What do I do about the review", some turns after it was told that none was held. None for what is in hand already.
    """
    waits = best in case.kept and best not in {case.signpost, *case.history}
    if waits and turn.words <= FEW_TO_ASK:
        # The talk comes to it only now, by its button or "the other thing": it is the particular thing that was told.
        return case.latest_point(best)
    noted = {point for points in case.step_points.values() for point in points}
    if turn.found or not noted:
        return None
    here = [one for one in turn.points if one[0] in knowledge.points and best in homes(knowledge.points[one[0]])]
    enough = max(here[0][1] - AS_GOOD_AS, AGAIN_FROM) if here else 0.0
    again = (name for name, closeness in here if name in noted and closeness >= enough)
    return next((name for name in again if (best, name) != (case.signpost, case.point)), None)


def _led(understood: Understood, point: Point, turn: Turn, knowledge: Knowledge) -> Understood:
    """The reading with the point's signpost first. What it was taken for is offered if it was clear, or is danger."""
    readings = (name for name in (understood.best, *understood.also) if name not in homes(point))
    # Small talk is no other way to read a worry.
    others = tuple(name for name in readings if knowledge.signposts[name].kind != "conversation")
    keeps = understood.also or turn.confidence >= CLEAR_FROM or understood.best in DANGERS
    return replace(understood, best=point.signpost, also=others if keeps else (), unsure=False)


def _is_unlikely(point: Point, turn: Turn) -> bool:
    """Whether the message states a fact that speaks against it: a complaint to a clinic is none to a school."""
    return bool(point.unlikely_when) and Case(facts=turn.found).fits(point.unlikely_when)


def _asks_clearly(signpost: str, turn: Turn, knowledge: Knowledge) -> bool:
    """Whether it is danger, or clearly a request."""
    requested = knowledge.signposts[signpost].kind == "request" and turn.confidence >= CLEAR_FROM
    return signpost in DANGERS or requested


def _is_specific(signpost: str, turn: Turn, knowledge: Knowledge) -> bool:
    """Whether the message names a date where a day is worked out, or a fact that changes what its signpost says.

    Then that answer is specific already; only a point all but named is more to the purpose.
    """
    facts = Case(facts=turn.found)
    fitting = (
        set(one.when) & set(turn.found) and facts.fits(one.when) for one in knowledge.signposts[signpost].variants
    )
    dated = bool(set(turn.found) & set(DATE_FACTS)) and bool(knowledge.signposts[signpost].deadlines)
    return dated or any(fitting)


def _leads_away(point: Point, turn: Turn, case: Case, knowledge: Knowledge) -> bool:
    """Whether a few words, said in the middle of a step, would lead to a thing of another: "they just told me"."""
    in_step = case.signpost is not None and knowledge.signposts[case.signpost].kind in STEPPED
    return in_step and turn.words <= FEW_WORDS and case.signpost not in homes(point)


def _leads(
    closeness: float, point: Point, turn: Turn, understood: Understood, knowledge: Knowledge, away: bool
) -> bool:
    """Whether closeness to a point outweighs the reading of the whole message.

    Never a clear reading of danger, of a request or of something much more urgent, nor what the safety net saw.
    """
    best = knowledge.signposts[understood.best]
    urgent = best.urgency > knowledge.signposts[point.signpost].urgency + MUCH_LESS_URGENT
    unclear = turn.confidence < CLEAR_FROM
    if best.kind == "request" and turn.named and turn.confidence >= ASKED_FROM:
        # Who names the word, the body or the letter has asked for that.
        return False
    is_no_word = best.id == EXPLAIN and not {"term", "asked_term"} & set(turn.named)
    hardly_asked = best.kind == "request" and understood.unsure
    if is_no_word and turn.sign is None:
        # "What does he mean by a move": no word of ours, but a worry we know well.
        return closeness >= LEADS_ALWAYS_FROM
    if best.id in DANGERS or (best.kind == "request" and not hardly_asked) or urgent:
        return unclear and turn.sign is None and closeness >= LEADS_ALWAYS_FROM
    if understood.unsure:
        return closeness >= (LEADS_ALWAYS_FROM if away else HERE_FROM)
    return closeness >= (LEADS_FROM if unclear else LEADS_ALWAYS_FROM)


def points_under(signpost: str, knowledge: Knowledge) -> tuple[Point, ...]:
    """The points whose home is this signpost, in the order of their ids."""
    return tuple(point for point in knowledge.points.values() if point.signpost == signpost)

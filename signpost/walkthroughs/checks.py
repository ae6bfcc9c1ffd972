"""What is wrong with a lesson that has the right shape: ids and rules that the knowledge base does not have."""

from __future__ import annotations

from collections.abc import Iterator

from signpost.errors import Problem, not_one_of
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Content, Limit, Practice, Right, Signpost
from signpost.knowledge.point_model import Point
from signpost.walkthroughs.lesson import Lesson, LessonTurn, Rule

TALK_SLOTS = ("signpost", "history", "asked", "offer", "aside", "point", "soft_line_said", "triage", "last_shown")
"""The slots that say where a talk stands; the others are facts of the case."""


def wrong_in(lesson: Lesson, knowledge: Knowledge, file: str) -> Iterator[Problem]:
    """Every mistake in a lesson."""
    cited = citations(knowledge)
    for number, turn in enumerate(lesson.turns, 1):
        at = f"turns.{number}"
        yield from _in_turn(turn, at, file, knowledge)
        for place, rule in enumerate(turn.rules, 1):
            yield from _in_rule(rule, f"{at}.rules.{place}", file, cited)
    if not any(turn.questions for turn in lesson.turns):
        yield Problem(file, "turns", "no turn has a question: a learner has nothing to decide.")
    if not any(turn.rules for turn in lesson.turns):
        yield Problem(file, "turns", "no turn has a rule: name one with its source and where.")
    if lesson.turns[0].pick is not None:
        yield Problem(file, "turns.1.pick", "there is no button yet: a conversation begins with say.")


def citations(knowledge: Knowledge) -> dict[str, dict[str, set[str]]]:
    """By source and place: how strong the knowledge base says the rule is; "" for a time limit or good practice."""
    found: dict[str, dict[str, set[str]]] = {}
    contents: list[Content | Signpost | Point] = [*knowledge.points.values()]
    for signpost in knowledge.signposts.values():
        contents += [signpost, *signpost.variants]
    for content in contents:
        items: list[Right | Limit | Practice] = [*(content.rights or ()), *(content.limits or ())]
        for item in [*items, *(content.good_practice or ())]:
            places = found.setdefault(item.source, {})
            places.setdefault(item.where or "", set()).add(getattr(item, "force", ""))
    return found


def _in_turn(turn: LessonTurn, at: str, file: str, knowledge: Knowledge) -> Iterator[Problem]:
    named = [(f"{at}.signpost", turn.signpost)] if turn.signpost else []
    named += [(f"{at}.also", name) for name in turn.also or ()]
    for field, name in named:
        if name not in knowledge.signposts:
            yield Problem(file, field, not_one_of(name, knowledge.signposts, "a signpost"))
    point = turn.slots.get("point")
    if not turn.signpost and not point:
        yield Problem(file, f"{at}.signpost", "is missing: say where the assistant must lead, or name slots.point.")
    if point and point not in knowledge.points:
        yield Problem(file, f"{at}.slots.point", not_one_of(point, knowledge.points, "a point"))
    if not turn.conveys:
        yield Problem(file, f"{at}.conveys", "is missing: name a fact or duty that the assistant must convey.")
    for fact, value in turn.slots.items():
        if fact in TALK_SLOTS:
            continue
        if fact not in knowledge.case_facts:
            yield Problem(file, f"{at}.slots", not_one_of(fact, knowledge.case_facts, "a fact of the case"))
            continue
        allowed = [choice.id for choice in knowledge.case_facts[fact].choices]
        allowed = list(knowledge.areas) if fact == "area" else allowed
        if value is not None and allowed and value not in allowed:
            yield Problem(file, f"{at}.slots.{fact}", not_one_of(value, allowed, "one of its values"))


def _in_rule(rule: Rule, at: str, file: str, cited: dict[str, dict[str, set[str]]]) -> Iterator[Problem]:
    places = cited.get(rule.source)
    if places is None:
        yield Problem(file, f"{at}.source", not_one_of(rule.source, cited, "a source of a rule in the knowledge base"))
    elif rule.where not in places:
        yield Problem(file, f"{at}.where", not_one_of(rule.where, places, f"where {rule.source} is cited"))
    elif (strengths := places[rule.where] - {""}) and rule.force not in strengths:
        message = not_one_of(rule.force, strengths, "as strong as the knowledge base says it is")
        yield Problem(file, f"{at}.force", message)

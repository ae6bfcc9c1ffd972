"""My plan: what a talk has come to, put together from the case alone. Pure; nothing in it is a parent's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from signpost.answers import Answer, build, running
from signpost.case import DATE_FACTS, Case
from signpost.dates import in_words
from signpost.deadlines import CountedDeadline, WorkedDeadline, count_out
from signpost.knowledge.base import Knowledge
from signpost.knowledge.case_model import CaseFact
from signpost.knowledge.models import Organisation, Source
from signpost.ladder import route
from signpost.vocabulary import STEPPED

MOST_OTHERS = 3
"""How many earlier steps stand beside the one in hand; the latest ones."""
MOST_LETTERS = 6
MOST_SOURCES = 6
"""The pages behind the days, the numbers and the step in hand, in this order; the rest stand with each answer."""
MOST_UNDATED = 2
"""How many lengths in school days are told, the first of the step, while their day is not known."""
MOST_CONTACTS = 3
"""Whom to turn to for the step in hand; for each other step it is the first of its own. More would not fit a page."""


@dataclass(frozen=True)
class Plan:
    """`first` is the step in hand, `because` why it is not the one asked for; `others` came before, latest first.

    `known` are the facts of the case in words; `dates` are those of all steps, the next one first and what has passed
    last. `counted` is what is counted in school days: of the step in hand also while its day is not known.
    """

    made_on: date
    first: Answer
    others: tuple[Answer, ...]
    known: tuple[str, ...]
    dates: tuple[WorkedDeadline, ...]
    contacts: tuple[Organisation, ...]
    letters: tuple[str, ...]
    sources: tuple[Source, ...]
    counted: tuple[CountedDeadline, ...] = ()
    because: str | None = None


def build_plan(case: Case, knowledge: Knowledge, today: date) -> Plan | None:
    """The plan of a case; None while no step was decided on."""
    names = steps_of(case, knowledge)
    if not names:
        return None
    ways = [route(name, case, knowledge) for name in names]
    steps = list(dict.fromkeys(way.signpost for way in ways))
    # A particular thing belongs to the step in hand alone.
    in_hand = case if steps[0] == case.signpost else replace(case, point=None)
    first = build(steps[0], in_hand, knowledge, today)
    others = tuple(build(name, replace(case, point=None), knowledge, today) for name in steps[1:])
    answers = (first, *others)
    dates, contacts = _dates(answers), _contacts(answers)
    counted = _counted(answers, knowledge)
    of_days = [one.source for one in dates] + [one.source for one in counted]
    return Plan(
        made_on=today,
        first=first,
        others=others,
        known=tuple(_known(case, knowledge)),
        dates=dates,
        contacts=contacts,
        letters=_letters(answers),
        sources=_sources(of_days, contacts, first, knowledge),
        counted=counted,
        because=ways[0].because,
    )


def steps_of(case: Case, knowledge: Knowledge) -> list[str]:
    """The steps a case has come by, the one in hand first, each once, and no more than a plan holds.

    Whoever has only asked for a last day gets the step that the day belongs to.
    """
    steps = _decided([case.signpost, *reversed(case.history)], knowledge)
    if steps:
        # What runs whatever else was talked of: the step it belongs to stands right behind the one in hand.
        due = running(knowledge.signposts[steps[0]], case, knowledge)
        behind = [knowledge.deadlines[rule].for_signposts[0] for rule in due]
        steps = list(dict.fromkeys([steps[0], *behind, *steps[1:]]))
    asked = [knowledge.deadlines[rule].for_signposts for rule in case.rules if rule in knowledge.deadlines]
    return steps[: 1 + MOST_OTHERS] or _decided([name for names in asked for name in names], knowledge)[:1]


def _decided(names: Iterable[str | None], knowledge: Knowledge) -> list[str]:
    known = [name for name in names if name and name in knowledge.signposts]
    return list(dict.fromkeys(name for name in known if knowledge.signposts[name].kind in STEPPED))


def _known(case: Case, knowledge: Knowledge) -> list[str]:
    """What the parent told us, in the order of knowledge/case.yml; what they were not sure of is left out."""
    told = ((fact, _in_words(fact, case, knowledge)) for fact in knowledge.case_facts.values())
    return [fact.told.format(value=value) for fact, value in told if fact.told and value]


def told(fact: str, case: Case, knowledge: Knowledge) -> str | None:
    """What the parent told us of one fact, as the plan says it; None for what is not known or never said back."""
    known = knowledge.case_facts.get(fact)
    value = _in_words(known, case, knowledge) if known else None
    return known.told.format(value=value) if known and known.told and value else None


def _in_words(fact: CaseFact, case: Case, knowledge: Knowledge) -> str | None:
    value = case.told(fact.id)
    if value is None:
        return None
    if fact.id == "area":
        return knowledge.areas[value].name if value in knowledge.areas else None
    if fact.id in DATE_FACTS:
        day = case.dates().get(fact.id)
        return in_words(day) if day else None
    return next((choice.label for choice in fact.choices if choice.id == value), None)


def _dates(answers: tuple[Answer, ...]) -> tuple[WorkedDeadline, ...]:
    by_rule = {deadline.rule_id: deadline for answer in reversed(answers) for deadline in answer.deadlines}
    return tuple(sorted(by_rule.values(), key=lambda one: (one.passed, one.day)))


def _counted(answers: tuple[Answer, ...], knowledge: Knowledge) -> tuple[CountedDeadline, ...]:
    """What runs in school days in all steps; else how to count what may run in the step in hand."""
    first = answers[0]
    running = {counted.rule_id: counted for answer in answers for counted in answer.counted}
    if any(rule in running for rule in first.signpost.deadlines):
        return tuple(running.values())
    # What the particular thing names, where there is one: the rest of the step's may not concern it.
    names = knowledge.points[first.point].deadlines or () if first.point else first.signpost.deadlines
    rules = (knowledge.deadlines[name] for name in names)
    may_run = filter(None, (count_out(rule, first.case.dates()) for rule in rules))
    return (*list(may_run)[:MOST_UNDATED], *running.values())


def _contacts(answers: tuple[Answer, ...]) -> tuple[Organisation, ...]:
    """The first one is named even if only its area's page has the number: it is the right door."""
    first, *others = (answer.contacts for answer in answers)
    reachable = first[:1] + tuple(contact for contact in first[1:] if contact.reachable)
    chosen = [*reachable[:MOST_CONTACTS], *(contacts[0] for contacts in others if contacts)]
    return tuple({contact.id: contact for contact in chosen}.values())


def _letters(answers: tuple[Answer, ...]) -> tuple[str, ...]:
    """Those of the step in hand, and the first of each other step, which keeps its place."""
    first, *others = (answer.letters for answer in answers)
    beside = [letters[0] for letters in others if letters]
    return tuple(dict.fromkeys([*first[: MOST_LETTERS - len(beside)], *beside]))


def _sources(
    of_days: Iterable[str], contacts: tuple[Organisation, ...], first: Answer, knowledge: Knowledge
) -> tuple[Source, ...]:
    step = first.signpost
    ids = [*of_days]
    ids += [detail.source for contact in contacts for detail in contact.details]
    ids += [right.source for right in step.rights] + [limit.source for limit in step.limits] + [*step.sources]
    return tuple(knowledge.sources[name] for name in list(dict.fromkeys(ids))[:MOST_SOURCES])

"""My plan: what a talk has come to, put together from the case alone. Pure; nothing in it is a parent's own words.

The step whose day runs out first comes first, then what is most urgent, then what was talked of last, then what was
told of and waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from signpost.answers import Answer, build, running
from signpost.case import DATE_FACTS, NOT_EXACT, Case
from signpost.dates import in_words
from signpost.deadline_talk import OURS
from signpost.deadlines import CountedDeadline, WorkedDeadline, count_out
from signpost.knowledge.base import Knowledge
from signpost.knowledge.case_model import CaseFact
from signpost.knowledge.models import Organisation, Source
from signpost.knowledge.wording import Wording
from signpost.ladder import misfits, route
from signpost.local_pages import pages_for
from signpost.plan_contacts import contacts_of
from signpost.plan_steps import MOST_OTHERS, decided_on, still_to_come
from signpost.points import homes

MOST_LETTERS = 6
MOST_SOURCES = 8
"""The pages behind the days, the rules of each step and the numbers, in this order; the rest stand with each answer."""
OF_THE_FIRST, OF_ANOTHER = 3, 1
"""How many rules of the first step, and of each other, have their page named before the numbers'."""
PRESSES = 92
"""Days within which a last day puts its step first; one that is further off leaves time for what is urgent."""
UNKNOWN = date.max - timedelta(days=1)
PARTICULAR = 2
"""How much more urgent a step counts that is about one thing told, beside one that was only named."""
MOST_UNDATED = 2
"""How many lengths in school days are told, the first of the step, while their day is not known."""


@dataclass(frozen=True)
class Plan:
    """`first` is what to do first, `because` why it is not the step asked for; `others` come after it, in their order.

    `then` is the step after the first one if that does not help; None where it runs already, or stands in the plan.
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
    then: str | None = None


def build_plan(case: Case, knowledge: Knowledge, today: date) -> Plan | None:
    """The plan of a case; None while no step was decided on."""
    ways, answers = _answers(case, knowledge, today)
    if not answers:
        return None
    answers.sort(key=lambda answer: _place(answer, knowledge))
    # Told of, and not talked over yet: behind all that was, however urgent it may sound.
    told_of = {route(name, case, knowledge).signpost: None for name in still_to_come(case, knowledge)}
    further = [name for name in told_of if name not in {answer.signpost.id for answer in answers}]
    room = 1 + MOST_OTHERS - len(answers)
    further = further[: max(room, 0)]
    answers += [build(name, replace(case, point=case.latest_point(name)), knowledge, today) for name in further]
    first, *others = answers
    dates, contacts = _dates(answers), contacts_of(answers, case, knowledge)
    counted = _counted(answers, knowledge)
    of_days = [one.source for one in dates] + [one.source for one in counted]
    return Plan(
        made_on=today,
        first=first,
        others=tuple(others),
        known=tuple(_known(case, knowledge)),
        dates=dates,
        contacts=contacts,
        letters=_letters(answers),
        sources=_sources(of_days, contacts, answers, case, knowledge),
        counted=counted,
        because=ways[first.signpost.id],
        then=_then(answers, case, knowledge),
    )


def _answers(case: Case, knowledge: Knowledge, today: date) -> tuple[dict[str, str | None], list[Answer]]:
    """Why each step stands there and not the one asked for, and the steps' answers, the one in hand first."""
    because: dict[str, str | None] = {}
    met: dict[tuple[str, str | None], None] = {}
    for step, point in decided_on(case, knowledge):
        way = route(step, case, knowledge)
        because.setdefault(way.signpost, way.because)
        met[way.signpost, point if point and way.signpost in homes(knowledge.points[point]) else None] = None
    # A thing at home under another step leaves the step itself beside it: the fine beside the waiting list.
    pointed = {step for step, point in met if point and knowledge.points[point].signpost == step}
    fitting = [(step, point) for step, point in met if point or step not in pointed or _is_told(step, case, knowledge)]
    return because, [build(step, replace(case, point=point), knowledge, today) for step, point in fitting]


def is_ours(deadline: WorkedDeadline, knowledge: Knowledge) -> bool:
    """Whether it is the parent who has to keep the day."""
    return knowledge.deadlines[deadline.rule_id].who.startswith(OURS)


def _place(answer: Answer, knowledge: Knowledge) -> tuple[date, int, bool]:
    """Where a step stands: by the first day still to come that the parent must keep for it, then by urgency.

    Of several things under one step, the one that the day belongs to comes first.
    """
    step = answer.signpost
    due = running(step, answer.case, knowledge)
    rules = ((one, knowledge.deadlines[one.rule_id]) for one in answer.deadlines)
    own = (one for one, rule in rules if step.id in rule.for_signposts and not rule.may_pass)
    days = [one.day for one in own if is_ours(one, knowledge) and not one.passed and one.days_left <= PRESSES]
    worked = {one.rule_id for one in answer.deadlines}
    # A day that runs and is not known yet may be near: before all that has none.
    runs = any(step.id in knowledge.deadlines[rule].for_signposts for rule in {*due} - worked)
    ours = (knowledge.points[answer.point].deadlines or ()) if answer.point else ()
    own_day = {*ours} & {*due, *worked, *(one.rule_id for one in answer.counted)}
    is_its_own = answer.point is not None and knowledge.points[answer.point].signpost == step.id
    is_told = answer.point is None and _is_told(step.id, answer.case, knowledge)
    urgency = step.urgency + (PARTICULAR + 1 if is_told else PARTICULAR if is_its_own else 0)
    return min(days, default=UNKNOWN if runs else date.max), -urgency, not own_day


def _is_told(step: str, case: Case, knowledge: Knowledge) -> bool:
    """Whether a fact of the case is a problem of its own under this step: days of suspension beside a managed move."""
    told = ((fact, case.told(fact.id)) for fact in knowledge.case_facts.values())
    choices = (choice for fact, value in told if value for choice in fact.choices if choice.id == value)
    return any(choice.stands_beside and choice.points_to == step for choice in choices)


def _then(answers: Sequence[Answer], case: Case, knowledge: Knowledge) -> str | None:
    """What follows the first step if it does not help: never a step that cannot wait for that."""
    following = answers[0].signpost.if_that_fails
    if following is None:
        return None
    following = route(following, case, knowledge).signpost
    in_plan = {answer.signpost.id for answer in answers}
    rules = running(answers[0].signpost, case, knowledge)
    cannot_wait = {name for rule in rules for name in knowledge.deadlines[rule].for_signposts}
    left_out = following in in_plan | cannot_wait or misfits(following, case, knowledge)
    return None if left_out else following


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
        return date_in_words(fact.id, case, knowledge.wording)
    return next((choice.told or choice.label for choice in fact.choices if choice.id == value), None)


def date_in_words(fact: str, case: Case, words: Wording) -> str | None:
    """A date of the case as it is said back: one that is only roughly known as the earliest it can be."""
    day = case.dates().get(fact)
    if day is None:
        return None
    return words.at_the_earliest.format(date=in_words(day)) if case.told(NOT_EXACT) == fact else in_words(day)


def _dates(answers: Sequence[Answer]) -> tuple[WorkedDeadline, ...]:
    by_rule = {deadline.rule_id: deadline for answer in reversed(answers) for deadline in answer.deadlines}
    return tuple(sorted(by_rule.values(), key=lambda one: (one.passed, one.day)))


def _counted(answers: Sequence[Answer], knowledge: Knowledge) -> tuple[CountedDeadline, ...]:
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


def _letters(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Those of the step in hand, and the first of each other step, which keeps its place."""
    first, *others = (answer.letters for answer in answers)
    beside = [letters[0] for letters in others if letters]
    return tuple(dict.fromkeys([*first[: MOST_LETTERS - len(beside)], *beside]))


def _sources(
    of_days: Iterable[str],
    contacts: tuple[Organisation, ...],
    answers: Sequence[Answer],
    case: Case,
    knowledge: Knowledge,
) -> tuple[Source, ...]:
    of_rules = [_rules(answer) for answer in answers]
    ids = [*of_days, *of_rules[0][:OF_THE_FIRST]]
    ids += [source for rules in of_rules[1:] for source in rules[:OF_ANOTHER]]
    ids += [detail.source for contact in contacts for detail in contact.details]
    ids += of_rules[0][OF_THE_FIRST:]
    pages = (knowledge.sources[name] for name in dict.fromkeys(ids))
    return tuple(pages_for(case.get("area"), pages, knowledge))[:MOST_SOURCES]


def _rules(answer: Answer) -> list[str]:
    """The pages that a step rests on: its rights, its limits, then what else it cites."""
    step = answer.signpost
    cited = [*(right.source for right in step.rights), *(limit.source for limit in step.limits), *step.sources]
    return list(dict.fromkeys(cited))

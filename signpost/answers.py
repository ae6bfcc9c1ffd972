"""Fits a signpost to one case: the variant, the point, the contacts, letters and dates that hold for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from signpost.case import NOT_EXACT, Case
from signpost.deadlines import CountedDeadline, DeadlineRule, WorkedDeadline, count_out, work_out
from signpost.holding import holding, holds
from signpost.knowledge.base import ANY_AREA, Knowledge
from signpost.knowledge.models import Notice, Organisation, Signpost, Variant, as_fields
from signpost.meetings import in_time, is_over, prepared
from signpost.next_day import on_a_working_day
from signpost.points import point_of, pointed, with_known
from signpost.vocabulary import DANGERS, STEPPED

MAY_BE_NOTHING = frozenset({"if_that_fails", "ask"})
"""Fields that a variant may take away by writing null."""


@dataclass(frozen=True)
class Answer:
    """One signpost fitted to one case.

    `point` is the id of the particular thing under it that is answered; `without` the area of whose own contacts one
    asked for is not held, so that the general one stands in; `case` what it is fitted to.
    """

    signpost: Signpost
    contacts: tuple[Organisation, ...]
    letters: tuple[str, ...]
    deadlines: tuple[WorkedDeadline, ...]
    also: tuple[str, ...] = ()
    point: str | None = None
    without: str | None = None
    case: Case = field(default_factory=Case, compare=False)
    counted: tuple[CountedDeadline, ...] = ()
    """Of the rules in school days those that run: the case has the day they start."""


def fitted(signpost: Signpost, case: Case) -> Signpost:
    """The signpost with the fields of the first variant that fits the case."""
    for variant in signpost.variants:
        if case.fits(variant.when):
            return signpost.model_copy(update=_changes(variant))
    return signpost


def answered(signpost_id: str, case: Case, knowledge: Knowledge) -> Signpost:
    """What a signpost says to this case: its fitting variant, with the point or the kind of meeting in hand over it."""
    case = with_known(signpost_id, case, knowledge)
    signpost = fitted(knowledge.signposts[signpost_id], case)
    point = point_of(signpost_id, case, knowledge)
    return holding(prepared(pointed(signpost, point), point, case, knowledge), case, knowledge)


def _changes(variant: Variant) -> dict[str, Any]:
    return {name: value for name, value in as_fields(variant).items() if value is not None or name in MAY_BE_NOTHING}


def build(signpost_id: str, case: Case, knowledge: Knowledge, today: date, also: Iterable[str] = ()) -> Answer:
    """The answer of a signpost for this case; contacts that no area has are left out."""
    signpost = on_a_working_day(answered(signpost_id, case, knowledge), today, knowledge.wording)
    point = point_of(signpost_id, case, knowledge)
    found = (knowledge.contact(reference, case.get("area")) for reference in signpost.contacts)
    contacts = tuple(dict.fromkeys(contact.id for contact in found if contact))
    dates = case.counted(today)
    rules = list(dict.fromkeys([*signpost.deadlines, *running(signpost, case, knowledge)]))
    due = [knowledge.deadlines[name] for name in rules]
    due = [rule for rule in due if rule.settled_by not in dates and not is_over(rule, dates, today)]
    deadlines = worked(due, case, knowledge, today)
    started = (rule for rule in due if any(clock.starts in dates for clock in rule.length))
    return Answer(
        signpost=in_time(signpost, case, deadlines, knowledge),
        contacts=tuple(knowledge.organisations[contact] for contact in contacts),
        letters=signpost.letters,
        deadlines=deadlines,
        also=tuple(also),
        point=point.id if point else None,
        without=_area_without(signpost.contacts, case.get("area"), knowledge),
        case=case,
        counted=tuple(filter(None, (count_out(rule, dates) for rule in started))),
    )


def worked(rules: Iterable[DeadlineRule], case: Case, knowledge: Knowledge, today: date) -> tuple[WorkedDeadline, ...]:
    """The last days that can be worked out for a case. Of a date that is only roughly known the first says so."""
    dates, not_exact = case.counted(today), case.told(NOT_EXACT)
    found: list[WorkedDeadline] = []
    for rule in rules:
        if one := work_out(rule, dates, today):
            if not_exact in {clock.starts for clock in rule.length}:
                one, not_exact = replace(one, working=(*one.working, knowledge.wording.not_exact)), None
            found.append(one)
    return tuple(found)


def running(signpost: Signpost, case: Case, knowledge: Knowledge) -> list[str]:
    """The rules whose day runs in this case whatever step is talked of: two months do not wait for another worry.

    None beside danger, small talk and requests, nor once it has been done.
    """
    if signpost.kind not in STEPPED or signpost.id in DANGERS:
        return []
    rules, dates = knowledge.deadlines.values(), case.dates()
    return [
        rule.id
        for rule in rules
        if (any(case.fits(when) for when in rule.runs_when) or _is_known(rule, dates))
        and holds(rule.not_when, case)
        and not any(case.fits({fact: values}) for fact, values in rule.runs_unless.items())
    ]


def _is_known(rule: DeadlineRule, dates: Mapping[str, date]) -> bool:
    return rule.runs_once_known and any(clock.starts in dates for clock in rule.length)


def _area_without(references: Iterable[str], area: str | None, knowledge: Knowledge) -> str | None:
    """The parent's area, if we hold no contact of its own for a role that is asked for."""
    if area is None or area == ANY_AREA or area not in knowledge.areas:
        return None
    asked = {reference.removeprefix("area:") for reference in references if reference.startswith("area:")}
    return area if asked - set(knowledge.areas[area].contacts) else None


def notices_for(signpost: str, knowledge: Knowledge) -> tuple[Notice, ...]:
    """The dated notices that concern a signpost."""
    return tuple(notice for notice in knowledge.notices.values() if signpost in notice.for_signposts)


def confirmed(contact: Organisation, knowledge: Knowledge) -> bool:
    """Whether every detail rests on a page we may rely on. One that does not makes the contact one to check first."""
    return all(knowledge.sources[detail.source].confirmed for detail in contact.details)

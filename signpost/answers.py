"""Builds the answer card: what one signpost says to one case, with its sources.

The card's fields are the contract with every channel (docs/architecture.md, "The answer card").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from signpost.case import Case
from signpost.deadlines import WorkedDeadline, work_out
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Detail, Limit, Organisation, Right, Signpost, Source, Variant, as_fields

RUNGS = 5
MAY_BE_NOTHING = frozenset({"if_that_fails", "ask"})
"""Fields that a variant may take away by writing null."""


@dataclass(frozen=True)
class Answer:
    """One signpost fitted to one case."""

    signpost: Signpost
    contacts: tuple[Organisation, ...]
    letters: tuple[str, ...]
    deadlines: tuple[WorkedDeadline, ...]
    also: tuple[str, ...] = ()


def fitted(signpost: Signpost, case: Case) -> Signpost:
    """The signpost with the fields of the first variant that fits the case."""
    for variant in signpost.variants:
        if case.fits(variant.when):
            return signpost.model_copy(update=_changes(variant))
    return signpost


def _changes(variant: Variant) -> dict[str, Any]:
    return {name: value for name, value in as_fields(variant).items() if value is not None or name in MAY_BE_NOTHING}


def build(signpost_id: str, case: Case, knowledge: Knowledge, today: date, also: Iterable[str] = ()) -> Answer:
    """The answer of a signpost for this case; contacts that no area has are left out."""
    signpost = fitted(knowledge.signposts[signpost_id], case)
    found = (knowledge.contact(reference, case.get("area")) for reference in signpost.contacts)
    contacts = tuple(dict.fromkeys(contact.id for contact in found if contact))
    dates = case.dates()
    rules = [knowledge.deadlines[name] for name in signpost.deadlines]
    worked = (work_out(rule, dates, today) for rule in rules if rule.settled_by not in dates)
    return Answer(
        signpost=signpost,
        contacts=tuple(knowledge.organisations[contact] for contact in contacts),
        letters=signpost.letters,
        deadlines=tuple(deadline for deadline in worked if deadline),
        also=tuple(also),
    )


def card(answer: Answer, knowledge: Knowledge, today: date) -> dict[str, Any]:
    """The answer as the JSON object that every turn carries."""
    signpost = answer.signpost
    return {
        "signpost": signpost.id,
        "title": signpost.title,
        "in_short": signpost.in_short,
        "do_now": signpost.do_now,
        "steps": list(signpost.steps),
        "rights": [_right(right) for right in signpost.rights],
        "contacts": [_contact(contact, knowledge) for contact in answer.contacts],
        "letters": [{"id": letter, "title": knowledge.letters[letter].title} for letter in answer.letters],
        "deadlines": [_deadline(deadline) for deadline in answer.deadlines],
        "if_that_fails": signpost.if_that_fails,
        "ladder": {"rung": signpost.rung, "of": RUNGS} if signpost.rung else None,
        "also": list(answer.also),
        "sources": [_source(source) for source in _sources(answer, knowledge)],
        "checked_on": signpost.checked_on.isoformat(),
        "overdue": signpost.overdue(today) or any(contact.overdue(today) for contact in answer.contacts),
    }


def _right(right: Right) -> dict[str, str]:
    return {"text": right.text, "force": right.force, "source": right.source, "where": right.where}


def _contact(contact: Organisation, knowledge: Knowledge) -> dict[str, Any]:
    def value(detail: Detail | None) -> str | None:
        return detail.value if detail else None

    return {
        "id": contact.id,
        "name": contact.name,
        "what": contact.what,
        "who_pays": contact.who_pays,
        "phone": value(contact.phone),
        "text_number": value(contact.text_number),
        "email": value(contact.email),
        "url": value(contact.url),
        "hours": value(contact.hours),
        "note": contact.note,
        "checked_on": contact.checked_on.isoformat(),
        "confirmed": confirmed(contact, knowledge),
    }


def confirmed(contact: Organisation, knowledge: Knowledge) -> bool:
    """Whether every detail rests on a page we may rely on. One that does not makes the contact one to check first."""
    return all(knowledge.sources[detail.source].confirmed for detail in contact.details)


def _deadline(deadline: WorkedDeadline) -> dict[str, Any]:
    return {
        "id": deadline.rule_id,
        "label": deadline.label,
        "date": deadline.day.isoformat(),
        "why": " ".join(deadline.working),
        "days_left": deadline.days_left,
        "if_passed": deadline.if_passed,
        "ics": None,
    }


def _sources(answer: Answer, knowledge: Knowledge) -> list[Source]:
    """Every page the answer rests on, once, in the order it is used."""
    signpost = answer.signpost
    cited: list[Right | Limit] = [*signpost.rights, *signpost.limits]
    ids = [item.source for item in cited]
    ids += [deadline.source for deadline in answer.deadlines]
    ids += [detail.source for contact in answer.contacts for detail in contact.details]
    return [knowledge.sources[source] for source in dict.fromkeys([*ids, *signpost.sources])]


def _source(source: Source) -> Mapping[str, str]:
    return {"title": f"{source.publisher}: {source.title}", "url": source.url, "seen_on": source.seen_on.isoformat()}

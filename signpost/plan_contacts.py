"""Whom a plan names: only people who can be reached, and never nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from signpost.answers import Answer, confirmed
from signpost.case import Case
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Organisation

MOST_CONTACTS = 3
"""Whom to turn to for the first step; for each other step it is the first of its own. More would not fit a page."""
SOMEBODY = "human_handover"
"""Its contacts are those who help with anything: the area's own advice service, then the national lines."""


def contacts_of(answers: Sequence[Answer], case: Case, knowledge: Knowledge) -> tuple[Organisation, ...]:
    """Those of the first step who can be reached, the area's own advice service, and the first of each other step.

    Those with a number or an address to write to come first, of these the ones that are confirmed. Where none of them
    has a number, the first body that has one and helps with anything stands there too.
    """
    first, *others = ([contact for contact in answer.contacts if contact.reachable] for answer in answers)
    anybody = list(_anybody(case, knowledge))
    chosen = [*first[:MOST_CONTACTS], *anybody[:1], *chain.from_iterable(contacts[:1] for contacts in others)]
    if not any(contact.phone for contact in chosen):
        chosen += [contact for contact in anybody if contact.phone][:1]
    by_id = {contact.id: contact for contact in chosen}
    return tuple(sorted(by_id.values(), key=lambda one: (not (one.phone or one.email), not confirmed(one, knowledge))))


def lacks_somebody_near(first: Answer) -> bool:
    """Whether the first body of a step cannot be reached as it stands: the area may have one that can."""
    return not first.contacts or not first.contacts[0].reachable


def _anybody(case: Case, knowledge: Knowledge) -> Iterator[Organisation]:
    references = knowledge.signposts[SOMEBODY].contacts if SOMEBODY in knowledge.signposts else ()
    found = (knowledge.contact(reference, case.get("area")) for reference in references)
    return (contact for contact in found if contact and contact.reachable)

"""A plan as the paragraphs of a reply and as the `plan` of the answer card. The sentences are in `knowledge/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from signpost import say
from signpost.card import contact_fields, counted_fields, deadline_fields, letter_fields, source_fields
from signpost.knowledge.base import Knowledge
from signpost.plan import Plan, is_ours


@dataclass(frozen=True)
class KeptCode:
    """A code to come back with, and the last day it opens anything."""

    code: str
    until: date


def paragraphs(plan: Plan, code: KeptCode | None, knowledge: Knowledge) -> Iterator[str]:
    """The whole plan in words: what to do, by when and whom to ring, then the rest; the code to come back with is last.

    A text message may be all that is read.
    """
    words, first = knowledge.wording, plan.first.signpost
    yield from next_step(plan, knowledge)
    yield words.plan_so_far.format(title=first.title)
    if plan.contacts:
        yield "\n".join(say.contact_line(contact, knowledge, plan.made_on) for contact in plan.contacts)
    yield from (say.deadline_line(deadline, knowledge) for deadline in plan.dates if not is_ours(deadline, knowledge))
    for other in plan.others:
        yield words.plan_also.format(title=ended(other.signpost.title), do_now=other.signpost.do_now)
    if plan.because:
        yield words.because.format(because=plan.because)
    yield first.in_short
    if plan.then:
        yield words.plan_then.format(title=knowledge.signposts[plan.then].title)
    if plan.letters:
        yield words.steps_letters.format(letters="; ".join(knowledge.letters[name].title for name in plan.letters))
    for deadline in plan.dates:
        yield words.plan_working.format(label=deadline.label, working=" ".join(deadline.working))
    yield from _known_and_pages(plan, knowledge)
    if code:
        yield words.plan_code.format(code=code.code, date=say.long_date(code.until))
        yield words.plan_code_keep


def ended(title: str) -> str:
    """A title as a sentence: a full stop follows, unless it is a question."""
    return title if title.endswith("?") else f"{title}."


def _known_and_pages(plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    """What was told, where it comes from and how old it is."""
    words = knowledge.wording
    if plan.known:
        yield "\n".join([words.plan_known, *(f"- {told}" for told in plan.known)])
    pages = [source_fields(source) for source in plan.sources]
    if pages:
        lines = (words.plan_source.format(title=page["title"], url=page["url"]) for page in pages)
        yield "\n".join([words.plan_sources, *lines])
    if plan.contacts:
        yield words.plan_checked.format(date=say.long_date(min(contact.checked_on for contact in plan.contacts)))
    yield words.plan_made.format(date=say.long_date(plan.made_on))


def next_step(plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    """What to do now, and by when. The days that others must keep stand further down."""
    yield knowledge.wording.do_now.format(do_now=plan.first.signpost.do_now)
    yield from (say.deadline_line(deadline, knowledge) for deadline in plan.dates if is_ours(deadline, knowledge))
    yield from (say.counted_line(counted, knowledge) for counted in plan.counted)


def fields(plan: Plan, code: KeptCode | None, notes: list[str], knowledge: Knowledge) -> dict[str, Any]:
    """The plan as the answer card carries it; `notes` are said beside it."""
    first = plan.first.signpost
    then = knowledge.signposts[plan.then].title if plan.then else ""
    others = [one.signpost for one in plan.others]
    return {
        "made_on": plan.made_on.isoformat(),
        "signpost": first.id,
        "title": first.title,
        "because": plan.because or "",
        "in_short": first.in_short,
        "do_now": first.do_now,
        "steps": list(first.steps),
        "then": then,
        "others": [{"signpost": one.id, "title": one.title, "do_now": one.do_now} for one in others],
        "known": list(plan.known),
        "deadlines": [deadline_fields(deadline) for deadline in plan.dates],
        "counted": [counted_fields(counted) for counted in plan.counted],
        "contacts": [contact_fields(contact, knowledge) for contact in plan.contacts],
        "letters": [letter_fields(knowledge.letters[letter], plan.first.case, knowledge) for letter in plan.letters],
        "sources": [source_fields(source) for source in plan.sources],
        "notes": notes,
        "code": code.code if code else None,
        "code_until": code.until.isoformat() if code else None,
    }

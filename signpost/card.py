"""The answer card: one answer as the JSON object that every turn carries.

Its fields are the contract with every channel (docs/architecture.md, "The answer card").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from signpost.answers import Answer, confirmed, notices_for
from signpost.case import Case
from signpost.deadlines import CountedDeadline, WorkedDeadline
from signpost.knowledge.base import Knowledge
from signpost.knowledge.meeting_model import Meeting
from signpost.knowledge.models import Detail, Letter, Limit, Notice, Organisation, Practice, Right, Source
from signpost.letter_filling import known, with_values
from signpost.meetings import address, to_print

RUNGS = 5


def card(answer: Answer, knowledge: Knowledge, today: date, plan: dict[str, Any] | None = None) -> dict[str, Any]:
    """The answer as the JSON object that every turn carries; with the plan on the turn that shows it."""
    signpost = answer.signpost
    return {
        "signpost": signpost.id,
        "point": answer.point,
        "title": signpost.title,
        "in_short": signpost.in_short,
        "do_now": signpost.do_now,
        "steps": list(signpost.steps),
        "wording": signpost.wording or "",
        "rights": [_right(right) for right in signpost.rights],
        "good_practice": [_practice(practice) for practice in signpost.good_practice],
        "limits": [_limit(limit) for limit in signpost.limits],
        "being_checked": list(signpost.being_checked),
        "notices": [_notice(notice) for notice in notices_for(signpost.id, knowledge)],
        "contacts": [contact_fields(contact, knowledge) for contact in answer.contacts],
        "letters": [letter_fields(knowledge.letters[letter], answer.case, knowledge) for letter in answer.letters],
        "meetings": [_meeting(one) for one in to_print(signpost.id, answer.case, knowledge)],
        "deadlines": [deadline_fields(deadline) for deadline in answer.deadlines],
        "if_that_fails": signpost.if_that_fails,
        "ladder": {"rung": signpost.rung, "of": RUNGS} if signpost.rung else None,
        "also": list(answer.also),
        "sources": [source_fields(source) for source in _sources(answer, knowledge)],
        # What the talk adds to an answer: see guided_buttons.on_card.
        "beside": [],
        "triage": None,
        "checked_on": signpost.checked_on.isoformat(),
        "overdue": signpost.overdue(today) or any(contact.overdue(today) for contact in answer.contacts),
        "plan": plan,
    }


def _right(right: Right) -> dict[str, str]:
    return {"text": right.text, "force": right.force, "source": right.source, "where": right.where}


def _practice(practice: Practice) -> dict[str, str]:
    return {"text": practice.text, "source": practice.source, "where": practice.where or ""}


def _limit(limit: Limit) -> dict[str, str]:
    return {
        "who": limit.who,
        "text": limit.text,
        "source": limit.source,
        "where": limit.where or "",
        "if_passed": limit.if_passed or "",
    }


def _notice(notice: Notice) -> dict[str, str]:
    return {"id": notice.id, "text": notice.text, "said_on": notice.said_on.isoformat(), "source": notice.source}


def letter_fields(letter: Letter, case: Case, knowledge: Knowledge) -> dict[str, Any]:
    """A letter; its files are None when its own page has it.

    `filled` is the body with the parts the case knows, and `known` those parts by their place among the blanks.
    """
    values = known(letter, case, knowledge)
    return {
        "id": letter.id,
        "title": letter.title,
        "use_when": letter.use_when,
        "to": letter.to,
        "answer": letter.answer.text if letter.answer else "",
        "body": letter.body or "",
        "filled": with_values(letter.body or "", values),
        "known": {str(place): value for place, value in values.items()},
        "shape": letter.shape or "",
        "check": list(knowledge.points[letter.check_with].steps or ()) if letter.check_with else [],
        "official": [detail.value for detail in letter.official],
        "docx": f"/letters/{letter.id}.docx" if letter.body else None,
        "txt": f"/letters/{letter.id}.txt" if letter.body else None,
        "page": f"/letters/{letter.id}" if letter.body else None,
    }


def _meeting(meeting: Meeting) -> dict[str, str]:
    return {"id": meeting.id, "title": meeting.title, "url": address(meeting)}


def contact_fields(contact: Organisation, knowledge: Knowledge) -> dict[str, Any]:
    """A body with all ways to reach it; None for those it lacks."""

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


def deadline_fields(deadline: WorkedDeadline) -> dict[str, Any]:
    """A date with its working; the web channel adds the calendar file."""
    return {
        "id": deadline.rule_id,
        "label": deadline.label,
        "date": deadline.day.isoformat(),
        "why": " ".join(deadline.working),
        "days_left": deadline.days_left,
        "if_passed": deadline.if_passed,
        "ics": None,
    }


def counted_fields(counted: CountedDeadline) -> dict[str, str]:
    """A length in school days, of which there is no date."""
    return {"id": counted.rule_id, "label": counted.label, "told": counted.told}


def _sources(answer: Answer, knowledge: Knowledge) -> list[Source]:
    """Every page the answer rests on, once, in the order it is used."""
    signpost = answer.signpost
    cited: list[Right | Limit | Practice | Notice] = [*signpost.rights, *signpost.good_practice, *signpost.limits]
    cited += notices_for(signpost.id, knowledge)
    ids = [item.source for item in cited]
    ids += [deadline.source for deadline in answer.deadlines] + [counted.source for counted in answer.counted]
    ids += [detail.source for contact in answer.contacts for detail in contact.details]
    return [knowledge.sources[source] for source in dict.fromkeys([*ids, *signpost.sources])]


def source_fields(source: Source) -> Mapping[str, str]:
    """A page as it is shown."""
    return {"title": f"{source.publisher}: {source.title}", "url": source.url, "seen_on": source.seen_on.isoformat()}

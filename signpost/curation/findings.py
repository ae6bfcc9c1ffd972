"""What is wrong with the content, and what a person still has to look at, beyond what loading it finds.

A mistake fails `make check-knowledge`; a thing to do is listed. Each names file, field, and what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from signpost.answers import confirmed
from signpost.curation.channels import do_not_fit
from signpost.curation.readability import reading_age, word_count
from signpost.curation.texts import REVIEWED, Said, all_texts, file_of
from signpost.entry import Reviewed
from signpost.errors import Problem
from signpost.knowledge.base import Knowledge
from signpost.knowledge.meeting_model import PARTS
from signpost.knowledge.models import Signpost
from signpost.knowledge.point_model import Point
from signpost.layout.gsm import TWO_PARTS, fold, septets
from signpost.vocabulary import STEPPED

SOON = timedelta(days=60)
"""How long before its day an entry is listed as soon due."""
OLDEST_READER = 10.5
"""Reading age in years above which an answer as a whole is a mistake; the aim is 9."""
OLDEST_LETTER_READER = 12.0
"""A letter goes to an official; its parent still has to follow it."""
ENOUGH_WORDS = 40
"""Fewer words say nothing about how hard a text is to read."""
SMS_FIELDS = ("in_short", "do_now", "steps", "meaning", "question", "first_line", *PARTS)
"""Fields that go out as a text message of their own, so each must fit in two parts together with "more"."""
SMS_ROOM = TWO_PARTS - 30
"""What is left for them beside "Do this now:", a number or the line that says there is more."""
NUMBER = re.compile(r"(?<![\w./-])\+?\d[\d ]{3,}\d(?![\w/-])")
CURLY = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u00a0]")


@dataclass(frozen=True)
class Findings:
    """All that was found: mistakes, in the order of files, and things for a person to do, by heading."""

    mistakes: tuple[Problem, ...]
    to_do: Mapping[str, tuple[str, ...]]


def find(knowledge: Knowledge, today: date) -> Findings:
    """Every finding about a knowledge base that loads."""
    texts = list(all_texts(knowledge))
    mistakes = [*_in_texts(texts), *_hard_to_read(knowledge), *_cites_nothing(knowledge), *do_not_fit(knowledge, today)]
    to_do = {
        "overdue": tuple(_due(knowledge, lambda entry: entry.overdue(today))),
        f"due within {SOON.days} days": tuple(
            _due(knowledge, lambda entry: not entry.overdue(today) and entry.overdue(today + SOON))
        ),
        "shown as not confirmed": tuple(_unconfirmed(knowledge)),
        "being checked": tuple(f"{said.file}: {said.text}" for said in texts if "being_checked" in said.field),
    }
    return Findings(tuple(sorted(mistakes)), {name: found for name, found in to_do.items() if found})


def _in_texts(texts: Iterable[Said]) -> Iterator[Problem]:
    """What is wrong with a text by itself."""
    for said in texts:
        if curly := CURLY.search(said.text):
            message = f'"{curly.group()}" makes a text message twice as dear. Write {fold(curly.group())!r}.'
            yield Problem(said.file, f"{said.entry}.{said.field}", message)
        if said.name in SMS_FIELDS and (size := septets(fold(said.text))) > SMS_ROOM:
            message = f"{size} characters, and {SMS_ROOM} fit in two text messages. Cut it, or part it in two."
            yield Problem(said.file, f"{said.entry}.{said.field}", message)
        for number in _phone_numbers(said.text):
            message = f'"{number}" looks like a phone number. Put it into knowledge/organisations/ with its source.'
            yield Problem(said.file, f"{said.entry}.{said.field}", message)


def _phone_numbers(text: str) -> list[str]:
    """Five digits or more in a row; 999, 111 and 101 may be said."""
    return [found for found in NUMBER.findall(text) if sum(character.isdigit() for character in found) >= 5]


def _hard_to_read(knowledge: Knowledge) -> Iterator[Problem]:
    answers: Iterable[Signpost | Point] = (*knowledge.signposts.values(), *knowledge.points.values())
    for entry in answers:
        kind = "points" if isinstance(entry, Point) else "signposts"
        text = " ".join([entry.in_short, entry.do_now, *(entry.steps or ())])
        yield from _too_old(kind, entry.id, "in_short, do_now and steps", text, OLDEST_READER)
    for meeting in knowledge.meetings.values():
        others = [text for one in meeting.variants for text in (one.in_short, one.do_now) if text]
        text = " ".join([meeting.in_short, meeting.do_now, *others, *meeting.steps, *meeting.questions])
        yield from _too_old("meetings", meeting.id, "the whole of it", text, OLDEST_READER)
    for letter in knowledge.letters.values():
        yield from _too_old("letters", letter.id, "body", letter.body or "", OLDEST_LETTER_READER)


def _too_old(kind: str, entry: str, field: str, text: str, oldest: float) -> Iterator[Problem]:
    age = reading_age(text)
    if age > oldest and word_count(text) >= ENOUGH_WORDS:
        message = (
            f"reading age {age}, at most {oldest:g}, better 9. Shorter sentences and everyday words bring it down."
        )
        yield Problem(file_of(kind, entry), f"{entry}.{field}", message)


def _cites_nothing(knowledge: Knowledge) -> Iterator[Problem]:
    """An answer on a right, a step or a particular thing rests on at least one page."""
    for signpost in knowledge.signposts.values():
        if signpost.kind in STEPPED and not (signpost.rights or signpost.limits or signpost.sources):
            yield Problem(file_of("signposts", signpost.id), f"{signpost.id}.sources", "cites no page at all.")
    for point in knowledge.points.values():
        if not (point.rights or point.limits or point.good_practice or point.sources):
            message = "cites no page: add a right, a limit or good practice with its source."
            yield Problem(file_of("points", point.id), f"{point.id}.rights", message)
    for meeting in knowledge.meetings.values():
        if not (meeting.rights or meeting.limits or meeting.sources):
            message = "cites no page: add a right, a limit or a source."
            yield Problem(file_of("meetings", meeting.id), f"{meeting.id}.rights", message)


def reviewed(knowledge: Knowledge) -> Iterator[tuple[str, str, Reviewed]]:
    """Kind, id and entry of everything that somebody must look at again by a day."""
    for kind in REVIEWED:
        entries: Mapping[str, Reviewed] = getattr(knowledge, kind)
        yield from ((kind, name, entry) for name, entry in entries.items())


def _due(knowledge: Knowledge, is_due: Callable[[Reviewed], bool]) -> Iterator[str]:
    found = [(entry.review_by, kind, name) for kind, name, entry in reviewed(knowledge) if is_due(entry)]
    for review_by, kind, name in sorted(found):
        yield f"{file_of(kind, name)}: {name}, by {review_by}"


def _unconfirmed(knowledge: Knowledge) -> Iterator[str]:
    for body in knowledge.organisations.values():
        if not confirmed(body, knowledge):
            yield f"{file_of('organisations', body.id)}: {body.name}"

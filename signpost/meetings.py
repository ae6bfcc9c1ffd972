"""What a parent takes into a meeting, by its kind: laid over the answer of the talk, and as a page to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from signpost.case import NOT_SURE, Case
from signpost.deadlines import DeadlineRule, WorkedDeadline
from signpost.knowledge.base import Knowledge
from signpost.knowledge.meeting_model import KIND, Meeting
from signpost.knowledge.models import Signpost
from signpost.knowledge.point_model import Point

HOME = "meeting_support"
"""The signpost whose answer becomes that of the kind of meeting."""

_KIND_BY_BODY = {
    "school": "school",
    "college": "school",
    "early_years": "school",
    "council": "council",
    "social_care": "child_protection",
    # There is none for the NHS: what holds for every meeting is told.
    "health": NOT_SURE,
}


def meeting_of(signpost: str, case: Case, knowledge: Knowledge) -> Meeting | None:
    """The kind of meeting a signpost's answer is about; None for another signpost, or while it is not known."""
    return knowledge.meetings.get(case.get(KIND) or "") if signpost == HOME else None


def prepared(signpost: Signpost, point: Point | None, case: Case, knowledge: Knowledge) -> Signpost:
    """The signpost with what is said of its kind of meeting; a particular thing that happened keeps its own answer.

    The kind is asked only where the answer depends on it.
    """
    if signpost.id != HOME:
        return signpost
    meeting = meeting_of(signpost.id, case, knowledge)
    if point or meeting is None:
        return signpost.model_copy(update={"ask": None}) if point else signpost
    variant = next((one for one in meeting.variants if case.fits(one.when)), None)
    return signpost.model_copy(
        update={
            "title": meeting.title,
            "in_short": variant.in_short if variant else meeting.in_short,
            "do_now": (variant and variant.do_now) or meeting.do_now,
            "steps": meeting.steps,
            "wording": " ".join(meeting.questions),
            "rights": meeting.rights,
            "good_practice": (),
            "limits": meeting.limits,
            "being_checked": meeting.being_checked,
            "contacts": meeting.contacts,
            "letters": meeting.letters,
            "deadlines": meeting.deadlines,
            "if_that_fails": meeting.if_that_fails,
            "sources": meeting.sources,
            "ask": None,
            "checked_on": meeting.checked_on,
            "review_by": meeting.review_by,
        }
    )


def in_time(signpost: Signpost, case: Case, worked: Iterable[WorkedDeadline], knowledge: Knowledge) -> Signpost:
    """The signpost with what can still be done in place of a step whose day before the meeting has passed."""
    meeting = meeting_of(signpost.id, case, knowledge)
    passed = [one.rule_id for one in worked if one.passed]
    late = next((meeting.too_late[rule] for rule in passed if rule in meeting.too_late), None) if meeting else None
    return (
        signpost.model_copy(update={"do_now": late})
        if meeting and late and signpost.title == meeting.title
        else signpost
    )


def is_over(rule: DeadlineRule, dates: Mapping[str, date], today: date) -> bool:
    """Whether the rule counts back from a day that has been: nothing is left to do before that."""
    return any(clock.backwards and dates.get(clock.starts, today) < today for clock in rule.length)


def said_in(meeting: Meeting, knowledge: Knowledge) -> tuple[Point, ...]:
    """The particular things to be ready for, each with calm words to say."""
    return tuple(knowledge.points[name] for name in meeting.phrases)


def points_of(meeting: Meeting, knowledge: Knowledge) -> tuple[Point, ...]:
    """Those of them that can be picked in the talk about a meeting."""
    return tuple(point for point in said_in(meeting, knowledge) if HOME in (point.signpost, *point.also_under))


def to_print(signpost: str, case: Case, knowledge: Knowledge) -> tuple[Meeting, ...]:
    """The meetings whose pages an answer links to: the kind in hand; all kinds while it is not known; else its own."""
    if meeting := meeting_of(signpost, case, knowledge):
        return (meeting,)
    return tuple(one for one in knowledge.meetings.values() if signpost in (HOME, *one.for_signposts))


def kind_told(found: Mapping[str, str], asked: str | None) -> str | None:
    """The kind that an answer to our question names by whom it is with ("the school"); None when it names none so."""
    return _KIND_BY_BODY.get(found.get("about", "")) if asked == KIND and KIND not in found else None


def address(meeting: Meeting) -> str:
    """Where the page to print is, from the server's own address."""
    return f"/meeting/{meeting.id}"

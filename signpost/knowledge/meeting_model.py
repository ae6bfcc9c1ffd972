"""The shape of knowledge/meetings/: what a parent takes into one kind of meeting."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from signpost.entry import Entry, Id, Reviewed, Text
from signpost.knowledge.models import Limit, Right

KIND = "meeting_kind"
"""The fact that names the kind; its values are the ids of `knowledge/meetings/`."""
PARTS = ("first", "ask_before", "who_comes", "agenda", "in_the_room", "afterwards")
"""What there is to do, in its order; `questions` are to be asked, and `phrases` to be said."""
Lines = Annotated[tuple[Text, ...], Field(min_length=1)]


class MeetingVariant(Entry):
    """What is said in short in some cases: a suspension is looked at by other rules than a permanent exclusion."""

    when: dict[Id, tuple[Text, ...]]
    in_short: Text
    do_now: Text | None = None


class Meeting(Reviewed):
    """One kind of meeting; its id is a value of the fact `meeting_kind`.

    `first` comes before all else (a solicitor, a date that runs). Before the meeting: `ask_before`, `who_comes`,
    `agenda`, `questions`; in it: `in_the_room`, and `phrases`, ids of points whose wording answers a tactic; after it:
    `afterwards`. `for_signposts` are the answers that link to its page. `deadlines` are the rules whose day is told
    with it; `too_late` is what to do now, in place of `do_now`, once such a day has passed before the meeting.
    The first of `variants` whose `when` fits the case says it in its own words.
    """

    id: Id
    title: Text
    in_short: Text
    do_now: Text
    first: tuple[Text, ...] = ()
    ask_before: Lines
    who_comes: Lines
    agenda: Lines
    questions: Lines
    in_the_room: Lines
    phrases: Annotated[tuple[Id, ...], Field(min_length=1)]
    afterwards: Lines
    rights: tuple[Right, ...] = ()
    limits: tuple[Limit, ...] = ()
    being_checked: tuple[Text, ...] = ()
    contacts: tuple[Text, ...]
    letters: Annotated[tuple[Id, ...], Field(min_length=1)]
    deadlines: tuple[Id, ...] = ()
    too_late: dict[Id, Text] = Field(default_factory=dict)
    if_that_fails: Id
    for_signposts: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()
    variants: tuple[MeetingVariant, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """All there is to do, in its order: before, in the room, afterwards."""
        return tuple(line for part in PARTS for line in getattr(self, part))

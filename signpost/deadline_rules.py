"""The shape of a rule in knowledge/deadlines.yml. How a date is worked out from it is in deadlines.py.

Nothing is coerced and nothing may be extra. This module must not import signpost.knowledge, which imports it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from signpost.entry import Entry, Id, Text

Count = Annotated[int, Field(gt=0, le=400)]

DateName = Literal[
    "letter_date",
    "certificate_date",
    "event_date",
    "request_date",
    "draft_date",
    "meeting_date",
    "notice_date",
    "contact_date",
    "complaint_date",
    "answer_date",
    "stage_two_date",
    "stage_three_date",
    "records_date",
    "information_date",
    "exclusion_date",
    "governors_date",
    "transport_date",
    "fine_date",
    "order_date",
    "agreement_date",
    "views_date",
]
"""The dates a parent may give. What each one is, and where to find it, stands in `case.yml`."""

Unit = Literal["months", "weeks", "days", "working_days", "school_days"]

Roll = Literal["august", "christmas", "next_working_day"]
"""Rules that move a last day on; only the first that applies, in this order, is used."""


class Clock(Entry):
    """A length of time from one date. In `working`, {start} and {end} stand for its two days.

    `counted` is for a length in school days: from which day it runs, {start}; without it only `how_to_count` is said.
    `less_a_day` is for a period that includes its first day, `backwards` for one that ends on a day to come. `alone` is
    said when the rule has another clock and the date for that one is not known.
    """

    starts: DateName
    count: Count
    unit: Unit
    less_a_day: bool = False
    backwards: bool = False
    working: Text | None = None
    alone: Text | None = None
    counted: Text | None = None

    @model_validator(mode="after")
    def _can_be_explained(self) -> Clock:
        if (self.unit == "school_days") == (self.working is not None):
            raise ValueError("a clock needs its working, save one in school days, which is never turned into a date")
        if self.counted and self.unit != "school_days":
            raise ValueError("counted is for a clock in school days; one that can be dated has its working")
        _only_these_blanks((self.working,), {"start", "end"})
        _only_these_blanks((self.counted,), {"start"})
        _only_these_blanks((self.alone,), set())
        return self


class Working(Entry):
    """The sentences that show how a date was reached; {day} stands for the day reached so far.

    `chosen` is said when two clocks were compared, a roll's when it moved the day, `closed` when the day is not a
    working day and stays so, `last` at the end. The last two are left out once the day has passed.
    """

    chosen: Text | None = None
    august: Text | None = None
    christmas: Text | None = None
    next_working_day: Text | None = None
    closed: Text | None = None
    last: Text

    @model_validator(mode="after")
    def _blanks_are_known(self) -> Working:
        _only_these_blanks((getattr(self, name) for name in type(self).model_fields), {"day"})
        return self


class DeadlineRule(Entry):
    """How long somebody has, from which date, and what can be done when the date has passed.

    `length` holds one clock, or several of which the `counts` one (later or earlier) decides. A length in school days
    is never turned into a date, since school terms differ: `how_to_count` then tells the parent what to do. A date of
    the name in `settled_by` says that it has been done. The words in `asked_by` show that this very rule is meant.
    `each_year` is a day such as "02-15" that counts for a move in the next September, in place of a length.
    `runs_when` are facts of a case in which this day is told beside every step, whatever is talked of; one fact of
    `runs_unless` is enough to leave it out. One that `runs_once_known` is told so as soon as we have its date. With one
    fact of `not_when` (fact=value) it is nobody's rule. One that `may_pass` costs money and no right when it has
    passed, so it puts nothing first.
    """

    id: Id
    label: Text
    who: Text
    about: Text
    length: tuple[Clock, ...] = ()
    each_year: Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")] | None = None
    counts: Literal["later", "earlier"] = "later"
    rolls: tuple[Roll, ...] = ()
    working: Working | None = None
    how_to_count: Text
    if_passed: Text
    if_passed_source: Id | None = None
    settled_by: DateName | None = None
    asked_by: tuple[Text, ...] = ()
    runs_when: tuple[dict[Id, tuple[Text, ...]], ...] = ()
    runs_unless: dict[Id, tuple[Text, ...]] = Field(default_factory=dict)
    runs_once_known: bool = False
    not_when: tuple[Text, ...] = ()
    may_pass: bool = False
    source: Id
    where: Text
    for_signposts: tuple[Id, ...]
    checked_on: date
    review_by: date

    @property
    def in_school_days(self) -> bool:
        """Whether this can only be counted, not dated."""
        return any(clock.unit == "school_days" for clock in self.length)

    def overdue(self, today: date) -> bool:
        """Whether the day to check it again has passed."""
        return today > self.review_by

    @model_validator(mode="after")
    def _is_whole(self) -> DeadlineRule:
        if bool(self.length) == bool(self.each_year):
            raise ValueError("a rule needs a length or each_year, and not both")
        if self.review_by <= self.checked_on:
            raise ValueError(f"review_by {self.review_by} must be later than checked_on {self.checked_on}")
        if self.in_school_days == (self.working is not None):
            raise ValueError("a rule needs its working, save one in school days, which is never turned into a date")
        needed = [*self.rolls, *(["chosen"] if len(self.length) > 1 else [])]
        missing = [name for name in needed if self.working and getattr(self.working, name) is None]
        if missing:
            raise ValueError(f"working needs a sentence for {', '.join(missing)}")
        return self


def _only_these_blanks(templates: Iterable[str | None], allowed: set[str]) -> None:
    """Raises ValueError for a blank that no date will fill, so that a parent never reads "{dya}"."""
    for template in filter(None, templates):
        unknown = {blank for _, blank, _, _ in Formatter().parse(template) if blank is not None} - allowed
        if unknown:
            known = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "no blanks"
            raise ValueError(f"{{{unknown.pop()}}} is not a blank here; use {known}")

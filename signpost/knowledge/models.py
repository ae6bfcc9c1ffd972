"""The shape of every knowledge file. Advice workers read the field names in YAML, so they are plain words.

Nothing may be extra and nothing is coerced: a mistyped field is a mistake, not a silent default.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from signpost.deadline_rules import DateName
from signpost.entry import Entry, Id, Reviewed, Text, Url
from signpost.knowledge.fills import Fill
from signpost.vocabulary import Confidence, Force, Kind, Role


class Source(Entry):
    """A page that says so. `seen_on` is the day somebody read it; `old` marks text likely to be out of date."""

    id: Id
    title: Text
    publisher: Text
    url: Url
    seen_on: date
    confidence: Confidence
    old: bool = False

    @property
    def confirmed(self) -> bool:
        """Whether what it says may be shown as certain."""
        return self.confidence in ("S1", "S2") and not self.old


class Detail(Entry):
    """One way to reach a body, with the page that shows it."""

    value: Text
    source: Id


class Organisation(Reviewed):
    """Somebody to turn to. Every phone number, address and opening time names its own source."""

    id: Id
    name: Text
    what: Text
    who_pays: Text | None = None
    phone: Detail | None = None
    textphone: Detail | None = None
    text_number: Detail | None = None
    email: Detail | None = None
    url: Detail | None = None
    hours: Detail | None = None
    address: Detail | None = None
    note: Text | None = None
    also_called: tuple[Text, ...] = ()

    @property
    def details(self) -> tuple[Detail, ...]:
        """The ways to reach it that are filled in."""
        fields = (self.phone, self.textphone, self.text_number, self.email, self.url, self.hours, self.address)
        return tuple(detail for detail in fields if detail is not None)

    @property
    def reachable(self) -> bool:
        """Whether there is a way to reach it that fits in a line."""
        return any((self.phone, self.text_number, self.email, self.url))


class Area(Reviewed):
    """A local authority and who does what there. `contacts` maps a role to an organisation id."""

    id: Id
    name: Text
    council: Text
    gss_code: Text | None = None
    region: Text | None = None
    also_called: tuple[Text, ...] = ()
    places: tuple[Text, ...] = ()
    contacts: dict[Role, Id] = Field(default_factory=dict)
    note: Text | None = None
    source: Id | None = None


class Expectation(Entry):
    """When an answer can be expected. A time that a rule sets names its source; without one it is only usual."""

    text: Text
    source: Id | None = None


class Letter(Reviewed):
    """A letter to adapt. `body` is ours, with blanks in square brackets; `official` points at a charity's own.

    `shape` is the order of its parts in one line, for a text message; `check_with` a point whose steps are
    its check-list. With one fact of `not_when` (fact=value) it is nobody's letter.
    """

    id: Id
    title: Text
    use_when: Text
    to: Text
    answer: Expectation | None = None
    for_signposts: tuple[Id, ...]
    body: Text | None = None
    shape: Text | None = None
    fills: tuple[Fill, ...] = ()
    check_with: Id | None = None
    official: tuple[Detail, ...] = ()
    sources: tuple[Id, ...] = ()
    also_called: tuple[Text, ...] = ()
    not_when: tuple[Text, ...] = ()


class Term(Reviewed):
    """A word or short form that parents meet, explained."""

    id: Id
    term: Text
    full_form: Text | None = None
    meaning: Text
    source: Id
    also_called: tuple[Text, ...] = ()


class Right(Entry):
    """What somebody must, should or may do, as strongly as the source says it. `not_when` as in Limit."""

    text: Text
    force: Force
    source: Id
    where: Text
    not_when: tuple[Text, ...] = ()


class Limit(Entry):
    """How long somebody has, or how long a step takes. `if_passed` is what can still be done when it has passed.

    `not_when` are facts as fact=value, with one of which it holds for nobody: a rule about permanent exclusions is not
    told where a child is suspended.
    """

    who: Text
    text: Text
    source: Id
    where: Text | None = None
    if_passed: Text | None = None
    not_when: tuple[Text, ...] = ()


class Practice(Entry):
    """What good practice looks like where no rule says it: a page that describes it, never a right."""

    text: Text
    source: Id
    where: Text | None = None


class Content(Entry):
    """What a signpost says; a variant gives only the fields that differ."""

    first_line: Text | None = None
    in_short: Text | None = None
    do_now: Text | None = None
    when_right: Text | None = None
    when_not_yet: Text | None = None
    steps: tuple[Text, ...] | None = None
    wording: Text | None = None
    rights: tuple[Right, ...] | None = None
    good_practice: tuple[Practice, ...] | None = None
    limits: tuple[Limit, ...] | None = None
    being_checked: tuple[Text, ...] | None = None
    contacts: tuple[Text, ...] | None = None
    letters: tuple[Id, ...] | None = None
    deadlines: tuple[Id, ...] | None = None
    if_that_fails: Id | None = None
    ask: Id | None = None


CONTENT_FIELDS: tuple[str, ...] = tuple(Content.model_fields)


class Variant(Content):
    """What differs for some parents: the first variant whose `when` fits the case is used."""

    when: dict[Id, tuple[Text, ...]]


class Instead(Entry):
    """Another signpost that serves this parent better, and why: the two rails of the ladder."""

    when: dict[Id, tuple[Text, ...]]
    signpost: Id
    because: Text


class Signpost(Reviewed):
    """One place a parent can be sent, with everything needed to go there.

    `not_in_plan_when`: in any such case it is no step of a plan, though it was talked of; nor once one of the dates of
    `done_once_known` is told. `its_letter` is which date a
    mere "letter" has where this is talked of; without it, it is the council's letter.
    `our_letter` is which date it is when the parent writes to somebody about this.
    """

    id: Id
    kind: Kind
    title: Text
    choice: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    first_line: Text
    in_short: Text
    do_now: Text
    when_right: Text | None = None
    when_not_yet: Text | None = None
    steps: tuple[Text, ...] = ()
    wording: Text | None = None
    rights: tuple[Right, ...] = ()
    good_practice: tuple[Practice, ...] = ()
    limits: tuple[Limit, ...] = ()
    being_checked: tuple[Text, ...] = ()
    contacts: tuple[Text, ...] = ()
    letters: tuple[Id, ...] = ()
    deadlines: tuple[Id, ...] = ()
    rung: Annotated[int, Field(ge=1, le=5)] | None = None
    if_that_fails: Id | None = None
    step_back: Id | None = None
    stage_after: Id | None = None
    ask: Id | None = None
    its_letter: DateName | None = None
    our_letter: DateName | None = None
    urgency: Annotated[int, Field(ge=0, le=9)]
    variants: tuple[Variant, ...] = ()
    instead: tuple[Instead, ...] = ()
    unlikely_when: dict[Id, tuple[Text, ...]] = Field(default_factory=dict)
    not_in_plan_when: tuple[dict[Id, tuple[Text, ...]], ...] = ()
    done_once_known: tuple[DateName, ...] = ()
    sources: tuple[Id, ...] = ()


class Notice(Reviewed):
    """News that may change the rules but has not: one dated line beside the signposts it concerns, never a rule."""

    id: Id
    text: Text
    said_on: date
    source: Id
    for_signposts: tuple[Id, ...]


def as_fields(content: Content) -> dict[str, Any]:
    """The content fields a variant sets, by name."""
    return {name: getattr(content, name) for name in CONTENT_FIELDS if name in content.model_fields_set}

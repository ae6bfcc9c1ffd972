"""Whose letter a date is on, where the message says only "the letter": an exclusion letter is no council's decision."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from signpost.answers import answered
from signpost.case import DATE_FACTS, NOT_EXACT, Case
from signpost.case_days import ANY_LETTER
from signpost.deadline_talk import only_start
from signpost.doubt import UNNAMED
from signpost.knowledge.base import Knowledge
from signpost.reading import CLEAR_FROM
from signpost.sent_dates import REQUEST
from signpost.turn import OF_ANOTHER, Turn
from signpost.vocabulary import STEPPED

BARE_DATE = "bare_date"
"""A date alone, with no word of what it is of."""
WHICH = "which_date_right"
"""A date that puts one of several right: which one is asked."""
DAY_OF_MONTH = "day_of_month"
"""A day put right without its month: "no, the 7th"."""
INSTEAD_OF = "instead_of"
"""A day with the one it takes the place of: "3 November, not 13"."""
A_CORRECTION = 9
"""A longer message with a date alone says something of its own."""
A_SLIP = 9
"""Days by which a date is mostly wrong when it is put right."""
COUNCILS, CERTIFICATES = "letter_date", "certificate_date"
REVIEWS = "meeting_date"
GIVES_APPEAL = "letter_gives_appeal"
CORRECTS = "corrects"
"""Words that put something right: "no, sorry"."""


def puts_right(turn: Turn) -> bool:
    """Whether few words put a date right and do not say which."""
    corrects = CORRECTS in turn.named.get("asks_for", ())
    return corrects and BARE_DATE in turn.named and turn.words <= A_CORRECTION


def with_letter(turn: Turn, case: Case, rules: Sequence[str], knowledge: Knowledge) -> Turn:
    """The turn with the date of a mere letter among its facts, also where it is in doubt.

    It is the date that the deadlines asked about run from, else that of the letter of what is talked of, else that of
    the council's letter. A date of which the message says more stands.
    """
    if moved := _in_its_place(turn, case) or _another_day(turn, case, knowledge):
        return moved
    values = turn.named.get(ANY_LETTER, ())
    doubtful = turn.named.get("doubtful_date", ())
    if not values and not doubtful:
        return turn
    if corrected := _corrected(turn, case, knowledge):
        return replace(turn, found={corrected: values[0], **turn.found})
    if puts_right(turn) and len(case.dates()) > 1 and case.asked not in DATE_FACTS:
        # A last day is never moved by a date that may be another's.
        named = {kind: ids for kind, ids in turn.named.items() if kind not in {ANY_LETTER, "doubtful_date"}}
        return replace(turn, named={**named, WHICH: values or doubtful})
    start = only_start(rules, knowledge)
    fact = start if start and start != COUNCILS else its_letter(turn, case, knowledge) or COUNCILS
    named = {kind: ids for kind, ids in turn.named.items() if kind != ANY_LETTER}
    if doubtful:
        named["doubtful_date"] = tuple(_named(value, fact, case) for value in doubtful)
    return replace(turn, named=named, found={**({fact: values[0]} if values else {}), **turn.found})


def _told_here(case: Case, knowledge: Knowledge) -> str | None:
    """The one date told so far; of several, the one that the last days of the step in hand are counted from."""
    told = list(case.dates())
    counted = [name for name in told if name in _starts(case, knowledge)] if len(told) > 1 else told
    return counted[0] if len(counted) == 1 else None


def _told_near(day: str, case: Case) -> str | None:
    """The one date told that is some days from the one said now: a day is misread more often than a month."""
    said = date.fromisoformat(day)
    near = [name for name, told in case.dates().items() if abs((told - said).days) <= A_SLIP]
    return near[0] if len(near) == 1 else None


def _in_its_place(turn: Turn, case: Case) -> Turn | None:
    """The turn with "3 November, not 13" as the date told before of the 13th; None where none, or more than one, is.

    Of several readings of the new day the one in the month of the old counts: "the 3rd, not the 13th".
    """
    moved = [
        (date.fromisoformat(day), fact, told)
        for day, _, other in (value.partition("=") for value in turn.named.get(INSTEAD_OF, ()))
        for fact, told in case.dates().items()
        if other in {f"{told.day}", f"{told.day}-{told.month}", f"-{told.month}"}
    ]
    if len({fact for _, fact, _ in moved}) != 1:
        return None
    day, fact, told = min(moved, key=lambda one: (one[0].year, one[0].month) != (one[2].year, one[2].month))
    days = (day.isoformat(), told.isoformat())
    found = {name: value for name, value in turn.found.items() if value not in days}
    named = {kind: left for kind, ids in turn.named.items() if (left := _without(ids, *days))}
    dated = {kind: ids for kind, ids in named.items() if kind != "doubtful_date"}
    return replace(turn, found={**found, fact: days[0]}, named=dated)


def _without(ids: Sequence[str], *days: str) -> tuple[str, ...]:
    return tuple(one for one in ids if not one.startswith(days) and not one.endswith(days))


def _another_day(turn: Turn, case: Case, knowledge: Knowledge) -> Turn | None:
    """The turn with "no, the 7th" as that day of the month told before; None where no date is put right so."""
    day = next(iter(turn.named.get(DAY_OF_MONTH, ())), "")
    fact = _told_here(case, knowledge) if day and case.asked not in DATE_FACTS else None
    if fact is None:
        return None
    told = case.dates()[fact]
    if not 1 <= int(day) <= monthrange(told.year, told.month)[1]:
        return None
    named = {kind: ids for kind, ids in turn.named.items() if kind != DAY_OF_MONTH}
    return replace(turn, named=named, found={**turn.found, fact: told.replace(day=int(day)).isoformat()})


def has_come(found: Mapping[str, str], case: Case) -> bool:
    """Whether the council's letter has come for certain, so that "I have no letter" is of another, or of a lost one.

    A certificate follows a decision, and whoever knows its date roughly has had it.
    """
    return CERTIFICATES in {*found, *case.dates()} or case.told(NOT_EXACT) == COUNCILS


def without_other_letters(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """The turn without "no letter" as news of the council's decision, where it is said of a taxi or a suspension.

    That it was said stays among what is named: a suspension with no letter is a worry of its own.
    """
    if case.asked == GIVES_APPEAL or turn.found.get(GIVES_APPEAL) != "no" or of_the_council(turn.found):
        return turn
    if its_letter(turn, case, knowledge) in {None, COUNCILS} and not has_come(turn.found, case):
        return turn
    found = {fact: value for fact, value in turn.found.items() if fact != GIVES_APPEAL}
    return replace(turn, found=found, named={**turn.named, OF_ANOTHER: (GIVES_APPEAL,)})


def _starts(case: Case, knowledge: Knowledge) -> set[str]:
    """The dates that the last days of the step in hand are counted from."""
    if case.signpost not in knowledge.signposts or case.signpost is None:
        return set()
    rules = answered(case.signpost, case, knowledge).deadlines
    return {clock.starts for name in rules for clock in knowledge.deadlines[name].length}


def _starts_here(case: Case, knowledge: Knowledge) -> str | None:
    """The date that the step in hand counts from, where it is not the council's letter: who has none tells no date.

    With a plan that is a review, without one the request for it.
    """
    starts = _starts(case, knowledge)
    if COUNCILS in starts or case.get(GIVES_APPEAL) == "yes":
        return None
    if REQUEST in starts and (case.get("has_plan") in {"no", "asked"} or case.get("decision") == "agreed_to_assess"):
        return REQUEST
    if case.told(GIVES_APPEAL) != "no":
        return None
    return REVIEWS if REVIEWS in starts else starts.pop() if len(starts) == 1 else None


def _corrected(turn: Turn, case: Case, knowledge: Knowledge) -> str | None:
    """Which date a few words with a date alone mean: the one told so far put right, or the certificate that came."""
    if BARE_DATE not in turn.named or turn.words > A_CORRECTION or case.asked in DATE_FACTS:
        return None
    if CORRECTS in turn.named.get("asks_for", ()):
        return _told_here(case, knowledge) or _told_near(turn.named[BARE_DATE][0], case)
    if start := _starts_here(case, knowledge):
        return start
    waits = case.get("stage_reached") == "mediation" and COUNCILS in case.dates() and case.may_ask(CERTIFICATES)
    return CERTIFICATES if waits else None


def meant_of_its_letter(turn: Turn, about: str | None, case: Case, knowledge: Knowledge) -> tuple[Turn, str | None]:
    """A question about a last day, and its topic, where that or the step in hand has a letter of its own.

    Whoever talks of an exclusion and asks how long they have to "appeal" means that one, and no council's letter;
    unless this message or the case tells of a decision of the council.
    """
    near = (*_told_by(turn.found, knowledge), about, case.signpost)
    talked_of = [name for name in near if name and knowledge.signposts[name].its_letter]
    councils = of_the_council(turn.found) or of_the_council(case.facts) or turn.found.get("about") == "council"
    if not talked_of or councils:
        return turn, about
    rules = knowledge.signposts[about].deadlines if about else ()
    if about not in {None, *talked_of} and not any(_runs_from_councils(name, knowledge) for name in rules):
        return turn, about
    named = tuple(name for name in turn.named.get("deadline", ()) if not _runs_from_councils(name, knowledge))
    return replace(turn, named={**turn.named, "deadline": named}), talked_of[0]


def _runs_from_councils(rule: str, knowledge: Knowledge) -> bool:
    return any(clock.starts == COUNCILS for clock in knowledge.deadlines[rule].length)


def of_the_council(facts: Mapping[str, str]) -> bool:
    """Whether they tell of a decision letter of the council."""
    return "decision" in facts or COUNCILS in facts or facts.get("letter_gives_appeal") == "yes"


def _named(value: str, fact: str, case: Case) -> str:
    """A reading of a date in doubt ("any_letter_date=2026-04-03") with its fact; a day alone answers our question."""
    kind, _, day = value.partition("=")
    is_letter = kind == ANY_LETTER or (kind == UNNAMED and case.asked not in DATE_FACTS)
    return f"{fact}={day}" if is_letter else value


def its_letter(turn: Turn, case: Case, knowledge: Knowledge) -> str | None:
    """The date that a letter has under what is talked of: by this message, else by the step in hand or the case."""
    if of_the_council(turn.found):
        return None
    entry = knowledge.signposts.get(turn.intent)
    heard = [turn.intent] if entry and entry.kind in STEPPED else []
    for name in (*_told_by(turn.found, knowledge), *heard):
        if letter := knowledge.signposts[name].its_letter:
            return letter
    if case.asked == COUNCILS or (heard and turn.confidence >= CLEAR_FROM):
        return None
    in_hand = knowledge.signposts.get(case.signpost or "")
    if in_hand and in_hand.kind in STEPPED:
        return in_hand.its_letter
    if case.get("letter_gives_appeal") == "yes":
        return None
    letters = (knowledge.signposts[name].its_letter for name in _told_by(case.facts, knowledge))
    return next((letter for letter in letters if letter), None)


def _told_by(facts: Mapping[str, str], knowledge: Knowledge) -> Iterator[str]:
    """The signposts that facts told speak of, by what knowledge/triage.yml says is clear from each."""
    for name, known in knowledge.triage.known_from.items():
        if name in knowledge.signposts and known.items() <= facts.items():
            yield name

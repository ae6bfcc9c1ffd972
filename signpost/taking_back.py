"""Taking a fact back: what a message denies that the case holds goes out of the case, and is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from signpost.answers import build
from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.denials import DATES, NONE, NOT_YET
from signpost.knowledge.base import Knowledge
from signpost.knowledge.recognition import Thing
from signpost.letter_dates import GIVES_APPEAL, has_come
from signpost.plan import told
from signpost.reading import CLEAR_FROM
from signpost.turn import Helper, Turn

DENIED = "denied"
FEW_WORDS = 12
"""A message of no more words that takes something back says little else, whatever topic it sounds like."""


def takes_back(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """The turn with the facts of the case that it denies in `takes_back`, and without the points that speak of them.

    Of several dates that "that date" may mean, all stand in `which_to_drop` instead. What the same message states anew
    is put right, not taken back.
    """
    dropped: dict[str, str] = {}
    for how, thing in _things(turn, knowledge):
        if GIVES_APPEAL in thing.sets and has_come(turn.found, case):
            continue
        gone = [fact for fact, value in map(_fact, thing.drops) if _is_gone(fact, value, how, case, turn)]
        dropped |= dict.fromkeys(gone, "")
        if gone:
            dropped |= thing.sets
    dropped |= dict.fromkeys(_values_denied(turn, case), "")
    which = () if dropped else _dates_meant(turn, case, knowledge)
    if len(which) == 1:
        dropped, which = {which[0]: ""}, ()
    stated = {*turn.found, *(value.split("=")[0] for value in turn.named.get("doubtful_date", ()))}
    picked = {fact for fact, value in turn.found.items() if _is_picked(fact, value, case)}
    dropped = {
        fact: value
        for fact, value in dropped.items()
        if fact not in stated or fact in picked or value == turn.found.get(fact)
    }
    about_them = {point for _, thing in _things(turn, knowledge) for point in thing.points}
    return replace(
        turn,
        found={fact: value for fact, value in turn.found.items() if fact not in picked},
        points=tuple(one for one in turn.points if one[0] not in about_them),
        takes_back=dropped,
        which_to_drop=which,
        # "What is this 13 December?" asks about our own day; it is none of theirs.
        future_date=turn.future_date and not dropped and not which,
    )


def only_a_date(turn: Turn) -> bool:
    """Whether what sounds like "delete everything" is about a date alone."""
    return f"{NONE}={DATES}" in turn.named.get(DENIED, ())


def without(turn: Turn, case: Case, knowledge: Knowledge) -> Case:
    """The case without what the turn takes back: neither its days nor its point nor a deadline asked about is left."""
    for fact, value in turn.takes_back.items():
        case = case.learn({fact: value}) if value else case.forget(fact)
    about_them = {point for _, thing in _things(turn, knowledge) for point in thing.points}
    gone = {fact for fact, value in turn.takes_back.items() if not value}
    counted = [name for name in case.rules if name in knowledge.deadlines]
    rules = tuple(name for name in counted if not gone & {clock.starts for clock in knowledge.deadlines[name].length})
    return replace(case.without_points(about_them), rules=rules)


def is_only_that(turn: Turn) -> bool:
    """Whether the message takes something back and says nothing else that is clear."""
    unclear = turn.intent in Helper or turn.confidence < CLEAR_FROM or turn.words <= FEW_WORDS
    return bool(turn.takes_back) and unclear


def said(turn: Turn, case: Case, knowledge: Knowledge) -> Iterator[str]:
    """What was taken out of the case as it was before, in one line; or which of its days may be meant."""
    if turn.which_to_drop:
        lines = [line for fact in turn.which_to_drop if (line := told(fact, case, knowledge))]
        yield knowledge.wording.which_to_drop.format(told=" ".join(lines))
    gone = [fact for fact, value in turn.takes_back.items() if not value]
    if lines := [line for fact in gone if (line := told(fact, case, knowledge))]:
        yield knowledge.wording.taken_back.format(told=" ".join(lines))
        if set(gone) & set(DATE_FACTS):
            yield knowledge.wording.taken_back_days


def _things(turn: Turn, knowledge: Knowledge) -> Iterator[tuple[str, Thing]]:
    """The things that the message says there are not, and whether not at all or only not yet."""
    for value in turn.named.get(DENIED, ()):
        how, _, name = value.partition("=")
        if how in {NONE, NOT_YET} and name in knowledge.recognition.things:
            yield how, knowledge.recognition.things[name]


def _fact(dropped: str) -> tuple[str, str]:
    fact, _, value = dropped.partition("=")
    return fact, value


def _is_gone(fact: str, value: str, how: str, case: Case, turn: Turn) -> bool:
    """Whether the case holds what is denied; a day to come stays where something has only not happened yet."""
    held = case.get(fact)
    is_ahead = fact in DATE_FACTS and (held or "") > turn.today.isoformat()
    return held is not None and value in {"", held} and not (how == NOT_YET and is_ahead)


def _values_denied(turn: Turn, case: Case) -> Iterator[str]:
    """Facts whose very value the message denies, and dates picked from our own question which of them is to go."""
    for value in turn.named.get(DENIED, ()):
        fact, _, denied = value.partition("=")
        if denied and case.get(fact) == denied:
            yield fact
    yield from (fact for fact, value in turn.found.items() if _is_picked(fact, value, case))


def _is_picked(fact: str, value: str, case: Case) -> bool:
    return value == NOT_SURE and fact != case.asked and fact in case.dates()


def _dates_meant(turn: Turn, case: Case, knowledge: Knowledge) -> tuple[str, ...]:
    """Which dates of the case "that date" may be: the day named, else those of the answer in hand, else all."""
    denied = [value.partition("=") for value in turn.named.get(DENIED, ())]
    held = case.dates()
    if (NONE, "=", DATES) not in denied:
        # What has not happened yet may still have a day to come.
        held = {fact: day for fact, day in held.items() if day <= turn.today}
    if not held or not {(NONE, "=", DATES), (NOT_YET, "=", DATES)} & set(denied):
        return ()
    days = {date.fromisoformat(value) for name, _, value in denied if name == DATES}
    worked = build(case.signpost, case, knowledge, turn.today).deadlines if case.signpost else ()
    counted = {one.day: [fact for fact in _starts(one.rule_id, knowledge) if fact in held] for one in worked}
    named = [fact for fact, day in held.items() if day in days]
    named += [fact for day in days for fact in counted.get(day, ())]
    in_hand = [fact for facts in counted.values() for fact in facts]
    return tuple(dict.fromkeys(named or in_hand or held))


def _starts(rule: str, knowledge: Knowledge) -> list[str]:
    return [clock.starts for clock in knowledge.deadlines[rule].length]

"""A date that can be read in two ways, from the question "this day or that?" to its answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from signpost.case import DATE_FACTS, Case
from signpost.date_hints import chosen
from signpost.turn import Turn

NEVER_TO_COME = frozenset(DATE_FACTS) - {"meeting_date", "views_date"}
"""Dates of what has happened; a later one than today was misread or mistyped."""
NEAR = "near"
"""A day of the week that may be the last or the next, and the message does not say of what: only our question does."""
UNNAMED = "date"
"""A date of which the message does not say what it is the date of."""


def still_in_doubt(turn: Turn) -> tuple[str, ...]:
    """Both readings of a date in doubt ("letter_date=2026-04-03"), for the next turn; empty when there is none."""
    return turn.named.get("doubtful_date", ())


def settled(turn: Turn, case: Case, short: int) -> Turn:
    """The turn with a date in doubt named, and with the answer to the doubt before it taken up.

    A message of at most `short` words that says which day was meant has it in `found` and is said to settle it. A mere
    "yes", or a hint that fits both, asks again; "neither" asks for the date anew.
    """
    turn = _named(turn, case)
    if not case.doubted or turn.words > short or _has_a_date(turn):
        return turn
    fact = case.doubted[0].split("=")[0]
    hinted = turn.named.get("which_date", ())
    if day := chosen(hinted, [date.fromisoformat(value.split("=")[1]) for value in case.doubted]):
        return replace(turn, found={**turn.found, fact: day.isoformat()}, settles=True)
    if "neither" in hinted or turn.intent == "deny":
        return replace(turn, named={**turn.named, "neither_date": (fact,)})
    if hinted or turn.intent == "affirm":
        return replace(turn, named={**turn.named, "which_one": (fact,), "doubtful_date": case.doubted})
    return turn


def _named(turn: Turn, case: Case) -> Turn:
    """A date in doubt is the one asked for, else the letter's, unless the message says which it is.

    Of what has happened a day still to come is no reading: if one alone has been, there is no doubt.
    """
    values = turn.named.get("doubtful_date")
    if not values:
        return turn
    if case.asked not in DATE_FACTS and all(value.split("=")[0] == NEAR for value in values):
        return replace(turn, named={kind: ids for kind, ids in turn.named.items() if kind != "doubtful_date"})
    fact = case.asked if case.asked in DATE_FACTS else "letter_date"
    named = tuple(
        f"{fact}={value.split('=')[1]}" if value.split("=")[0] in {UNNAMED, NEAR} else value for value in values
    )
    today = turn.today.isoformat()
    been = [value for value in named if value.split("=")[0] not in NEVER_TO_COME or value.split("=")[1] <= today]
    if len(been) != 1:
        return replace(turn, named={**turn.named, "doubtful_date": named})
    fact, day = been[0].split("=")
    others = {kind: ids for kind, ids in turn.named.items() if kind != "doubtful_date"}
    return replace(turn, named=others, found={**turn.found, fact: day})


def _has_a_date(turn: Turn) -> bool:
    return "doubtful_date" in turn.named or any(fact in DATE_FACTS for fact in turn.found)

"""What a message takes back that there is not: a date we do not hold, a letter that nobody asked for."""

from __future__ import annotations

from dataclasses import replace

from signpost.case import Case
from signpost.denials import NO_LETTER
from signpost.move import START, Move
from signpost.payloads import LETTERS
from signpost.reading import CLEAR_FROM
from signpost.taking_back import DENIED, FEW_WORDS, only_a_date
from signpost.turn import Helper, Turn


def no_such(turn: Turn, case: Case) -> Move | None:
    """The word that there is nothing to take out, or that the letter is put away; None where it is something else.

    A longer message that is clearly of a topic is answered for that.
    """
    says_more = turn.intent not in Helper and turn.confidence >= CLEAR_FROM and turn.words > FEW_WORDS
    if turn.found or turn.takes_back or turn.which_to_drop or turn.rejects or says_more:
        return None
    if NO_LETTER in turn.named.get(DENIED, ()):
        return _without_letter(case)
    if only_a_date(turn) and not case.dates():
        return Move("stay", case, case.signpost or START, says="no_date_held", asks=case.asked)
    return None


def _without_letter(case: Case) -> Move:
    """The case without the letter asked for and the question that went with it; the step in hand stays in hand."""
    of_letter = LETTERS in {case.aside, case.signpost}
    after = replace(
        case,
        signpost=None if case.signpost == LETTERS else case.signpost,
        aside=None if case.aside == LETTERS else case.aside,
        asked=None if of_letter else case.asked,
        offer=None,
    )
    return Move("stay", after, after.signpost or START, says="no_letter", asks=after.asked)

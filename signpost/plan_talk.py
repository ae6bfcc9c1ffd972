"""When a message asks for the plan, and the one question before it: which council, for somebody to ring."""

from __future__ import annotations

from dataclasses import replace

from signpost.case import NOT_SURE, Case
from signpost.knowledge.base import Knowledge
from signpost.plan import build_plan
from signpost.plan_contacts import lacks_somebody_near
from signpost.reading import CLEAR_FROM
from signpost.triage import ASKING
from signpost.turn import Turn

PLAN = "plan"
"""Asks for all we came to; also the offer made to somebody who comes back, or who is asked for the area first."""
AREA = "area"
WORDS_ROUND_A_CODE = 6
"""So few words beside a code only bring it, unless they are clearly about something."""
MOST_WORDS = 30
"""A longer message says more than that somebody wants their plan."""
WORDS_OF_AN_AREA = 12
"""In a longer message that names the council there is more than the answer to our question."""


def asks_for_plan(turn: Turn, case: Case, knowledge: Knowledge) -> bool:
    """Whether it is clearly that, answers the question before it, or is a few words beside a code that only bring it.

    Words for it alone ("whats my plan") may have a fact beside them; what only sounds like it may not: most who write
    of a plan mean their child's.
    """
    is_clear = turn.confidence >= CLEAR_FROM
    entry = knowledge.signposts.get(turn.intent)
    about_something = is_clear and entry is not None and entry.kind != "conversation"
    if turn.code and turn.words <= WORDS_ROUND_A_CODE:
        return not about_something
    if PLAN in turn.named.get("asks_for", ()) and turn.words <= MOST_WORDS:
        return not about_something
    if turn.intent == PLAN and is_clear and not turn.found:
        return True
    return _waits_for_area(case) and _answers_it(turn, about_something)


def area_first(turn: Turn, case: Case, knowledge: Knowledge) -> bool:
    """Whether the area is to be asked before the plan: once, where nobody near can be named without it."""
    if AREA not in knowledge.case_facts or not case.may_ask(AREA) or _waits_for_area(case) or case.triage == ASKING:
        return False
    plan = build_plan(case, knowledge, turn.today)
    return plan is not None and lacks_somebody_near(plan.first)


def with_area_asked(case: Case) -> Case:
    """The case while the area is asked; a question that was open waits."""
    return replace(case, asked=AREA, offer=PLAN, waiting=case.asked)


def with_area_settled(case: Case) -> Case:
    """The case once the area was told or left out; the question that waited is open again."""
    if not _waits_for_area(case):
        return case
    told = case.learn({AREA: NOT_SURE}) if case.may_ask(AREA) else case
    return replace(told, asked=case.waiting, offer=None, waiting=None)


def wants_a_word(turn: Turn, in_step: bool) -> bool:
    """Whether a word is to be explained: asked for in the middle of a step, or by a message that asks nothing else.

    One that is clearly about a topic ("what is mediation" at the very start) is answered for that.
    """
    only_that = "meaning" in turn.named.get("asks_for", ()) and turn.confidence < CLEAR_FROM
    return "asked_term" in turn.named and (in_step or only_that)


def glanced(turn: Turn, case: Case, before: str | None) -> Case:
    """The case with the step in hand noted as only asked about ("what is a hearing like"), or as meant after all."""
    now = case.signpost
    if now is None or now == before:
        return case
    others = tuple(name for name in case.glanced if name != now)
    only_asked = "meaning" in turn.named.get("asks_for", ()) and now not in case.history
    return replace(case, glanced=(*others, now) if only_asked else others)


def has_taken_it(turn: Turn) -> bool:
    """Whether words for the next step say that the one in hand was taken ("that didn't work"), not only "what if"."""
    asks_for = turn.named.get("asks_for", ())
    return "taken" in asks_for and "ahead" not in asks_for


def asks_what_to_do(turn: Turn) -> bool:
    """Whether words for the next step ask what to do now ("what can I do next"), and not what follows if it fails."""
    asks_for = turn.named.get("asks_for", ())
    return "now" in asks_for and "ahead" not in asks_for and not has_taken_it(turn)


def _waits_for_area(case: Case) -> bool:
    return case.asked == AREA and case.offer == PLAN


def _answers_it(turn: Turn, about_something: bool) -> bool:
    """The council's name, or a few words that are about nothing else: "skip", "not sure", a council we do not know."""
    if AREA in turn.found and turn.words <= WORDS_OF_AN_AREA:
        return True
    return not about_something and turn.words <= WORDS_ROUND_A_CODE and turn.intent not in {"go_back", "restart"}

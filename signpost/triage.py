"""The guided questions, as pure functions of the case: what is clear already, which question is next, where it leads.

A question is asked only while its answer can still change where the case is sent; `knowledge/triage.yml` has the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from signpost.case import Case
from signpost.knowledge.base import Knowledge
from signpost.knowledge.triage_words import Outcome, Question, Triage
from signpost.ladder import OTHER_NATIONS, route

ASKING, DONE = "asking", "done"
"""The states of the guided questions, in `Case.triage`; None when nobody has asked for them."""


@dataclass(frozen=True)
class Placed:
    """Where a case is on the ladder: the signpost, why, the facts it rests on, what else to see to, the step before.

    `unknown` are the questions left out that could change it.
    """

    signpost: str
    because: str
    facts: tuple[str, ...]
    also: tuple[str, ...]
    before: str | None
    unknown: tuple[Question, ...]


def begin(case: Case, knowledge: Knowledge) -> Case:
    """The case with what is clear from what the parent came for; what they told themselves stands."""
    seen = [case.signpost, *reversed(case.history)]
    found: dict[str, str] = {}
    for signpost in seen:
        for fact, value in knowledge.triage.known_from.get(signpost or "", {}).items():
            if case.may_ask(fact):
                found.setdefault(fact, value)
    return case.learn(found)


def next_question(case: Case, knowledge: Knowledge) -> Question | None:
    """The first question not yet answered or left out that can still change the outcome; None when there is none."""
    if case.get("nation") in OTHER_NATIONS:
        return None
    return next((question for question in _still_open(case, knowledge) if case.may_ask(question.fact)), None)


def question_before(fact: str | None, case: Case, knowledge: Knowledge) -> Question | None:
    """The question before that of `fact` that was answered or left out; None when it was the first."""
    facts = [question.fact for question in knowledge.triage.questions]
    before = facts.index(fact) if fact in facts else len(facts)
    answered = (question for question in knowledge.triage.questions[:before] if not case.may_ask(question.fact))
    return next(reversed(list(answered)), None)


def number_of(case: Case, knowledge: Knowledge) -> int:
    """Which question the next one is, counting from 1: one more than are settled."""
    return 1 + sum(not case.may_ask(question.fact) for question in knowledge.triage.questions)


def place(case: Case, knowledge: Knowledge) -> Placed:
    """Where the case is, by all that is known so far. Always somewhere."""
    outcome = _outcome(case, knowledge.triage)
    way = route(outcome.signpost, case, knowledge)
    moved = way.signpost != outcome.signpost and way.because
    return Placed(
        signpost=way.signpost,
        because=way.because if moved and way.because else outcome.because,
        facts=tuple(outcome.when) or tuple(question.fact for question in knowledge.triage.questions),
        before=outcome.before or knowledge.signposts[way.signpost].step_back,
        also=tuple(name for name in outcome.also if name != way.signpost),
        unknown=() if case.get("nation") in OTHER_NATIONS else tuple(_still_open(case, knowledge)),
    )


def answers_of(question: Question, knowledge: Knowledge) -> tuple[str, ...]:
    """The values a parent can give."""
    return tuple(choice.id for choice in knowledge.case_facts[question.fact].choices)


def stated(found: Mapping[str, str], knowledge: Knowledge) -> bool:
    """Whether one of the facts found is one of the questions."""
    return any(question.fact in found for question in knowledge.triage.questions)


def _still_open(case: Case, knowledge: Knowledge) -> Iterator[Question]:
    """The questions without a known answer on which the outcome still hangs."""
    questions = [question for question in knowledge.triage.questions if case.get(question.fact) is None]
    for question in questions:
        others = [other for other in questions if other is not question and case.may_ask(other.fact)]
        if any(_differs(question, case.learn(given), knowledge) for given in _combinations(others, knowledge)):
            yield question


def _combinations(questions: Iterable[Question], knowledge: Knowledge) -> Iterator[dict[str, str]]:
    """Every way in which the questions can be answered or left open."""
    facts = [question.fact for question in questions]
    values = [("", *answers_of(question, knowledge)) for question in questions]
    return (dict(zip(facts, given, strict=True)) for given in product(*values))


def _differs(question: Question, case: Case, knowledge: Knowledge) -> bool:
    values = ("", *answers_of(question, knowledge))
    led = (_outcome(case.learn({question.fact: value}), knowledge.triage) for value in values)
    return len({(outcome.signpost, outcome.also) for outcome in led}) > 1


def _outcome(case: Case, triage: Triage) -> Outcome:
    return next(outcome for outcome in triage.outcomes if case.fits(outcome.when))


@dataclass(frozen=True)
class Guided:
    """What the guided talk makes of a turn.

    `what` is one of: question, digression (another answer, then the question again), placed (the outcome), recap,
    handover, helped, not_meant. `says` names sentences to begin with, of `triage.words` or of `wording`.
    """

    what: str
    says: tuple[str, ...] = ()
    placed: Placed | None = None

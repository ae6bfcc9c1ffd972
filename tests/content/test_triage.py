"""Every way through the real guided questions: at most five, always to a place, and never back to what is done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.knowledge import Knowledge
from signpost.knowledge.triage_words import MOST_QUESTIONS, Question
from signpost.triage import answers_of, next_question, place


@pytest.fixture(scope="module")
def ends(knowledge: Knowledge) -> list[Case]:
    """Where every way of answering ends, "not sure" among the answers."""
    return list(_walk(Case(), knowledge))


def _walk(case: Case, knowledge: Knowledge) -> Iterator[Case]:
    question = next_question(case, knowledge)
    if question is None:
        yield case
        return
    for value in (*answers_of(question, knowledge), NOT_SURE):
        yield from _walk(case.learn({question.fact: value}), knowledge)


def _whole_cases(knowledge: Knowledge) -> Iterator[Case]:
    """Every combination of answers, also of questions that would not have been asked."""
    questions = knowledge.triage.questions
    for values in product(*((NOT_SURE, *answers_of(question, knowledge)) for question in questions)):
        yield Case(facts=dict(zip((question.fact for question in questions), values, strict=True)))


def test_nobody_is_asked_more_than_five_things(ends: list[Case]) -> None:
    assert len(ends) > 100
    assert max(len(case.facts) for case in ends) <= MOST_QUESTIONS


def test_asking_less_leads_to_the_same_place_as_asking_everything(knowledge: Knowledge, ends: list[Case]) -> None:
    places = {tuple(sorted(case.facts.items())): place(case, knowledge).signpost for case in ends}

    @cache
    def asks(*told: tuple[str, str]) -> Question | None:
        return next_question(Case(dict(told)), knowledge)

    for whole in _whole_cases(knowledge):
        asked = Case()
        while question := asks(*asked.facts.items()):
            asked = asked.learn({question.fact: whole.facts[question.fact]})
        assert places[tuple(sorted(asked.facts.items()))] == place(whole, knowledge).signpost, dict(whole.facts)


def test_every_way_ends_at_something_with_steps_to_take(knowledge: Knowledge, ends: list[Case]) -> None:
    for case in ends:
        signpost = knowledge.signposts[place(case, knowledge).signpost]
        assert signpost.kind in {"ladder", "situation"} and signpost.steps, dict(case.facts)


def test_nobody_with_a_decision_letter_is_sent_to_talk_or_complain_first(knowledge: Knowledge) -> None:
    for case in _whole_cases(knowledge):
        if case.get("letter_gives_appeal") == "yes" and case.get("stage_reached") != "decided":
            signpost = place(case, knowledge).signpost
            assert knowledge.signposts[signpost].rung in {4, 5}, dict(case.facts)


def test_nobody_who_has_talked_is_told_to_talk(knowledge: Knowledge) -> None:
    for case in _whole_cases(knowledge):
        if case.get("stage_reached") not in {None, "none"}:
            assert place(case, knowledge).signpost != "informal_resolution", dict(case.facts)


def test_nobody_without_a_letter_is_sent_to_appeal_unless_they_have_been_to_mediation(knowledge: Knowledge) -> None:
    for case in _whole_cases(knowledge):
        if case.get("letter_gives_appeal") == "no" and case.get("stage_reached") not in {"mediation", "appeal"}:
            assert place(case, knowledge).signpost not in {"mediation", "appeal"}, dict(case.facts)


def test_whoever_is_not_sure_of_the_letter_is_told_to_look_for_it(knowledge: Knowledge, ends: list[Case]) -> None:
    for case in ends:
        placed = place(case, knowledge)
        if case.facts.get("letter_gives_appeal") == NOT_SURE and knowledge.signposts[placed.signpost].rung in {1, 2, 3}:
            assert "letter_gives_appeal" in [question.fact for question in placed.unknown], dict(case.facts)


def test_every_outcome_can_be_reached(knowledge: Knowledge, ends: list[Case]) -> None:
    reached = {
        next(number for number, outcome in enumerate(knowledge.triage.outcomes) if case.fits(outcome.when))
        for case in ends
    }
    assert reached == set(range(len(knowledge.triage.outcomes)))


def test_every_fact_that_is_asked_or_stated_can_be_said_back(knowledge: Knowledge) -> None:
    told = knowledge.guided.told
    for question in knowledge.triage.questions:
        assert set(told[question.fact]) == set(answers_of(question, knowledge)), question.fact


def test_every_date_that_can_be_told_can_be_said_back(knowledge: Knowledge) -> None:
    assert set(knowledge.guided.told_dates) == set(DATE_FACTS)
    assert all("{date}" in sentence for sentence in knowledge.guided.told_dates.values())


def test_every_question_says_why_it_is_asked(knowledge: Knowledge) -> None:
    facts = [knowledge.case_facts[question.fact] for question in knowledge.triage.questions]
    assert all(fact.question and fact.why for fact in facts)

"""Facts that follow from facts: worked out anew whenever they are read, never kept, and never against what was told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from signpost.case import NOT_SURE, Case
from signpost.hearing import informed
from signpost.inference import Inference
from signpost.knowledge import Knowledge
from signpost.reply import respond
from tests.invented import said

DATED = Inference(
    id="dated", when={"school_type": ("maintained",)}, known=("letter_date",), then={"letter_gives_appeal": "yes"}
)
TRUST = Inference(
    id="trust", when={"school_type": ("academy",)}, unless={"area": ("puddleshire",)}, then={"has_plan": "yes"}
)
PASSING = Inference(id="passing", words=("yearly look",), then={"has_plan": "yes"})
RULES = (DATED, TRUST, PASSING)
LETTER = {"school_type": "maintained", "letter_date": "2026-11-02"}


@pytest.fixture()
def ruled(knowledge: Knowledge) -> Knowledge:
    return replace(knowledge, inferences={rule.id: rule for rule in RULES})


def case(**facts: str) -> Case:
    return Case(facts, inferences=RULES)


def test_a_fact_follows_when_all_it_takes_is_known() -> None:
    assert case(**LETTER).get("letter_gives_appeal") == "yes"
    assert case(school_type="maintained").get("letter_gives_appeal") is None
    assert case(school_type="academy").get("has_plan") == "yes"
    assert case(school_type="academy", area="puddleshire").get("has_plan") is None


def test_what_was_told_stands_before_what_follows() -> None:
    assert case(**LETTER, letter_gives_appeal="no").get("letter_gives_appeal") == "no"


def test_what_follows_stands_where_the_parent_was_not_sure() -> None:
    assert case(**LETTER, letter_gives_appeal=NOT_SURE).get("letter_gives_appeal") == "yes"


def test_what_follows_goes_with_the_fact_it_follows_from() -> None:
    assert case(**LETTER).forget("letter_date").get("letter_gives_appeal") is None


def test_what_follows_is_not_taken_for_told() -> None:
    known = case(**LETTER)

    assert known.told("letter_gives_appeal") is None
    assert "letter_gives_appeal" not in known.facts


def test_a_question_that_is_answered_by_another_fact_is_never_asked() -> None:
    assert not case(**LETTER).may_ask("letter_gives_appeal")
    assert case().may_ask("letter_gives_appeal")


def test_the_topic_is_answered_by_the_rail_that_follows(ruled: Knowledge) -> None:
    reply = respond(said("council_complaint", found=LETTER), Case(), ruled)

    assert reply.card["signpost"] == "appeal"
    assert reply.case.asked != "letter_gives_appeal"


def test_a_decision_that_has_come_overrules_what_was_told_before_it(ruled: Knowledge) -> None:
    waiting = Case({"letter_gives_appeal": "no"})

    assert informed(said("appeal", found=LETTER), waiting, ruled).learn(LETTER).get("letter_gives_appeal") == "yes"


def test_a_word_against_it_in_the_same_message_counts(ruled: Knowledge) -> None:
    told = {**LETTER, "letter_gives_appeal": "no"}

    assert informed(said("appeal", found=told), Case(), ruled).learn(told).get("letter_gives_appeal") == "no"


def test_what_was_told_later_is_not_overruled_by_what_is_old(ruled: Knowledge) -> None:
    corrected = Case({**LETTER, "letter_gives_appeal": "no"})

    assert informed(said("appeal"), corrected, ruled).get("letter_gives_appeal") == "no"


def test_words_said_in_passing_fill_only_what_is_unknown(ruled: Knowledge) -> None:
    passing = said("appeal", in_passing={"has_plan": "yes"})

    assert informed(passing, Case(), ruled).get("has_plan") == "yes"
    assert informed(passing, Case({"has_plan": "no"}), ruled).get("has_plan") == "no"


def test_a_fact_that_answers_our_question_by_what_follows_is_heard_as_the_answer(ruled: Knowledge) -> None:
    asking = Case({"letter_date": "2026-11-02"}, "council_complaint", asked="letter_gives_appeal")

    reply = respond(said("greeting", found={"school_type": "maintained"}, words=5), asking, ruled)

    assert reply.card["signpost"] == "appeal"


@pytest.mark.parametrize("wrong", [{}, {"words": ("a",), "when": {"area": ("b",)}}])
def test_a_rule_needs_words_or_facts_and_not_both(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="words, or when or known"):
        Inference.model_validate({"id": "x", "then": {"has_plan": "yes"}, **wrong})

"""The guided questions: only what can still change the outcome is asked, and whatever is answered leads somewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from signpost.case import NOT_SURE, Case
from signpost.knowledge import Knowledge
from signpost.knowledge.triage_words import Triage
from signpost.triage import begin, next_question, number_of, place, question_before


def asked(knowledge: Knowledge, **facts: str) -> str | None:
    question = next_question(Case(facts=facts), knowledge)
    return question.fact if question else None


def test_the_first_question_that_can_change_the_outcome_is_asked(knowledge: Knowledge) -> None:
    assert asked(knowledge) == "letter_gives_appeal"
    assert asked(knowledge, letter_gives_appeal="no") == "stage_reached"


def test_what_is_known_is_never_asked(knowledge: Knowledge) -> None:
    assert asked(knowledge, letter_gives_appeal="no", stage_reached="informal") == "school_type"


@pytest.mark.parametrize(
    "facts", [{"letter_gives_appeal": "yes"}, {"letter_gives_appeal": "no", "stage_reached": "none"}]
)
def test_a_question_whose_answer_changes_nothing_is_not_asked(knowledge: Knowledge, facts: dict[str, str]) -> None:
    assert asked(knowledge, **facts) is None


def test_a_question_left_out_is_not_asked_again(knowledge: Knowledge) -> None:
    assert asked(knowledge, letter_gives_appeal=NOT_SURE) == "stage_reached"


def test_in_another_nation_nothing_is_asked_and_its_own_services_are_named(knowledge: Knowledge) -> None:
    assert asked(knowledge, nation="scotland") is None
    assert place(Case(facts={"nation": "scotland"}), knowledge).signpost == "other_nation"


def test_the_first_outcome_that_fits_is_the_place(knowledge: Knowledge) -> None:
    placed = place(Case(facts={"stage_reached": "informal", "school_type": "academy"}), knowledge)

    assert (placed.signpost, placed.because) == ("council_complaint", "Talking is done.")
    assert placed.also == ("school_transport",)
    assert placed.before == "informal_resolution"


def test_the_rails_of_the_ladder_hold_for_the_outcome_too(knowledge: Knowledge) -> None:
    way = knowledge.signposts["council_complaint"].instead[0]
    outcomes = (knowledge.triage.outcomes[1].model_copy(update={"when": {}}),)
    only = replace(knowledge, triage=knowledge.triage.model_copy(update={"outcomes": outcomes}))

    placed = place(Case(facts={"letter_gives_appeal": "yes"}), only)

    assert (placed.signpost, placed.because) == (way.signpost, way.because)


def test_with_nothing_known_there_is_still_a_place_and_what_could_change_it(knowledge: Knowledge) -> None:
    placed = place(Case(), knowledge)

    assert placed.signpost == "informal_resolution"
    assert [question.fact for question in placed.unknown] == ["letter_gives_appeal", "stage_reached", "school_type"]


def test_what_somebody_came_for_counts_unless_they_have_said_otherwise(knowledge: Knowledge) -> None:
    came = Case(signpost="informal_resolution", history=("council_complaint",))

    assert begin(came, knowledge).get("letter_gives_appeal") == "no"
    assert begin(came.learn({"letter_gives_appeal": "yes"}), knowledge).get("letter_gives_appeal") == "yes"


def test_the_question_before_is_the_last_one_settled(knowledge: Knowledge) -> None:
    case = Case(facts={"letter_gives_appeal": "no", "stage_reached": "informal"})

    before = question_before("school_type", case, knowledge)

    assert before is not None and before.fact == "stage_reached"
    assert question_before("letter_gives_appeal", case, knowledge) is None
    assert number_of(case, knowledge) == 3


def test_outcomes_that_leave_somebody_without_one_are_refused(knowledge: Knowledge) -> None:
    whole = knowledge.triage.model_dump()

    with pytest.raises(ValidationError, match="the last one"):
        Triage.model_validate({**whole, "outcomes": whole["outcomes"][:-1]})


def test_more_than_five_questions_are_refused(knowledge: Knowledge) -> None:
    whole = knowledge.triage.model_dump()

    with pytest.raises(ValidationError, match="questions"):
        Triage.model_validate({**whole, "questions": whole["questions"] * 2})

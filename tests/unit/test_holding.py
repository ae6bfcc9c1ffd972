"""What is only for other cases is not told, and what a parent has told is filled in. All content is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.answers import answered
from signpost.case import Case
from signpost.knowledge import Knowledge
from tests.invented import with_signpost

OF_A_PLAN = "Is there a plan? Tell the council."


@pytest.fixture(name="asking")
def asking_knowledge(knowledge: Knowledge) -> Knowledge:
    note = knowledge.letters["appeal_note"].model_copy(update={"not_when": ("has_plan=no",)})
    changed = replace(knowledge, letters={**knowledge.letters, "appeal_note": note})
    return with_signpost(
        changed,
        "council_complaint",
        variants=(),
        do_now=f"Write. {OF_A_PLAN}",
        steps=(OF_A_PLAN, "Wait."),
        wording="It was [number] school days.",
        letters=("appeal_note", "complaint_letter"),
    )


@pytest.mark.parametrize("has_plan", ["no", "asked"])
def test_without_a_plan_nobody_is_told_what_to_do_with_one(asking: Knowledge, has_plan: str) -> None:
    told = answered("council_complaint", Case({"has_plan": has_plan}), asking)

    assert (told.do_now, told.steps) == ("Write.", ("Wait.",))


@pytest.mark.parametrize("facts", [{}, {"has_plan": "yes"}])
def test_where_there_may_be_a_plan_it_is_told(asking: Knowledge, facts: dict[str, str]) -> None:
    told = answered("council_complaint", Case(facts), asking)

    assert told.do_now == f"Write. {OF_A_PLAN}"
    assert told.steps == (OF_A_PLAN, "Wait.")
    assert told.letters == ("appeal_note", "complaint_letter")


def test_a_letter_that_holds_for_nobody_in_the_case_is_not_offered(asking: Knowledge) -> None:
    assert answered("council_complaint", Case({"has_plan": "no"}), asking).letters == ("complaint_letter",)


def test_days_of_suspension_that_were_told_need_not_be_added_up_again(asking: Knowledge) -> None:
    facts = {"pressing": "suspended_to_15"}

    def words(case: Case) -> str | None:
        return answered("council_complaint", case, asking).wording

    assert words(Case(facts, days_suspended=9)) == "It was 9 school days."
    assert words(Case(facts, days_suspended=7.5)) == "It was 7.5 school days."
    assert words(Case(facts)) == "It was [number] school days."
    assert words(Case(facts, days_suspended=3)) == "It was [number] school days."

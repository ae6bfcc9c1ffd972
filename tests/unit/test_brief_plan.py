"""A plan in text messages: the step, the day and whom to ring first, nothing that was said before, the code last."""

from __future__ import annotations

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.layout.brief_plan import MOST_CONTACTS, brief_plan
from signpost.layout.pieces import action_first
from signpost.plan_code import PlanCodes
from signpost.reply import respond
from tests.invented import said

CODES = PlanCodes("a secret of the tests, long enough for one", 60)
FACTS = {"letter_gives_appeal": "yes", "letter_date": "2026-11-09", "area": "puddleshire"}


def marks(knowledge: Knowledge, case: Case, codes: PlanCodes | None = CODES, *beside: str) -> list[str]:
    reply = respond(said("plan"), case, knowledge, codes)
    told = brief_plan([*action_first(reply.text, reply.card), *beside], reply.card["plan"])
    return [line.split(" ")[0] for paragraph in told for line in paragraph.split("\n")]


def test_a_brief_plan_begins_with_the_step_its_days_and_whom_to_ring_and_ends_with_the_code(
    knowledge: Knowledge,
) -> None:
    told = marks(knowledge, Case(FACTS, "council_complaint", ("school_transport",)))

    assert told[:5] == ["[do_now]", "[deadline]", "[deadline]", "[plan_so_far]", "[contact]"]
    assert told[-2:] == ["[plan_code]", "[plan_code_keep]"]
    assert "[plan_also]" in told


def test_what_was_said_before_in_the_talk_is_left_out(knowledge: Knowledge) -> None:
    told = marks(knowledge, Case(FACTS, "council_complaint"))

    assert not {"[plan_working]", "[plan_known]", "[plan_sources]", "[steps_letters]", "[because]"} & set(told)


def test_no_more_than_three_people_are_named(knowledge: Knowledge) -> None:
    told = marks(knowledge, Case(FACTS, "school_transport", ("appeal", "council_complaint")))

    assert 0 < sum(mark.startswith("[contact") for mark in told) <= MOST_CONTACTS


def test_what_a_channel_adds_stands_before_the_code(knowledge: Knowledge) -> None:
    assert marks(knowledge, Case(FACTS, "appeal"), CODES, "[link] here")[-3:][0] == "[link]"
    assert marks(knowledge, Case(FACTS, "appeal"), None, "[link] here")[-1] == "[link]"

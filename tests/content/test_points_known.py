"""What the real points know, and what must be told for them: nothing clear is asked, no age is guessed."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from signpost.answers import answered
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.points import homes, may_be_chosen, with_known
from signpost.recognise import Recogniser

TODAY = date(2026, 11, 26)
ANSWERED_BY_SO_MANY = 1 / 3
"""The part of a point's own messages that, if they all tell the same, make a question for it a needless one."""
AGE_OF_MOST = 0.7
CLEAR = {
    ("twenty_weeks_passed", "has_plan"),
    ("twenty_weeks_passed", "letter_gives_appeal"),
    ("psychologist_shortage", "has_plan"),
    ("no_decision_no_appeal", "letter_date"),
    ("no_decision_no_appeal", "letter_gives_appeal"),
    ("no_decision_after_review", "letter_gives_appeal"),
    ("no_decision_after_review", "has_plan"),
    ("draft_fifteen_days", "letter_gives_appeal"),
    ("therapist_left", "plan_section"),
    ("helper_used_for_others", "plan_section"),
    ("vague_plan", "plan_section"),
    ("transport_after_16", "age_group"),
    ("adult_social_care_complaint", "age_group"),
    ("academy_not_bound", "school_type"),
}
"""Read point by point: whoever says it has answered this question."""
SAME_AS = {("has_plan", "asked"): ("no",)}
"""Whoever waits for a plan may say that there is none."""
OF_AN_AGE = {"transport_after_16", "rights_at_sixteen", "adult_social_care_complaint"}


@pytest.fixture(scope="module")
def told(knowledge: Knowledge) -> dict[str, list[Case]]:
    """The cases that a point's own messages tell, by point."""
    recogniser = Recogniser(knowledge)
    return {
        point.id: [
            Case({one.kind: one.value for one in recogniser.find(text, TODAY) if one.kind in knowledge.case_facts})
            for text in point.heard_as
        ]
        for point in knowledge.points.values()
    }


def asked(knowledge: Knowledge) -> set[tuple[str, str]]:
    """What somebody who says no more than a point is asked, under any of its signposts: the point and the fact."""
    found = set()
    for point in knowledge.points.values():
        for home in homes(point):
            case = with_known(home, Case({}, home, point=point.id), knowledge)
            ask = answered(home, case, knowledge).ask
            found |= {(point.id, ask)} if ask and case.may_ask(ask) else set()
    return found


def test_nothing_is_asked_that_the_point_answers(knowledge: Knowledge) -> None:
    assert asked(knowledge) & CLEAR == set()


def test_nothing_is_asked_that_a_points_own_messages_answer(knowledge: Knowledge, told: dict[str, list[Case]]) -> None:
    for point, fact in asked(knowledge):
        values = Counter(value for case in told[point] if (value := case.get(fact)))
        most = max(values.values(), default=0)
        assert most < ANSWERED_BY_SO_MANY * len(told[point]), (point, fact, values)


def test_what_a_point_knows_its_own_messages_do_not_deny(knowledge: Knowledge, told: dict[str, list[Case]]) -> None:
    for point in knowledge.points.values():
        for fact, value in point.knows.items():
            values = Counter(one for case in told[point.id] if (one := case.get(fact)))
            agreeing = values[value] + sum(values[other] for other in SAME_AS.get((fact, value), ()))
            assert agreeing >= sum(values.values()) / 2, (point.id, fact, values)


def test_a_point_about_an_age_is_never_chosen_without_a_word_of_one(knowledge: Knowledge) -> None:
    of_an_age = {p.id for p in knowledge.points.values() if any("age_group" in when for when in p.only_when)}
    assert of_an_age == OF_AN_AGE
    for point in OF_AN_AGE:
        assert not may_be_chosen(knowledge.points[point], Case({"about": "council", "asker": "parent"}))
        assert not may_be_chosen(knowledge.points[point], Case({"age_group": "school_age"}))
        assert may_be_chosen(knowledge.points[point], Case({"age_group": "post_16"}))


def test_most_messages_of_a_point_about_an_age_tell_it(knowledge: Knowledge, told: dict[str, list[Case]]) -> None:
    for point in OF_AN_AGE:
        chosen = [may_be_chosen(knowledge.points[point], case) for case in told[point]]
        assert sum(chosen) >= AGE_OF_MOST * len(chosen), (point, chosen)

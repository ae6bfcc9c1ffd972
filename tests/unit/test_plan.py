"""My plan: what is in it after each kind of talk, and that it holds ids, dates and our own words only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from signpost.case import NOT_SURE, PLAIN, Case
from signpost.knowledge import Knowledge
from signpost.plan import build_plan
from signpost.plan_steps import MOST_OTHERS
from tests.invented import TODAY, with_signpost

APPEAL = Case({"letter_gives_appeal": "yes", "letter_date": "2026-11-09", "area": "puddleshire"}, "appeal")


def titles(case: Case, knowledge: Knowledge) -> list[str]:
    plan = build_plan(case, knowledge, TODAY)
    return [one.signpost.title for one in (plan.first, *plan.others)] if plan else []


@pytest.mark.parametrize("signpost", [None, "greeting", "crisis", "find_contact", "thanks", "no_longer_there"])
def test_while_no_step_was_decided_on_there_is_no_plan(knowledge: Knowledge, signpost: str | None) -> None:
    assert build_plan(Case({"area": "puddleshire"}, signpost), knowledge, TODAY) is None


def test_whoever_has_only_asked_for_a_last_day_gets_the_step_it_belongs_to(knowledge: Knowledge) -> None:
    plan = build_plan(replace(APPEAL, signpost="deadline", rules=("appeal",)), knowledge, TODAY)

    assert plan is not None
    assert plan.first.signpost.id == "appeal"
    assert "appeal" in [one.rule_id for one in plan.dates]


def test_a_plan_says_the_step_in_hand_and_the_one_after(knowledge: Knowledge) -> None:
    plan = build_plan(Case({}, "informal_resolution"), knowledge, TODAY)

    assert plan is not None
    assert plan.first.signpost.do_now == "Ring the teacher."
    assert plan.first.signpost.if_that_fails == "council_complaint"
    assert plan.made_on == TODAY


def test_two_problems_of_a_talk_both_appear_the_more_urgent_first(knowledge: Knowledge) -> None:
    case = Case({}, "school_transport", history=("council_complaint", "appeal"))

    assert titles(case, knowledge) == ["Appeal", "The school bus", "Complain to the council"]


def test_a_problem_told_of_that_waits_stands_last_and_is_not_lost(knowledge: Knowledge) -> None:
    case = Case({}, "council_complaint", kept=("school_transport", "council_complaint"))
    urgent = with_signpost(knowledge, "school_transport", urgency=9)

    assert titles(case, urgent) == ["Complain to the council", "The school bus"]
    unfit = with_signpost(knowledge, "school_transport", not_in_plan_when=({"has_plan": ("yes",)},))
    assert titles(case.learn({"has_plan": "yes"}), unfit) == ["Complain to the council"]


def test_of_two_as_urgent_the_latest_comes_first(knowledge: Knowledge) -> None:
    alike = with_signpost(knowledge, "council_complaint", urgency=knowledge.signposts["school_transport"].urgency)

    assert titles(Case({}, "school_transport", ("council_complaint",)), alike)[0] == "The school bus"
    assert titles(Case({}, "council_complaint", ("school_transport",)), alike)[0] == "Complain to the council"


def test_the_step_whose_day_runs_comes_before_a_more_urgent_one(knowledge: Knowledge) -> None:
    urgent = with_signpost(knowledge, "school_transport", urgency=9)
    dated = replace(APPEAL, signpost="school_transport", history=("appeal",))

    assert titles(dated, urgent)[0] == "Appeal"
    assert titles(dated.forget("letter_date"), urgent)[0] == "Appeal"
    assert titles(dated.learn({"letter_date": "2026-06-01"}), urgent)[0] == "The school bus"
    assert titles(dated.learn({"stage_reached": "appeal"}).forget("letter_date"), urgent)[0] == "The school bus"


def test_the_day_of_somebody_else_puts_no_step_first(knowledge: Knowledge) -> None:
    theirs = knowledge.deadlines["appeal"].model_copy(update={"who": "The council"})
    alone = {"appeal": theirs, "mediation_adviser": theirs.model_copy(update={"id": "mediation_adviser"})}
    changed = replace(with_signpost(knowledge, "school_transport", urgency=9), deadlines=knowledge.deadlines | alone)

    assert titles(replace(APPEAL, signpost="school_transport", history=("appeal",)), changed)[0] == "The school bus"


def test_a_day_that_costs_only_money_comes_behind_one_that_costs_a_right(knowledge: Knowledge) -> None:
    sooner = knowledge.deadlines["mediation_adviser"].model_copy(
        update={"id": "sooner", "for_signposts": ("school_transport",), "may_pass": True}
    )
    changed = replace(knowledge, deadlines={**knowledge.deadlines, "sooner": sooner})
    changed = with_signpost(changed, "school_transport", urgency=9, deadlines=("sooner",))
    case = replace(APPEAL, signpost="school_transport", history=("appeal",))

    assert titles(case, changed)[0] == "Appeal"
    strict = replace(changed, deadlines={**changed.deadlines, "sooner": sooner.model_copy(update={"may_pass": False})})
    assert titles(case, strict)[0] == "The school bus"


def test_what_was_only_asked_about_is_no_step(knowledge: Knowledge) -> None:
    case = Case({}, "appeal", ("school_transport",), glanced=("appeal",))

    assert titles(case, knowledge) == ["The school bus"]
    assert titles(replace(case, history=()), knowledge) == ["Appeal"]


def test_a_step_that_does_not_fit_the_case_is_left_out_while_there_is_another(knowledge: Knowledge) -> None:
    without = with_signpost(knowledge, "school_transport", not_in_plan_when=({"has_plan": ("yes",)},))
    case = Case({"has_plan": "yes"}, "school_transport", ("council_complaint",))

    assert titles(case, without) == ["Complain to the council"]
    assert titles(case.forget("has_plan"), without)[0] == "The school bus"
    assert titles(replace(case, history=()), without) == ["The school bus"]


def test_what_a_date_told_shows_to_be_done_is_left_out(knowledge: Knowledge) -> None:
    behind = with_signpost(knowledge, "council_complaint", done_once_known=("certificate_date",))
    case = Case({"certificate_date": "2026-11-02"}, "school_transport", ("council_complaint",))

    assert titles(case, behind) == ["The school bus"]
    assert titles(case.forget("certificate_date"), behind) == ["The school bus", "Complain to the council"]


def test_each_step_keeps_the_particular_thing_it_was_about(knowledge: Knowledge) -> None:
    lost = Case({}, "school_transport", ("council_complaint",), step_points={"council_complaint": ("form_is_lost",)})
    back_in_hand = replace(lost, signpost="council_complaint", history=())

    assert "They lost the form" in titles(lost, knowledge)
    assert titles(back_in_hand, knowledge) == ["They lost the form"]
    assert titles(replace(back_in_hand, point="desk_is_shut"), knowledge) == ["The desk is shut", "They lost the form"]


def test_a_thing_at_home_elsewhere_leaves_the_step_itself_in_the_plan(knowledge: Knowledge) -> None:
    shut = replace(Case({}, "informal_resolution"), point="desk_is_shut")
    met_as_a_whole = replace(shut, step_points={"informal_resolution": (PLAIN, "desk_is_shut")})
    its_own = Case({}, "council_complaint", point="desk_is_shut", step_points={"council_complaint": (PLAIN,)})

    assert titles(shut, knowledge) == ["The desk is shut"]
    assert sorted(titles(met_as_a_whole, knowledge)) == ["Talk first", "The desk is shut"]
    assert titles(its_own, knowledge) == ["The desk is shut"]


def test_the_rules_of_every_step_are_among_the_pages(knowledge: Knowledge) -> None:
    plan = build_plan(Case({}, "council_complaint", ("school_transport",), point="desk_is_shut"), knowledge, TODAY)

    assert plan is not None
    pages = [page.id for page in plan.sources]
    assert {right.source for right in plan.first.signpost.rights} <= set(pages)
    for other in plan.others:
        cited = [*(one.source for one in other.signpost.rights), *(one.source for one in other.signpost.limits)]
        assert not cited or cited[0] in pages


def test_of_several_things_under_one_step_the_one_with_a_day_to_keep_comes_first(knowledge: Knowledge) -> None:
    points = {"council_complaint": ("form_is_lost", "desk_is_shut")}
    case = Case({"area": "puddleshire"}, "council_complaint", point="desk_is_shut", step_points=points)
    dated = knowledge.points["form_is_lost"].model_copy(update={"deadlines": ("bus_answer",)})
    changed = replace(knowledge, points={**knowledge.points, "form_is_lost": dated})

    assert titles(case, changed)[0] == "The desk is shut"
    assert titles(case.learn({"event_date": "2026-11-20"}), changed)[0] == "They lost the form"


def test_a_particular_thing_that_no_longer_holds_is_left_out_of_the_plan(knowledge: Knowledge) -> None:
    case = Case({"has_plan": "no"}, "council_complaint", step_points={"council_complaint": ("form_is_lost",)})

    for field in ({"knows": {"has_plan": "yes"}}, {"only_when": ({"has_plan": ("yes",)},)}):
        point = knowledge.points["form_is_lost"].model_copy(update=field)
        changed = replace(knowledge, points={**knowledge.points, "form_is_lost": point})
        assert titles(case, changed) == ["Complain to the council"]
        assert titles(case.forget("has_plan"), changed) == ["They lost the form"]
        assert titles(case.learn({"has_plan": "yes"}), changed) == ["They lost the form"]


def test_what_runs_already_is_not_what_to_do_if_the_first_step_fails(knowledge: Knowledge) -> None:
    leads = with_signpost(knowledge, "school_transport", if_that_fails="appeal", urgency=9)
    plan, running = (build_plan(case, leads, TODAY) for case in (Case({}, "school_transport"), APPEAL))

    assert plan is not None and plan.then == "appeal"
    assert running is not None and running.then is None
    both = build_plan(Case({}, "school_transport", ("appeal",)), leads, TODAY)
    assert both is not None and both.first.signpost.id == "school_transport" and both.then is None


def test_a_step_that_was_met_twice_stands_once_and_no_more_than_fit_a_page(knowledge: Knowledge) -> None:
    case = Case({}, "school_transport", history=("appeal", "school_transport", "appeal", "greeting"))

    assert titles(case, knowledge) == ["Appeal", "The school bus"]
    many = Case({}, "school_transport", history=("child_at_risk", "emotional_support", "appeal", "council_complaint"))
    assert len(titles(many, knowledge)) <= 1 + MOST_OTHERS


def test_a_correction_changes_the_plan(knowledge: Knowledge) -> None:
    """The parent first complained; then the letter turned out to give a right of appeal."""
    case = Case({"letter_gives_appeal": "yes"}, "council_complaint")
    plan = build_plan(case, knowledge, TODAY)

    assert titles(case, knowledge) == ["Appeal"]
    assert plan is not None and plan.because == "Your letter says you can appeal, and time is running."


def test_what_was_told_is_said_back_in_our_own_words(knowledge: Knowledge) -> None:
    plan = build_plan(APPEAL.learn({"school_type": NOT_SURE, "stage_reached": "informal"}), knowledge, TODAY)

    assert plan is not None
    assert plan.known == (
        "[stage_reached] I have talked",
        "[letter_gives_appeal] It says so",
        "[area] Puddleshire",
        "[letter_date] 9 November 2026",
    )


def test_the_next_date_stands_first_and_a_passed_one_last(knowledge: Knowledge) -> None:
    plan = build_plan(APPEAL, knowledge, date(2026, 12, 5))

    assert plan is not None
    assert [(one.rule_id, one.passed) for one in plan.dates] == [("appeal", False), ("mediation_adviser", True)]
    assert plan.dates[1].if_passed == "Ring all the same."


def test_the_dates_of_an_earlier_step_are_not_lost(knowledge: Knowledge) -> None:
    plan = build_plan(replace(APPEAL, signpost="school_transport", history=("appeal",)), knowledge, TODAY)

    assert plan is not None
    assert [one.rule_id for one in plan.dates] == ["mediation_adviser", "appeal"]
    assert "appeal_note" in plan.letters and "lift_letter" in plan.letters


def test_every_date_and_number_in_a_plan_has_its_page(knowledge: Knowledge) -> None:
    plan = build_plan(APPEAL, knowledge, TODAY)

    assert plan is not None
    pages = {page.id for page in plan.sources}
    assert {one.source for one in plan.dates} <= pages
    assert {detail.source for contact in plan.contacts for detail in contact.details} <= pages


def test_a_particular_thing_belongs_to_the_step_in_hand_alone(knowledge: Knowledge) -> None:
    point = knowledge.points["desk_is_shut"]
    case = Case({}, point.signpost, point=point.id)
    plan = build_plan(case, knowledge, TODAY)
    later = build_plan(replace(case, signpost="school_transport", history=(point.signpost,)), knowledge, TODAY)

    assert plan is not None and plan.first.point == point.id
    assert later is not None and [one.point for one in later.others] == [None]

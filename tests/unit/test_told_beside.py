"""A problem told in so many words beside another one is kept, and comes first where it is much more urgent.

All content is invented.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.knowledge.point_model import Point
from signpost.names import BESIDE
from signpost.plan import build_plan
from signpost.reading import CERTAIN_FROM, CLEAR_FROM
from signpost.recognise import Recogniser
from signpost.turn import Turn
from tests.invented import TODAY, said, talk, with_signpost

SHUT = {BESIDE: ("desk_is_shut",)}


def about_the_bus(confidence: float = 0.9, **reading: object) -> Turn:
    return said(
        "school_transport", confidence=confidence, ranking=(("school_transport", confidence),), words=40, **reading
    )


@pytest.fixture(name="telling")
def telling_knowledge(knowledge: Knowledge) -> Knowledge:
    """A knowledge base in which "the desk is shut" is a problem of its own, and an academy gives way to a council's."""
    facts = dict(knowledge.case_facts)
    academy = [
        choice.model_copy(update={"only_alone": choice.id == "academy"}) for choice in facts["school_type"].choices
    ]
    plan = [
        choice.model_copy(update={"points_to": "appeal", "stands_beside": choice.id == "yes"})
        for choice in facts["has_plan"].choices
    ]
    facts["school_type"] = facts["school_type"].model_copy(update={"choices": tuple(academy)})
    facts["has_plan"] = facts["has_plan"].model_copy(update={"choices": tuple(plan)})
    rules = knowledge.recognition.model_copy(update={"beside": {"desk_is_shut": ("desk is shut",)}})
    return replace(knowledge, case_facts=facts, recognition=rules)


def test_its_words_are_heard_in_any_message_and_not_where_they_are_denied(telling: Knowledge) -> None:
    recogniser = Recogniser(telling)

    def heard(text: str) -> list[str]:
        return [one.value for one in recogniser.find(text, TODAY) if one.kind == BESIDE]

    assert heard("the bus never came and now the desk is shut") == ["desk_is_shut"]
    assert heard("it is not that the desk is shut") == []


def test_it_is_said_to_be_kept_though_the_message_is_clearly_about_another(knowledge: Knowledge) -> None:
    reply = talk(knowledge, about_the_bus(named=SHUT))

    assert reply.card["signpost"] == "school_transport"
    assert reply.case.kept == ("council_complaint",)
    assert talk(knowledge, said("council_complaint", named=SHUT)).case.kept == ()


def test_the_plan_says_what_it_was_and_not_only_where_it_belongs(knowledge: Knowledge) -> None:
    plan = build_plan(talk(knowledge, about_the_bus(named=SHUT)).case, knowledge, TODAY)

    assert plan is not None
    assert [one.point for one in plan.others] == ["desk_is_shut"]


def test_a_fact_that_stands_beside_everything_is_a_problem_of_its_own(telling: Knowledge) -> None:
    assert talk(telling, about_the_bus(found={"has_plan": "yes"})).case.kept == ("appeal",)
    assert talk(telling, about_the_bus(found={"has_plan": "no"})).case.kept == ()


def test_what_is_much_more_urgent_comes_first_unless_the_message_is_all_but_certain(knowledge: Knowledge) -> None:
    urgent = with_signpost(knowledge, "council_complaint", urgency=9)
    fairly, certain = (CLEAR_FROM + CERTAIN_FROM) / 2, CERTAIN_FROM

    assert talk(urgent, about_the_bus(fairly, named=SHUT)).card["signpost"] == "council_complaint"
    assert talk(urgent, about_the_bus(fairly, named=SHUT)).case.kept == ("school_transport",)
    assert talk(urgent, about_the_bus(certain, named=SHUT)).card["signpost"] == "school_transport"
    assert talk(knowledge, about_the_bus(fairly, named=SHUT)).card["signpost"] == "school_transport"


def test_what_holds_only_alone_gives_way_to_another_value_of_the_same_message(telling: Knowledge) -> None:
    recogniser = Recogniser(telling)

    def heard(text: str) -> set[str]:
        return {one.value for one in recogniser.find(text, TODAY) if one.kind == "school_type"}

    assert heard("it is an academy") == {"academy"}
    assert heard("an academy once, a council school now") == {"maintained"}


def test_a_word_asked_for_that_is_none_of_ours_leads_to_the_worry_it_is_all_but(knowledge: Knowledge) -> None:
    near: dict[str, tuple[tuple[str, float], ...]] = {"points": (("desk_is_shut", 0.95),)}
    asked = said("explain_term", confidence=0.6, ranking=(("explain_term", 0.6),), words=8, **near)

    assert talk(knowledge, asked).card["point"] == "desk_is_shut"
    named = replace(asked, named={"term": (next(iter(knowledge.terms)),)})
    assert talk(knowledge, named).card["signpost"] == "explain_term"
    assert talk(knowledge, replace(asked, points=(("desk_is_shut", 0.6),))).card["signpost"] == "explain_term"


def test_points_named_are_those_we_have(knowledge: Knowledge) -> None:
    assert isinstance(knowledge.points["desk_is_shut"], Point)
    assert talk(knowledge, about_the_bus(named={BESIDE: ("none_of_ours",)}), case=Case()).case.kept == ()


def test_a_fact_told_keeps_its_step_in_the_plan_before_a_particular_thing_under_it(telling: Knowledge) -> None:
    facts = dict(telling.case_facts)
    choices = tuple(one.model_copy(update={"points_to": "council_complaint"}) for one in facts["has_plan"].choices)
    facts["has_plan"] = facts["has_plan"].model_copy(update={"choices": choices})
    points = {"council_complaint": ("", "desk_is_shut")}
    case = Case({"has_plan": "yes"}, "council_complaint", point="desk_is_shut", step_points=points)

    def said_of(case: Case) -> list[str | None]:
        plan = build_plan(case, replace(telling, case_facts=facts), TODAY)
        return [one.point for one in (plan.first, *plan.others)] if plan else []

    assert said_of(case) == [None, "desk_is_shut"]
    assert said_of(case.learn({"has_plan": "no"})) == ["desk_is_shut"]


def test_of_unclear_readings_the_one_told_in_so_many_words_comes_first(knowledge: Knowledge) -> None:
    near = (("school_transport", 0.4), ("council_complaint", 0.3))
    far = (("school_transport", 0.4), ("council_complaint", 0.05))

    def first(ranking: tuple[tuple[str, float], ...], **named: object) -> str:
        turn = said("school_transport", confidence=0.4, ranking=ranking, words=40, **named)
        return str(talk(knowledge, turn).card["signpost"])

    assert first(near, named=SHUT) == "council_complaint"
    assert first(far, named=SHUT) == first(near) == "school_transport"


def test_a_few_tired_words_that_tell_a_problem_are_answered_for_it(knowledge: Knowledge) -> None:
    ranking = (("school_transport", 0.4), ("council_complaint", 0.3))
    tired = said("school_transport", confidence=0.4, ranking=ranking, words=9, sign="doubtful")

    assert talk(knowledge, tired).card["signpost"] == "emotional_support"
    assert talk(knowledge, replace(tired, named=SHUT)).card["signpost"] == "council_complaint"


def test_what_hardly_anything_speaks_for_gives_way_to_what_was_told(knowledge: Knowledge) -> None:
    ranking = (("school_transport", 0.15), ("appeal", 0.1), ("informal_resolution", 0.1))
    odd = said("go_back", confidence=0.29, ranking=(("go_back", 0.29), *ranking), words=7, named=SHUT)

    assert talk(knowledge, odd).card["signpost"] == "council_complaint"


def test_a_phrase_with_choices_stands_for_each_of_them(telling: Knowledge) -> None:
    words = {"school_transport": ("no to his/her/- bus",)}
    told = replace(telling, recognition=telling.recognition.model_copy(update={"beside": words}))
    recogniser = Recogniser(told)

    for text in ("they said no to his bus", "they said no to her bus", "they said no to bus"):
        assert [one.value for one in recogniser.find(text, TODAY) if one.kind == BESIDE] == ["school_transport"]
    assert not [one for one in recogniser.find("they said no to a bus", TODAY) if one.kind == BESIDE]


def test_a_whole_topic_told_in_so_many_words_is_kept_too(knowledge: Knowledge) -> None:
    complaint = said("council_complaint", ranking=(("council_complaint", 0.9),), words=40)
    reply = talk(knowledge, replace(complaint, named={BESIDE: ("school_transport",)}))
    assert reply.card["signpost"] == "council_complaint"
    assert reply.card["also"] == ["school_transport"] and reply.case.kept == ("school_transport",)


def test_what_was_told_is_kept_where_a_decision_comes_before_it(telling: Knowledge) -> None:
    bus = replace(about_the_bus(0.3), second=("appeal",), found={"has_plan": "yes"})
    told = talk(telling, replace(bus, named={BESIDE: ("school_transport",)}))
    assert (told.card["signpost"], told.card["also"]) == ("appeal", ["school_transport"])
    assert told.case.kept == ("school_transport",)

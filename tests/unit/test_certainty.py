"""Facts that say what a message is about: it is then not said to be unclear, and nothing is called a second problem."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from signpost.case import Case
from signpost.certainty import asked_by_its_decision, implied
from signpost.knowledge import Knowledge
from signpost.reading import Understood
from signpost.reply import Reply, respond
from signpost.text import LONG_WORDS
from tests.invented import said

UNSURE = {"confidence": 0.14, "ranking": (("school_transport", 0.14), ("informal_resolution", 0.1))}


@pytest.fixture(name="pointing")
def pointing_knowledge(knowledge: Knowledge) -> Knowledge:
    """A knowledge base in which what is told of the plan points to the bus, and of the letter to the appeal."""
    facts = dict(knowledge.case_facts)
    for fact, topic in (("has_plan", "council_complaint"), ("letter_gives_appeal", "appeal")):
        choices = tuple(choice.model_copy(update={"points_to": topic}) for choice in facts[fact].choices)
        facts[fact] = facts[fact].model_copy(update={"choices": choices})
    return replace(knowledge, case_facts=facts)


def heard(knowledge: Knowledge, found: dict[str, str], **reading: Any) -> Reply:
    return respond(said("school_transport", found=found, **{"words": 40, **UNSURE, **reading}), Case(), knowledge)


def test_a_fact_that_points_to_one_topic_makes_the_message_about_it(pointing: Knowledge) -> None:
    reply = heard(pointing, {"has_plan": "no"}, words=20)

    assert reply.card["signpost"] == "council_complaint"
    assert "[unsure]" not in reply.text and reply.card["also"] == []


def test_what_a_long_message_sounds_most_like_is_told_in_it_as_well(pointing: Knowledge) -> None:
    reply = heard(pointing, {"has_plan": "no"}, words=LONG_WORDS + 1)

    assert (reply.card["signpost"], reply.card["also"]) == ("council_complaint", ["school_transport"])


def test_facts_that_point_to_two_topics_leave_it_unclear(pointing: Knowledge) -> None:
    reply = heard(pointing, {"has_plan": "no", "letter_gives_appeal": "yes"})

    assert "[unsure]" in reply.text


def test_without_such_a_fact_an_unclear_message_is_said_to_be_one(pointing: Knowledge) -> None:
    assert "[unsure]" in heard(pointing, {"school_type": "academy"}).text


def test_a_clear_message_and_danger_are_not_led_away(pointing: Knowledge) -> None:
    assert heard(pointing, {"has_plan": "no"}, confidence=0.9).card["signpost"] == "school_transport"
    ranking = (("crisis", 0.14), ("school_transport", 0.1))
    danger = respond(said("crisis", found={"has_plan": "no"}, confidence=0.14, ranking=ranking), Case(), pointing)
    assert danger.card["signpost"] == "crisis"


def test_a_decision_in_a_letter_from_an_area_is_its_councils() -> None:
    assert implied({"decision": "refused_to_assess", "area": "devon"})["about"] == "council"
    assert implied({"decision": "refused_to_assess", "area": "devon", "about": "school"})["about"] == "school"
    assert "about" not in implied({"area": "devon"}) | implied({"decision": "content"})


def test_what_else_the_words_may_mean_is_offered_and_never_called_a_second_problem(knowledge: Knowledge) -> None:
    reply = heard(knowledge, {}, confidence=0.3, ranking=(("school_transport", 0.3), ("informal_resolution", 0.25)))
    helper = heard(
        knowledge, {}, confidence=0.3, ranking=(("school_transport", 0.3), ("appeal", 0.2)), second=("answer",)
    )

    for one in (reply, helper):
        assert one.card["also"] and "[two_problems]" not in one.text


def test_of_two_problems_only_those_said_are_named(knowledge: Knowledge) -> None:
    ranking = (("school_transport", 0.3), ("appeal", 0.2))
    reply = heard(knowledge, {}, confidence=0.3, ranking=ranking, second=("informal_resolution",))

    assert reply.text.endswith("[two_problems] Talk it through")
    assert "appeal" in reply.card["also"]


def test_a_decision_in_a_dated_letter_is_what_an_unclear_message_is_about(knowledge: Knowledge) -> None:
    facts = dict(knowledge.case_facts)
    choices = (facts["has_plan"].choices[0].model_copy(update={"id": "ended", "points_to": "appeal"}),)
    facts["decision"] = facts["has_plan"].model_copy(update={"id": "decision", "choices": choices})
    told = replace(knowledge, case_facts=facts)
    unclear = {"confidence": 0.3, "ranking": (("school_transport", 0.3), ("informal_resolution", 0.1))}

    dated = heard(told, {"decision": "ended", "letter_date": "2026-11-03"}, **unclear)
    assert dated.card["signpost"] == "appeal"
    assert heard(told, {"decision": "ended"}, **unclear).card["signpost"] == "school_transport"
    clear = {"confidence": 0.9, "ranking": (("school_transport", 0.9),)}
    assert heard(told, {"decision": "ended", "letter_date": "2026-11-03"}, **clear).card["signpost"] != "appeal"


def test_a_message_about_the_decision_it_tells_needs_no_reason_for_the_step(knowledge: Knowledge) -> None:
    facts = dict(knowledge.case_facts)
    choices = (facts["has_plan"].choices[0].model_copy(update={"id": "ended", "points_to": "appeal"}),)
    facts["decision"] = facts["has_plan"].model_copy(update={"id": "decision", "choices": choices})
    told = replace(knowledge, case_facts=facts)
    turn = said("appeal", found={"decision": "ended"})

    assert asked_by_its_decision(Understood("appeal", (), False), turn, told)
    assert not asked_by_its_decision(Understood("council_complaint", (), False), turn, told)
    assert not asked_by_its_decision(Understood("appeal", (), False), said("appeal"), told)

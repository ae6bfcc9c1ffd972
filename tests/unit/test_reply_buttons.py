"""What can be picked below a reply. In the invented wording each sentence names itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.knowledge import Knowledge
from signpost.reply import MAX_CHOICES
from tests.invented import said, with_signpost
from tests.invented_talks import reply, titles


def test_the_answers_to_our_question_are_buttons_and_not_sure_is_the_last(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("council_complaint"))

    assert titles(shown) == ["It says so", "It does not", "[button_not_sure]"]
    assert shown.buttons[2].payload == '/answer{"letter_gives_appeal": "not_sure"}'


def test_a_date_is_typed_or_not_known(knowledge: Knowledge) -> None:
    assert titles(reply(knowledge, said("appeal"))) == ["[button_not_sure]"]


def test_the_areas_offered_are_buttons_and_every_other_council_is_one(knowledge: Knowledge) -> None:
    assert titles(reply(knowledge, said("find_contact"))) == ["Puddleshire", "[button_elsewhere]", "[button_not_sure]"]


def test_without_a_question_the_ways_on_are_buttons(knowledge: Knowledge) -> None:
    assert titles(reply(knowledge, said("informal_resolution"))) == ["[button_more]", "[button_next]"]


def test_the_steps_are_not_offered_again_beside_them(knowledge: Knowledge) -> None:
    ways_on = ["[button_letter]", "[button_next]", "[button_plan]"]
    assert titles(reply(knowledge, said("informal_resolution"), said("more"))) == ways_on


def test_an_unsure_reading_offers_the_others_and_a_person(knowledge: Knowledge) -> None:
    unsure = said("informal_resolution", confidence=0.1, ranking=(("informal_resolution", 0.1), ("appeal", 0.08)))

    assert titles(reply(knowledge, unsure)) == ["Appeal", "[button_more]", "[button_next]", "[button_person]"]


@pytest.mark.parametrize("signpost", ["greeting", "restart", "out_of_scope", "human_handover"])
def test_who_does_not_know_where_to_begin_gets_places_to_begin(knowledge: Knowledge, signpost: str) -> None:
    offered = titles(reply(knowledge, said(signpost)))

    assert {"Talk it through", "Appeal", "[button_where]"} <= set(offered)


def test_there_are_never_more_than_nine_buttons(knowledge: Knowledge) -> None:
    fact = knowledge.case_facts["school_type"]
    choices = tuple(fact.choices[0].model_copy(update={"id": f"c{n}", "label": f"Choice {n}"}) for n in range(20))
    many = replace(
        with_signpost(knowledge, "informal_resolution", ask="school_type"),
        case_facts={**knowledge.case_facts, "school_type": fact.model_copy(update={"choices": choices})},
    )

    assert len(reply(many, said("informal_resolution")).buttons) == MAX_CHOICES == 9

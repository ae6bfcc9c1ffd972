"""Whom a plan names: nobody who cannot be reached, and never nobody; and no page written for another area."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.local_pages import areas_of, pages_for
from signpost.plan import Plan, build_plan
from tests.invented import TODAY, with_signpost


def plan_of(case: Case, knowledge: Knowledge) -> Plan:
    plan = build_plan(case, knowledge, TODAY)
    assert plan is not None
    return plan


@pytest.mark.parametrize("signpost", ["informal_resolution", "school_transport", "appeal", "council_complaint"])
@pytest.mark.parametrize("area", [None, "puddleshire", "marrowshire", "england"])
def test_everybody_a_plan_names_can_be_reached_and_somebody_can_be_rung(
    knowledge: Knowledge, signpost: str, area: str | None
) -> None:
    contacts = plan_of(Case({"area": area} if area else {}, signpost), knowledge).contacts

    assert all(contact.reachable for contact in contacts)
    assert any(contact.phone for contact in contacts)


def test_the_areas_own_advice_service_stands_in_every_plan(knowledge: Knowledge) -> None:
    somebody = with_signpost(knowledge, "human_handover", contacts=("area:sendiass", "lifeline"))
    own = plan_of(Case({"area": "marrowshire"}, "informal_resolution"), somebody).contacts
    none = plan_of(Case({}, "council_complaint"), somebody).contacts

    assert "marrow_advice" in [contact.id for contact in own]
    assert [contact.id for contact in none] == ["lifeline"]


def test_whoever_can_be_rung_or_written_to_comes_before_a_page_to_read(knowledge: Knowledge) -> None:
    page = knowledge.organisations["marrow_advice"].model_copy(update={"phone": None})
    changed = replace(knowledge, organisations={**knowledge.organisations, "marrow_advice": page})
    ids = [contact.id for contact in plan_of(Case({}, "school_transport"), changed).contacts]

    assert ids == ["puddle_advice", "marrow_advice"]


def test_a_page_of_another_area_is_no_page_of_a_plan(knowledge: Knowledge) -> None:
    everybodys = knowledge.sources["own_page"].model_copy(update={"publisher": "A charity"})
    puddles = everybodys.model_copy(update={"publisher": "Puddleshire County Council", "id": "puddles"})
    pages = (puddles, everybodys)

    assert areas_of(puddles, knowledge) == {"puddleshire"} and not areas_of(everybodys, knowledge)
    assert list(pages_for("puddleshire", pages, knowledge)) == [puddles, everybodys]
    assert list(pages_for("marrowshire", pages, knowledge)) == list(pages_for(None, pages, knowledge)) == [everybodys]


def test_of_names_that_hold_one_another_the_longest_is_the_area(knowledge: Knowledge) -> None:
    great = knowledge.areas["marrowshire"].model_copy(update={"name": "West Puddleshire"})
    changed = replace(knowledge, areas={**knowledge.areas, "marrowshire": great})
    page = knowledge.sources["own_page"].model_copy(update={"publisher": "West Puddleshire SENDIASS"})

    assert areas_of(page, changed) == {"marrowshire"}

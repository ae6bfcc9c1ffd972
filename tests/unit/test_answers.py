"""The answer card: which variant, which contacts, what is certain and what is overdue. All content is invented."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from signpost.answers import build, confirmed, fitted
from signpost.card import card
from signpost.case import Case
from signpost.knowledge import Knowledge
from tests.invented import TODAY, with_signpost

FIELDS = {
    "signpost",
    "title",
    "in_short",
    "do_now",
    "steps",
    "rights",
    "contacts",
    "letters",
    "deadlines",
    "if_that_fails",
    "ladder",
    "also",
    "sources",
    "checked_on",
    "overdue",
    "plan",
    "point",
    "wording",
    "good_practice",
    "limits",
    "being_checked",
    "notices",
    "meetings",
    "beside",
    "triage",
}


def card_of(
    knowledge: Knowledge, signpost: str, facts: dict[str, str] | None = None, today: date = TODAY, **more: Any
) -> dict[str, Any]:
    return card(build(signpost, Case(facts=facts or {}), knowledge, today, **more), knowledge, today)


def ids_of_contacts(shown: dict[str, Any]) -> list[str]:
    return [contact["id"] for contact in shown["contacts"]]


def test_without_facts_a_signpost_says_what_is_true_for_all(knowledge: Knowledge) -> None:
    assert fitted(knowledge.signposts["council_complaint"], Case()) is knowledge.signposts["council_complaint"]


def test_the_first_variant_that_fits_is_used(knowledge: Knowledge) -> None:
    both = {"area": "puddleshire", "stage_reached": "final_response"}

    assert card_of(knowledge, "council_complaint", both)["in_short"] == "You have the desk's last answer."
    assert card_of(knowledge, "council_complaint", both)["do_now"] == "Write to the desk."


def test_a_variant_changes_only_the_fields_it_gives(knowledge: Knowledge) -> None:
    plain = knowledge.signposts["council_complaint"]
    variant = fitted(plain, Case(facts={"stage_reached": "final_response"}))

    changed = {name for name in type(plain).model_fields if getattr(plain, name) != getattr(variant, name)}

    assert changed == {"in_short", "steps"}


def test_a_variant_needs_every_fact_it_names(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "council_complaint", {"area": "puddleshire"})["do_now"] == "Write to Puddle House."
    assert card_of(knowledge, "council_complaint", {"school_type": "academy"})["do_now"] == "Write to the desk."
    academy = {"area": "puddleshire", "school_type": "academy"}
    assert card_of(knowledge, "council_complaint", academy)["do_now"] == "Write to the trust."


def test_not_sure_fits_no_variant(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "council_complaint", {"stage_reached": "not_sure"})["in_short"].startswith("The council")


def test_a_variant_can_take_away_the_next_step(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "school_transport")["if_that_fails"] == "council_complaint"
    assert card_of(knowledge, "school_transport", {"has_plan": "yes"})["if_that_fails"] is None


def test_contacts_are_those_of_the_parents_own_area(knowledge: Knowledge) -> None:
    assert ids_of_contacts(card_of(knowledge, "appeal", {"area": "puddleshire"})) == [
        "tribunal_office",
        "puddle_advice",
    ]
    assert ids_of_contacts(card_of(knowledge, "appeal", {"area": "marrowshire"})) == [
        "tribunal_office",
        "marrow_advice",
    ]


@pytest.mark.parametrize("facts", [{}, {"area": "england"}, {"area": "not_sure"}, {"area": "nowhere"}])
def test_without_a_known_area_the_general_contact_stands_in(knowledge: Knowledge, facts: dict[str, str]) -> None:
    assert ids_of_contacts(card_of(knowledge, "appeal", facts)) == ["tribunal_office", "any_advice"]


def test_an_area_without_a_contact_of_its_own_gets_the_general_one(knowledge: Knowledge) -> None:
    assert ids_of_contacts(card_of(knowledge, "child_at_risk", {"area": "marrowshire"})) == [
        "marrow_advice",
        "lifeline",
    ]


def test_a_role_nobody_has_is_left_out_and_a_body_with_two_roles_is_shown_once(knowledge: Knowledge) -> None:
    assert ids_of_contacts(card_of(knowledge, "council_complaint", {"area": "puddleshire"})) == ["puddle_advice"]
    assert ids_of_contacts(card_of(knowledge, "council_complaint")) == ["any_advice"]


def test_every_field_of_the_card_is_always_there(knowledge: Knowledge) -> None:
    for signpost in knowledge.signposts:
        shown = card_of(knowledge, signpost)
        assert set(shown) == FIELDS, signpost
        assert json.loads(json.dumps(shown)) == shown
        lists = ("steps", "rights", "contacts", "letters", "deadlines", "also", "sources")
        assert all(isinstance(shown[name], list) for name in lists)


def test_off_the_ladder_the_ladder_is_null(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "council_complaint")["ladder"] == {"rung": 2, "of": 5}
    assert card_of(knowledge, "school_transport")["ladder"] is None
    assert card_of(knowledge, "greeting")["ladder"] is None
    assert card_of(knowledge, "appeal")["if_that_fails"] is None


def test_a_missing_detail_of_a_contact_is_null(knowledge: Knowledge) -> None:
    (nobody, _) = (c for c in card_of(knowledge, "child_at_risk")["contacts"])

    assert nobody["id"] == "any_advice"
    assert {nobody[name] for name in ("phone", "text_number", "email", "url", "hours", "note", "who_pays")} == {None}


def test_a_contact_is_shown_with_all_its_details_and_the_day_it_was_checked(knowledge: Knowledge) -> None:
    (contact,) = card_of(knowledge, "informal_resolution")["contacts"]

    assert contact == {
        "id": "puddle_advice",
        "name": "Puddle Advice",
        "what": "Free advice in Puddleshire.",
        "who_pays": "The council. It is independent.",
        "phone": "01000 111111",
        "text_number": "07000 111111",
        "email": "help@puddle.example",
        "url": "https://puddle.example",
        "hours": "Monday, 9am to 5pm",
        "note": "Ask for the advice desk.",
        "checked_on": "2026-11-20",
        "confirmed": True,
    }


def test_a_contact_known_only_from_a_copy_is_not_confirmed(knowledge: Knowledge) -> None:
    by_id = {contact["id"]: contact["confirmed"] for contact in card_of(knowledge, "school_transport")["contacts"]}

    assert by_id == {"any_advice": True, "marrow_advice": False, "puddle_advice": True}


def test_a_contact_with_one_detail_from_an_old_page_is_not_confirmed(knowledge: Knowledge) -> None:
    sure = knowledge.organisations["puddle_advice"]
    assert sure.hours is not None
    doubtful = sure.model_copy(update={"hours": sure.hours.model_copy(update={"source": "old_page"})})

    assert confirmed(sure, knowledge)
    assert not confirmed(doubtful, knowledge)


def test_a_signpost_is_overdue_from_the_day_after_its_check_is_due(knowledge: Knowledge) -> None:
    due = knowledge.signposts["school_transport"].review_by

    assert card_of(knowledge, "school_transport", today=due)["overdue"] is False
    assert card_of(knowledge, "school_transport", today=TODAY)["overdue"] is True


def test_a_contact_that_is_overdue_makes_the_answer_overdue(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "appeal")["overdue"] is True
    assert card_of(with_signpost(knowledge, "appeal", contacts=("lifeline",)), "appeal")["overdue"] is False


def test_the_day_on_the_card_is_the_day_of_the_check_not_today(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "appeal", today=date(2027, 1, 1))["checked_on"] == "2026-11-20"


def test_rights_say_how_strongly_and_where(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "council_complaint")["rights"] == [
        {"text": "The desk must answer.", "force": "must", "source": "rule_book", "where": "rule 7"},
        {"text": "It should say sorry.", "force": "should", "source": "charity_page", "where": "page 1"},
    ]


def test_letters_are_named_with_their_titles(knowledge: Knowledge) -> None:
    letter = card_of(knowledge, "appeal")["letters"][0]
    assert (letter["id"], letter["title"]) == ("appeal_note", "A note with the appeal")
    assert letter["docx"] == "/letters/appeal_note.docx"


def test_a_deadline_needs_a_date_to_count_from(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "appeal")["deadlines"] == []
    assert card_of(knowledge, "appeal", {"letter_date": "not_sure"})["deadlines"] == []


def test_deadlines_are_worked_out_from_the_dates_of_the_case(knowledge: Knowledge) -> None:
    appeal, adviser = card_of(knowledge, "appeal", {"letter_date": "2026-11-02"})["deadlines"]

    assert (appeal["id"], appeal["date"], appeal["days_left"]) == ("appeal", "2026-12-02", 9)
    assert (adviser["id"], adviser["date"], adviser["days_left"]) == ("mediation_adviser", "2026-11-22", -1)
    assert appeal["why"].startswith("Thirty days from 2 November 2026 is 2 December 2026.")
    assert adviser["if_passed"] == "Ring all the same."
    assert appeal["ics"] is None


def test_what_a_date_says_is_done_is_no_deadline_any_more(knowledge: Knowledge) -> None:
    dates = {"letter_date": "2026-11-02", "certificate_date": "2026-11-16"}

    assert [each["id"] for each in card_of(knowledge, "appeal", dates)["deadlines"]] == ["appeal"]


def test_a_length_in_school_days_is_never_turned_into_a_date(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "school_transport", {"event_date": "2026-11-02"})["deadlines"] == []


def test_sources_are_named_once_in_the_order_they_are_used(knowledge: Knowledge) -> None:
    def urls(facts: dict[str, str]) -> list[str]:
        return [source["url"].split("/")[-1] for source in card_of(knowledge, "appeal", facts)["sources"]]

    # The rights, the deadlines, the contacts, then the pages the signpost itself names.
    assert urls({}) == ["book", "old"]
    assert urls({"letter_date": "2026-11-02", "area": "puddleshire"}) == ["book", "guide", "own", "old"]


def test_a_source_says_who_published_it_and_when_it_was_seen(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "informal_resolution")["sources"][0] == {
        "title": "Puddleshire Council: Our own page",
        "url": "https://puddleshire.example/own",
        "seen_on": "2026-11-20",
    }


def test_also_is_empty_unless_given(knowledge: Knowledge) -> None:
    assert card_of(knowledge, "appeal")["also"] == []
    assert card_of(knowledge, "appeal", also=("school_transport",))["also"] == ["school_transport"]

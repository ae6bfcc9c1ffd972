"""Whom a reply names to turn to, and its dates. In the invented wording each sentence names itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from signpost import say
from signpost.case import Case
from signpost.knowledge import Knowledge
from tests.invented import said, with_signpost
from tests.invented_talks import assert_in_order, reply, titles


# Whom to turn to
def test_an_area_whose_own_contact_is_not_held_is_told_so_truthfully(knowledge: Knowledge) -> None:
    held, lacking, unknown = (
        reply(knowledge, said("council_complaint"), case=Case(facts={"letter_gives_appeal": "no", **facts})).text
        for facts in ({"area": "puddleshire"}, {"area": "marrowshire"}, {})
    )
    assert "[area_without] Marrowshire" in lacking
    assert "[area_without]" not in unknown
    # Puddleshire has advice of its own, and no mediation.
    assert "[area_without] Puddleshire" in held
    own = with_signpost(knowledge, "school_transport", contacts=("area:sendiass",))
    assert "[area_without]" not in reply(own, said("school_transport"), case=Case(facts={"area": "puddleshire"})).text


def test_one_contact_stands_in_the_text_and_more_when_they_are_what_was_asked_for(knowledge: Knowledge) -> None:
    topic = reply(knowledge, said("appeal"), case=Case(facts={"area": "puddleshire"}))
    asked = reply(knowledge, said("find_contact"), case=Case(facts={"area": "puddleshire"}))

    assert topic.text.count("[contact") == 1
    assert asked.text.count("[contact") == 2


def test_at_most_six_contacts_stand_in_a_text(knowledge: Knowledge) -> None:
    lines = {f"line_{n}": knowledge.organisations["lifeline"].model_copy(update={"id": f"line_{n}"}) for n in range(8)}
    many = replace(
        with_signpost(knowledge, "find_contact", contacts=tuple(lines)),
        organisations={**knowledge.organisations, **lines},
    )

    shown = reply(many, said("find_contact"))

    assert shown.text.count("[contact]") == len(shown.card["contacts"]) == 6


def test_the_right_door_is_named_without_a_number_and_somebody_with_one_beside_it(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("school_transport"))

    assert_in_order(
        shown.text,
        "[contact_no_way] Your local advice service: Each council has one.",
        "[contact_unconfirmed] Marrow Advice",
    )
    assert "Puddle Advice" not in shown.text


def test_a_further_contact_without_a_number_is_left_to_the_card(knowledge: Knowledge) -> None:
    contacts = ("lifeline", "any_advice", "puddle_advice")

    shown = reply(with_signpost(knowledge, "find_contact", contacts=contacts), said("find_contact"))

    assert "Your local advice service" not in shown.text
    assert [contact["id"] for contact in shown.card["contacts"]] == list(contacts)


def test_an_unconfirmed_contact_is_marked_and_its_own_page_comes_first(knowledge: Knowledge) -> None:
    text = reply(knowledge, said("school_transport")).text

    assert "[contact_unconfirmed] Marrow Advice: url https://marrow.example, phone 01000 222222" in text


def test_opening_hours_are_said_only_where_they_are_confirmed(knowledge: Knowledge) -> None:
    open_at = knowledge.organisations["puddle_advice"].hours
    assert open_at is not None
    unsure = {name: page.model_copy(update={"confidence": "S3"}) for name, page in knowledge.sources.items()}
    asked = said("find_contact", named={"organisation": ("puddle_advice",)})

    assert open_at.value in reply(knowledge, asked).text
    assert open_at.value not in reply(replace(knowledge, sources=unsure), asked).text


# Dates
def test_both_readings_of_a_doubtful_date_are_asked_and_stand_on_buttons(knowledge: Knowledge) -> None:
    both = {"doubtful_date": ("letter_date=2026-03-04", "letter_date=2026-04-03")}

    shown = reply(knowledge, said("appeal"), said("answer", named=both, words=2))

    assert shown.text == "[doubtful_date] 4 March 2026 3 April 2026"
    assert titles(shown)[:2] == ["4 March 2026", "3 April 2026"]
    assert json.loads(shown.buttons[1].payload.removeprefix("/answer")) == {"letter_date": "2026-04-03"}


def test_a_doubtful_date_in_a_first_message_is_asked_after_the_answer(knowledge: Knowledge) -> None:
    both = {"doubtful_date": ("letter_date=2026-03-04", "letter_date=2026-04-03")}

    text = reply(knowledge, said("appeal", named=both, words=30)).text

    assert_in_order(text, "You can appeal.", "[doubtful_date] 4 March 2026 3 April 2026")
    assert "[question]" not in text


def test_a_day_that_does_not_exist_is_said_so(knowledge: Knowledge) -> None:
    odd = {"impossible_date": ("letter_date",)}

    assert reply(knowledge, said("appeal", named=odd, words=30)).text.endswith("[impossible_date]")
    assert reply(knowledge, said("appeal"), said("answer", named=odd, words=2)).text == "[impossible_date]"


def test_a_date_to_come_is_said_not_to_be_used(knowledge: Knowledge) -> None:
    to_come = said("answer", found={"letter_date": "2027-11-02"}, words=2)

    assert reply(knowledge, said("appeal"), to_come).text == "[future_date]"


def test_a_date_to_come_in_a_first_message_is_said_not_to_be_used(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("appeal", found={"letter_date": "2027-11-02"}, words=30))

    assert "[future_date]" in shown.text


def test_a_long_date_is_written_as_people_say_it() -> None:
    assert say.long_date(date(2026, 3, 3)) == "3 March 2026"

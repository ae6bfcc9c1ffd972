"""By text message and messenger a letter is its shape and a link, and a meeting its steps and a page to print."""

from __future__ import annotations

import pytest

from extensions.knowledge import shared_knowledge
from signpost.layout.gsm import parts
from tests.channels.person import Person
from tests.channels.phone import MORE, Phone
from tests.channels.stand_in import PUBLIC_URL


def test_a_letter_by_text_is_its_shape_and_a_link_in_one_text(phone: Phone) -> None:
    phone.text("hello")
    text = phone.text("I need a letter to complain to the school")
    letter = shared_knowledge().letters["complaint_to_school"]
    assert parts(text) <= 2 and MORE in text
    phone.text("MORE")
    told = next(one for one in phone.got if f"{PUBLIC_URL}/letters/complaint_to_school" in one)
    assert letter.shape and letter.shape in told and parts(told) <= 2
    assert "I am making a formal complaint under your complaints procedure" not in "".join(phone.got)


def test_the_letter_that_fits_is_a_number_after_the_steps(phone: Phone) -> None:
    phone.whole("the school is not giving my son the one to one in section F of his EHCP")
    steps = phone.whole("show me the steps")
    number = next(line.split(" ")[0] for line in steps.split("\n") if line.endswith(" Show me the letter"))
    assert f"{PUBLIC_URL}/letters/provision_not_made" in phone.whole(number)


@pytest.mark.parametrize(
    "said, kind",
    [
        ("meeting with the senco on thursday, how do I prepare", "school"),
        ("meeting with the council on monday, how do I prepare", "council"),
    ],
)
def test_a_meeting_by_text_has_its_steps_in_pieces_and_a_page(phone: Phone, said: str, kind: str) -> None:
    assert f"{PUBLIC_URL}/meeting/{kind}" in phone.whole(said)
    steps = phone.whole("show me the steps")
    for step in shared_knowledge().meetings[kind].steps:
        assert step in steps
    assert all(parts(text) <= 2 for text in phone.got)


def test_a_kind_of_meeting_is_picked_by_number(phone: Phone) -> None:
    asked = phone.whole("I have a meeting on Tuesday, help me get ready")
    number = next(line.split(" ")[0] for line in asked.split("\n") if line.endswith(" Child protection"))
    told = phone.whole(number)
    assert told.index("Ring Family Rights Group") < told.index("Bring someone")
    assert f"{PUBLIC_URL}/meeting/child_protection" in told


def test_a_letter_by_messenger_is_its_shape_and_a_link(person: Person) -> None:
    person.say("hello")
    told = person.say("I need a letter to complain to the school")
    assert f"{PUBLIC_URL}/letters/complaint_to_school" in told
    assert "I am making a formal complaint" not in told

"""The guided talk by text message: each turn in two parts at most, by number or in words, and a person at any time."""

from __future__ import annotations

from signpost.layout.gsm import TWO_PARTS, parts, septets
from tests.channels.person import Person
from tests.channels.phone import Phone


def test_from_not_knowing_what_to_ask_to_the_place_on_the_ladder(phone: Phone) -> None:
    assert "Question 1 of at most 5" in phone.whole("dont no where to start")
    assert "cannot wait" in phone.whole("2")
    assert "Who is it about?" in phone.whole("none of these")
    assert "How far have you got" in phone.whole("the school")
    placed = phone.whole("weve talked to them")

    assert "You are here: 2 complain." in placed
    assert "1 Show me the steps" in placed and "2 The step before" in placed
    assert "Talk it through first" in phone.whole("2")
    assert "What you told me" in phone.whole("what was i doing")
    assert all(0 < parts(text) <= 2 and septets(text) <= TWO_PARTS for text in phone.got)


def test_the_place_and_what_to_do_come_in_the_first_text(phone: Phone) -> None:
    phone.text("hello")
    for said in ("where am i", "no", "none", "the school"):
        phone.whole(said)

    first = phone.text("nothing yet")

    assert "You are here: 1 talk it through." in first
    assert "Do this now:" in first


def test_not_what_i_meant_by_text_offers_other_readings_by_number(phone: Phone) -> None:
    phone.whole("my sons school wont help him with his dyslexia")

    answer = phone.whole("not what i meant")

    assert "Was it one of these?" in answer
    assert "Talk to a person" in answer


def test_no_answer_by_text_asks_whether_it_helped(phone: Phone) -> None:
    assert "This helped" not in phone.whole("my sons school wont help him with his dyslexia")


def test_menu_and_0_lead_to_a_person_and_to_the_questions(phone: Phone) -> None:
    for word in ("MENU", "0"):
        menu = phone.whole(word)
        assert "Talk to a person" in menu and "Where am I?" in menu
    number = next(line.split()[0] for line in menu.split("\n") if line.endswith("Talk to a person"))
    assert "Have these ready" in phone.whole(number)
    assert "devonias.org.uk" in phone.whole("devon")


def test_the_questions_on_each_messenger(person: Person) -> None:
    for words in ("where am i in all this", "no letter like that", "none of these", "the council"):
        asked = person.say(words)
    assert "How far have you got" in asked

    person.send(person.words("weve talked to them"))
    person.api.wait_for(lambda: "steps, the step before" in person.got[-1])

    assert "You are here: 2 complain." in "\n".join(person.got)

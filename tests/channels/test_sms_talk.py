"""Whole talks by text message: two parts a turn at most, nothing lost, numbers and words mean the last list shown."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from extensions.knowledge import shared_knowledge
from signpost.layout.gsm import TWO_PARTS, fold, parts, septets
from signpost.layout.letters import for_messages
from signpost.vocabulary import DANGERS
from tests.channels.phone import MORE, Phone
from tests.channels.stand_in import PUBLIC_URL
from tests.serving import Server

WORRY = "They said no to an EHC assessment for my daughter. I don't know what to do."
COMPLAINT = "I have spoken to the school and want to make a formal complaint"
DANGER = "my son says he wants to kill himself"


def words_of(text: str) -> list[str]:
    return sorted(re.findall(r"\S+", text))


# A whole talk


def test_a_whole_talk_from_a_worry_to_a_plan_and_a_deadline(phone: Phone) -> None:
    worry = phone.whole(WORRY)
    assert "Do this now: Look for the council's letter tonight" in worry
    dated = phone.whole("the council. its dated 12 October 2026")
    assert "Last day for your appeal to arrive: 14 December 2026." in dated
    assert "https://help.example/webhooks/web/dates/appeal/2026-12-14.ics" in dated
    steps = phone.whole("yes")
    assert "\n1. " in steps and "\n2. " in steps
    assert "SEND35A" in steps
    phone.whole("what if that fails?")
    phone.whole("thank you so much")
    assert len(phone.got) > 12
    assert all(0 < parts(text) <= 2 and septets(text) <= TWO_PARTS for text in phone.got)


@pytest.mark.parametrize(
    "said", [WORRY, COMPLAINT, "I need a letter to complain to the school", "what does EHC mean", DANGER, "asdf qwer"]
)
def test_nothing_of_an_answer_is_lost_on_its_way_into_texts(phone: Phone, sms_server: Server, said: str) -> None:
    sms_server.say("hello", phone.number)
    text, card = sms_server.say(said, phone.number)
    assert card["custom"]["signpost"]
    choices = [f"{n} {button['title']}" for n, button in enumerate(text.get("buttons", []), 1)]
    phone.text("hello")
    # A letter is its shape and a link (test_letters_by_message.py).
    told = for_messages(text["text"], card["custom"], shared_knowledge().texting, PUBLIC_URL)
    # On danger it says beside the first number that it can ring no one (test_danger_by_text.py).
    beside = [shared_knowledge().texting.danger_sms] if card["custom"]["signpost"] in DANGERS else []
    assert words_of(phone.whole(said)) == words_of(fold("\n".join([told, *beside, *choices])))


def test_phone_numbers_and_links_stay_whole(phone: Phone) -> None:
    phone.text("hello")
    whole = phone.whole("who can help me in Devon?")
    links = re.findall(r"https://\S+", whole)
    assert links and all(any(link in text for text in phone.got) for link in links)
    for found in re.findall(r"ring ([\d ]+\d)", whole):
        assert any(f"ring {found}" in text for text in phone.got)


def test_a_text_costs_what_plain_letters_cost(phone: Phone) -> None:
    phone.whole(WORRY)
    assert all(text == fold(text) for text in phone.got)


# Choices


@pytest.mark.parametrize("answer", ["1", "1.", "one", "The first", "Talk it through", "talk it through!"])
def test_a_choice_is_picked_by_number_or_by_its_words(phone: Phone, answer: str) -> None:
    phone.whole("MENU")
    picked = phone.whole(answer)
    assert "I do not have that number" not in picked
    assert picked == self_same(phone)


def self_same(phone: Phone) -> str:
    """What the first place to begin answers when it is picked by number."""
    other = Phone(phone.port, phone.twilio)
    other.whole("MENU")
    return other.whole("1")


def test_a_number_that_is_not_on_the_list_is_asked_again_with_the_list(phone: Phone) -> None:
    listed = phone.whole("MENU")
    again = phone.whole("9")
    assert "I do not have that number" in again
    assert [line for line in listed.split("\n") if line[:1].isdigit()] == again.split("\n")[1:]
    assert "I do not have" not in phone.text("2")


def test_a_number_means_the_last_list_and_not_one_before(phone: Phone) -> None:
    phone.whole("MENU")
    answer = phone.whole(WORRY)
    first = re.findall(r"^1 (.+)$", answer, re.M)[-1]
    assert first != "Talk it through"
    other = Phone(phone.port, phone.twilio)
    other.whole(WORRY)
    assert phone.whole("1") == other.whole(first)


def test_a_number_before_its_list_was_shown_is_asked_again(phone: Phone) -> None:
    assert phone.text(WORRY).endswith(MORE)
    assert "comes at the end" in phone.text("1")
    assert phone.text("MORE").startswith("Is there one?")


def test_a_number_without_a_list_is_asked_again(phone: Phone) -> None:
    assert "I have no list" in phone.text("3")


def test_texts_of_one_person_are_answered_in_the_order_they_came(phone: Phone) -> None:
    phone.text("hello")
    for words in ("0", "9", "HELP", "0", "9", "HELP"):
        phone.send(words)
    phone.twilio.wait_for(lambda: len(phone.got) == 7)
    starts = [text.split(".")[0][:20] for text in phone.got[1:]]
    assert starts[:3] == starts[3:] and len(set(starts)) == 3


# What is not words


@pytest.mark.parametrize(
    "form, said",
    [
        ({"NumMedia": "1", "MediaContentType0": "image/jpeg", "MediaUrl0": "https://api.example/1"}, "pictures"),
        ({"NumMedia": "2", "MediaContentType0": "application/pdf"}, "files"),
        ({"NumMedia": "1", "MediaContentType0": "audio/amr"}, "voice"),
        ({"Latitude": "50.7", "Longitude": "-3.5"}, "map"),
        ({}, "without words"),
    ],
)
def test_what_we_cannot_read_gets_a_kind_reply(phone: Phone, form: dict[str, str], said: str) -> None:
    assert said in phone.text("", **form)


def test_words_under_a_picture_are_answered(phone: Phone) -> None:
    phone.text("hello")
    whole = phone.text(COMPLAINT, NumMedia="1", MediaContentType0="image/png")
    assert "cannot open pictures" in whole
    assert "Do this now" in whole or "Do this now" in phone.text("MORE")


@pytest.mark.parametrize("odd", ["\u200b\u202e", "\x00", "👍👍", "?" * 50, "{{}}", "%s%n", "<b>", "\u0661"])
def test_odd_texts_are_answered_like_any_other(phone: Phone, odd: str) -> None:
    assert phone.text(odd)


# Danger


@pytest.mark.parametrize(
    "said",
    [DANGER, f"{'we went to the shop. ' * 900}{DANGER}", f"\x00\u202e {DANGER.upper()}!!! 😭", f"MORE {DANGER}"],
    ids=["plain", "huge", "odd", "after a keyword"],
)
def test_danger_to_life_is_answered_at_once_in_one_text(phone: Phone, said: str) -> None:
    answer = phone.text(said)
    assert answer.startswith(("Do this now: Ring 111", "Ring 111", "Ring 999"))
    assert "999" in answer and "111" in answer
    assert septets(answer) <= TWO_PARTS


def test_danger_is_answered_whatever_was_asked_before_and_the_talk_goes_on(phone: Phone) -> None:
    phone.text(WORRY)
    assert "999" in phone.text(DANGER)
    phone.whole("MORE")
    assert phone.whole(WORRY)


def test_danger_is_answered_after_a_stop_and_the_stop_still_holds(phone: Phone) -> None:
    phone.text(WORRY)
    phone.text("STOP")
    assert "999" in phone.text(DANGER)
    phone.silence("hello")


def test_danger_under_a_picture_is_answered(phone: Phone) -> None:
    assert "999" in phone.text(DANGER, NumMedia="1", MediaContentType0="image/jpeg")


# Closed, and too much


@pytest.fixture
def closed(sms_switch: Path) -> Iterator[None]:
    sms_switch.write_text("We are away until Monday.", encoding="utf-8")
    yield
    sms_switch.unlink()


def test_while_it_is_closed_people_are_told_and_danger_is_answered(phone: Phone, closed: None) -> None:
    assert "We are away until Monday." in phone.text(WORRY)
    assert "999" in phone.text(DANGER)
    assert "START" in phone.text("STOP")
    phone.silence(WORRY)


def test_whoever_writes_too_fast_is_told_once_and_danger_is_answered(sms_patience_of_one: Phone) -> None:
    phone = sms_patience_of_one
    for _ in range(14):
        phone.send("what does EHC mean")
    phone.twilio.wait_for(lambda: len(phone.got) == 11)
    assert "999" in phone.text(DANGER)
    assert sum("faster than I can follow" in text for text in phone.got) == 1
    assert len(phone.got) == 12


@pytest.fixture
def sms_patience_of_one(twilio: object) -> Iterator[Phone]:
    """A phone at a server with the limits as they are."""
    with Server(settings={**twilio.settings, "SIGNPOST_MESSAGES_PER_MINUTE": "1"}) as server:  # type: ignore[attr-defined]
        yield Phone(server.port, twilio)  # type: ignore[arg-type]


def test_another_number_is_another_talk(phone: Phone) -> None:
    other = Phone(phone.port, phone.twilio)
    phone.whole("MENU")
    assert "I have no list" in other.text("1")


def test_many_people_at_the_same_time_do_not_mix(sms_server: Server, phone: Phone) -> None:
    phones = [Phone(phone.port, phone.twilio) for _ in range(12)]
    said = [WORRY, "what does EHC mean", COMPLAINT]

    def talk(which: int) -> None:
        phones[which].whole(said[which % 3])

    talking = [threading.Thread(target=talk, args=(which,)) for which in range(12)]
    for one in talking:
        one.start()
    for one in talking:
        one.join()
    alike = {tuple(one.got) for one in phones}
    assert len(alike) == 3

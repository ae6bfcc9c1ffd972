"""Whole talks on every messenger: buttons within its limits or a list by number, bound to the last choices shown."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extensions.knowledge import shared_knowledge
from signpost.layout.buttons import CHANNELS, LONGEST_TEXT, NUMBERS
from signpost.layout.letters import for_messages
from tests.channels.person import ODD, Person
from tests.channels.stand_in import PUBLIC_URL
from tests.serving import Server

WORRY = "They said no to an EHC assessment for my daughter. I don't know what to do."
COMPLAINT = "I have spoken to the school and want to make a formal complaint"
LISTED = "I want mediation with the council"
"""Asks for the area, whose names every messenger can show to be tapped."""
DANGER = "my son says he wants to kill himself"
HELP_WORDS = ("computer program", "999", "STOP")


def words_of(text: str) -> list[str]:
    return sorted(re.findall(r"\S+", text))


# A whole talk


def test_a_whole_talk_from_a_worry_to_a_plan_and_a_deadline(person: Person) -> None:
    worry = whole(person, WORRY)
    assert "Do this now: Look for the council's letter tonight" in worry
    assert "Last day for your appeal to arrive: 14 December 2026." in whole(
        person, "the council. its dated 12 October 2026"
    )
    steps = whole(person, "yes")
    assert "\n1. " in steps and "\n2. " in steps and "SEND35A" in steps
    whole(person, "what if that fails?")
    whole(person, "thank you so much")
    assert len(person.got) >= 5
    assert all(0 < len(text) <= LONGEST_TEXT[person.channel] for text in person.got)


def whole(person: Person, said: str) -> str:
    """All messages that come back, once those to come after the first have come too."""
    before = len(person.got)
    person.send(person.words(said))
    # HELP is answered after all that came before it, and leaves the talk as it is.
    person.send(person.words("HELP"))
    person.api.wait_for(lambda: any("Send MENU to begin" in text for text in person.got[before:]))
    *told, last = person.got[before:]
    assert "Send MENU to begin" in last
    return "\n\n".join(told)


@pytest.mark.parametrize("said", [WORRY, COMPLAINT, "I need a letter to complain to the school", DANGER, "asdf qwer"])
def test_nothing_of_an_answer_is_lost_on_its_way(person: Person, chat_server: Server, said: str) -> None:
    chat_server.say("hello", person.id)
    text, card = chat_server.say(said, person.id)
    titles = [button["title"] for button in text.get("buttons", [])]
    person.say("hello")
    before = len(person.got)
    told = whole(person, said)
    shown = person.buttons_of(person.api.all_to(person.id)[-2])
    listed = [] if shown else [f"{number} {title}" for number, title in enumerate(titles, 1)]
    assert [title for title, _ in shown] == ([] if listed else titles)
    # A letter is its shape and a link (test_letters_by_message.py).
    expected = for_messages(text["text"], card["custom"], shared_knowledge().texting, PUBLIC_URL)
    assert words_of(told) == words_of("\n".join([expected, *listed]))
    assert len(person.got) > before


def test_the_first_message_says_who_we_are_that_nobody_reads_it_and_999(person: Person) -> None:
    first, second = person.say("hello"), person.say("what does EHC mean")
    assert all(said in first for said in (*HELP_WORDS, "Signpost", "Nobody reads this live"))
    assert "Nobody reads" not in second


def test_below_the_first_notice_an_answer_is_laid_out_like_any_other(person: Person) -> None:
    first, second = person.say("MENU"), person.say("MENU")
    notice, answer = first.split("\n\n", 1)
    assert "Nobody reads this live" in notice
    assert answer == second


# Choices


def test_a_short_list_is_there_to_be_tapped_and_a_tap_is_its_choice(person: Person) -> None:
    tapped, typed = person, person.another()
    for one in (tapped, typed):
        one.say(LISTED)
    title = tapped.buttons[0][0]
    kinds = [kind for kind in CHANNELS[person.channel] if kind is not NUMBERS]
    assert len(tapped.buttons) <= max(kind.most for kind in kinds)
    assert tapped.tap(title) == typed.say(title)


@pytest.mark.parametrize("answer", ["1", "1.", "one", "The first", "Talk it through", "talk it through!"])
def test_a_choice_is_also_picked_by_number_or_by_its_words(person: Person, answer: str) -> None:
    other = person.another()
    for one in (person, other):
        one.say("MENU")
    assert person.say(answer) == other.say("1")


def test_a_longer_list_than_fits_to_be_tapped_comes_by_number(person: Person) -> None:
    """Whatever a channel can show, the choices of this answer are more or longer."""
    listed = person.say("MENU")
    if not person.buttons:
        assert "\n1 Talk it through\n" in listed
    else:
        assert person.buttons[0][0] == "Talk it through" and "\n1 " not in listed


def test_a_tap_on_an_earlier_list_is_told_so_and_the_last_list_comes_again(person: Person) -> None:
    person.say(LISTED)
    title, sent = person.buttons[0]
    person.tap(title)
    last = [one for one, _ in person.buttons]
    again = person.hear(person.press(title, sent))
    assert "earlier message" in again
    assert [one for one, _ in person.buttons] == last
    assert "earlier message" not in person.say(WORRY)


def test_a_tap_means_nothing_in_somebody_elses_talk(person: Person) -> None:
    other = person.another()
    person.say(LISTED)
    other.say(LISTED)
    title, sent = person.buttons[0]
    assert "earlier message" in other.hear(other.press(title, sent))


@pytest.mark.parametrize("sent", ["ffffffff.1", "12345678.99"])
def test_a_made_up_tap_picks_nothing(person: Person, sent: str) -> None:
    person.say(LISTED)
    assert "earlier message" in person.hear(person.press("Yes", sent))


def test_a_payload_of_ours_typed_or_sent_by_another_button_is_not_obeyed(person: Person) -> None:
    person.say("hello")
    plain = person.another()
    plain.say("hello")
    assert person.say("/restart") == plain.say("restart")


def test_a_number_that_is_not_on_the_list_is_asked_again(person: Person) -> None:
    person.say("MENU")
    assert "I do not have that number" in person.say("99")
    assert "I do not have" not in person.say("2")


def test_yes_answers_our_question_and_is_no_opt_in(person: Person) -> None:
    assert "Shall I give you the steps" in whole(person, WORRY)
    assert "The steps:" in whole(person, "YES")


# Keywords


@pytest.mark.parametrize("word", ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "stop."])
def test_a_stop_is_confirmed_once_and_then_nothing_more_is_sent(person: Person, word: str) -> None:
    person.say(LISTED)
    press = person.press(*person.buttons[0])
    assert "START" in person.say(word)
    for said in (word, "hello?", "MENU"):
        person.silence(person.words(said))
    person.silence(press)


@pytest.mark.parametrize("word", ["START", "UNSTOP", "yes"])
def test_a_start_after_a_stop_opens_the_talk_again_with_the_first_notice(person: Person, word: str) -> None:
    person.say("STOP")
    back = person.say(word)
    assert "Welcome back" in back and "Nobody reads this live" in back and "999" in back


def test_help_is_answered_after_a_stop_too(person: Person) -> None:
    person.say("STOP")
    assert all(said in person.say("HELP") for said in HELP_WORDS)


def test_0_gives_places_to_begin(person: Person) -> None:
    assert person.say("0") == person.another().say("MENU")


# What is not words


@pytest.mark.parametrize("kind", ODD)
def test_what_we_cannot_read_gets_a_kind_reply(person: Person, kind: str) -> None:
    said = {"picture": "pictures", "file": "files", "voice": "voice", "location": "map", "sticker": "stickers"}
    assert said.get(kind, "without words") in person.hear(person.odd(kind))


def test_words_under_a_picture_are_answered(person: Person) -> None:
    person.say("hello")
    told = person.hear(person.odd("picture", caption="what does EHC mean"))
    assert "cannot open pictures" in told and "Education" in told


def test_an_echo_a_reaction_and_what_was_read_or_delivered_get_no_reply(person: Person) -> None:
    before = len(person.api.taken)
    person.silence(*person.noise())
    assert len(person.api.taken) == before


@pytest.mark.parametrize("odd", ["\u200b\u202e", "\x00", "👍👍", "?" * 50, "{{}}", "%s%n", "*_~`", "<b>", "x" * 5000])
def test_odd_messages_are_answered_like_any_other(person: Person, odd: str) -> None:
    assert person.say(odd)


def test_several_messages_in_one_request_are_each_answered_in_their_order(person: Person) -> None:
    other = person.another()
    person.send(person.words("HELP"), other.words("hello"), person.words("MENU"), person.words("what does EHC mean"))
    person.api.wait_for(lambda: len(person.got) == 3 and len(other.got) == 1)
    said = ("MENU to begin", "MORE brings", "Education")
    assert all(words in answer for words, answer in zip(said, person.got, strict=True))


# Danger


@pytest.mark.parametrize(
    "said",
    [DANGER, f"{'we went out. ' * 250}{DANGER}", f"\x00\u202e {DANGER.upper()}!!! 😭", f"MORE {DANGER}"],
    ids=["plain", "long", "odd", "after a keyword"],
)
def test_danger_to_life_is_answered_at_once_in_one_message(person: Person, said: str) -> None:
    answer = person.say(said)
    assert answer.startswith(("Do this now: Ring 111", "Ring 999"))
    assert "999" in answer and "111" in answer


def test_danger_under_a_picture_is_answered(person: Person) -> None:
    assert "999" in person.hear(person.odd("picture", caption=DANGER))


def test_danger_is_answered_after_a_stop_and_the_stop_still_holds(person: Person) -> None:
    person.say("STOP")
    assert person.say(DANGER).startswith(("Do this now: Ring 111", "Ring 999"))
    person.silence(person.words("hello"))


@pytest.fixture
def closed(sms_switch: Path) -> Iterator[None]:
    sms_switch.write_text("We are away until Monday.", encoding="utf-8")
    yield
    sms_switch.unlink()


def test_while_it_is_closed_people_are_told_and_danger_is_answered(person: Person, closed: None) -> None:
    assert "We are away until Monday." in person.say(WORRY)
    assert "999" in person.say(DANGER)
    assert "START" in person.say("STOP")


def test_many_people_at_the_same_time_do_not_mix(person: Person) -> None:
    people = [person.another() for _ in range(9)]
    said = [WORRY, "what does EHC mean", COMPLAINT]

    def talk(which: int) -> None:
        whole(people[which], said[which % 3])

    talking: list[Any] = [threading.Thread(target=talk, args=(which,)) for which in range(9)]
    for one in talking:
        one.start()
    for one in talking:
        one.join()
    assert len({tuple(one.got) for one in people}) == 3

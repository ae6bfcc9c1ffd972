"""Every keyword does what the carriers and we say it does."""

from __future__ import annotations

import sqlite3

import pytest

from tests.channels.phone import Phone
from tests.serving import Server

WORRY = "They said no to an EHC assessment for my daughter. I don't know what to do."


@pytest.mark.parametrize("word", ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "stop", "Stop."])
def test_a_stop_is_confirmed_once_and_then_nothing_more_is_sent(phone: Phone, word: str) -> None:
    phone.text(WORRY)
    assert "START" in phone.text(word)
    phone.silence(word)
    phone.silence("hello?")
    phone.silence("MORE")
    phone.silence("MENU")


@pytest.mark.parametrize("word", ["START", "UNSTOP", "YES", "yes"])
def test_a_start_after_a_stop_opens_the_talk_again_with_the_first_notice(phone: Phone, word: str) -> None:
    phone.text(WORRY)
    phone.text("STOP")
    back = phone.text(word)
    assert "Welcome back" in back and "999" in back and "Nobody reads this live" in back
    assert "academy" in phone.whole("I want to complain about the school").lower()


def test_a_start_of_somebody_new_is_a_greeting(phone: Phone) -> None:
    answer = phone.text("START")
    assert "This is Signpost" in answer and "Welcome back" not in answer


def test_yes_answers_our_question_and_is_no_opt_in(phone: Phone) -> None:
    told = phone.whole(WORRY)
    assert "Shall I give you the steps" in told
    assert phone.text("YES").startswith("The steps:")


def test_help_and_info_say_who_we_are_what_it_costs_and_999(phone: Phone) -> None:
    for word in ("HELP", "info"):
        answer = phone.text(word)
        assert all(said in answer for said in ("Signpost", "nobody reads this live", "charges", "999", "STOP"))


def test_help_leaves_the_talk_where_it_was(phone: Phone) -> None:
    first = phone.text(WORRY)
    assert first.endswith("Text MORE for more.")
    phone.text("HELP")
    assert phone.text("MORE").startswith("Is there one?")


def test_help_is_answered_after_a_stop(phone: Phone) -> None:
    phone.text("STOP")
    assert "Signpost" in phone.text("HELP")
    phone.silence("hello")


@pytest.mark.parametrize("word", ["MENU", "0", "menu"])
def test_menu_and_0_give_a_list_to_begin_with(phone: Phone, word: str) -> None:
    whole = phone.whole(word)
    assert "\n1 Talk it through\n" in whole
    assert "MORE" in whole and "STOP" in whole


def test_the_first_text_says_who_we_are_that_nobody_reads_it_what_it_costs_and_999(phone: Phone) -> None:
    first, second = phone.text(WORRY), phone.text("MORE")
    said = ("Signpost", "computer program", "Nobody reads this live", "999", "charges", "STOP")
    assert all(words in first for words in said)
    assert "Nobody reads" not in second


def test_a_stop_takes_away_all_that_was_kept_but_the_hash(phone: Phone, sms_server: Server) -> None:
    phone.text(WORRY)
    person = keys(sms_server, "message_talks")[-1]
    assert rows(sms_server, "events", "sender_id", person) > 3
    phone.text("STOP")
    assert rows(sms_server, "events", "sender_id", person) == 0
    assert rows(sms_server, "message_talks", "person", person) == 0
    assert rows(sms_server, "message_stopped", "person", person) == 1
    with sqlite3.connect(sms_server.database) as database:
        assert [column[1] for column in database.execute("PRAGMA table_info(message_stopped)")] == ["person"]


def test_delete_everything_takes_away_what_was_kept_of_the_talk(phone: Phone, sms_server: Server) -> None:
    phone.text(WORRY)
    person = keys(sms_server, "message_talks")[-1]
    assert "gone" in phone.whole("delete everything")
    assert rows(sms_server, "events", "sender_id", person) == 0


def keys(server: Server, table: str) -> list[str]:
    """The people in a table, the newest last."""
    with sqlite3.connect(server.database) as database:
        return [row[0] for row in database.execute(f"SELECT person FROM {table} ORDER BY at")]


def rows(server: Server, table: str, column: str, person: str) -> int:
    with sqlite3.connect(server.database) as database:
        return int(database.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (person,)).fetchone()[0])

"""The days of several suspensions are added up; what only sounds like days of a suspension is not."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest

from signpost.case import Case
from signpost.mention import Mention
from signpost.suspended_days import (
    ALL_DAYS,
    FOR_GOOD,
    MORE_DAYS,
    PRESSING,
    SUSPENDED,
    added_up,
    days_told,
    most_exact,
    not_less_exact,
    suspended,
)
from signpost.turn import Turn

FEW, SOME, MANY = "suspended_to_5", "suspended_to_15", "suspended_over_15"


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("she was suspended for 3 days", FEW),
        ("a fixed term exclusion of three days can we object", FEW),
        ("suspended for 1.5 days", FEW),
        ("excluded on 5 november for 2 days", FEW),
        ("he has been suspended for 5 days then 4 then 3 days this term", SOME),
        ("suspended 3 times, 5, 4 and 3 days", SOME),
        ("5 days then 4 then 3, all suspensions", SOME),
        ("suspended for 2 days last week and 5 days this week", SOME),
        ("suspended twice for 3 days each", SOME),
        ("suspended 3 times for 2 days each", SOME),
        ("two 3 day suspensions", SOME),
        ("suspended again, that makes seven days this term", SOME),
        ("suspended again for 3 days thats 8 this term", SOME),
        ("suspended for 4 days and last month for 2 days, 8 days this term in all", SOME),
        ("suspended for more than 5 days this term", SOME),
        ("5 days in september, then 5 in october, then 6 now. all suspensions", MANY),
        ("hes been excluded for five days, then another five days and now six days", MANY),
        ("total of 16 days this term now suspended again", MANY),
        ("he has had 17 days of suspensions this term", MANY),
        ("suspended for more than 15 days", MANY),
    ],
)
def test_the_days_of_a_term_are_added_up(text: str, band: str) -> None:
    assert suspended(text) == band


@pytest.mark.parametrize(
    "text", ["suspended 12 days this year", "suspended for 3 days again", "he keeps being suspended, 2 days now"]
)
def test_days_that_are_not_all_told_come_to_no_band(text: str) -> None:
    assert suspended(text) == SUSPENDED


@pytest.mark.parametrize(
    "text",
    [
        "how many days can a school suspend a child in a year",
        "suspended 5 times this term do the governors have to meet",
        "my son was suspended 3 days ago",
        "do the governors have to meet within 15 school days of the exclusion",
        "what happens if its more than 15 days suspended",
        "they threatened to suspend him for 5 days",
        "he is in year 5 and was suspended",
        "we have 15 days to ask about the exclusion",
        "he only goes 3 days a week since the exclusion",
        "the plan is 14 days late and he was suspended",
        "excluded from 12 november until 16 november",
        "he was off for 8 days with a cold",
        "",
    ],
)
def test_other_days_are_not_days_of_a_suspension(text: str) -> None:
    assert suspended(text) is None


def test_a_long_message_of_numbers_is_read_quickly() -> None:
    assert suspended("suspended " + "3 days and " * 4000) is None


def test_what_is_told_most_exactly_counts_and_stands_first() -> None:
    text = "excluded, his suspension was 8 days"
    told = [Mention(0, 8, PRESSING, "sent_home"), Mention(14, 24, PRESSING, SUSPENDED)]
    other = Mention(0, 3, "about", "school")
    found = most_exact([*told, other], text, ())
    assert [(one.kind, one.value) for one in found] == [(PRESSING, SOME), ("about", "school")]


def test_an_exclusion_for_good_says_more_than_days_before_it() -> None:
    text = "suspended for 3 days and now permanently excluded"
    assert most_exact([Mention(29, 49, PRESSING, FOR_GOOD)], text, ())[0].value == FOR_GOOD


def test_an_exclusion_that_is_threatened_is_none() -> None:
    text = "they say he will be permanently excluded"
    assert most_exact([Mention(20, 40, PRESSING, FOR_GOOD)], text, ()) == []


def test_whoever_says_that_nobody_was_suspended_is_believed() -> None:
    denied = [Mention(0, 20, "denied", "none=school_letter")]
    assert most_exact([], "there was no 5 day suspension", denied) == []


def test_the_days_told_are_not_lost_when_the_suspension_is_named_again() -> None:
    held = Case({PRESSING: SOME})
    assert not_less_exact({PRESSING: SUSPENDED, "about": "school"}, held) == {"about": "school"}
    assert not_less_exact({PRESSING: MANY}, held) == {PRESSING: MANY}
    assert not_less_exact({PRESSING: "no_teaching"}, held) == {PRESSING: "no_teaching"}
    assert not_less_exact({PRESSING: SUSPENDED}, Case({PRESSING: "sent_home"})) == {PRESSING: SUSPENDED}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("he was suspended for 3 days in october", (ALL_DAYS, 3)),
        ("suspended again, that makes seven days this term", (ALL_DAYS, 7)),
        ("excluded for five days, then another five days", (ALL_DAYS, 10)),
        ("suspended again for 2 days", (MORE_DAYS, 2)),
        ("and now another 4 days", (MORE_DAYS, 4)),
        ("4 days more", (MORE_DAYS, 4)),
        ("they gave him 1.5 days on top", (MORE_DAYS, 1.5)),
        ("we have waited another 4 weeks", None),
        ("i asked again 3 days ago", None),
        ("suspended 12 days this year", None),
        ("he goes in 3 days", None),
    ],
)
def test_days_on_top_of_others_are_told_from_all_the_days(text: str, told: tuple[str, float] | None) -> None:
    mention = days_told(text)
    assert (mention and (mention.kind, float(mention.value))) == told


def _turn(kind: str, days: str, words: int = 4, **found: str) -> Turn:
    named = MappingProxyType({kind: (days,)})
    return Turn("exclusion", date(2026, 11, 27), named=named, found=MappingProxyType(found), words=words)


def test_days_told_in_another_message_are_added_to_those_before() -> None:
    told = added_up(_turn(ALL_DAYS, "3", pressing=FEW), Case())
    assert told.days_suspended == 3
    case = Case(facts={PRESSING: FEW}, days_suspended=3)
    more = added_up(_turn(MORE_DAYS, "4"), case)
    assert (more.found[PRESSING], more.days_suspended, more.settles) == (SOME, 7, True)


def test_days_on_top_of_none_told_are_only_kept() -> None:
    turn = added_up(_turn(MORE_DAYS, "4", pressing=SUSPENDED), Case())
    assert (turn.found[PRESSING], turn.days_suspended) == (SUSPENDED, 4)
    assert added_up(_turn(MORE_DAYS, "4"), Case()).days_suspended is None


def test_more_days_than_there_can_be_are_not_added() -> None:
    case = Case(facts={PRESSING: MANY}, days_suspended=44)
    assert PRESSING not in added_up(_turn(MORE_DAYS, "4"), case).found


@pytest.mark.parametrize("text", ["is 9 days too many", "isnt 9 days too much", "9 days is too long"])
def test_who_asks_whether_the_days_are_too_many_tells_of_no_more(text: str) -> None:
    assert days_told(text) is None


def test_days_that_come_too_are_still_more() -> None:
    told = days_told("he got 2 days this week too")
    assert told is not None
    assert (told.kind, told.value) == (MORE_DAYS, "2")

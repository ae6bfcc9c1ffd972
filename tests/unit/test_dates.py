"""Dates in parents' messages. All sentences are invented; today is Monday 23 November 2026."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from signpost.dates import FoundDate, find_dates, in_words

TODAY = date(2026, 11, 23)
THIRD_OF_MARCH = date(2026, 3, 3)


def only(text: str, today: date = TODAY) -> FoundDate:
    (found,) = find_dates(text, today)
    return found


@pytest.mark.parametrize(
    "written",
    [
        "3 March 2026",
        "3rd march",
        "March 3rd",
        "march 3",
        "March 3rd, 2026",
        "march the 3rd",
        "3/3/26",
        "3 / 3 / 2026",
        "03.03.2026",
        "3-3-26",
        "2026-03-03",
        "3-Mar-26",
        "3 Mar '26",
        "3March26",
        "3rd of the March",
        "Tuesday 3rd March 2026",
        "Tues the 3rd of march",
        "3\u00a0March\u00a02026",
        "03 03 2026",
        "03032026",
        "030326",
        "third of March",
        "the third march 2026",
        "3rd Marhc",
        "3 mrach 2026",
    ],
)
def test_every_way_of_writing_a_date_is_understood(written: str) -> None:
    assert only(written).day == THIRD_OF_MARCH
    assert only(written).alternatives == ()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1st of Oct", date(2026, 10, 1)),
        ("oct 1", date(2026, 10, 1)),
        ("14 febuary", date(2026, 2, 14)),
        ("Sept 20th", date(2026, 9, 20)),
        ("25/03/26", date(2026, 3, 25)),
        ("03/25/26", date(2026, 3, 25)),
        ("14.02.15", date(2015, 2, 14)),
        ("30/12/85", date(1985, 12, 30)),
        ("3 Novmber", date(2026, 11, 3)),
        ("12 Ocotber", date(2026, 10, 12)),
        ("9 Septemberr 2026", date(2026, 9, 9)),
        ("2nd Febraury", date(2026, 2, 2)),
        ("1 Decmber 2025", date(2025, 12, 1)),
        ("the twenty-first of October", date(2026, 10, 21)),
        ("the second of may", date(2026, 5, 2)),
        ("the 19th of last month", date(2026, 10, 19)),
        ("4th of this month", date(2026, 11, 4)),
        ("Friday the 13th", date(2026, 11, 13)),
    ],
)
def test_short_and_misspelt_dates_are_understood(written: str, day: date) -> None:
    assert only(f"it was {written}, I think").day == day


def test_offsets_mark_the_date_in_the_text() -> None:
    text = "the letter is dated 3rd March 2026 and says no"
    found = only(text)
    assert text[found.start : found.end] == "3rd March 2026"


def test_two_dates_come_in_the_order_of_the_text() -> None:
    found = find_dates("certificate 15 August, letter 23 June, rang them 2 weeks ago", TODAY)
    assert [each.day for each in found] == [date(2026, 8, 15), date(2026, 6, 23), date(2026, 11, 9)]


@pytest.mark.parametrize("impossible", ["31 February", "31/02/26", "2026-13-45", "32 March 2026", "29 Feb 2026"])
def test_an_impossible_date_is_found_without_a_day(impossible: str) -> None:
    assert only(impossible).day is None
    assert only(impossible).alternatives == ()


@pytest.mark.parametrize("doubtful", ["03/04/26", "3.4.26", "03-04-2026"])
def test_a_doubtful_numeric_date_gives_both_readings_british_first(doubtful: str) -> None:
    found = only(f"dated {doubtful}.")
    assert found.day == date(2026, 4, 3)
    assert found.alternatives == (date(2026, 4, 3), date(2026, 3, 4))


def test_one_of_two_days_is_doubtful() -> None:
    assert only("the 3rd or 4th of March").alternatives == (date(2026, 3, 3), date(2026, 3, 4))


def test_two_days_with_or_between_them_are_one_date_in_doubt() -> None:
    text = "it is dated 3 April or 4 March 2026, I cannot read it"
    found = only(text)
    assert found.alternatives == (date(2026, 4, 3), date(2026, 3, 4))
    assert text[found.start : found.end] == "3 April or 4 March 2026"


@pytest.mark.parametrize("text", ["dated the 12th", "12th", "the 12th", "letter of the 12th", "it's the 12th"])
def test_a_day_of_no_month_may_be_the_last_or_the_one_before(text: str) -> None:
    assert only(text).alternatives == (date(2026, 11, 12), date(2026, 10, 12))
    assert only(text).bare


def test_a_day_that_last_month_did_not_have_is_of_an_earlier_month() -> None:
    assert only("dated the 31st").alternatives == (date(2026, 10, 31), date(2026, 8, 31))


@pytest.mark.parametrize(
    "text",
    ["on the 4th floor", "it is the 3rd time", "the 1st one", "from the 2nd school", "his 9th birthday"],
)
def test_other_things_in_a_row_are_no_days(text: str) -> None:
    assert find_dates(text, TODAY) == []


@pytest.mark.parametrize("text", ["letter dated 3/10", "3/10", " 3/10. "])
def test_day_and_month_alone_need_a_cue_or_the_whole_message(text: str) -> None:
    assert only(text).alternatives == (date(2026, 10, 3), date(2026, 3, 10))


@pytest.mark.parametrize(
    "text", ["he has 3/10 for spelling", "on 24/7 care", "only on 3/4 of his lessons", "1/2 an hour"]
)
def test_fractions_and_marks_are_no_dates(text: str) -> None:
    assert find_dates(text, TODAY) == []


def test_a_date_without_a_year_is_the_last_one_when_recent() -> None:
    assert only("dated 24 November", date(2026, 11, 23)).day == date(2026, 11, 24)
    assert only("dated 23 November", date(2026, 11, 23)).day == date(2026, 11, 23)
    assert only("dated 3 December", date(2027, 1, 9)).day == date(2026, 12, 3)
    assert only("dated 23 January", date(2026, 11, 23)).day == date(2026, 1, 23)


def test_a_date_without_a_year_is_to_come_when_the_last_one_is_long_ago() -> None:
    assert only("hearing on 22 January", date(2026, 11, 23)).day == date(2027, 1, 22)


def test_29_february_without_a_year_needs_a_leap_year_nearby() -> None:
    assert only("29 Feb", date(2024, 6, 1)).day == date(2024, 2, 29)
    assert only("29 Feb", date(2027, 11, 1)).day == date(2028, 2, 29)
    assert only("29 Feb", date(2026, 11, 23)).day is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("came today", date(2026, 11, 23)),
        ("letter came 2day", date(2026, 11, 23)),
        ("I got it yesterday", date(2026, 11, 22)),
        ("the day before yesterday", date(2026, 11, 21)),
        ("two weeks ago", date(2026, 11, 9)),
        ("3 wks ago", date(2026, 11, 2)),
        ("a month ago", date(2026, 10, 23)),
        ("10 days ago", date(2026, 11, 13)),
        ("a fortnight ago", date(2026, 11, 9)),
        ("a year ago", date(2025, 11, 23)),
        ("two weeks ago today", date(2026, 11, 9)),
        ("seven weeks and five days ago", date(2026, 9, 30)),
        ("last friday", date(2026, 11, 20)),
        ("on Friday", date(2026, 11, 20)),
        ("last Monday", date(2026, 11, 16)),
        ("dated last Weds", date(2026, 11, 18)),
        ("her draft came Friday", date(2026, 11, 20)),
        ("on sat", date(2026, 11, 21)),
        ("on Tuesday last week", date(2026, 11, 17)),
        ("2 weeks back", date(2026, 11, 9)),
        ("a week last Tuesday", date(2026, 11, 10)),
        ("a week ago yesterday", date(2026, 11, 15)),
        ("Tuesday", date(2026, 11, 17)),
        ("tomorrow", date(2026, 11, 24)),
    ],
)
def test_near_days_are_counted_back_from_today(text: str, day: date) -> None:
    assert only(text).day == day


def test_a_month_ago_ends_on_the_last_day_of_a_shorter_month() -> None:
    assert only("a month ago", date(2027, 3, 31)).day == date(2027, 2, 28)


def test_a_weekday_with_its_date_is_one_date() -> None:
    text = "on Tuesday 3rd of March they rang"
    found = only(text)
    assert (text[found.start : found.end], found.day) == ("Tuesday 3rd of March", THIRD_OF_MARCH)


@pytest.mark.parametrize(
    "guess", ["nearly seven weeks ago", "about 2 weeks ago", "two or three weeks ago", "a few days ago"]
)
def test_a_guess_is_no_date_to_count_from(guess: str) -> None:
    assert find_dates(f"they wrote {guess}", TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "ring 01392 380434",
        "0800 064 4488 or 0300 303 5857",
        "section 3",
        "section 3.3.26 of the code",
        "year 3",
        "Year 6 march in the snow",
        "he is 9 and was 3 in nursery",
        "aged 3",
        "it costs £3.50",
        "at 3.30pm or 10:30",
        "within 14 days",
        "the 15 days",
        "20 weeks",
        "in 2 weeks",
        "case 24-005-085",
        "sort code 20-12-34",
        "1.5 years ago",
        "March 2026",
        "since September",
        "",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text, TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "it may be 3 or 4",
        "he may 3 times a week",
        "the 3rd may be too late",
        "Year 6 may go on the trip",
        "the other 2 may attend",
        "we march on, 3 of us",
        "in March 2 staff left",
        "march 3 miles",
        "he sat on the floor",
        "we last sat down in a meeting",
        "on Friday week",
        "on Fridays",
        "He is 3. March was hard",
    ],
)
def test_may_march_and_sat_as_ordinary_words_are_no_dates(text: str) -> None:
    assert find_dates(text, TODAY) == []


@pytest.mark.parametrize(
    "text",
    ["refused on the 4th of May and I was ill", "letter 4 may", "may 4", "4 may.", "4 may they said no", "May 4th"],
)
def test_may_is_a_month_beside_the_marks_of_a_date(text: str) -> None:
    assert only(text).day == date(2026, 5, 4)


def test_what_follows_a_date_is_not_taken_for_its_year() -> None:
    assert [each.day for each in find_dates("5 Nov 10 Nov", TODAY)] == [date(2026, 11, 5), date(2026, 11, 10)]
    assert only("on 3 March 10 children went").day == THIRD_OF_MARCH
    assert only("3 March 10.30").day == THIRD_OF_MARCH


@pytest.mark.parametrize("text", ["\x00\u200b", "🙂 3 March 🙂", "３/３/２６", "999 years ago", "99/99/99"])
def test_odd_input_breaks_nothing(text: str) -> None:
    assert len(find_dates(text, TODAY)) <= 1


@pytest.mark.parametrize("unit", ["1 ", "3 march ", "1/1/26 ", "may 3 ", "a ", "on ", " ", "1", "2026-"])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    # A pattern that goes wrong takes minutes; how fast a sound one is, `make bench` says.
    assert _seconds((unit * 20_000)[:20_000]) < 5


def _seconds(text: str) -> float:
    start = process_time()
    find_dates(text, TODAY)
    return process_time() - start


def test_a_date_in_words_is_as_letters_write_it() -> None:
    assert in_words(THIRD_OF_MARCH) == "3 March 2026"

"""A letter's date known only roughly gives the earliest last day, and says so till it is exact. All is invented."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.case import NOT_EXACT, NOT_SURE, Case
from signpost.case_days import ROUGH
from signpost.date_hints import rough_days
from signpost.hearing import heard, informed
from signpost.knowledge import Knowledge
from signpost.plan import told
from signpost.recognise import Recogniser
from signpost.turn import Turn
from tests.invented import TODAY, found, said, talk

OCTOBER = "2026-10-01"
ROUGHLY = {ROUGH: (f"date={OCTOBER}",)}
ASKED = Case(signpost="appeal", asked="letter_date")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("early October", "2026-10-01"),
        ("i lost it, i think it was at the beginning of october", "2026-10-01"),
        ("October", "2026-10-01"),
        ("some time in September", "2026-09-01"),
        ("mid-October I think", "2026-10-10"),
        ("late october 2025", "2025-10-20"),
        ("about 5 October I think", "2026-10-02"),
        ("around the 12th of october", "2026-10-09"),
        ("maybe the first or second of october", "2026-10-01"),
    ],
)
def test_of_a_day_told_roughly_the_earliest_is_taken(text: str, day: str) -> None:
    assert [one.day for one in rough_days(text, TODAY)] == [date.fromisoformat(day)]


@pytest.mark.parametrize(
    "text",
    [
        "5 October",
        "early December",
        "in october 5 staff left",
        "october was awful for him",
        "a while ago",
        "it may be late",
    ],
)
def test_a_date_a_day_to_come_and_a_month_in_passing_are_none(text: str) -> None:
    assert not list(rough_days(text, TODAY))


def test_a_rough_date_of_a_letter_is_found_in_a_long_message(recogniser: Recogniser) -> None:
    text = "the council refused in early october and since then nobody has rung me back or answered my mails"
    assert (ROUGH, f"letter_date={OCTOBER}") in found(recogniser, text)


def facts(turn: Turn, case: Case, knowledge: Knowledge) -> dict[str, str]:
    return dict(informed(turn := heard(turn, case, knowledge), case, knowledge).learn(turn.found).facts)


def test_it_answers_our_question_and_which_date_is_not_exact_is_known(knowledge: Knowledge) -> None:
    assert facts(said("answer", named=ROUGHLY), ASKED, knowledge) == {"letter_date": OCTOBER, NOT_EXACT: "letter_date"}


def test_it_is_heard_also_after_not_sure(knowledge: Knowledge) -> None:
    unsure = Case({"letter_date": NOT_SURE}, signpost="appeal")
    assert facts(said("answer", named=ROUGHLY), unsure, knowledge)["letter_date"] == OCTOBER


def test_an_exact_date_stands_beside_a_rough_one_and_takes_its_place(knowledge: Knowledge) -> None:
    exact, rough = Case({"letter_date": "2026-10-07"}), Case({"letter_date": OCTOBER, NOT_EXACT: "letter_date"})

    assert facts(said("answer", named={ROUGH: (f"letter_date={OCTOBER}",)}), exact, knowledge) == exact.facts
    assert facts(said("answer", found={"letter_date": "2026-10-07"}), rough, knowledge) == exact.facts


def test_a_month_named_for_another_reason_is_no_letters(knowledge: Knowledge) -> None:
    assert facts(said("appeal", named=ROUGHLY), Case(), knowledge) == {}
    assert facts(said("appeal", named={ROUGH: (f"any_letter_date={OCTOBER}",)}), Case(), knowledge) == {}


def test_it_is_said_back_as_the_earliest_and_once_with_the_last_days(knowledge: Knowledge) -> None:
    reply = talk(knowledge, said("answer", named=ROUGHLY), case=ASKED)

    assert reply.text.count("[not_exact]") == 1
    assert told("letter_date", reply.case, knowledge) == "[letter_date] 1 October 2026 [earliest]"

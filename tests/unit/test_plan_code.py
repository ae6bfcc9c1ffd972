"""The code to come back with: any case comes back as it was, and nothing that was altered, forged or outdated opens."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.knowledge import Knowledge, load_knowledge
from signpost.plan import build_plan
from signpost.plan_code import OURS, PlanCodes
from signpost.plan_record import FACTS, LATER_FACTS, carried, values_of
from signpost.plan_words import fields, paragraphs
from tests.invented import KNOWLEDGE, TODAY

KNOWN = load_knowledge(KNOWLEDGE)
CODES = PlanCodes("a secret of the tests, long enough for one", 60)
CASE = Case({"letter_gives_appeal": "yes", "letter_date": "2026-11-09", "area": "puddleshire"}, "appeal")
CODE = CODES.write(CASE, KNOWN, TODAY).code


def values(fact: str) -> st.SearchStrategy[str]:
    if fact in DATE_FACTS:
        return st.one_of(st.just(NOT_SURE), st.dates(date(1971, 1, 1), date(2140, 1, 1)).map(date.isoformat))
    return st.sampled_from(values_of(fact, KNOWN))


signposts = st.sampled_from(sorted(KNOWN.signposts))
cases = st.builds(
    Case,
    st.fixed_dictionaries({}, optional={fact: values(fact) for fact in (*FACTS, *LATER_FACTS)}),
    st.none() | signposts,
    st.lists(signposts, max_size=12).map(tuple),
    point=st.none() | st.sampled_from(sorted(KNOWN.points)),
    step_points=st.dictionaries(
        signposts, st.lists(st.sampled_from(sorted(KNOWN.points)), min_size=1, unique=True).map(tuple), max_size=4
    ),
    asked=st.none() | st.sampled_from(FACTS),
)


def opened(text: str, today: date = TODAY, codes: PlanCodes = CODES, knowledge: Knowledge = KNOWN) -> Case | None:
    found = codes.find(text, knowledge, today)
    return found.case if found and found.state == "opened" else None


def shown(case: Case) -> object:
    """All that a plan shows; None when there is none."""
    plan = build_plan(case, KNOWN, TODAY)
    return plan and (fields(plan, None, [], KNOWN), list(paragraphs(plan, None, KNOWN)))


@given(cases)
def test_any_case_comes_back_with_all_its_plan_is_made_from(case: Case) -> None:
    back = opened(CODES.write(case, KNOWN, TODAY).code)

    assert back == carried(case, KNOWN)
    assert shown(back) == shown(case)


@given(cases)
def test_a_code_is_short_and_made_of_letters_that_are_not_mixed_up(case: Case) -> None:
    code = CODES.write(case, KNOWN, TODAY).code

    assert re.fullmatch(rf"SP1(-[{OURS}]{{5}})*-[{OURS}]{{1,5}}", code)
    # With every fact and every date there is; it still goes whole into a text message.
    assert len(code) <= 200


@settings(max_examples=300)
@given(st.data())
def test_no_altered_code_opens(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([at for at, letter in enumerate(CODE) if at >= 3 and letter != "-"]))
    other = data.draw(st.sampled_from([letter for letter in OURS if letter != CODE[place]]))

    assert opened(CODE[:place] + other + CODE[place + 1 :]) is None


@given(st.integers(4, len(CODE) - 1))
def test_no_part_of_a_code_opens(length: int) -> None:
    assert opened(CODE[:length]) is None


@given(st.text(alphabet=OURS, min_size=40, max_size=90))
def test_no_made_up_code_opens(letters: str) -> None:
    assert opened(f"SP1-{letters}") is None


@given(st.text(max_size=400))
def test_any_text_is_looked_through_without_harm(text: str) -> None:
    for tried in (text, f"SP1-{text}", f"{CODE}{text}", f"sp1 {text} {CODE}"):
        CODES.find(tried, KNOWN, TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        CODE.replace("-", " "),
        CODE.replace("-", ""),
        CODE.replace("-", " - "),
        f"Hi, here is my code: {CODE}. Thanks",
        f"{CODE} hello again",
        f"code\n{CODE}\n",
        CODE.replace("0", "o").replace("1", "l").replace("SPl", "SP1"),
    ],
    ids=[
        "as shown",
        "small",
        "spaces",
        "in one",
        "wide",
        "in a sentence",
        "before words",
        "lines",
        "letters for digits",
    ],
)
def test_a_code_is_found_however_it_was_typed(typed: str) -> None:
    assert opened(typed) == carried(CASE, KNOWN)


def test_what_else_the_message_says_is_left_to_be_read() -> None:
    found = CODES.find(f"hello there {CODE} the school said no again", KNOWN, TODAY)

    assert found is not None
    assert found.rest == "hello there the school said no again"


@pytest.mark.parametrize(
    "said",
    [
        "the school said no",
        "sp1 is what they call it at school about there being no place",
        "SP1",
        "he is in SP2 class with mrs jones every other day",
        "see section 1 sp 1",
        "spend spare space",
    ],
)
def test_other_words_are_no_code(said: str) -> None:
    assert CODES.find(said, KNOWN, TODAY) is None


def test_a_code_opens_until_its_last_day_and_not_after() -> None:
    until = CODES.write(CASE, KNOWN, TODAY).until

    assert until == TODAY + timedelta(days=60)
    assert opened(CODE, until) is not None
    found = CODES.find(CODE, KNOWN, until + timedelta(days=1))
    assert found is not None
    assert (found.state, found.case) == ("expired", None)


def test_another_servers_code_opens_nothing() -> None:
    found = PlanCodes("the secret of another server, as long", 60).find(CODE, KNOWN, TODAY)

    assert found is not None
    assert (found.state, found.case, found.rest) == ("unreadable", None, "")


def test_a_code_of_a_later_release_is_told_apart() -> None:
    found = CODES.find(CODE.replace("SP1", "SP2"), KNOWN, TODAY)

    assert found is not None
    assert (found.state, found.case) == ("newer", None)


def test_a_damaged_code_is_taken_out_of_what_is_read() -> None:
    damaged = CODE[:10] + ("0" if CODE[10] != "0" else "1") + CODE[11:]
    found = CODES.find(f"hi {damaged} please", KNOWN, TODAY)

    assert found is not None
    assert (found.state, found.rest) == ("unreadable", "hi please")


def test_what_the_knowledge_base_no_longer_has_is_dropped_and_the_rest_comes_back() -> None:
    case = Case({"area": "puddleshire", "school_type": "academy"}, "appeal", ("school_transport",))
    code = CODES.write(case, KNOWN, TODAY).code
    left = replace(
        KNOWN,
        signposts={name: one for name, one in KNOWN.signposts.items() if name != "appeal"},
        areas={name: one for name, one in KNOWN.areas.items() if name != "puddleshire"},
    )

    assert opened(code, knowledge=left) == Case({"school_type": "academy"}, "school_transport")


def test_a_code_holds_no_word_that_can_be_read() -> None:
    """Two cases that differ in one fact have nothing in common to see."""
    other = CODES.write(CASE.learn({"letter_gives_appeal": "no"}), KNOWN, TODAY).code

    alike = sum(one == another for one, another in zip(CODE[4:], other[4:], strict=False) if one != "-")
    assert alike < len(CODE) / 3


def test_the_same_case_has_the_same_code_on_the_same_day() -> None:
    assert CODES.write(CASE, KNOWN, TODAY).code == CODE


def test_a_day_that_has_no_number_is_left_out() -> None:
    assert opened(CODES.write(CASE.learn({"letter_date": "1066-10-14"}), KNOWN, TODAY).code) == carried(
        Case({fact: value for fact, value in CASE.facts.items() if fact != "letter_date"}, "appeal"), KNOWN
    )

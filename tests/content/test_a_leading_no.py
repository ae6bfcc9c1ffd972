"""A "no" that opens a message answers or contradicts us; the clause after it stands. With the real words."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.knowledge import Knowledge
from signpost.names import ANSWER_TO
from signpost.recognise import Recogniser

TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def recogniser(knowledge: Knowledge) -> Recogniser:
    return Recogniser(knowledge)


def said(recogniser: Recogniser, text: str, fact: str, asked: bool = False) -> set[str]:
    """The values of a fact that a message tells, by itself or in answer to our question."""
    told = recogniser.find(text, TODAY)
    values = {one.value for one in told if one.kind == fact}
    answers = {one.value.split("=")[1] for one in told if one.kind == ANSWER_TO and one.value.startswith(f"{fact}=")}
    return values | (answers if asked else set())


@pytest.mark.parametrize(
    "text",
    [
        "no he has got an ehcp",
        "no he already has a plan hes had one since he was 4",
        "no, he has a plan",
        "no he has a plan",
        "No. She has an EHCP",
        "nope she has an ehcp",
        "nah hes got a plan",
        "no sorry he has a plan",
        "no no he has a plan",
        "no my son has a plan",
        "no actually she has got a plan",
        "no its in his ehcp",
        "no there is a section f",
        "no i said he has a plan",
    ],
)
def test_no_he_has_a_plan_is_a_yes(recogniser: Recogniser, text: str) -> None:
    assert said(recogniser, text, "has_plan") == {"yes"}


@pytest.mark.parametrize(
    "text", ["no he already has one", "no we got it last year", "nope shes got one", "no hes had one for years"]
)
def test_no_he_already_has_one_answers_our_question_with_yes(recogniser: Recogniser, text: str) -> None:
    assert said(recogniser, text, "has_plan", asked=True) == {"yes"}


@pytest.mark.parametrize(
    "text", ["no it says i can appeal", "no we have one", "no i have a letter that says i can appeal"]
)
def test_no_it_says_i_can_appeal_is_a_yes(recogniser: Recogniser, text: str) -> None:
    assert said(recogniser, text, "letter_gives_appeal", asked=True) == {"yes"}


@pytest.mark.parametrize(
    "text",
    [
        "no plan",
        "no ehcp yet",
        "no he has no plan",
        "no he doesnt have an ehcp",
        "no she hasnt got a plan",
        "he never has a plan",
    ],
)
def test_a_no_to_the_plan_itself_stays_a_no(recogniser: Recogniser, text: str) -> None:
    assert said(recogniser, text, "has_plan") == {"no"}


@pytest.mark.parametrize("text", ["no letter with a right of appeal", "no right of appeal", "no letter yet"])
def test_a_no_before_the_letter_stays_a_no(recogniser: Recogniser, text: str) -> None:
    assert said(recogniser, text, "letter_gives_appeal") == {"no"}


def test_no_alone_answers_our_question_about_the_letter(recogniser: Recogniser) -> None:
    assert said(recogniser, "no", "letter_gives_appeal", asked=True) == {"no"}
    assert said(recogniser, "no not yet", "letter_gives_appeal", asked=True) == {"no"}


@pytest.mark.parametrize("text", ["no its the council", "nope the council", "no i said the council"])
def test_no_its_the_council_names_the_council(recogniser: Recogniser, text: str) -> None:
    assert said(recogniser, text, "about", asked=True) == {"council"}


def test_nope_shes_at_mainstream_denies_nothing(recogniser: Recogniser) -> None:
    assert not [one for one in recogniser.find("nope shes at mainstream", TODAY) if one.kind in {"denied", "has_plan"}]

"""My plan by text message: every turn at most two parts, the step and its date first, and the way back by a code."""

from __future__ import annotations

import re

import pytest

from signpost.layout.gsm import TWO_PARTS, fold, parts, septets
from tests.channels.phone import MORE, Phone

WORRY = "They said no to an EHC assessment for my daughter Wilhelmina. I don't know what to do."
DATED = "the council. its dated 12 October 2026"
CODE = re.compile(r"SP1(?:-[0-9A-Z]{1,5})+")
DANGER = "my son says he wants to kill himself"


def code_in(text: str) -> str:
    (code,) = CODE.findall(text)
    return str(code)


def test_a_whole_talk_from_a_worry_to_a_plan_and_its_code(phone: Phone) -> None:
    phone.whole(WORRY)
    assert "14 December 2026" in phone.whole(DATED)
    phone.whole("yes")
    phone.whole("what if that fails?")
    phone.whole("back")
    plan = phone.whole("PLAN")
    for part in ("Do this now:", "12 December 2026", "14 December 2026", "Your plan so far:"):
        assert part in plan
    assert "Wilhelmina" not in plan
    assert code_in(plan)
    assert len(phone.got) > 15
    assert all(0 < parts(text) <= 2 and septets(text) <= TWO_PARTS for text in phone.got)
    assert all(text == fold(text) for text in phone.got)


def test_the_first_two_texts_of_a_plan_say_the_step_the_day_and_whom_to_ring_and_the_code_comes_last(
    phone: Phone,
) -> None:
    phone.text(WORRY)
    phone.text(DATED)
    texts = [phone.text("plan")]
    while texts[-1].endswith(MORE):
        texts.append(phone.text("MORE"))

    first = " ".join(texts[:2])
    assert "Do this now:" in first and "12 December 2026" in first and re.search(r": ring 0[\d ]+", first)
    assert not any(CODE.search(text) for text in texts[:-2])
    told = " ".join(texts)
    assert all(part not in told for part in ("How I worked out", "Where this comes from:", "What you have told me"))
    assert len(texts) <= 7


def test_the_area_is_asked_before_a_plan_with_nobody_near_and_skip_brings_it(phone: Phone) -> None:
    phone.text(WORRY)
    assert "Which council's name is on your letters?" in phone.whole("my plan")
    assert "Your plan so far:" in phone.whole("skip")


def test_the_first_text_of_a_plan_says_what_to_do_and_by_when(phone: Phone) -> None:
    phone.text(WORRY)
    phone.text(DATED)
    first = phone.text("plan")
    assert first.startswith("Do this now:")
    assert "12 December 2026" in first and first.endswith(MORE)


def test_a_plan_says_what_runs_in_school_days_and_how_to_count_them(phone: Phone) -> None:
    phone.whole("my son has been permanently excluded")
    phone.whole("the letter is dated 12 November 2026")
    phone.whole("PLAN")
    plan = phone.whole("skip")
    assert "15 school days from 12 November 2026, the date on the exclusion letter." in plan
    assert "Count only days when the school is open to pupils." in plan
    assert all(0 < parts(text) <= 2 and septets(text) <= TWO_PARTS for text in phone.got)


@pytest.mark.parametrize("asked", ["PLAN", "my plan", "Plan.", "send me all that in one go", "put it all on one page"])
def test_a_plan_is_asked_for_by_its_keyword_or_in_words(phone: Phone, asked: str) -> None:
    phone.text(WORRY)
    phone.text(DATED)
    assert "Your plan so far:" in phone.whole(asked)


def test_a_plan_is_a_choice_after_the_steps(phone: Phone) -> None:
    phone.whole(WORRY)
    phone.whole(DATED)
    steps = phone.whole("yes")
    (number,) = re.findall(r"^(\d) My plan$", steps, re.M)
    assert "Your plan so far:" in phone.whole(number)


def test_with_nothing_decided_a_plan_is_a_kind_word_and_places_to_begin(phone: Phone) -> None:
    told = phone.whole("PLAN")
    assert "There is no plan yet, and that is fine." in told
    assert re.search(r"^1 ", told, re.M)


def test_a_code_brings_the_talk_back_on_another_phone(phone: Phone) -> None:
    phone.text(WORRY)
    phone.text(DATED)
    code = code_in(phone.whole("PLAN"))
    other = Phone(phone.port, phone.twilio)
    back = other.whole(code.lower())
    assert "Welcome back." in back and "14 December 2026" in back
    assert "appeal" not in back.split("Do this now")[0].lower()
    plan = other.whole("yes")
    assert "Your plan so far:" in plan and "14 December 2026" in plan


def test_a_code_from_elsewhere_opens_nothing_and_the_talk_goes_on(phone: Phone) -> None:
    wrong = "SP1-XSQP3-58Z6D-Q30J7-X7P64-ZM50C-DKTTA-229TY-PHRR5-1WQB4-G4KPQ-ZG"
    assert "I cannot open that code." in phone.whole(wrong)
    phone.text(WORRY)
    phone.text(DATED)
    assert "I cannot open that code." in phone.text(f"{wrong} thanks")
    assert "Your plan so far:" in phone.whole("PLAN")


def test_danger_beside_a_code_is_answered_in_the_first_text(phone: Phone) -> None:
    phone.text(WORRY)
    phone.text(DATED)
    code = code_in(phone.whole("PLAN"))
    answer = phone.text(f"{code} {DANGER}")
    assert "999" in answer and "Welcome" not in answer


def test_a_code_opens_nothing_for_somebody_who_has_stopped(phone: Phone) -> None:
    phone.text(WORRY)
    phone.text(DATED)
    code = code_in(phone.whole("PLAN"))
    phone.text("STOP")
    phone.silence(code)

"""What a long first message tells, with the real words and rules; what only sounds like it stays unheard."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.case import Case
from signpost.case_days import ANY_LETTER
from signpost.inference import BY_WORDS
from signpost.knowledge import Knowledge
from signpost.recognise import Recogniser

TODAY = date(2026, 11, 27)


class CaseOf:
    """A case made of what one message tells."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._recogniser = Recogniser(knowledge)
        self._inferences = tuple(knowledge.inferences.values())

    def __call__(self, text: str) -> Case:
        facts: dict[str, str] = {}
        for one in self._recogniser.find(text, TODAY):
            name, value = one.value.split("=") if one.kind == BY_WORDS else (one.kind, one.value)
            facts.setdefault("letter_date" if name == ANY_LETTER else name, value)
        return Case(facts, inferences=self._inferences)


@pytest.fixture(scope="module")
def case_of(knowledge: Knowledge) -> CaseOf:
    return CaseOf(knowledge)


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        (
            "Good evening. My granddaughter is 6. The letter dated 5 November says they're not going to assess her.",
            "refused_to_assess",
        ),
        ("got knocked back again. the senco applied in july. letter is 9 november", "refused_to_assess"),
        (
            "He was seen by the ed psych in August. Then a letter of 12 November: they won't be issuing a plan.",
            "refused_plan",
        ),
        ("its a no to a plan, letter 4 november, even after all the reports", "refused_plan"),
        ("The plan was finalised on 6 November and it names the big comprehensive we said no to.", "content"),
        ("final one dated 6 november and half the plan is left out", "content"),
        ("the council wrote on 4 november stopping her plan as she passed her maths", "ceased"),
        ("My plan is going to be ended. The letter came on 9 November.", "ceased"),
        ("Review was in June. Then the letter, 10 November: no changes.", "not_amended"),
        ("letter of 3 november says theyre leaving his plan just as it is", "not_amended"),
    ],
)
def test_a_decision_told_in_a_long_first_message_is_heard(case_of: CaseOf, text: str, decision: str) -> None:
    assert case_of(text).get("decision") == decision


@pytest.mark.parametrize(
    "text",
    [
        "the transport panel said no, letter 3 november. the plan is fine",
        "I'm scared the letter will say they're not going to assess him.",
        "can they just write and say they are ending his plan?",
        "Children's social care said no to assessing my grandson, letter 2 November.",
        "i have never refused anything and they wrote that i did",
        "they told us on the phone they are going to stop the plan. no letter",
        "my sisters boy had a letter on 3 november stopping his plan",
        "still waiting for the final plan, was due 3 november",
    ],
)
def test_a_no_of_others_a_fear_and_a_question_are_no_decision_of_the_council(case_of: CaseOf, text: str) -> None:
    assert case_of(text).get("decision") is None


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "I complained to the college on 5 October. They answered on 30 October, not upheld.",
            {"complaint_date": "2026-10-05", "answer_date": "2026-10-30"},
        ),
        (
            "the certificate from the mediation people is dated 12 november, the council's letter was 28 september",
            {"certificate_date": "2026-11-12", "letter_date": "2026-09-28"},
        ),
        ("The plan was finalised on 9 November and it names the wrong school.", {"letter_date": "2026-11-09"}),
        ("no more minibus for him, they wrote on 6 november", {"transport_date": "2026-11-06"}),
        ("she was suspended for a day, the letter is dated 12 november", {"exclusion_date": "2026-11-12"}),
        ("i asked the school for her file on 2 october", {"records_date": "2026-10-02"}),
        ("the meeting with the head is on monday the 30th", {"meeting_date": "2026-11-30"}),
    ],
)
def test_each_day_of_a_long_message_is_the_date_it_is(case_of: CaseOf, text: str, dates: dict[str, str]) -> None:
    facts = case_of(text).facts

    assert {name: facts.get(name) for name in dates} == dates
    assert {name for name in facts if name.endswith("_date")} == set(dates)


def test_a_plan_that_is_fine_gives_no_date_of_a_fine(case_of: CaseOf) -> None:
    assert "fine_date" not in case_of("The final plan is fine, it is dated 3 July, but nobody gives the hours.").facts


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("I told her form teacher in September and she said she would see. Nothing since.", "informal"),
        ("rang the office about the bus twice. they said its the only one", "informal"),
        ("filled in the council complaint form on 2 october, no answer", "complaint"),
        ("Wrote to the chair of governors on 5 October. Not a word.", "complaint"),
        ("we complained in may. the last letter says thats their final word", "final_response"),
        ("We did mediation in October and it went nowhere.", "mediation"),
        ("it was an order by consent on 14 july and still no school", "decided"),
        ("He is left out at dinner. I havent told the head yet.", "none"),
    ],
)
def test_a_step_told_in_a_long_first_message_is_heard(case_of: CaseOf, text: str, step: str) -> None:
    assert case_of(text).get("stage_reached") == step


@pytest.mark.parametrize(
    "text",
    [
        "The panel said no to a plan, letter 29 October, even after the assessment.",
        "the stage one transport panel said no, i had appealed it",
        "we have mediation booked for 8 december",
        "I asked the council to assess him in June.",
        "how do i put in a complaint",
    ],
)
def test_a_no_of_another_panel_and_what_is_to_come_are_no_step(case_of: CaseOf, text: str) -> None:
    assert case_of(text).get("stage_reached") is None


@pytest.mark.parametrize(
    ("text", "has_plan"),
    [
        ("It's in her plan that she has a scribe, and there was none in the exam.", "yes"),
        ("He's 8 with a plan, and the school has stopped his lunch club.", "yes"),
        ("She has never had a plan. Her college pays for the helper.", "no"),
        ("the council wont reassess him, letter 3 november", "yes"),
        ("it is on his healthcare plan that staff give the inhaler", None),
        ("they say she cannot stay unless she has a plan", None),
        ("still no plan for her seizures at school", None),
    ],
)
def test_a_plan_told_of_in_passing_is_known(case_of: CaseOf, text: str, has_plan: str | None) -> None:
    assert case_of(text).get("has_plan") == has_plan


STORY = (
    "I am his mum and I have not slept. He is 9 and he loves trains and his nan. We live near the sea and I work "
    "nights in a bakery. "
)


@pytest.mark.parametrize(
    ("text", "pressing"),
    [
        ("He has not been in since 5 October, he holds on to the door frame and shakes.", "cannot_go_in"),
        ("No school will take him and nobody sends anything home.", "no_teaching"),
        ("they have him on half days since september and say its for his own good", "sent_home"),
        ("His plan says OT every week and he has had two sessions this year.", "plan_not_followed"),
        ("The council agreed to assess him in May. The draft never came.", "council_late"),
        ("They say sign the form or it will be a permanent exclusion.", None),
        ("I'm scared they might send him home.", None),
    ],
)
def test_what_presses_is_heard_in_a_long_first_message(case_of: CaseOf, text: str, pressing: str | None) -> None:
    assert case_of(STORY + text).get("pressing") == pressing


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The plan was finalised on 9 November and it names a school we never picked.", "i"),
        ("the final plan is dated 9 november and the help bit just says access to staff", "f"),
        ("The final plan is dated 9 November and they left her needs out, it is all about behaviour.", "b"),
        ("His plan says OT every week and he has had two sessions this year.", "f"),
        ("School says he needs one to one and there is no plan.", None),
    ],
)
def test_the_part_of_the_plan_is_heard_in_a_long_first_message(case_of: CaseOf, text: str, part: str | None) -> None:
    assert case_of(STORY + text).get("plan_section") == part


@pytest.mark.parametrize(
    "text",
    [
        "On 19 November they made him stand by the wall for an hour.",
        "The hospital wrote on 4 November and says he is discharged.",
        "I told the escort about it on 9 November and she laughed.",
    ],
)
def test_a_day_in_a_story_is_not_taken_for_that_of_the_councils_letter(case_of: CaseOf, text: str) -> None:
    facts = case_of(STORY + text).facts

    assert not {"date", "letter_date"} & facts.keys()

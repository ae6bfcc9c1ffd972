"""How far a parent is and what the council decided, in twenty ways of saying it, with the real words and rules."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.case import Case
from signpost.case_days import ANY_LETTER
from signpost.inference import BY_WORDS
from signpost.knowledge import Knowledge
from signpost.ladder import route
from signpost.recognise import Recogniser

TODAY = date(2026, 11, 27)
TALK_COMPLAINT_OR_DELAY = [
    "informal_resolution",
    "council_complaint",
    "ehc_delay",
    "plan_review",
    "ehc_needs_assessment",
]


@pytest.fixture(scope="module")
def recogniser(knowledge: Knowledge) -> Recogniser:
    return Recogniser(knowledge)


@pytest.fixture()
def case_of(recogniser: Recogniser, knowledge: Knowledge) -> object:
    def made(text: str) -> Case:
        facts: dict[str, str] = {}
        for one in recogniser.find(text, TODAY):
            name, value = one.value.split("=") if one.kind == BY_WORDS else (one.kind, one.value)
            # A letter of which it is not said whose it is: with a decision of the council it is the council's.
            facts.setdefault("letter_date" if name in {"date", ANY_LETTER} else name, value)
        return Case(facts, inferences=tuple(knowledge.inferences.values()))

    return made


@pytest.mark.parametrize(
    "text",
    [
        "the complaint was not upheld",
        "the head wrote back not upheld, so i asked for stage 2",
        "they refused stage 2",
        "its an academy but ive already done the complaint twice",
        "i complained in september and they said no",
        "the chair of governors has refused",
        "chair of goveners refused to look at it",
        "we talked to the senco, then complained to the head",
        "my complaint was rejected",
        "they dismissed my complaint",
        "weve been through stage 1",
        "they wont hold a panel",
        "we have complained to the council about it",
        "stage one answer came, it says nothing",
        "put in a formal complaint in october",
        "they wont do stage 2",
    ],
)
def test_whoever_has_complained_is_heard_to_have_complained(case_of, text: str) -> None:  # type: ignore[no-untyped-def]
    assert case_of(text).get("stage_reached") == "complaint"


@pytest.mark.parametrize(
    "text",
    [
        "i want to complain",
        "havent complained yet",
        "how do i make a complaint",
        "I want to put in a formal complaint about the academy",
        "never complained to anyone yet",
    ],
)
def test_whoever_means_to_complain_has_not_complained(case_of, text: str) -> None:  # type: ignore[no-untyped-def]
    assert case_of(text).get("stage_reached") != "complaint"


@pytest.mark.parametrize(
    "text",
    [
        "the council said no to an assessment letter dated 2 nov 2026",
        "they refused to assess my daughter, letter dated 2 november 2026",
        "our application was turned down by the council last week",
        "council refused an ehc plan after the assessment",
        "the council wont assess my son",
        "the assessment was refused by the council",
        "county council have refused the ehcp",
        "la refused to assess him",
        "the final plan came and it names the wrong school",
        "final EHCP came and they named the local mainstream",
        "they have decided to cease her plan",
        "his ehcp has been ceased",
        "council wont change the plan after the annual review",
        "they decided not to amend the plan",
    ],
)
@pytest.mark.parametrize("topic", TALK_COMPLAINT_OR_DELAY)
def test_nobody_with_a_decision_in_hand_is_sent_to_talk_or_complain_first(  # type: ignore[no-untyped-def]
    case_of, knowledge: Knowledge, text: str, topic: str
) -> None:
    way = route(topic, case_of(text), knowledge)

    assert way.signpost == "appeal"
    assert way.because


@pytest.mark.parametrize(
    "text",
    [
        "school said no to an assessment",
        "the school refused to assess him, letter dated 2 november 2026",
        "the final plan is 6 weeks late",
        "still waiting for the final plan",
        "havent got the final plan",
        "the council is minded to cease his ehcp and wants our views by 11 december",
        "council say they will end his plan",
        "they are thinking of ceasing the plan",
        "council has not decided to cease yet",
        "i disagree with the draft plan",
    ],
)
def test_what_is_no_decision_gives_no_appeal(case_of, knowledge: Knowledge, text: str) -> None:  # type: ignore[no-untyped-def]
    assert case_of(text).get("letter_gives_appeal") != "yes"
    assert route("ehc_delay", case_of(text), knowledge).signpost == "ehc_delay"


@pytest.mark.parametrize(
    ("text", "has_plan"),
    [
        ("annual review was due in june and hasnt happened", "yes"),
        ("they never held the annual review", "yes"),
        ("no anual reveiw for two years", "yes"),
        ("the final ehcp arrived yesterday", "yes"),
        ("section F says 20 hours", "yes"),
        ("minded to cease letter came", "yes"),
        ("the council refused to assess my son", "no"),
        ("school holds a review meeting every term", None),
        ("they will review it", None),
    ],
)
def test_a_plan_or_none_is_known_from_what_is_said_of_it(case_of, text: str, has_plan: str | None) -> None:  # type: ignore[no-untyped-def]
    assert case_of(text).get("has_plan") == has_plan


def test_the_day_by_which_the_council_wants_views_is_not_the_date_of_its_letter(case_of) -> None:  # type: ignore[no-untyped-def]
    for text in (
        "theres a letter it says we are minded to cease and asks for our views by 11 december",
        "no letter that says appeal yet just asking our views by 11 december",
        "the council asks what we think by 11 december",
        "we have till 11 december to have our say on ending the plan",
    ):
        assert case_of(text).facts.get("views_date") == "2026-12-11", text
        assert "letter_date" not in case_of(text).facts, text


@pytest.mark.parametrize("word", ["goveners", "govenors", "governers"])
def test_a_meeting_with_the_governors_is_known_however_it_is_spelt(case_of, word: str) -> None:  # type: ignore[no-untyped-def]
    assert case_of(f"the {word} meeting is about his suspension").get("meeting_kind") == "exclusion"


def test_a_complaint_to_a_clinic_is_none_to_a_school(knowledge: Knowledge) -> None:
    against = knowledge.points["next_stage_refused"].unlikely_when

    assert {"council", "health", "social_care"} <= set(against["about"])


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
def test_a_decision_told_in_a_long_first_message_is_heard(case_of, text: str, decision: str) -> None:  # type: ignore[no-untyped-def]
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
def test_a_no_of_others_a_fear_and_a_question_are_no_decision_of_the_council(case_of, text: str) -> None:  # type: ignore[no-untyped-def]
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
def test_each_day_of_a_long_message_is_the_date_it_is(case_of, text: str, dates: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    facts = case_of(text).facts

    assert {name: facts.get(name) for name in dates} == dates
    assert {name for name in facts if name.endswith("_date")} == set(dates)


def test_a_plan_that_is_fine_gives_no_date_of_a_fine(case_of) -> None:  # type: ignore[no-untyped-def]
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
def test_a_step_told_in_a_long_first_message_is_heard(case_of, text: str, step: str) -> None:  # type: ignore[no-untyped-def]
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
def test_a_no_of_another_panel_and_what_is_to_come_are_no_step(case_of, text: str) -> None:  # type: ignore[no-untyped-def]
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
def test_a_plan_told_of_in_passing_is_known(case_of, text: str, has_plan: str | None) -> None:  # type: ignore[no-untyped-def]
    assert case_of(text).get("has_plan") == has_plan

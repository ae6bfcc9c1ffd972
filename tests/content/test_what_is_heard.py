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

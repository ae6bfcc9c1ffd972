"""What the council decided is heard in a parent's own words, and a fear, a question or another's no is none."""

from __future__ import annotations

import pytest

from signpost.council_decided import council_decided, is_of_health_or_care


def heard(text: str) -> list[str]:
    return [one.value for one in council_decided(text, list(range(len(text) + 1)))]


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("the letter of 3 november says theyre not going to assess my granddaughter", "refused_to_assess"),
        ("letter dated 9 october. the council wont reassess him", "refused_to_assess"),
        ("the senco applied in july. it came back as a no, letter dated 4 november", "refused_to_assess"),
        ("they wont be issuing a plan for him, letter 12 november, after the ed psych saw him", "refused_plan"),
        (
            "panel turned us down for an ehcp after they assessed, letter 9 november, the bus pass is no good",
            "refused_plan",
        ),
        ("weve had a no to a plan by email on 2 november", "refused_plan"),
        ("the plan was finalised on 9 november and names the local comprehensive", "content"),
        ("the plan came and its naming a school an hour away, dated 4 november", "content"),
        ("council wrote on 5 november stopping her plan as she met her outcomes", "ceased"),
        ("my ehcp is going to be ended, the letter is dated 5 november", "ceased"),
        ("review was in june. letter 10 november, no changes.", "not_amended"),
        ("the council wrote on 3 november they are leaving her plan exactly as it is", "not_amended"),
        ("in may they said they would assess him, i have the email", "agreed_to_assess"),
    ],
)
def test_a_decision_told_in_other_words_is_heard(text: str, decision: str) -> None:
    assert heard(text) == [decision]


@pytest.mark.parametrize(
    "text",
    [
        "the council got the request for an assessment on 28 august and said nothing. no plan",
        "im scared the letter will say they are not going to assess him",
        "can they say in a letter that they are not going to assess him?",
        "what if they wrote that they wont be issuing a plan",
        "my friends son got a letter, they are not going to assess him",
        "got a no to a plan in 2023 by letter",
        "the panel said no to the taxi, letter dated 3 november, i had applied in july",
        "the fair access panel said no, letter 3 november. no school place",
        "school wont be giving him a support plan, they emailed",
        "the letter says they are minded to end it, his plan",
        "they told me on the phone they are ending her plan, no letter",
        "still no final plan, it was due on 3 november and they named nobody",
        "the draft plan came on 3 november and leaves out his speech",
        "we got the refusal letter but won the appeal, they were not going to assess",
        "no one will say yes or no to a plan, i emailed twice",
        "not getting what his plan says, i wrote on 3 november",
    ],
)
def test_what_is_feared_asked_long_past_or_anothers_is_no_decision(text: str) -> None:
    assert heard(text) == []


def test_of_a_yes_to_assess_and_a_later_no_the_no_is_the_decision() -> None:
    assert heard("they said they would assess in may. letter 3 november, they are not issuing a plan") == [
        "refused_plan"
    ]


def test_two_decisions_that_cannot_both_be_are_not_guessed_at() -> None:
    assert heard("letter 3 november they wont assess. letter 4 november they are ending his plan") == []


def test_social_care_that_will_not_assess_is_no_council_that_refuses_an_assessment() -> None:
    text = "childrens social care said no to assessing her"

    assert is_of_health_or_care(text, text.index("no to"))
    assert not is_of_health_or_care("the council said no to assessing her", len("the council said "))

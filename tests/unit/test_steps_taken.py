"""How far a parent has got is heard in a story, and what others said or what is only meant to be done is no step."""

from __future__ import annotations

import pytest

from signpost.steps_taken import steps_taken


def heard(text: str) -> list[str]:
    return [one.value for one in steps_taken(text, list(range(len(text) + 1)))]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("i told his tutor in june and nothing changed", "informal"),
        ("emailed the senco twice. she is looking into it", "informal"),
        ("ive had three meetings about it", "informal"),
        ("i filled in their complaint form in may", "complaint"),
        ("complained to them in june. nothing back", "complaint"),
        ("wrote to the chair of governors in october", "complaint"),
        ("we complained in june. the letter says the procedure is now at an end", "final_response"),
        ("my complaint about the trip. the panel rejected it, thats their final word", "final_response"),
        ("we did mediation in september", "mediation"),
        ("mediation was monday and nobody moved", "mediation"),
        ("the appeals in, we wait for the date", "appeal"),
        ("the judge said in june that they must name the school", "decided"),
        ("he cant manage pe. i havent told the head", "none"),
    ],
)
def test_the_furthest_step_told_in_a_story_is_heard(text: str, step: str) -> None:
    assert heard(text) == [step]


@pytest.mark.parametrize(
    "text",
    [
        "should i tell the head or put in a complaint?",
        "they told the school he was fine",
        "i was told the school would ring",
        "how do i put in a complaint",
        "i asked the council to assess her in may",
        "i asked the school for her file in may",
        "we have mediation booked for december",
        "the transport panel rejected his taxi, i appealed",
        "the panel said no to a plan after all that",
        "i never complained about anything in my life",
        "the judge has told both sides to meet",
    ],
)
def test_what_is_asked_for_meant_or_done_by_others_is_no_step(text: str) -> None:
    assert heard(text) == []


def test_of_several_steps_the_furthest_counts() -> None:
    assert heard("i told his teacher. i wrote to the head to complain. we did mediation in may") == ["mediation"]

""" "Not what I meant, it's about the taxi": what is taken for that, and what becomes of it. All content is invented."""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.rejection import said_instead
from signpost.turn import Turn
from tests.invented import said, talk

TRANSPORT = (("school_transport", 0.6), ("informal_resolution", 0.2), ("appeal", 0.1))


def meant(*ranking: tuple[str, float], intent: str = "not_meant", sure: bool = True, **reading: object) -> Turn:
    """A message that rejects the answer before it and goes on."""
    return said(intent, **{"words": 8, "meant": ranking, "meant_for_sure": sure, **reading})


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("No, not what I meant. It's about the taxi", "the taxi"),
        ("not wot i ment, the taxi", "the taxi"),
        ("no i meant they fined me", "they fined me"),
        ("that's not it, my problem is they fined me", "they fined me"),
        ("thats wrong its the taxi", "the taxi"),
        ("wrong answer, the council is 9 weeks late", "the council is 9 weeks late"),
        ("you misunderstood me. I want to know about the exclusion", "the exclusion"),
        ("I meant the appeal not the records", "the appeal"),
        ("not about that, about the fine", "the fine"),
        ("no its about the council", "the council"),
    ],
)
def test_what_was_meant_is_what_follows_the_rejection(text: str, instead: str) -> None:
    found = said_instead(text)

    assert found is not None
    assert text[found.start : found.end] == instead


@pytest.mark.parametrize(
    "text",
    [
        "not what I meant",
        "no thats not what im asking",
        "No, it's an academy",
        "thats not right, he should have a taxi",
        "the wrong school was named",
        "not what we agreed in the plan, they cut his hours",
        "I mean they fined me",
        "No. We never had a letter",
        "",
    ],
)
def test_a_rejection_alone_a_correction_or_a_wrong_done_is_none(text: str) -> None:
    assert said_instead(text) is None


def test_only_a_no_that_says_no_more_may_also_answer_a_question() -> None:
    sure, unsure = said_instead("no I meant the council"), said_instead("no its about the council")

    assert sure is not None and sure.sure
    assert unsure is not None and not unsure.sure


def test_what_was_meant_is_answered_and_the_wrong_answer_counted_and_forgotten(knowledge: Knowledge) -> None:
    shown = talk(knowledge, said("informal_resolution"), said("appeal"), meant(*TRANSPORT))

    assert shown.card["signpost"] == "school_transport"
    assert shown.counts == (("not_meant", "appeal"),)
    assert knowledge.guided.feedback.sorry in shown.text
    assert "appeal" not in (shown.case.signpost, *shown.case.history, *shown.card["also"])


def test_the_particular_thing_rejected_is_in_no_plan_and_the_one_before_comes_back(knowledge: Knowledge) -> None:
    shut = said("informal_resolution", points=(("desk_is_shut", 0.9),))
    lost = said("council_complaint", points=(("form_is_lost", 0.9),))
    shown = talk(knowledge, shut, lost, meant(*TRANSPORT), said("go_back"))

    assert (shown.case.signpost, shown.case.point) == ("informal_resolution", "desk_is_shut")
    assert "council_complaint" not in shown.case.step_points


def test_the_answer_rejected_is_not_given_again_unless_it_is_clearly_asked_for(knowledge: Knowledge) -> None:
    unclear, clear = (("appeal", 0.4), ("school_transport", 0.3)), (("appeal", 0.8), ("school_transport", 0.1))

    assert talk(knowledge, said("appeal"), meant(*unclear)).card["signpost"] == "school_transport"
    assert talk(knowledge, said("appeal"), meant(*clear)).card["signpost"] == "appeal"


def test_what_was_meant_but_not_understood_is_a_tap(knowledge: Knowledge) -> None:
    shown = talk(knowledge, said("appeal"), meant(("answer", 0.5), ("school_transport", 0.1), intent="answer"))

    assert shown.counts == (("not_meant", "appeal"),)
    assert shown.card["signpost"] == "human_handover"


def test_a_fact_put_right_is_no_rejection(knowledge: Knowledge) -> None:
    case = Case(facts={"about": "school"}, signpost="informal_resolution", last_shown="informal_resolution")
    turn = meant(("answer", 0.9), ("appeal", 0.05), intent="answer", found={"about": "council"})

    shown = talk(knowledge, turn, case=case)

    assert shown.counts == ()
    assert shown.case.get("about") == "council"


def test_a_no_to_our_question_stays_an_answer_if_it_may_be_one(knowledge: Knowledge) -> None:
    case = Case(signpost="informal_resolution", asked="letter_gives_appeal", last_shown="informal_resolution")
    told = {"intent": "deny", "found": {"letter_gives_appeal": "no"}}

    stays = talk(knowledge, meant(*TRANSPORT, sure=False, **told), case=case)
    rejected = talk(knowledge, meant(*TRANSPORT, **told), case=case)

    assert stays.case.get("letter_gives_appeal") == "no" and stays.counts == ()
    assert rejected.case.get("letter_gives_appeal") is None and rejected.card["signpost"] == "school_transport"


def test_danger_is_answered_whatever_it_stands_behind(knowledge: Knowledge) -> None:
    shown = talk(knowledge, said("appeal"), meant(*TRANSPORT, intent="crisis", sign="danger_now"))

    assert shown.card["signpost"] == "crisis"
    assert shown.counts == ()


def test_before_any_answer_there_is_nothing_to_reject(knowledge: Knowledge) -> None:
    shown = talk(knowledge, meant(*TRANSPORT, intent="appeal", ranking=(("appeal", 0.9),)))

    assert shown.card["signpost"] == "appeal"
    assert shown.counts == ()

"""The other problem in a message waits until the talk comes to it. All content is invented."""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.turn import Turn
from tests.invented import said, talk

BOTH = said("appeal", second=("school_transport",), words=14)
OTHER = said("other_problem", words=3)


def short(**ranking: float) -> Turn:
    """A few words that are not clear by themselves."""
    ranked = tuple(sorted(ranking.items(), key=lambda one: -one[1]))
    return said(ranked[0][0], confidence=ranked[0][1], ranking=ranked, words=3)


def test_the_other_problem_is_kept_and_comes_when_it_is_asked_for(knowledge: Knowledge) -> None:
    shown = talk(knowledge, BOTH)
    later = talk(knowledge, said("more"), said("explain_term"), OTHER, case=shown.case)

    assert shown.case.kept == ("school_transport",)
    assert later.card["signpost"] == "school_transport"
    assert later.case.kept == ()


def test_it_is_kept_until_the_talk_has_come_to_it(knowledge: Knowledge) -> None:
    assert talk(knowledge, BOTH, said("council_complaint")).case.kept == ("school_transport",)
    assert talk(knowledge, BOTH, said("school_transport")).case.kept == ()
    assert talk(knowledge, BOTH, said("restart")).case.kept == ()


@pytest.mark.parametrize(
    "few_words", [short(affirm=0.31, school_transport=0.14), short(council_complaint=0.3, school_transport=0.2)]
)
def test_a_few_unclear_words_that_name_what_waits_lead_there(knowledge: Knowledge, few_words: Turn) -> None:
    assert talk(knowledge, BOTH, few_words).card["signpost"] == "school_transport"


def test_words_for_another_problem_that_name_one_lead_to_that_one(knowledge: Knowledge) -> None:
    """ "What about the taxi" sounds like "what about the other one", but says which."""
    named = short(other_problem=0.54, school_transport=0.3)

    assert talk(knowledge, said("appeal"), named).card["signpost"] == "school_transport"
    assert talk(knowledge, said("appeal", second=("council_complaint",)), named).card["signpost"] == "school_transport"


def test_words_that_hardly_ask_for_another_problem_and_name_one_lead_there(knowledge: Knowledge) -> None:
    named = short(other_problem=0.43, school_transport=0.33)

    assert talk(knowledge, said("appeal"), named).card["signpost"] == "school_transport"


def test_clear_words_about_something_else_and_a_bare_yes_do_not(knowledge: Knowledge) -> None:
    clear = short(council_complaint=0.6, school_transport=0.2)

    assert talk(knowledge, BOTH, clear).card["signpost"] == "council_complaint"
    assert talk(knowledge, BOTH, said("affirm")).card["signpost"] == "appeal"


def test_an_answer_to_our_question_stays_an_answer(knowledge: Knowledge) -> None:
    case = Case(signpost="informal_resolution", asked="letter_gives_appeal", kept=("school_transport",))
    answer = said(
        "answer",
        confidence=0.4,
        ranking=(("answer", 0.4), ("school_transport", 0.2)),
        found={"letter_gives_appeal": "no"},
        words=2,
    )

    assert talk(knowledge, answer, case=case).case.get("letter_gives_appeal") == "no"


def test_danger_is_never_kept_to_be_picked(knowledge: Knowledge) -> None:
    assert "child_at_risk" not in talk(knowledge, said("appeal", second=("child_at_risk",))).case.kept


def test_asking_for_another_thing_where_none_was_kept_tells_what_we_have(knowledge: Knowledge) -> None:
    shown = talk(knowledge, said("appeal"), OTHER)

    assert shown.card["signpost"] == "appeal"
    assert knowledge.guided.recap.begins in shown.text


def test_the_step_already_in_hand_is_no_other_problem(knowledge: Knowledge) -> None:
    """Whoever speaks of the appeal in hand beside the taxi has mentioned nothing else."""
    beside = said("school_transport", second=("appeal",), words=14)
    reply = talk(knowledge, said("appeal"), beside)

    assert reply.card["signpost"] == "school_transport"
    assert _opening(knowledge) not in reply.text
    assert reply.case.kept == ()


def test_being_worn_out_is_met_and_is_no_other_problem(knowledge: Knowledge) -> None:
    worn_out = said("appeal", second=("emotional_support",), words=14)
    reply = talk(knowledge, worn_out)

    assert reply.card["also"] == ["emotional_support"]
    assert _opening(knowledge) not in reply.text
    assert reply.case.kept == ()


def test_a_real_other_problem_is_still_said(knowledge: Knowledge) -> None:
    assert _opening(knowledge) in talk(knowledge, BOTH).text


def _opening(knowledge: Knowledge) -> str:
    """What every sentence about another problem begins with."""
    return knowledge.wording.two_problems.split("{")[0]

"""Danger is answered alone, what may be danger with a soft line. In the invented wording each sentence names itself."""

from __future__ import annotations

from signpost.knowledge import Knowledge
from tests.invented import said
from tests.invented_talks import assert_in_order, reply


def test_words_that_may_be_danger_get_a_soft_line_at_the_end(knowledge: Knowledge) -> None:
    assert reply(knowledge, said("appeal", sign="doubtful")).text.endswith("[soft_line]")


def test_the_soft_line_gives_the_number_of_the_body_that_stands_in_it(knowledge: Knowledge) -> None:
    assert reply(knowledge, said("appeal", sign="doubtful")).text.endswith("01000 999999 [soft_line]")


def test_the_soft_line_is_said_once_in_a_talk(knowledge: Knowledge) -> None:
    first, again = said("appeal", sign="doubtful"), said("school_transport", sign="doubtful")

    assert "[soft_line]" not in reply(knowledge, first, again).text
    assert reply(knowledge, first, said("restart"), again).text.endswith("[soft_line]")


def test_a_doubtful_no_gets_the_soft_line_too(knowledge: Knowledge) -> None:
    assert reply(knowledge, said("appeal"), said("deny", sign="doubtful")).text.endswith("[soft_line]")


def test_danger_heard_faintly_is_a_soft_line_and_not_something_else_that_was_mentioned(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("school_transport", second=("crisis",), words=30))

    assert "[soft_line]" in shown.text
    assert "[two_problems]" not in shown.text


def test_danger_is_answered_alone(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution"), said("crisis", sign="danger_now", words=20))

    assert shown.text.split("\n\n") == [
        "Warm words in danger.",
        "Ring the lifeline.",
        "[do_now] Ring now.",
        "[contact] Lifeline: phone 01000 999999",
        "[safety_stay]",
    ]
    assert [(b.title, b.payload) for b in shown.buttons] == [("[button_go_on]", "/informal_resolution")]
    assert shown.card["signpost"] == "crisis"


def test_danger_with_steps_of_its_own_offers_them_and_the_way_back(knowledge: Knowledge) -> None:
    shown = reply(knowledge, said("informal_resolution"), said("child_at_risk", sign="child_at_risk", words=20))

    assert_in_order(shown.text, "Tell somebody today.", "[safety_stay]", "[offer_steps]")
    assert [b.payload for b in shown.buttons] == ["/more", "/informal_resolution"]


def test_a_child_in_danger_is_spoken_to_as_a_child(knowledge: Knowledge) -> None:
    assert "You can ring too." in reply(knowledge, said("crisis", sign="thoughts_of_dying", speaker="child")).text


def test_nobody_sounds_worn_out_for_saying_that_the_child_cannot_cope(knowledge: Knowledge) -> None:
    of_the_child = said("appeal", sign="doubtful", named={"asks_for": ("of_the_child",)})

    assert "[worn_out]" in reply(knowledge, said("appeal", sign="doubtful")).text
    assert "[worn_out]" not in reply(knowledge, of_the_child).text
    assert reply(knowledge, of_the_child).text.endswith("[soft_line]")


def test_what_is_said_of_the_child_is_not_answered_as_the_parents_own_tiredness(knowledge: Knowledge) -> None:
    ranking = (("emotional_support", 0.3), ("school_transport", 0.2))
    unclear = {"confidence": 0.3, "ranking": ranking, "sign": "doubtful", "words": 3}

    assert reply(knowledge, said("emotional_support", **unclear)).card["signpost"] == "emotional_support"
    of_the_child = said("emotional_support", **unclear, named={"asks_for": ("of_the_child",)})
    assert reply(knowledge, of_the_child).card["signpost"] == "school_transport"

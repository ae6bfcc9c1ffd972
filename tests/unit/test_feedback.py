"""Was this any use? Who may be asked, what a tap counts for, and what it is answered with. All content is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.knowledge import Knowledge
from signpost.turn import Turn
from tests.invented import said, talk


@pytest.mark.parametrize(
    "turn",
    [
        said("crisis", sign="danger_now"),
        said("emotional_support"),
        said("greeting"),
        said("child_at_risk"),
        said("where_am_i"),
    ],
)
def test_nobody_in_danger_worn_out_or_being_asked_is_asked_whether_it_helped(knowledge: Knowledge, turn: Turn) -> None:
    payloads = [way["payload"] for way in talk(knowledge, turn).card["beside"]]

    assert not {"/helped", "/not_meant"} & set(payloads)


def test_an_answer_can_be_called_of_use_which_changes_nothing_and_counts_for_it(knowledge: Knowledge) -> None:
    shown = talk(knowledge, said("informal_resolution"))
    tapped = talk(knowledge, said("helped"), case=shown.case)

    assert "/helped" in [way["payload"] for way in shown.card["beside"]]
    assert tapped.counts == (("helped", "informal_resolution"),)
    assert tapped.case == replace(shown.case, last_shown=None)
    assert talk(knowledge, said("helped"), case=tapped.case).counts == ()


def test_not_what_i_meant_counts_and_offers_the_nearest_other_readings_and_a_person(knowledge: Knowledge) -> None:
    ranking = (("school_transport", 0.6), ("child_at_risk", 0.2), ("appeal", 0.1), ("greeting", 0.05))

    tapped = talk(knowledge, said("school_transport", ranking=ranking), said("not_meant"))

    assert tapped.counts == (("not_meant", "school_transport"),)
    assert [button.title for button in tapped.buttons] == ["Appeal", "[button_person]"]
    assert tapped.case.signpost is None


def test_danger_is_never_counted(knowledge: Knowledge) -> None:
    assert talk(knowledge, said("crisis", sign="danger_now"), said("not_meant")).counts == ()


def test_guesses_and_what_is_beyond_us_are_counted(knowledge: Knowledge) -> None:
    unsure = said("school_transport", confidence=0.1, ranking=(("school_transport", 0.1), ("appeal", 0.08)))

    assert talk(knowledge, unsure).counts == (("unsure", "school_transport"),)
    assert talk(knowledge, said("out_of_scope")).counts == (("out_of_scope", "out_of_scope"),)
    assert talk(knowledge, said("appeal")).counts == ()


def test_not_what_i_meant_to_a_question_puts_it_again(knowledge: Knowledge) -> None:
    assert "[pick]" in talk(knowledge, said("where_am_i"), said("not_meant")).text


def test_a_word_about_an_answer_never_given_is_read_as_a_worry_however_unsure(knowledge: Knowledge) -> None:
    reply = talk(knowledge, said("not_meant", confidence=0.0, ranking=(("appeal", 0.0),)))

    assert reply.card["signpost"] == "appeal"

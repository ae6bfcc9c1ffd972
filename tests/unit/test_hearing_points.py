"""A worry of its own in a few words is no answer to the question that is open. All content is invented."""

from __future__ import annotations

from dataclasses import replace

from signpost.case import Case
from signpost.knowledge import Knowledge
from tests.invented import said, talk

ASKED = Case(signpost="informal_resolution", asked="letter_gives_appeal")


def test_words_that_are_all_but_a_points_own_do_not_answer_our_question(knowledge: Knowledge) -> None:
    turn = said("answer", confidence=0.2, words=8, points=(("desk_is_shut", 0.95),))

    assert talk(knowledge, turn, case=ASKED).card["point"] == "desk_is_shut"
    assert talk(knowledge, said("answer", confidence=0.2, words=8), case=ASKED).card["point"] is None


def test_a_complaint_that_names_nobody_is_one_about_the_step_in_hand(knowledge: Knowledge) -> None:
    other = knowledge.signposts["council_complaint"].model_copy(update={"id": "school_complaint"})
    with_both = replace(knowledge, signposts={**knowledge.signposts, "school_complaint": other})
    case = Case(signpost="informal_resolution")
    of_somebody = said("school_complaint", words=3, named={"answer_to": ("about=school",)})

    assert talk(with_both, said("school_complaint", words=3), case=case).card["signpost"] == "council_complaint"
    assert talk(with_both, of_somebody, case=case).card["signpost"] == "school_complaint"
    assert talk(with_both, said("school_complaint", words=20), case=case).card["signpost"] == "school_complaint"

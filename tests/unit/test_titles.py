"""People type what they could have pressed: the title of an answer leads to it. All content is invented."""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.hearing import heard
from signpost.knowledge import Knowledge
from signpost.recognise import Recogniser
from signpost.triage import ASKING
from tests.invented import found, said, talk


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("the school bus", "signpost=school_transport"),
        ("The School Bus!", "signpost=school_transport"),
        ("They lost my form", "point=form_is_lost"),
    ],
)
def test_the_title_of_an_answer_typed_in_full_is_known(recogniser: Recogniser, text: str, leads_to: str) -> None:
    assert ("titled", leads_to) in found(recogniser, text)


@pytest.mark.parametrize("text", ["the school bus is late", "bus", "help right now", "hello", "a child may be hurt"])
def test_more_or_less_than_a_title_small_talk_and_danger_are_not_taken_for_one(
    recogniser: Recogniser, text: str
) -> None:
    assert not [value for kind, value in found(recogniser, text) if kind == "titled"]


def test_a_typed_title_leads_where_its_button_leads_whatever_it_sounds_like(knowledge: Knowledge) -> None:
    near = (("desk_is_shut", 0.95),)
    typed = said("council_complaint", named={"titled": ("signpost=school_transport",)}, points=near, words=3)
    point = said("appeal", named={"titled": ("point=form_is_lost",)}, points=near, words=4)

    assert (talk(knowledge, typed).card["signpost"], talk(knowledge, typed).card["point"]) == ("school_transport", None)
    assert talk(knowledge, point).card["point"] == "form_is_lost"


@pytest.mark.parametrize("case", [Case(asked="about"), Case(triage=ASKING)], ids=["a question", "the five questions"])
def test_where_the_words_answer_a_question_they_are_no_title(knowledge: Knowledge, case: Case) -> None:
    typed = said("answer", named={"titled": ("signpost=school_transport",)}, found={"about": "council"}, words=3)

    assert heard(typed, case, knowledge).intent == "answer"
    assert heard(typed, Case(asked="stage_reached"), knowledge).intent == "school_transport"

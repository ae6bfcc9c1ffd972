"""Which of a message's readings is taken where the facts in it speak for another. All content is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.meetings import HOME
from signpost.reading import Understood, likelier, rather_a_meeting, read
from signpost.text import LONG_WORDS
from tests.invented import said, with_signpost

FOR_A_DAY = Understood("deadline", (HOME, "appeal"), False)


@pytest.fixture
def with_meetings(knowledge: Knowledge) -> Knowledge:
    meeting = knowledge.signposts["informal_resolution"].model_copy(update={"id": HOME})
    return replace(knowledge, signposts={**knowledge.signposts, HOME: meeting})


def test_who_tells_the_day_of_a_meeting_to_come_is_helped_with_the_meeting(with_meetings: Knowledge) -> None:
    told = said("deadline", confidence=0.4, found={"meeting_date": "2026-12-03"})

    assert rather_a_meeting(FOR_A_DAY, told, with_meetings) == replace(FOR_A_DAY, best=HOME, also=("appeal",))


def test_who_asks_for_a_last_day_gets_it_whatever_meeting_is_told_of(with_meetings: Knowledge) -> None:
    told = said("deadline", confidence=0.4, found={"meeting_date": "2026-12-03"})
    past = replace(told, found={"meeting_date": "2026-11-03"})
    named, clear = replace(told, named={"deadline": ("appeal",)}), replace(told, confidence=0.9)

    for turn in (past, named, clear, replace(told, found={})):
        assert rather_a_meeting(FOR_A_DAY, turn, with_meetings) == FOR_A_DAY
    assert rather_a_meeting(replace(FOR_A_DAY, also=()), told, with_meetings).best == "deadline"


def test_what_is_known_to_be_unlikely_is_offered_to_nobody(knowledge: Knowledge) -> None:
    told = with_signpost(knowledge, "informal_resolution", unlikely_when={"has_plan": ("yes",)})
    read = Understood("school_transport", ("informal_resolution", "appeal"), False)

    for confidence in (0.3, 0.9):
        turn = said("school_transport", confidence=confidence)
        assert likelier(read, turn, Case(facts={"has_plan": "yes"}), told).also == ("appeal",)
        assert likelier(read, turn, Case(), told).also == ("informal_resolution", "appeal")


def test_a_long_story_with_tears_is_read_for_what_happened(knowledge: Knowledge) -> None:
    ranking = (("emotional_support", 0.4), ("school_transport", 0.3))
    story = said("emotional_support", confidence=0.4, ranking=ranking, words=LONG_WORDS + 1)

    assert read(story, knowledge).best == "school_transport"
    assert "emotional_support" in read(story, knowledge).also
    assert read(replace(story, words=LONG_WORDS), knowledge).best == "emotional_support"

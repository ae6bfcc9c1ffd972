"""What answers our question, what corrects a fact, and which dates can be taken up.

All content is invented. `said` gives a message as it was read; the words themselves never reach this part.
"""

from __future__ import annotations

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from tests.invented import TODAY, said
from tests.invented_talks import NOT_SURE, talk


# Our question and its answer
def test_yes_and_no_answer_a_yes_or_no_question(knowledge: Knowledge) -> None:
    asked = said("council_complaint")

    yes, no = talk(knowledge, asked, said("affirm")), talk(knowledge, asked, said("deny"))

    assert (yes.case.get("letter_gives_appeal"), yes.signpost) == ("yes", "appeal")
    assert yes.because is not None
    assert (no.case.get("letter_gives_appeal"), no.signpost, no.says) == ("no", "council_complaint", "noted")


def test_yes_to_a_question_that_is_no_yes_or_no_notes_nothing(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("affirm"))

    assert move.case.facts == {}
    assert (move.kind, move.signpost) == ("more", "appeal")


def test_an_answer_keeps_the_signpost_in_hand(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("council_complaint"), said("answer", found={"letter_gives_appeal": "no"}))

    assert (move.kind, move.signpost, move.says, move.asks) == ("answer", "council_complaint", "noted", None)


@pytest.mark.parametrize("taken_for", ["thanks", "school_transport", "appeal", "out_of_scope"])
def test_a_short_message_with_the_fact_asked_for_is_the_answer_whatever_it_was_taken_for(
    knowledge: Knowledge, taken_for: str
) -> None:
    move = talk(knowledge, said("council_complaint"), said(taken_for, found={"letter_gives_appeal": "no"}, words=4))

    assert (move.signpost, move.says) == ("council_complaint", "noted")


def test_a_clear_request_with_the_word_asked_for_is_no_answer(knowledge: Knowledge) -> None:
    """What does "right of appeal" mean, is asked and not stated."""
    request = said("explain_term", found={"letter_gives_appeal": "no"}, named={"term": ("quib",)}, words=6)

    move = talk(knowledge, said("council_complaint"), request)

    assert (move.signpost, move.says) == ("explain_term", None)


def test_a_long_message_is_read_afresh_although_it_holds_the_fact_asked_for(knowledge: Knowledge) -> None:
    long = said("school_transport", found={"letter_gives_appeal": "no"}, words=25)

    move = talk(knowledge, said("council_complaint"), long)

    assert move.signpost == "school_transport"
    assert move.case.get("letter_gives_appeal") == "no"


def test_a_correction_changes_the_case_and_the_answer_not_the_talk(knowledge: Knowledge) -> None:
    first = said("council_complaint", found={"school_type": "maintained", "letter_gives_appeal": "no"})

    move = talk(knowledge, first, said("deny", found={"school_type": "academy"}, words=4))

    assert (move.signpost, move.says) == ("council_complaint", "corrected")
    assert move.case.get("school_type") == "academy"
    assert move.case.get("letter_gives_appeal") == "no"


def test_a_correction_can_change_the_rail(knowledge: Knowledge) -> None:
    answered = said("answer", found={"letter_gives_appeal": "no"})

    move = talk(
        knowledge, said("council_complaint"), answered, said("answer", found={"letter_gives_appeal": "yes"}, words=6)
    )

    assert (move.signpost, move.says) == ("appeal", "corrected")
    assert move.because is not None


def test_saying_the_same_again_is_no_correction(knowledge: Knowledge) -> None:
    answer = said("answer", found={"letter_gives_appeal": "no"})

    assert talk(knowledge, said("council_complaint"), answer, answer).says == "noted"


def test_an_answer_to_nothing_we_asked_changes_nothing(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("answer"))

    assert (move.kind, move.signpost, move.says) == ("stay", "informal_resolution", "deny_stay")
    assert move.case.facts == {}


def test_at_most_one_question_is_asked_and_only_while_the_fact_is_unknown(knowledge: Knowledge) -> None:
    answers = {"letter_gives_appeal": "no", "letter_date": "2026-11-02", "area": "puddleshire", "nation": "england"}
    for signpost, entry in knowledge.signposts.items():
        assert talk(knowledge, said(signpost)).asks == entry.ask
        for fact in filter(None, [entry.ask]):
            assert talk(knowledge, said(signpost), case=Case(facts={fact: answers[fact]})).asks is None


def test_not_sure_is_fine_and_is_not_asked_again(knowledge: Knowledge) -> None:
    button = talk(knowledge, said("council_complaint"), said("answer", found=NOT_SURE))
    typed = talk(knowledge, said("council_complaint"), said("answer"), said("answer"))
    later = talk(knowledge, said("school_transport"), said("council_complaint"), case=typed.case)

    assert (typed.says, typed.signpost, typed.asks) == ("not_sure_fine", "council_complaint", None)
    assert button.asks is None
    assert button.case.facts["letter_gives_appeal"] == typed.case.facts["letter_gives_appeal"] == "not_sure"
    assert later.asks is None


def test_an_answer_that_is_not_understood_is_asked_again_once(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("council_complaint"), said("answer", words=3))

    assert (move.kind, move.says, move.asks) == ("stay", "unclear", "letter_gives_appeal")
    assert "letter_gives_appeal" not in move.case.facts


def test_what_one_was_not_sure_of_can_be_said_later(knowledge: Knowledge) -> None:
    unsure = talk(knowledge, said("council_complaint"), said("answer", found=NOT_SURE)).case

    move = talk(knowledge, said("answer", found={"letter_gives_appeal": "yes"}), case=unsure)

    assert (move.signpost, move.says) == ("appeal", "noted")


# Dates
def test_a_date_answers_the_date_asked_for(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("out_of_scope", found={"letter_date": "2026-11-02"}, words=3))

    assert (move.signpost, move.says, move.asks) == ("appeal", "noted", None)
    assert move.case.get("letter_date") == "2026-11-02"


def test_a_letter_from_the_future_is_asked_for_again(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("answer", found={"letter_date": "2026-11-24"}, words=3))

    assert (move.kind, move.signpost, move.says, move.asks) == ("stay", "appeal", "future_date", "letter_date")
    assert move.case.get("letter_date") is None


def test_a_letter_of_today_is_a_letter(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("answer", found={"letter_date": TODAY.isoformat()}, words=3))

    assert move.case.get("letter_date") == TODAY.isoformat()


def test_a_date_to_come_never_replaces_a_good_one(knowledge: Knowledge) -> None:
    case = Case(signpost="appeal", facts={"letter_date": "2026-11-02"})

    move = talk(knowledge, said("answer", found={"letter_date": "2027-11-02"}, words=3), case=case)

    assert move.case.get("letter_date") == "2026-11-02"


def test_a_meeting_may_be_still_to_come(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution", found={"meeting_date": "2026-12-24"}, words=12))

    assert move.case.get("meeting_date") == "2026-12-24"


@pytest.mark.parametrize("intent", ["answer", "thanks", "out_of_scope"])
def test_a_doubtful_date_is_asked_about_and_not_guessed(knowledge: Knowledge, intent: str) -> None:
    both = {"doubtful_date": ("letter_date=2026-03-04", "letter_date=2026-04-03")}

    move = talk(knowledge, said("appeal"), said(intent, named=both, words=2))

    assert (move.kind, move.signpost, move.says, move.asks) == ("stay", "appeal", "doubtful_date", "letter_date")
    assert move.case.get("letter_date") is None


@pytest.mark.parametrize("intent", ["answer", "thanks", "out_of_scope"])
def test_a_day_that_does_not_exist_is_asked_again(knowledge: Knowledge, intent: str) -> None:
    move = talk(knowledge, said("appeal"), said(intent, named={"impossible_date": ("letter_date",)}, words=2))

    assert (move.kind, move.says, move.asks) == ("stay", "impossible_date", "letter_date")


def test_the_day_a_letter_came_is_not_its_date(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("answer", named={"arrived_date": ("2026-11-04",)}, words=5))

    assert (move.kind, move.says, move.asks) == ("stay", "arrived_date", "letter_date")
    assert "letter_date" not in move.case.facts


def test_beside_a_good_date_an_odd_one_does_not_matter(knowledge: Knowledge) -> None:
    both = said("answer", found={"letter_date": "2026-11-02"}, named={"arrived_date": ("2026-11-04",)}, words=8)

    move = talk(knowledge, said("appeal"), both)

    assert (move.says, move.case.get("letter_date")) == ("noted", "2026-11-02")


def test_a_certificate_says_that_mediation_is_done(knowledge: Knowledge) -> None:
    found = {"certificate_date": "2026-11-02"}
    appealed = Case(facts={"stage_reached": "appeal"})

    assert talk(knowledge, said("appeal", found=found, words=20)).case.get("stage_reached") == "mediation"
    assert talk(knowledge, said("appeal", found=found, words=20), case=appealed).case.get("stage_reached") == "appeal"


def test_an_odd_date_is_not_taken_for_not_sure(knowledge: Knowledge) -> None:
    for odd in ({"impossible_date": ("letter_date",)}, {"doubtful_date": ("letter_date=2026-03-04",) * 2}):
        move = talk(knowledge, said("appeal"), said("answer", named=odd, words=2))
        assert "letter_date" not in move.case.facts

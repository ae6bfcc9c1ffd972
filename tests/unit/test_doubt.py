"""A date in doubt is asked about until it is clear, and never guessed. All content is invented."""

from __future__ import annotations

from signpost.case import Case
from signpost.doubt import settled, still_in_doubt
from signpost.knowledge import Knowledge
from signpost.reply import Reply, respond
from tests.invented import TODAY, said

BOTH = ("letter_date=2026-11-03", "letter_date=2026-03-11")
SHORT = 9


def after_doubt(knowledge: Knowledge) -> Reply:
    asked = respond(said("appeal"), Case(facts={"letter_gives_appeal": "yes"}), knowledge)
    return respond(
        said("answer", named={"doubtful_date": ("date=2026-11-03", "date=2026-03-11")}), asked.case, knowledge
    )


def test_a_date_without_a_name_is_the_one_that_was_asked_for() -> None:
    turn = said("answer", named={"doubtful_date": ("date=2026-11-03", "date=2026-03-11")})
    asked = settled(turn, Case(asked="meeting_date"), SHORT)
    assert still_in_doubt(asked) == ("meeting_date=2026-11-03", "meeting_date=2026-03-11")
    assert still_in_doubt(settled(turn, Case(), SHORT)) == BOTH


def test_a_day_still_to_come_is_no_reading_of_what_has_happened() -> None:
    turn = said("answer", named={"doubtful_date": ("letter_date=2026-01-12", "letter_date=2026-12-01")})
    sure = settled(turn, Case(), SHORT)
    assert (still_in_doubt(sure), sure.found) == ((), {"letter_date": "2026-01-12"})


def test_a_review_may_be_to_come_and_both_to_come_stay_in_doubt() -> None:
    for both in (
        ("meeting_date=2026-01-12", "meeting_date=2026-12-01"),
        ("letter_date=2026-12-05", "letter_date=2027-05-12"),
    ):
        turn = said("answer", named={"doubtful_date": both})
        assert still_in_doubt(settled(turn, Case(), SHORT)) == both


def test_both_days_are_offered_and_a_button_of_them_is_ours(knowledge: Knowledge) -> None:
    reply = after_doubt(knowledge)
    assert [button.payload for button in reply.buttons[:2]] == [
        '/answer{"letter_date": "2026-11-03"}',
        '/answer{"letter_date": "2026-03-11"}',
    ]
    assert reply.case.doubted == BOTH


def test_a_yes_asks_again_and_keeps_the_doubt(knowledge: Knowledge) -> None:
    reply = respond(said("affirm", named={}), after_doubt(knowledge).case, knowledge)
    assert "[which_one]" in reply.text and "[doubtful_date]" in reply.text
    assert reply.case.doubted == BOTH
    assert reply.case.get("letter_date") is None


def test_a_choice_is_taken_whatever_the_message_was_taken_for(knowledge: Knowledge) -> None:
    for intent in ("answer", "out_of_scope", "next_step", "emotional_support"):
        turn = said(intent, named={"which_date": ("second",)})
        reply = respond(turn, after_doubt(knowledge).case, knowledge)
        assert reply.case.get("letter_date") == "2026-03-11"
        assert reply.case.doubted == ()


def test_neither_asks_for_the_date_anew(knowledge: Knowledge) -> None:
    for turn in (said("deny"), said("answer", named={"which_date": ("neither",)})):
        reply = respond(turn, after_doubt(knowledge).case, knowledge)
        assert "[neither_date]" in reply.text
        assert (reply.case.doubted, reply.case.asked) == ((), "letter_date")


def test_danger_is_answered_before_a_doubt(knowledge: Knowledge) -> None:
    turn = said("affirm", sign="danger_now", speaker="parent")
    assert respond(turn, after_doubt(knowledge).case, knowledge).card["signpost"] == "crisis"


def test_a_new_date_settles_the_doubt(knowledge: Knowledge) -> None:
    turn = said("answer", found={"letter_date": TODAY.isoformat()})
    reply = respond(turn, after_doubt(knowledge).case, knowledge)
    assert (reply.case.get("letter_date"), reply.case.doubted) == (TODAY.isoformat(), ())


def test_a_long_message_is_a_worry_of_its_own() -> None:
    turn = said("exclusion", named={"which_date": ("first",)}, words=30)
    assert settled(turn, Case(doubted=BOTH), SHORT) == turn

"""Which deadlines a message means, which date is asked for, and what is said of them. All content is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from signpost.case import NOT_SURE, Case
from signpost.deadline_talk import date_to_ask, meant_by_letter, rules_meant, topic_of_complaint
from signpost.hearing import heard
from signpost.knowledge import Knowledge
from signpost.knowledge.models import Limit
from signpost.reply import Reply, respond
from tests.invented import TODAY, said, with_signpost


def talk(knowledge: Knowledge, *turns: tuple[str, dict[str, object]]) -> Reply:
    case, reply = Case(), None
    for intent, reading in turns:
        reply = respond(said(intent, **reading), case, knowledge)
        case = reply.case
    assert reply
    return reply


def test_the_deadlines_named_are_meant_with_their_like(knowledge: Knowledge) -> None:
    assert rules_meant(said("deadline", named={"deadline": ("bus_answer",)}), "appeal", knowledge) == ("bus_answer",)


def test_without_a_name_those_of_the_topic_are_meant_and_a_date_narrows_them(knowledge: Knowledge) -> None:
    assert rules_meant(said("deadline"), "appeal", knowledge) == ("appeal", "mediation_adviser")
    dated = said("deadline", found={"certificate_date": "2026-11-02"})
    assert rules_meant(dated, "appeal", knowledge) == ("appeal",)
    assert rules_meant(said("deadline"), None, knowledge) == ("appeal", "mediation_adviser")
    assert rules_meant(dated, None, knowledge) == ("appeal",)


def test_the_missing_date_is_asked_once_and_only_when_it_is_missing(knowledge: Knowledge) -> None:
    rules = ("appeal", "mediation_adviser")
    assert date_to_ask(rules, Case(), knowledge) == "letter_date"
    assert date_to_ask(rules, Case({"letter_date": "2026-11-02"}), knowledge) is None
    assert date_to_ask(rules, Case({"certificate_date": "2026-11-02"}), knowledge) is None
    assert date_to_ask(rules, Case({"letter_date": NOT_SURE}), knowledge) is None
    assert date_to_ask(("bus_answer",), Case(), knowledge) is None
    assert date_to_ask((), Case(), knowledge) is None


def test_who_has_been_to_mediation_is_asked_for_the_certificate(knowledge: Knowledge) -> None:
    facts = {"letter_date": "2026-11-02", "stage_reached": "mediation"}
    assert date_to_ask(("appeal",), Case(facts), knowledge) == "certificate_date"
    assert date_to_ask(("mediation_adviser",), Case(facts), knowledge) is None
    assert date_to_ask(("appeal",), Case({**facts, "certificate_date": "2026-11-16"}), knowledge) is None
    assert date_to_ask(("appeal",), Case({**facts, "certificate_date": NOT_SURE}), knowledge) is None


def test_a_topic_that_only_says_how_long_it_takes_is_not_taken_for_an_appeal(knowledge: Knowledge) -> None:
    limit = Limit(who="The desk", text="Ten days.", source="own_page", where="page 1")
    limited = with_signpost(knowledge, "informal_resolution", limits=(limit,))
    assert rules_meant(said("deadline"), "informal_resolution", limited) == ()
    reply = talk(limited, ("informal_resolution", {}), ("deadline", {}))
    assert "Ten days." in reply.text
    assert "About the appeal." not in reply.text
    assert reply.case.asked is None


def test_a_complaint_is_about_the_body_it_went_to(knowledge: Knowledge) -> None:
    dated = {"complaint_date": "2026-11-02"}
    assert topic_of_complaint(said("deadline", found={**dated, "about": "council"}), knowledge) == "council_complaint"
    # The invented knowledge base has no signpost for the NHS.
    assert topic_of_complaint(said("deadline", found={**dated, "about": "health"}), knowledge) is None
    assert topic_of_complaint(said("deadline", found={"about": "school"}), knowledge) is None
    assert topic_of_complaint(said("deadline", found=dated), knowledge) is None


def test_what_is_counted_in_school_days_is_told_and_asks_nothing(knowledge: Knowledge) -> None:
    reply = talk(knowledge, ("deadline", {"named": {"deadline": ("bus_answer",)}}))
    assert "Count fifteen school days." in reply.text
    assert "What date is on the letter?" not in reply.text
    assert reply.card["deadlines"] == []


def test_a_letter_is_the_one_that_the_deadline_asked_about_runs_from(knowledge: Knowledge) -> None:
    turn = said("deadline", found={"letter_date": "2026-11-02", "has_plan": "yes"})
    assert meant_by_letter(turn, ("bus_answer",), knowledge).found == {"event_date": "2026-11-02", "has_plan": "yes"}
    assert meant_by_letter(turn, ("appeal",), knowledge) == turn
    assert meant_by_letter(turn, ("appeal", "bus_answer"), knowledge) == turn
    assert meant_by_letter(turn, (), knowledge) == turn


def test_the_answer_and_its_correction_stay_with_the_deadline_asked_about(knowledge: Knowledge) -> None:
    turns = [("appeal", {"found": {"letter_gives_appeal": "yes"}}), ("deadline", {"ranking": (("deadline", 1.0),)})]
    answered = talk(knowledge, *turns, ("answer", {"found": {"letter_date": "2026-11-02"}}))
    assert (answered.card["signpost"], answered.card["deadlines"][0]["date"]) == ("deadline", "2026-12-02")

    corrected = respond(said("answer", found={"letter_date": "2026-11-03"}), answered.case, knowledge)
    assert corrected.card["deadlines"][0]["date"] == "2026-12-03"
    assert "[corrected]" in corrected.text


@pytest.mark.parametrize(
    ("letter", "do_now"), [("2026-11-02", "[dates_yours]"), ("2026-09-01", "[dates_passed]"), (None, "Now: deadline.")]
)
def test_what_to_do_now_fits_what_was_worked_out(knowledge: Knowledge, letter: str | None, do_now: str) -> None:
    found = {"letter_date": letter} if letter else {}
    reply = talk(knowledge, ("deadline", {"found": found}))
    assert reply.card["do_now"] == do_now
    assert do_now in reply.text


def test_a_day_that_others_must_keep_is_to_be_watched(knowledge: Knowledge) -> None:
    rule = knowledge.deadlines["appeal"].model_copy(update={"who": "The council"})
    theirs = replace(knowledge, deadlines={**knowledge.deadlines, "appeal": rule})
    reply = talk(theirs, ("deadline", {"found": {"letter_date": "2026-11-10"}, "named": {"deadline": ("appeal",)}}))
    assert reply.card["do_now"] == "[dates_theirs]"


def test_a_topic_says_how_to_count_a_deadline_of_it_that_is_named(knowledge: Knowledge) -> None:
    named = talk(knowledge, ("school_transport", {"named": {"deadline": ("bus_answer",)}}))
    assert "Count fifteen school days." in named.text
    other = talk(knowledge, ("informal_resolution", {"named": {"deadline": ("bus_answer",)}}))
    assert "Count fifteen school days." not in other.text


def test_a_vague_time_is_asked_about_only_in_answer_to_our_question(knowledge: Knowledge) -> None:
    vague = {"named": {"vague_date": ("date",)}}
    assert "[vague_date]" not in talk(knowledge, ("informal_resolution", vague)).text
    asked = talk(knowledge, ("deadline", {}), ("out_of_scope", vague))
    assert "[vague_date]" in asked.text
    assert asked.case.asked == "letter_date"


def test_a_meeting_that_is_no_review_starts_no_deadline() -> None:
    day = {"meeting_date": "2026-12-03", "letter_date": "2026-11-02"}

    assert set(Case(day).counted(TODAY)) == {"letter_date"}
    assert set(Case(day).counted(date(2026, 12, 4))) == set(day)
    assert set(Case({**day, "meeting_kind": "review"}).counted(TODAY)) == set(day)
    assert set(Case({**day, "meeting_kind": "exclusion"}).counted(TODAY)) == {"letter_date"}
    assert set(Case({**day, "meeting_kind": "exclusion"}).dates()) == set(day)


def test_a_meeting_alone_says_nothing_of_the_deadline_that_is_meant(knowledge: Knowledge) -> None:
    met = said("deadline", found={"meeting_date": "2026-11-12"})

    assert rules_meant(met, None, knowledge) == ("appeal", "mediation_adviser")


def test_a_last_day_of_another_kind_of_case_is_not_meant_by_the_same_words(knowledge: Knowledge) -> None:
    rule = knowledge.deadlines["bus_answer"].model_copy(update={"not_when": ("about=school",)})
    narrowed = replace(knowledge, deadlines={**knowledge.deadlines, "bus_answer": rule})
    asked = said("deadline", named={"deadline": ("bus_answer",)})

    assert heard(asked, Case({"about": "school"}), narrowed).named["deadline"] == ()
    assert heard(asked, Case({"about": "council"}), narrowed).named["deadline"] == ("bus_answer",)

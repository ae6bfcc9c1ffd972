"""A request that hardly anything speaks for, and a reading that what is known speaks against. All is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.answers import build
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.knowledge.recognition import Thing
from signpost.move import Move
from signpost.reply import respond
from signpost.request_fitting import fit_request
from tests.invented import TODAY, said, with_signpost

HARDLY = {"confidence": 0.14, "ranking": (("model_letter", 0.14), ("deadline", 0.13))}
IN_HAND = Case(signpost="council_complaint", point=None)


def test_in_the_middle_of_a_talk_the_step_in_hand_stays(knowledge: Knowledge) -> None:
    reply = respond(said("model_letter", **HARDLY), IN_HAND, knowledge)

    assert reply.card["signpost"] == "council_complaint"
    assert reply.card["also"][0] == "model_letter"


def test_the_point_in_hand_stays_with_it(knowledge: Knowledge) -> None:
    point = next(point for point in knowledge.points.values() if point.signpost in {"council_complaint", "appeal"})

    reply = respond(said("model_letter", **HARDLY), Case(signpost=point.signpost, point=point.id), knowledge)

    assert (reply.card["signpost"], reply.case.point) == (point.signpost, point.id)


def test_a_step_on_a_mere_guess_does_not_drive_out_the_one_in_hand_and_is_offered(knowledge: Knowledge) -> None:
    guess = {"confidence": 0.14, "ranking": (("school_transport", 0.14), ("appeal", 0.13))}
    reply = respond(said("school_transport", **guess), IN_HAND, knowledge)

    assert (reply.card["signpost"], reply.card["also"][0]) == ("council_complaint", "school_transport")
    assert respond(said("school_transport", **guess), Case(), knowledge).card["signpost"] == "school_transport"


def test_what_a_few_words_say_there_is_none_of_is_not_their_topic(knowledge: Knowledge) -> None:
    complaint = Thing(words=("complained",), drops=(), topics=("school_transport",))
    rules = knowledge.recognition.model_copy(update={"things": {"complaint": complaint}})
    changed = replace(knowledge, recognition=rules)
    denied = said("school_transport", named={"denied": ("none=complaint",)}, words=4)

    assert respond(denied, IN_HAND, changed).card["signpost"] == "council_complaint"
    assert respond(replace(denied, words=20), IN_HAND, changed).card["signpost"] == "school_transport"
    assert respond(replace(denied, named={}), IN_HAND, changed).card["signpost"] == "school_transport"


def test_a_letter_that_is_named_is_given_all_the_same(knowledge: Knowledge) -> None:
    reply = respond(said("model_letter", named={"letter": ("complaint_letter",)}, **HARDLY), IN_HAND, knowledge)

    assert reply.card["signpost"] == "model_letter"


def test_what_is_named_for_another_request_does_not_count(knowledge: Knowledge) -> None:
    reply = respond(said("model_letter", named={"deadline": ("appeal",)}, **HARDLY), IN_HAND, knowledge)

    assert reply.card["signpost"] == "council_complaint"


def test_before_any_step_no_letter_is_written_out_on_a_mere_guess(knowledge: Knowledge) -> None:
    guess = said("model_letter", **HARDLY)
    answer = build("model_letter", Case(), knowledge, TODAY)

    for unsure, written in ((True, False), (False, True)):
        move = Move("answer", Case(), "model_letter", topic="council_complaint", unsure=unsure)
        assert bool(fit_request(answer, move, guess, knowledge)[1]) is written


def test_a_clear_request_in_the_middle_is_answered(knowledge: Knowledge) -> None:
    assert respond(said("model_letter"), IN_HAND, knowledge).card["signpost"] == "model_letter"


@pytest.fixture()
def sceptical(knowledge: Knowledge) -> Knowledge:
    return with_signpost(knowledge, "school_transport", unlikely_when={"has_plan": ("yes",)})


UNCLEAR = {"confidence": 0.3, "ranking": (("school_transport", 0.3), ("council_complaint", 0.2))}


def test_an_unclear_reading_gives_way_where_what_is_known_speaks_against_it(sceptical: Knowledge) -> None:
    planned = Case({"has_plan": "yes"})

    assert respond(said("school_transport", **UNCLEAR), planned, sceptical).card["signpost"] == "council_complaint"
    assert respond(said("school_transport", **UNCLEAR), Case(), sceptical).card["signpost"] == "school_transport"


def test_a_clear_reading_stands_whatever_is_known(sceptical: Knowledge) -> None:
    assert (
        respond(said("school_transport"), Case({"has_plan": "yes"}), sceptical).card["signpost"] == "school_transport"
    )


def test_it_stands_where_there_is_no_other_reading(sceptical: Knowledge) -> None:
    alone = said("school_transport", confidence=0.3, ranking=(("school_transport", 0.3),))

    assert respond(alone, Case({"has_plan": "yes"}), sceptical).card["signpost"] == "school_transport"


def test_a_day_that_runs_once_known_is_told_beside_another_step(knowledge: Knowledge) -> None:
    rule = next(rule for rule in knowledge.deadlines.values() if rule.length and not rule.runs_when)
    known = {rule.length[0].starts: "2026-11-20"}
    told = replace(
        knowledge, deadlines={**knowledge.deadlines, rule.id: rule.model_copy(update={"runs_once_known": True})}
    )

    assert rule.id not in [one.rule_id for one in build("informal_resolution", Case(known), knowledge, TODAY).deadlines]
    assert rule.id in [one.rule_id for one in build("informal_resolution", Case(known), told, TODAY).deadlines]
    assert rule.id not in [one.rule_id for one in build("informal_resolution", Case(), told, TODAY).deadlines]


def test_a_point_gives_way_where_the_message_speaks_against_it(knowledge: Knowledge) -> None:
    point = next(point for point in knowledge.points.values() if point.signpost == "council_complaint")
    barred = point.model_copy(update={"unlikely_when": {"school_type": ("academy",)}})
    knowing = replace(knowledge, points={**knowledge.points, point.id: barred})
    near = ((point.id, 0.95),)

    assert respond(said("council_complaint", points=near), Case(), knowing).card["point"] == point.id
    other = said("council_complaint", points=near, found={"school_type": "academy"})
    assert respond(other, Case(), knowing).card["point"] is None

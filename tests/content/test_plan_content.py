"""What the real knowledge base must be like for plans and their codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from actions import tracker_reading
from signpost.case import DATE_FACTS, NOT_EXACT, Case
from signpost.deadline_talk import OURS
from signpost.knowledge import Knowledge
from signpost.layout.gsm import TWO_PARTS, septets
from signpost.layout.pieces import action_first, sms_pieces
from signpost.plan_code import PlanCodes
from signpost.plan_record import FACTS, ID_BITS, LATER_FACTS, NEWEST_FACTS, VALUE_BITS, digest, values_of
from signpost.reply import Reply, respond
from signpost.say import long_date
from signpost.turn import Turn
from signpost.vocabulary import DANGERS, STEPPED

TODAY = date(2026, 11, 26)
CODES = PlanCodes("a secret of the tests, long enough for one", 60)
DATES = dict.fromkeys(DATE_FACTS, "2026-11-02")


@pytest.fixture(scope="module")
def plans(knowledge: Knowledge) -> list[Reply]:
    """The plan of every step, and of every particular thing under it, with every date known."""
    return list(_plans(knowledge))


def _plans(knowledge: Knowledge) -> Iterator[Reply]:
    for signpost in (one for one in knowledge.signposts.values() if one.kind in STEPPED):
        under = [point.id for point in knowledge.points.values() if signpost.id in (point.signpost, *point.also_under)]
        for point in (None, *under):
            case = Case({**DATES, "area": "devon"}, signpost.id, ("exclusion", "appeal"), point=point)
            yield respond(Turn("plan", TODAY, ranking=(("plan", 1.0),)), case, knowledge, CODES)


def test_no_two_ids_of_a_kind_share_a_number_in_a_code(knowledge: Knowledge) -> None:
    """If it fails, the newer of the two ids needs another name: old codes would bring back the wrong one."""
    kinds = {"signpost": (list(knowledge.signposts), ID_BITS), "point": (list(knowledge.points), ID_BITS)}
    for fact in FACTS:
        kinds[fact] = (values_of(fact, knowledge), ID_BITS if fact == "area" else VALUE_BITS)
    for kind, (names, width) in kinds.items():
        numbers = Counter(digest(kind, name, width) for name in names)
        assert [name for name in names if numbers[digest(kind, name, width)] > 1] == [], kind


def test_every_fact_that_a_parent_can_tell_is_told_back(knowledge: Knowledge) -> None:
    # That a date is not exact is told with that date.
    told = {name for name, fact in knowledge.case_facts.items() if fact.told} | {NOT_EXACT}
    assert told == {*FACTS, *LATER_FACTS, *NEWEST_FACTS}
    assert {*FACTS, *LATER_FACTS, *NEWEST_FACTS} == set(tracker_reading.FACTS)


def test_the_first_text_of_a_plan_has_the_step_and_the_parents_next_date(
    plans: list[Reply], knowledge: Knowledge
) -> None:
    dated = 0
    # On danger whom to ring comes before any date.
    for reply in (one for one in plans if one.card["signpost"] not in DANGERS):
        # A day that somebody else must keep is told further on.
        ours = [one for one in reply.card["plan"]["deadlines"] if knowledge.deadlines[one["id"]].who.startswith(OURS)]
        to_come = [one for one in ours if one["days_left"] >= 0]
        first, *_ = sms_pieces(action_first(reply.text, reply.card), [], knowledge.wording.sms_more)
        assert knowledge.wording.do_now.split("{")[0] in first.text, reply.card["signpost"]
        dated += bool(to_come)
        assert not to_come or long_date(date.fromisoformat(to_come[0]["date"])) in first.text, first.text
    assert dated > 100


def test_no_text_of_a_plan_is_longer_than_two_parts_and_its_code_stays_whole(
    plans: list[Reply], knowledge: Knowledge
) -> None:
    for reply in plans:
        titles = [button.title for button in reply.buttons]
        texts = [piece.text for piece in sms_pieces(action_first(reply.text, reply.card), titles, "Text MORE.")]
        assert max(map(septets, texts)) <= TWO_PARTS
        assert sum(reply.card["plan"]["code"] in text for text in texts) == 1


def test_a_plan_names_at_most_what_fits_a_page(plans: list[Reply]) -> None:
    for reply in plans:
        plan = reply.card["plan"]
        assert (
            len(plan["contacts"]) <= 6
            and len(plan["sources"]) <= 8
            and len(plan["letters"]) <= 6
            and len(plan["others"]) <= 3
        )

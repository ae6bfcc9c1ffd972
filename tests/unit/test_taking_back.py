"""A fact that is denied goes out of the case, with the days counted from it. All content is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.case import NOT_SURE, Case
from signpost.knowledge import Knowledge
from signpost.plan_code import PlanCodes
from signpost.reply import respond
from signpost.taking_back import takes_back, without
from tests.invented import TODAY, said, talk

LETTER = {"letter_date": "2026-11-02"}
NO_LETTER = {"denied": ("not_yet=letter",)}
THAT_DATE = {"denied": ("none=date",)}


def appealing(**facts: str) -> Case:
    return Case({**LETTER, **facts}, "appeal")


def test_what_is_denied_is_said_and_dropped_and_its_day_with_it(knowledge: Knowledge) -> None:
    reply = talk(knowledge, said("deny", named=NO_LETTER), case=appealing(area="puddleshire"))

    assert knowledge.wording.taken_back.format(told="[letter_date] 2 November 2026") in reply.text
    assert knowledge.wording.taken_back_days in reply.text
    assert "letter_date" not in reply.case.facts
    assert reply.case.get("area") == "puddleshire"
    assert reply.card["deadlines"] == []
    assert knowledge.wording.deny_stay not in reply.text


def test_what_is_known_instead_is_learnt(knowledge: Knowledge) -> None:
    reply = talk(knowledge, said("deny", named=NO_LETTER), case=appealing())

    assert reply.case.get("letter_gives_appeal") == "no"


def test_a_denial_of_what_we_do_not_hold_changes_nothing(knowledge: Knowledge) -> None:
    case = Case({"area": "puddleshire"}, "appeal")
    turn = takes_back(said("deny", named=NO_LETTER), case, knowledge)

    assert dict(turn.takes_back) == {}
    assert without(turn, case, knowledge) == case


def test_a_day_put_right_in_the_same_message_is_no_day_taken_back(knowledge: Knowledge) -> None:
    turn = said("answer", named=NO_LETTER, found={"letter_date": "2026-11-12"})

    reply = talk(knowledge, turn, case=appealing())

    assert reply.case.get("letter_date") == "2026-11-12"
    assert "[letter_date] 2 November 2026" not in reply.text


def test_a_meeting_that_has_not_happened_yet_keeps_a_day_to_come(knowledge: Knowledge) -> None:
    ahead, behind = Case({"meeting_date": "2026-12-10"}), Case({"meeting_date": "2026-11-10"})
    not_yet, none = (
        said("deny", named={"denied": ("not_yet=meeting",)}),
        said("deny", named={"denied": ("none=meeting",)}),
    )

    assert dict(takes_back(not_yet, ahead, knowledge).takes_back) == {}
    assert dict(takes_back(not_yet, behind, knowledge).takes_back) == {"meeting_date": ""}
    assert dict(takes_back(none, ahead, knowledge).takes_back) == {"meeting_date": ""}


def test_the_very_value_denied_is_dropped(knowledge: Knowledge) -> None:
    turn = said("deny", named={"denied": ("school_type=academy",)})

    assert dict(takes_back(turn, appealing(school_type="academy"), knowledge).takes_back) == {"school_type": ""}
    assert dict(takes_back(turn, appealing(school_type="maintained"), knowledge).takes_back) == {}


def test_that_date_is_the_only_one_there_is(knowledge: Knowledge) -> None:
    turn = takes_back(said("deny", named=THAT_DATE), Case({"meeting_date": "2026-12-10"}, "appeal"), knowledge)

    assert dict(turn.takes_back) == {"meeting_date": ""}


def test_that_date_is_the_one_the_answer_in_hand_counts_from(knowledge: Knowledge) -> None:
    turn = takes_back(said("deny", named=THAT_DATE), appealing(meeting_date="2026-12-10"), knowledge)

    assert dict(turn.takes_back) == {"letter_date": ""}


def test_a_day_that_was_worked_out_names_the_date_it_was_counted_from(knowledge: Knowledge) -> None:
    named = {"denied": ("none=date", "date=2026-12-02")}
    turn = takes_back(said("deny", named=named), appealing(meeting_date="2026-12-10"), knowledge)

    assert dict(turn.takes_back) == {"letter_date": ""}


def test_what_has_not_happened_yet_takes_no_day_to_come_out(knowledge: Knowledge) -> None:
    not_yet = said("deny", named={"denied": ("not_yet=date",)})

    assert dict(takes_back(not_yet, Case({"meeting_date": "2026-12-10"}), knowledge).takes_back) == {}
    assert dict(takes_back(not_yet, Case({"meeting_date": "2026-11-10"}), knowledge).takes_back) == {"meeting_date": ""}


def test_of_two_dates_that_may_be_meant_the_parent_picks_one(knowledge: Knowledge) -> None:
    case = appealing(certificate_date="2026-11-16")
    asked = talk(knowledge, said("deny", named=THAT_DATE), case=case)

    assert "2 November 2026" in asked.text
    assert [button.payload for button in asked.buttons] == [
        '/answer{"letter_date": "not_sure"}',
        '/answer{"certificate_date": "not_sure"}',
    ]
    assert asked.case.facts == case.facts
    picked = talk(knowledge, said("answer", found={"certificate_date": NOT_SURE}), case=asked.case)
    assert dict(picked.case.facts) == LETTER
    assert "[letter_date]" not in picked.text


@pytest.mark.parametrize("intent", ["restart", "deny", "not_meant", "answer", "affirm"])
def test_a_date_to_be_deleted_deletes_no_talk(knowledge: Knowledge, intent: str) -> None:
    reply = talk(knowledge, said(intent, named=THAT_DATE), case=appealing(area="puddleshire"))

    assert not reply.forgets
    assert dict(reply.case.facts) == {"area": "puddleshire"}
    assert reply.case.signpost == "appeal"


def test_delete_the_date_without_a_date_deletes_no_talk_either(knowledge: Knowledge) -> None:
    reply = talk(knowledge, said("restart", named=THAT_DATE), case=Case({"area": "puddleshire"}, "appeal"))

    assert not reply.forgets
    assert reply.case.get("area") == "puddleshire"


def test_another_worry_beside_it_is_answered(knowledge: Knowledge) -> None:
    turn = said("school_transport", named=NO_LETTER, words=25)

    reply = talk(knowledge, turn, case=appealing())

    assert reply.card["signpost"] == "school_transport"
    assert knowledge.wording.taken_back.format(told="[letter_date] 2 November 2026") in reply.text
    assert "letter_date" not in reply.case.facts


def test_a_point_about_what_is_denied_is_neither_kept_nor_chosen(knowledge: Knowledge) -> None:
    letter = knowledge.recognition.things["letter"].model_copy(update={"points": ("form_is_lost",)})
    rules = knowledge.recognition.model_copy(update={"things": {"letter": letter}})
    known = replace(knowledge, recognition=rules)
    case = replace(appealing(), point="form_is_lost")
    turn = takes_back(
        said("appeal", named=NO_LETTER, points=(("form_is_lost", 0.9), ("desk_is_shut", 0.6))), case, known
    )

    assert turn.points == (("desk_is_shut", 0.6),)
    assert without(turn, case, known).point is None


def test_a_deadline_asked_about_goes_with_its_date(knowledge: Knowledge) -> None:
    case = replace(appealing(), rules=("appeal", "bus_answer"))
    turn = takes_back(said("deny", named=NO_LETTER), case, knowledge)

    assert without(turn, case, knowledge).rules == ("bus_answer",)


def test_a_code_opened_with_a_denial_gives_a_plan_without_the_day(knowledge: Knowledge) -> None:
    codes = PlanCodes("an invented secret", 60)
    turn = replace(said("plan", named=NO_LETTER), code="opened")
    after = respond(turn, appealing(), knowledge, codes).case
    sealed = codes.write(after, knowledge, TODAY)

    found = codes.find(sealed.code, knowledge, TODAY)
    assert found and found.case
    assert "letter_date" not in found.case.facts

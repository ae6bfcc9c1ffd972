"""What a parent takes into a meeting is fitted to its kind, and asked for once. All content is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from signpost.answers import build
from signpost.case import NOT_SURE, Case
from signpost.deadline_rules import Clock
from signpost.knowledge import Knowledge
from signpost.knowledge.case_model import CaseFact, Choice
from signpost.knowledge.meeting_model import KIND, Meeting, MeetingVariant
from signpost.meetings import HOME, kind_told
from signpost.reply import Reply, respond
from signpost.turn import Turn
from tests.invented import TODAY, said


@pytest.fixture
def meetings(knowledge: Knowledge) -> Knowledge:
    """The invented knowledge base with a signpost for meetings, and two kinds of them."""
    home = knowledge.signposts["school_transport"].model_copy(
        update={"id": HOME, "ask": KIND, "steps": ("General step.",), "title": "Meetings", "variants": ()}
    )
    point = knowledge.points["desk_is_shut"].model_copy(update={"also_under": (HOME,)})
    fact = CaseFact(
        id=KIND,
        question="Which kind?",
        why="They differ.",
        choices=(Choice(id="school", label="At the desk"), Choice(id="review", label="The wonder review")),
    )
    return replace(
        knowledge,
        signposts={**knowledge.signposts, HOME: home},
        points={**knowledge.points, point.id: point},
        case_facts={**knowledge.case_facts, KIND: fact},
        meetings={"school": meeting("school"), "review": meeting("review", for_signposts=("appeal",))},
    )


def meeting(kind: str, **fields: tuple[str, ...] | dict[str, str]) -> Meeting:
    """An invented kind of meeting; `fields` replace its own."""
    made = Meeting(
        id=kind,
        title=f"Title of {kind}",
        in_short=f"In short of {kind}.",
        do_now="Write a page.",
        first=("First a lawyer.",),
        ask_before=("Ask for papers.",),
        who_comes=("Ask who comes.",),
        agenda=("What works.",),
        questions=("Why?", "By when?"),
        in_the_room=("Ask for a break.",),
        phrases=("desk_is_shut", "form_is_lost"),
        afterwards=("Send your notes.",),
        contacts=("any_advice",),
        letters=("talk_letter",),
        if_that_fails="council_complaint",
        checked_on=date(2026, 11, 20),
        review_by=date(2027, 5, 20),
    )
    return made.model_copy(update=fields)


def last(knowledge: Knowledge, *turns: Turn, facts: dict[str, str] | None = None) -> Reply:
    case = Case(facts or {})
    for turn in turns:
        reply = respond(turn, case, knowledge)
        case = reply.case
    return reply


def test_the_kind_is_asked_with_a_reason_and_not_sure_leads_on(meetings: Knowledge) -> None:
    asked = last(meetings, said(HOME))
    assert "[question] Which kind? They differ." in asked.text
    assert [button.title for button in asked.buttons] == ["At the desk", "The wonder review", "[button_not_sure]"]
    general = last(meetings, said(HOME), said("answer", found={KIND: NOT_SURE}))
    assert general.card["steps"] == ["General step."]
    assert "[question]" not in general.text


def test_the_answer_is_the_packs_in_the_order_of_the_day(meetings: Knowledge) -> None:
    told = last(meetings, said(HOME), said("answer", found={KIND: "school"}))
    assert told.card["title"] == "Title of school"
    assert told.card["steps"] == [
        "First a lawyer.",
        "Ask for papers.",
        "Ask who comes.",
        "What works.",
        "Ask for a break.",
        "Send your notes.",
    ]
    assert told.card["wording"] == "Why? By when?"
    assert told.card["if_that_fails"] == "council_complaint"
    assert [letter["id"] for letter in told.card["letters"]] == ["talk_letter"]
    assert told.card["meetings"] == [{"id": "school", "title": "Title of school", "url": "/meeting/school"}]


def test_a_kind_named_in_the_message_is_not_asked_for(meetings: Knowledge) -> None:
    assert last(meetings, said(HOME, found={KIND: "review"})).card["title"] == "Title of review"


def test_a_kind_named_in_another_matter_is_not_kept_for_a_later_meeting(meetings: Knowledge) -> None:
    asked = last(meetings, said("appeal", found={KIND: "review"}), said(HOME))
    assert KIND not in asked.case.facts
    assert "[question] Which kind?" in asked.text


def test_the_kind_is_asked_once(meetings: Knowledge) -> None:
    again = last(meetings, said(HOME), said(HOME, words=20))
    assert "[question]" not in again.text
    assert again.card["steps"] == ["General step."]


def test_a_correction_changes_the_kind_and_not_the_talk(meetings: Knowledge) -> None:
    turns = [said(HOME, found={KIND: "school"}), said("answer", found={KIND: "review"})]
    told = last(meetings, *turns)
    assert "[corrected]" in told.text
    assert told.card["title"] == "Title of review"


def test_the_steps_come_with_calm_words_for_each_tactic_that_belongs_here(meetings: Knowledge) -> None:
    told = last(meetings, said(HOME, found={KIND: "school"}), said("more"))
    assert [b.title for b in told.buttons] == [
        "[button_letter]",
        "The desk is shut",
        "[button_next]",
        "[button_plan]",
    ]


def test_a_meeting_speaks_of_the_case_and_keeps_what_a_variant_leaves_out(meetings: Knowledge) -> None:
    short = MeetingVariant(when={"school_type": ("academy",)}, in_short="Of academies.")
    varied = meetings.meetings["school"].model_copy(update={"variants": (short,)})
    knowledge = replace(meetings, meetings={**meetings.meetings, "school": varied})

    def told(**facts: str) -> tuple[str, str]:
        signpost = build(HOME, Case({KIND: "school", **facts}), knowledge, TODAY).signpost
        return signpost.in_short, signpost.do_now

    assert told(school_type="academy") == ("Of academies.", "Write a page.")
    assert told() == ("In short of school.", "Write a page.")


def test_a_particular_thing_that_happened_keeps_its_own_answer(meetings: Knowledge) -> None:
    told = last(meetings, said(HOME, named={"point": ("desk_is_shut",)}), facts={KIND: "school"})
    assert told.card["title"] == "The desk is shut"
    assert "[question]" not in last(meetings, said(HOME, named={"point": ("desk_is_shut",)})).text
    assert told.card["meetings"][0]["id"] == "school"


def test_other_answers_link_to_the_meeting_that_belongs_to_them(meetings: Knowledge) -> None:
    assert [one["id"] for one in last(meetings, said("appeal")).card["meetings"]] == ["review"]
    assert last(meetings, said("school_transport")).card["meetings"] == []
    assert len(last(meetings, said(HOME)).card["meetings"]) == 2


@pytest.mark.parametrize(
    "about, kind", [("school", "school"), ("early_years", "school"), ("council", "council"), ("health", NOT_SURE)]
)
def test_an_answer_that_names_whom_it_is_with_names_the_kind(about: str, kind: str) -> None:
    assert kind_told({"about": about}, KIND) == kind
    assert kind_told({"about": about}, "area") is None
    assert kind_told({"about": about, KIND: "review"}, KIND) is None
    assert kind_told({}, KIND) is None


@pytest.fixture
def with_papers(meetings: Knowledge) -> Knowledge:
    """A review whose papers are due two weeks before, with what to do when that is too late."""
    rule = meetings.deadlines["mediation_adviser"]
    back = Clock(starts="meeting_date", count=2, unit="weeks", backwards=True, working="From {start} back to {end}.")
    papers = rule.model_copy(update={"id": "papers", "length": (back,), "settled_by": None})
    review = meeting("review", deadlines=("papers",), too_late={"papers": "Ask today."})
    return replace(
        meetings,
        deadlines={**meetings.deadlines, "papers": papers},
        meetings={**meetings.meetings, "review": review},
    )


@pytest.mark.parametrize(
    ("day", "passed", "late"),
    [("2026-12-18", [False], False), ("2026-12-01", [True], True), ("2026-11-02", [], False)],
)
def test_papers_that_are_late_change_the_step_until_the_meeting_has_been(
    with_papers: Knowledge, day: str, passed: list[bool], late: bool
) -> None:
    answer = build(HOME, Case({KIND: "review", "meeting_date": day}), with_papers, TODAY)

    assert [deadline.passed for deadline in answer.deadlines] == passed
    assert (answer.signpost.do_now == "Ask today.") == late

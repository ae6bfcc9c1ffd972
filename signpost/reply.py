"""Puts a decided turn into words, buttons and the card: the one shape that every channel lays out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from signpost import guided_buttons, say, say_guided
from signpost.answers import Answer, build
from signpost.card import card
from signpost.case import NOT_SURE, Case
from signpost.guided import decide
from signpost.hearing import ask_for_date_again, heard, informed
from signpost.knowledge.base import Knowledge
from signpost.meetings import meeting_of, points_of
from signpost.move import Move
from signpost.payloads import LETTERS, payload
from signpost.plan import build_plan
from signpost.plan_code import PlanCodes
from signpost.plan_words import fields as plan_fields
from signpost.plan_words import next_step, paragraphs
from signpost.points import points_under
from signpost.rejection import meant_instead
from signpost.request_fitting import fit_request
from signpost.taking_back import said, takes_back, without
from signpost.triage import ASKING
from signpost.turn import Turn
from signpost.vocabulary import STEPPED

MAX_CHOICES = 9
MOST_POINTS = 6
"""How many particular things are offered with the steps, so that the ways on still fit."""
MOST_NEAR = 3
OFFERS_PLAN = frozenset({"more", "onward", "end", "return"})
"""Kinds of move after which a parent has enough in hand to take away."""
NEAR_FROM = 0.12
"""Closeness from which a particular thing is worth offering beside the general answer."""


@dataclass(frozen=True)
class Button:
    """One thing to pick: what it says and what it sends."""

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """One turn's reply. `case` is the case afterwards; `forgets` asks for all of it to be dropped.

    `counts` is what is counted of it: a kind (helped, not_meant, unsure, out_of_scope) and the signpost it concerns.
    """

    text: str
    buttons: tuple[Button, ...]
    card: dict[str, Any]
    case: Case
    forgets: bool = False
    counts: tuple[tuple[str, str], ...] = ()


def respond(turn: Turn, case: Case, knowledge: Knowledge, codes: PlanCodes | None = None) -> Reply:
    """The reply to one message. Pure: the same turn and case give the same reply.

    `codes` makes the code of a plan; without it a plan has none.
    """
    turn, trusted = meant_instead(heard(turn, case, knowledge), case, knowledge)
    turn = takes_back(turn, trusted, knowledge)
    taken_back = tuple(said(turn, trusted, knowledge))
    now = informed(turn, without(turn, trusted, knowledge), knowledge)
    move = decide(turn, now, knowledge)
    if move.kind in {"plan", "return"}:
        return _of_plan(move, turn, knowledge, codes, taken_back)
    answer = build(move.signpost, move.shown or move.case, knowledge, turn.today, move.also)
    answer, extra = fit_request(answer, move, turn, knowledge)
    speak = say_guided.parts if move.guided else say.parts
    told = (*taken_back, *speak(move, answer, extra, turn, now, knowledge))
    text = "\n\n".join(part for part in told if part)
    is_said = say.is_soft(turn, answer) and say.soft_lines(turn, knowledge)[-1] in text
    return Reply(
        text=text,
        buttons=_buttons(move, answer, turn, knowledge),
        card=card(answer, knowledge, turn.today) | guided_buttons.on_card(move, answer, turn, knowledge),
        case=replace(move.case, soft_line_said=True) if is_said else move.case,
        forgets=move.forgets,
        counts=_counts(move, turn, case),
    )


def _of_plan(
    move: Move, turn: Turn, knowledge: Knowledge, codes: PlanCodes | None, taken_back: tuple[str, ...]
) -> Reply:
    """The whole plan, or for somebody who comes back the next step alone: others may see their screen."""
    words = knowledge.wording
    answer, _ = fit_request(build(move.signpost, move.case, knowledge, turn.today), move, turn, knowledge)
    plan = build_plan(move.case, knowledge, turn.today)
    told = [*taken_back, *([words.code_opened] if move.kind == "return" else [])]
    notes = say.soft_lines(turn, knowledge) if turn.sign == "doubtful" and not move.case.soft_line_said else []
    fields = None
    if plan is None:
        told.append(words.plan_none)
    elif move.kind == "return":
        told += [*next_step(plan, knowledge), words.plan_offer]
    else:
        code = codes.write(move.case, knowledge, turn.today) if codes else None
        told += paragraphs(plan, code, knowledge)
        fields = plan_fields(plan, code, notes, knowledge)
    told += notes
    buttons = _buttons(move, answer, turn, knowledge) if plan else tuple(_starting(knowledge))
    case = replace(move.case, soft_line_said=True) if notes else move.case
    if plan and plan.first.signpost.id != move.signpost and not case.asked:
        # What the plan says to do first is not what was talked of last: a tap, or a "yes", goes there.
        first, point = plan.first.signpost.id, plan.first.point
        button = Button(knowledge.signposts[first].choice, payload(first, {"point": point} if point else None))
        buttons = (button, *buttons)[:MAX_CHOICES]
        case = case if move.kind == "return" else replace(case, offer=first)
    elif plan and plan.first.signpost.id == case.signpost:
        # Of several things under one step, the one that the plan puts first is in hand.
        case = replace(case, point=plan.first.point)
    return Reply("\n\n".join(one for one in told if one), buttons, card(answer, knowledge, turn.today, fields), case)


def _counts(move: Move, turn: Turn, before: Case) -> tuple[tuple[str, str], ...]:
    """A tap, or words that say the same, count for the answer they were given to; nothing is counted of danger."""
    what = "not_meant" if turn.rejects else move.guided.what if move.guided else ""
    rated = before.last_shown if what in {"helped", "not_meant"} else None
    counts = [(what, rated)] if rated else []
    if move.signpost == "out_of_scope" or (move.unsure and not turn.rejects):
        counts.append(("out_of_scope" if move.signpost == "out_of_scope" else "unsure", move.signpost))
    return tuple(count for count in counts if count[1] not in guided_buttons.NEVER_RATED)


def _buttons(move: Move, answer: Answer, turn: Turn, knowledge: Knowledge) -> tuple[Button, ...]:
    """The question's answers if one is asked, then other readings, then the ways on."""
    if turn.which_to_drop:
        return _droppable(turn, move.case)
    words = knowledge.wording
    # One question at a time: while a date is asked again, the other one waits.
    asks = None if ask_for_date_again(turn) and move.kind != "stay" else move.asks
    buttons = _date_buttons(turn) or (_answers(asks, knowledge) if asks else [])
    if move.guided and move.guided.what != "digression":
        buttons += [Button(*way) for way in guided_buttons.ways(move, answer, knowledge)]
        return tuple(dict.fromkeys(buttons))[:MAX_CHOICES]
    buttons += [Button(knowledge.signposts[name].choice, payload(name)) for name in answer.also]
    kind = answer.signpost.kind
    if move.says == "safety_stay":
        if kind in STEPPED and answer.signpost.steps:
            buttons.append(Button(words.button_more, payload("more")))
            buttons += _points(move, answer, turn, knowledge)
        in_hand = move.case.history[-1:] if kind in STEPPED else (move.case.signpost,)
        in_hand = ("where_am_i",) if move.case.triage == ASKING else in_hand
        buttons += [Button(words.button_go_on, payload(name)) for name in in_hand if name]
    elif kind != "conversation" and not move.asks:
        buttons += _letter(move, answer, knowledge)
        buttons += _points(move, answer, turn, knowledge)
        if move.kind != "more" and answer.signpost.steps and kind in STEPPED:
            buttons.append(Button(words.button_more, payload("more")))
        if answer.signpost.if_that_fails:
            buttons.append(Button(words.button_next, payload("next_step")))
    elif move.signpost in {"greeting", "restart", "out_of_scope", "human_handover"} and not move.asks:
        buttons += _starting(knowledge)
        buttons.append(Button(*guided_buttons.where(knowledge)))
    if move.kind in OFFERS_PLAN and not move.asks and kind in STEPPED:
        buttons.append(Button(words.button_plan, payload("plan")))
    if move.unsure:
        buttons.append(Button(words.button_person, payload("human_handover")))
    return tuple(dict.fromkeys(buttons))[:MAX_CHOICES]


def _letter(move: Move, answer: Answer, knowledge: Knowledge) -> list[Button]:
    """The first letter that fits, where the steps are shown or the very thing that happened is answered."""
    ours = [name for name in answer.letters if knowledge.letters[name].body]
    if not ours or answer.signpost.kind not in STEPPED or not (move.kind == "more" or answer.point):
        return []
    return [Button(knowledge.wording.button_letter, payload(LETTERS, {"letter": ours[0]}))]


def _starting(knowledge: Knowledge) -> list[Button]:
    return [Button(knowledge.signposts[name].choice, payload(name)) for name in say.starting_points(knowledge)]


def _points(move: Move, answer: Answer, turn: Turn, knowledge: Knowledge) -> list[Button]:
    """Particular things to pick: those the message came near to, or the signpost's own once its steps are shown."""
    meeting = None if answer.point else meeting_of(answer.signpost.id, answer.case, knowledge)
    ours = points_of(meeting, knowledge) if meeting else points_under(answer.signpost.id, knowledge)
    under = {point.id: point for point in ours if point.id != answer.point}
    near = [name for name, closeness in turn.points if name in under and closeness >= NEAR_FROM][:MOST_NEAR]
    shown = list(under)[:MOST_POINTS] if move.kind == "more" else [] if answer.point else near
    return [Button(under[name].choice, payload(answer.signpost.id, {"point": name})) for name in shown]


def _answers(fact: str, knowledge: Knowledge) -> list[Button]:
    if fact == "area":
        areas = [knowledge.areas[area] for area in knowledge.case_facts[fact].offered]
        buttons = [Button(area.name, payload("answer", {fact: area.id})) for area in areas]
        buttons.append(Button(knowledge.wording.button_elsewhere, payload("answer", {fact: "england"})))
    else:
        offered = knowledge.case_facts[fact].offered
        options = [choice for choice in knowledge.case_facts[fact].choices if not offered or choice.id in offered]
        buttons = [Button(choice.label, payload("answer", {fact: choice.id})) for choice in options]
    return [*buttons, Button(knowledge.wording.button_not_sure, payload("answer", {fact: NOT_SURE}))]


def _droppable(turn: Turn, case: Case) -> tuple[Button, ...]:
    """The days of which one is to be taken out."""
    days = {fact: case.dates()[fact] for fact in turn.which_to_drop}
    return tuple(Button(say.long_date(day), payload("answer", {fact: NOT_SURE})) for fact, day in days.items())


def _date_buttons(turn: Turn) -> list[Button]:
    """Both readings of a doubtful date, to pick the right one."""
    buttons = []
    for value in turn.named.get("doubtful_date", ())[:2]:
        fact, day = value.split("=")
        buttons.append(Button(say.long_date(date.fromisoformat(day)), payload("answer", {fact: day})))
    return buttons

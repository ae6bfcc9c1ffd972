"""The sentences and buttons of the guided talk, in order. The sentences themselves are in `knowledge/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from signpost import say
from signpost.answers import Answer
from signpost.case import DATE_FACTS, Case
from signpost.knowledge.base import Knowledge
from signpost.move import Move
from signpost.plan import date_in_words
from signpost.triage import ASKING, Guided, Placed, number_of
from signpost.turn import Turn
from signpost.vocabulary import STEPPED

HINTS = 2
"""How many of the questions left out are named with the outcome."""


def parts(
    move: Move, answer: Answer, extra: list[str], turn: Turn, before: Case, knowledge: Knowledge
) -> Iterator[str]:
    """The paragraphs of a reply of the guided talk, in order; empty ones are left out by the caller."""
    guided = move.guided or Guided("")
    if guided.what in {"digression", "handover"}:
        yield from say.parts(replace(move, asks=None), answer, extra, turn, before, knowledge)
        yield from _person(knowledge) if guided.what == "handover" else ()
    else:
        yield from _says(guided, knowledge)
        yield from _own(guided.what, move, answer, knowledge, turn.today)
        if say.is_soft(turn, answer) and not move.case.soft_line_said:
            yield from say.soft_lines(turn, knowledge)
    yield from _closing(move, answer, knowledge)


def _own(what: str, move: Move, answer: Answer, knowledge: Knowledge, today: date) -> Iterator[str]:
    """What is said besides the question."""
    if what == "placed":
        yield from _placed(move, answer, knowledge, today)
    elif what == "recap":
        yield from _recap(move, answer, knowledge)
    elif what == "helped":
        yield knowledge.guided.feedback.thanks
    elif what == "not_meant":
        yield from _not_meant(answer, knowledge, today)


def _says(guided: Guided, knowledge: Knowledge) -> Iterator[str]:
    for name in guided.says:
        yield getattr(knowledge.triage.words, name, None) or getattr(knowledge.wording, name)


def _closing(move: Move, answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    """The question, put as it fits what came before it; else what can be asked for next."""
    what = move.guided.what if move.guided else ""
    words = knowledge.triage.words
    if what == "digression" and not move.asks:
        yield words.enough
    elif what == "placed" and not move.asks:
        placed = move.guided.placed if move.guided else None
        yield words.steps_round if placed and placed.before else words.steps_on
    elif what == "recap" and not move.asks and move.case.triage == ASKING:
        yield words.enough
    elif what == "recap" and not move.asks and answer.signpost.kind in STEPPED and answer.signpost.steps:
        yield knowledge.wording.offer_steps
    if not move.asks or what == "not_meant":
        return
    fact = knowledge.case_facts[move.asks]
    templates = {"question": words.question, "digression": words.again, "recap": knowledge.guided.recap.question}
    template = templates.get(what, knowledge.wording.question)
    number, most = number_of(move.case, knowledge), len(knowledge.triage.questions)
    yield template.format(number=number, most=most, question=fact.question, why=fact.why or "")


def _placed(move: Move, answer: Answer, knowledge: Knowledge, today: date) -> Iterator[str]:
    """The ladder with the place on it, why, the answer in short, and what could still change it."""
    placed = move.guided.placed if move.guided else None
    if placed is None:
        return
    yield ladder_line(answer.signpost.rung, knowledge)
    told = list(_told_facts(placed.facts, move.case, knowledge))
    words = knowledge.triage.words
    yield words.told.format(told=" ".join(told)) if told else words.told_nothing
    yield placed.because
    yield from say.answer_in_short(answer, knowledge, today)
    yield from _hints(placed)


def _hints(placed: Placed) -> Iterator[str]:
    yield from (question.if_unknown for question in placed.unknown[:HINTS])


def ladder_line(rung: int | None, knowledge: Knowledge) -> str:
    """The whole ladder in one line, short enough for a text message, and where on it or beside it somebody is."""
    triage = knowledge.triage
    rungs = ", ".join(f"{number} {name}" for number, name in enumerate(triage.rungs, 1))
    if rung is None:
        return triage.words.beside.format(rungs=rungs)
    return triage.words.ladder.format(rungs=rungs, here=f"{rung} {triage.rungs[rung - 1]}")


def _recap(move: Move, answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    """What is known in plain words, then the step in hand with its dates."""
    words = knowledge.guided.recap
    told = list(_told_facts(move.case.facts, move.case, knowledge))
    stepped = answer.signpost.kind in STEPPED and move.case.signpost == answer.signpost.id
    if not told and not stepped:
        yield words.nothing
        yield words.start if not move.asks else ""
        return
    yield words.begins
    yield "\n".join([words.told, *(f"- {one}" for one in told)]) if told else ""
    if stepped:
        yield words.in_hand.format(title=answer.signpost.title)
        yield knowledge.wording.do_now.format(do_now=answer.signpost.do_now)
        yield from say.deadline_lines(answer, knowledge)
    elif not move.asks:
        yield words.start


def _person(knowledge: Knowledge) -> Iterator[str]:
    """What to have ready for a person, and what to do when nobody is there."""
    words = knowledge.guided.handover
    yield "\n".join([words.have_ready, *(f"- {thing}" for thing in words.things)])
    yield words.out_of_hours


def _not_meant(answer: Answer, knowledge: Knowledge, today: date) -> Iterator[str]:
    words = knowledge.guided.feedback
    yield words.sorry
    yield words.near if answer.also else words.no_near
    yield from say.contact_lines(replace(answer, contacts=answer.contacts[:1]), knowledge, today)


def _told_facts(facts: Iterable[str], case: Case, knowledge: Knowledge) -> Iterator[str]:
    """What somebody has told us of these facts, in plain words, in the order of the file."""
    words, asked = knowledge.guided, set(facts)
    for fact, values in words.told.items():
        if fact in asked and (value := case.get(fact)) in values:
            yield values[str(value)]
    area = knowledge.areas.get(case.get("area") or "") if "area" in asked else None
    if area and area.gss_code:
        yield words.told_area.format(area=area.name)
    for fact in DATE_FACTS:
        day = date_in_words(fact, case, knowledge.wording)
        if fact in asked and day and fact in words.told_dates:
            yield words.told_dates[fact].format(date=day)

"""The guided talk: what its files say, and talks that come to every sentence of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from signpost.case import NOT_SURE, Case
from signpost.knowledge import Knowledge
from signpost.triage import next_question
from signpost.turn import Turn
from tests.faithful.blanks import filled, listed, one_of
from tests.faithful.files import Files
from tests.faithful.phrasebook import Phrasebook, day_told
from tests.faithful.replies import Heard, said, talk

TRIAGE, GUIDED = "knowledge/triage.yml", "knowledge/guided.yml"


def add_guided(book: Phrasebook, files: Files) -> None:
    """Every line of the guided talk."""
    _triage(book, files)
    _recap(book, files)
    _others(book, files)


def _triage(book: Phrasebook, files: Files) -> None:
    triage: dict[str, Any] = files.triage
    words = triage["words"]
    for name, text in words.items():
        if "{" not in text:
            book.add(f"{TRIAGE}: {name}", text)
    for question in triage["questions"]:
        fact = files.entries["case_facts"][question["fact"]]
        book.add(TRIAGE, question["if_unknown"])
        for template, counts in ((words["question"], {"number": r"\d", "most": r"\d"}), (words["again"], {})):
            line = template.replace("{question}", fact["question"]).replace("{why}", fact["why"])
            book.add_pattern(TRIAGE, filled(line, **counts))
    for outcome in triage["outcomes"]:
        book.add(TRIAGE, outcome["because"])
    for entry in files.entries["signposts"].values():
        for branch in entry.get("instead", ()):
            book.add(files.file_of["signposts", entry["id"]], branch["because"])
    rungs = [f"{number} {name}" for number, name in enumerate(triage["rungs"], 1)]
    book.add(TRIAGE, words["beside"].format(rungs=", ".join(rungs)))
    for here in rungs:
        book.add(TRIAGE, words["ladder"].format(rungs=", ".join(rungs), here=here))
    told = [text for values in files.guided["told"].values() for text in values.values()]
    book.add_pattern(TRIAGE, filled(words["told"], told=listed(told, " ")))


def _recap(book: Phrasebook, files: Files) -> None:
    guided: dict[str, Any] = files.guided
    words = guided["recap"]
    for name in ("begins", "told", "nothing", "start"):
        book.add(f"{GUIDED}: {name}", words[name])
    for values in guided["told"].values():
        for text in values.values():
            book.add(GUIDED, f"- {text}")
    areas = one_of(area["name"] for area in files.entries["areas"].values())
    for text in (*guided["told_dates"].values(), guided["told_area"]):
        # On the page the dash becomes the list's own mark.
        book.add_pattern(GUIDED, f"(?:- )?{filled(text, date=day_told(files), area=areas)}")
    for entry in (*files.entries["signposts"].values(), *files.entries["points"].values()):
        book.add(GUIDED, words["in_hand"].format(title=entry["title"]))
    for fact in files.entries["case_facts"].values():
        if fact.get("question"):
            book.add(GUIDED, words["question"].format(question=fact["question"], why=fact.get("why", "")))


def _others(book: Phrasebook, files: Files) -> None:
    handover, feedback = files.guided["handover"], files.guided["feedback"]
    for text in (handover["have_ready"], *(f"- {thing}" for thing in handover["things"]), handover["out_of_hours"]):
        book.add(GUIDED, text)
    for name in ("thanks", "sorry", "near", "no_near"):
        book.add(f"{GUIDED}: {name}", feedback[name])


def of_guided(knowledge: Knowledge) -> Iterator[Heard]:
    """Every way through the questions; each fact and date summed up; a person, and both taps, from several places."""
    yield from _questions(knowledge, [], Case())
    for turn in (said("explain_term"), said("go_back"), said("affirm"), said("deny"), said("recap"), said("goodbye")):
        opened = [said("where_am_i"), said("answer", found={"letter_gives_appeal": "no"}), turn, said("recap")]
        yield from talk(knowledge, "the questions", [*opened, said("go_back"), said("go_back"), said("affirm")])
    dated = said("answer", found={"letter_date": "2026-11-02"})
    yield from talk(knowledge, "a date among the questions", [said("where_am_i"), dated])
    corrected = said("answer", found={"letter_gives_appeal": "yes"}, words=4)
    opened = [said("where_am_i"), said("answer", found={"letter_gives_appeal": "no", "about": "school"})]
    yield from talk(knowledge, "a correction", [*opened, corrected])
    yield from talk(knowledge, "one left out", [said("where_am_i"), said("next_step")])
    yield from talk(knowledge, "not meant at once", [said("not_meant")])
    everything = {question.fact: NOT_SURE for question in knowledge.triage.questions}
    told = said("explain_term", found=everything)
    yield from talk(knowledge, "all told in passing", [said("where_am_i"), told, said("recap"), said("affirm")])
    yield from _summed_up(knowledge)
    firsts, taps = ("appeal", "greeting", "find_contact", "crisis"), ("helped", "not_meant", "human_handover")
    for first, tap in product(firsts, taps):
        ranking = ((first, 0.6), ("school_transport", 0.2), ("mediation", 0.1))
        yield from talk(knowledge, f"{tap} to {first}", [said(first, ranking=ranking), said(tap), said("recap")])
        yield from talk(knowledge, tap, [said("where_am_i"), said(tap), said("answer", found={"area": "devon"})])


def _questions(knowledge: Knowledge, turns: list[Turn], case: Case) -> Iterator[Heard]:
    question = next_question(case, knowledge)
    if question is None:
        yield from talk(knowledge, f"questions with {dict(case.facts)}", [said("where_am_i"), *turns, said("recap")])
        return
    for choice in (*(one.id for one in knowledge.case_facts[question.fact].choices), NOT_SURE):
        given = {question.fact: choice}
        yield from _questions(knowledge, [*turns, said("answer", found=given)], case.learn(given))


def _summed_up(knowledge: Knowledge) -> Iterator[Heard]:
    for fact, values in knowledge.guided.told.items():
        for value in values:
            yield from talk(knowledge, f"{fact} summed up", [said("recap")], Case({fact: value}))
    for fact in knowledge.guided.told_dates:
        yield from talk(knowledge, f"{fact} summed up", [said("recap")], Case({fact: "2026-11-02"}))
    for signpost in knowledge.signposts:
        turns = [said(signpost, found={"area": "devon"}), said("recap")]
        yield from talk(knowledge, f"{signpost} summed up", turns)

"""The ids named in `knowledge/triage.yml` and `knowledge/guided.yml`, and what each must be one of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from signpost.case import DATE_FACTS
from signpost.knowledge.base import Knowledge

Reference = tuple[str, str, str, str, Collection[str]]
"""Kind, entry, field, the value that stands there, and the values allowed."""


def each(kind: str, entry: str, field: str, values: Iterable[str], allowed: Collection[str]) -> Iterator[Reference]:
    """A reference for each of the values."""
    return ((kind, entry, field, value, allowed) for value in values)


def of_triage(knowledge: Knowledge) -> Iterator[Reference]:
    """Questions, what is known from a signpost, and outcomes; nothing while the file itself has a mistake."""
    file, questions = "triage.yml", getattr(knowledge.triage, "questions", ())
    asked = [question.fact for question in questions]
    yield from each(
        file, "questions", "fact", asked, [name for name in knowledge.case_facts if _choices(name, knowledge)]
    )
    for question in questions:
        yield from each(file, question.fact, "means", question.means.values(), _choices(question.fact, knowledge))
    for signpost, facts in getattr(knowledge.triage, "known_from", {}).items():
        yield file, "known_from", signpost, signpost, knowledge.signposts
        yield from _facts(
            file, f"known_from.{signpost}", {fact: [value] for fact, value in facts.items()}, asked, knowledge
        )
    for number, outcome in enumerate(getattr(knowledge.triage, "outcomes", ()), 1):
        entry = f"outcomes.{number}"
        yield from each(
            file,
            entry,
            "signpost",
            [outcome.signpost, *outcome.also, *([outcome.before] if outcome.before else [])],
            knowledge.signposts,
        )
        yield from _facts(file, entry, outcome.when, asked, knowledge)


def of_told(knowledge: Knowledge) -> Iterator[Reference]:
    """Facts, values and dates that are said back; nothing while the file itself has a mistake."""
    file, told = "guided.yml", getattr(knowledge.guided, "told", {})
    yield from _facts(file, "told", told, knowledge.case_facts, knowledge)
    yield from each(file, "told_dates", "fact", getattr(knowledge.guided, "told_dates", {}), DATE_FACTS)


def _facts(
    file: str, entry: str, facts: Mapping[str, Iterable[str]], allowed: Collection[str], knowledge: Knowledge
) -> Iterator[Reference]:
    for fact, values in facts.items():
        yield file, entry, "fact", fact, allowed
        if fact in knowledge.case_facts:
            yield from each(file, entry, fact, values, _choices(fact, knowledge))


def _choices(fact: str, knowledge: Knowledge) -> list[str]:
    found = knowledge.case_facts.get(fact)
    return [choice.id for choice in found.choices] if found else []

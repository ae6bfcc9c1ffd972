"""The names by which parents call what the knowledge base holds, and the plain form in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product

from signpost.case import NOT_SURE
from signpost.inference import BY_WORDS
from signpost.knowledge.base import Knowledge
from signpost.vocabulary import DANGERS

Meaning = tuple[str, str]
"""What a phrase stands for: the kind ("area", "organisation", a case fact ...) and the id or value."""

ANSWER_TO = "answer_to"
"""The kind of words that mean a fact only in answer to its own question; the value is fact=value."""
BESIDE = "beside"
"""The kind of words that tell of a problem of its own; the value is the point or the signpost that it is."""
NO_WORD = "-"
"""Among the choices of a phrase: none of them need stand there."""
TITLED = "titled"
"""The kind of a message that is the title of an answer and nothing more; the value is signpost=id or point=id."""
ANY_QUESTION = "any"
"""The fact of words that answer every question: "not sure"."""
WORD = re.compile(r"\w+")
_OF_ANY_LETTER = frozenset(
    [
        "letter",
        "letters",
        "email",
        "note",
        "template",
        "model",
        "reply",
        "to",
        "the",
        "a",
        "an",
        "of",
        "for",
        "about",
        "asking",
        "ask",
        "my",
        "me",
        "i",
        "in",
        "on",
        "is",
        "and",
        "how",
        "word",
        "after",
        "before",
        "with",
        "from",
        "this",
        "that",
        "write",
        "writing",
        "what",
        "do",
        "say",
        "put",
    ]
)


def phrases(knowledge: Knowledge) -> Iterator[tuple[str, Meaning]]:
    """Every phrase that names something, with what it names."""
    for fact in knowledge.case_facts.values():
        for choice in fact.choices:
            yield from _each(choice.words, fact.id, choice.id)
            yield from _each(choice.when_asked, ANSWER_TO, f"{fact.id}={choice.id}")
        yield from _each(fact.when_not_sure, ANSWER_TO, f"{fact.id}={NOT_SURE}")
    yield from _each(knowledge.recognition.not_sure, ANSWER_TO, f"{ANY_QUESTION}={NOT_SURE}")
    for inference in knowledge.inferences.values():
        for name, value in inference.then.items():
            yield from _each(inference.words, BY_WORDS, f"{name}={value}")
    for area in knowledge.areas.values():
        if area.gss_code:
            yield from _each((area.name, area.council, *area.also_called, *area.places), "area", area.id)
    for organisation in knowledge.organisations.values():
        yield from _each((organisation.name, *organisation.also_called), "organisation", organisation.id)
    for term in knowledge.terms.values():
        yield from _each((term.term, *([term.full_form] if term.full_form else []), *term.also_called), "term", term.id)
    for rule in knowledge.deadlines.values():
        yield from _each(rule.asked_by, "deadline", rule.id)
    for what, words in knowledge.recognition.asks_for.items():
        yield from _each(words, "asks_for", what)
    for problem, words in knowledge.recognition.beside.items():
        yield from _each(chain.from_iterable(map(spelt_out, words)), BESIDE, problem)
    for role, words in knowledge.recognition.roles.items():
        yield from _each(words, "role", role)


def _each(phrases: Iterable[str], kind: str, value: str) -> Iterator[tuple[str, Meaning]]:
    return ((phrase, (kind, value)) for phrase in phrases)


def spelt_out(words: str) -> Iterator[str]:
    """Every phrase that one with choices stands for: "no to his/- taxi" is "no to his taxi" and "no to taxi"."""
    for chosen in product(*(word.split("/") for word in words.split())):
        yield " ".join(word for word in chosen if word != NO_WORD)


def titles(knowledge: Knowledge) -> dict[str, str]:
    """What each title of an answer, and what its button says, leads to: people type what they could have pressed.

    One that is of two answers leads nowhere. Of the signposts only what has steps, or is a request, has a title.
    """
    stepped = (one for one in knowledge.signposts.values() if one.kind != "conversation" and one.id not in DANGERS)
    points = (one for one in knowledge.points.values() if one.signpost not in DANGERS)
    called = [(f"signpost={one.id}", one.title, one.choice) for one in stepped]
    called += [(f"point={one.id}", one.title, one.choice) for one in points]
    found: dict[str, set[str]] = {}
    for leads_to, *names in called:
        for name in names:
            found.setdefault(as_title(name.lower()), set()).add(leads_to)
    return {title: leads.pop() for title, leads in found.items() if len(leads) == 1 and " " in title}


def as_title(plain: str) -> str:
    """A title as it is compared: its words alone, so that a comma or a question mark left out is no matter."""
    return " ".join(WORD.findall(plain.replace("'", "").replace("’", "")))


def content(phrase: str) -> frozenset[str]:
    """The words of a letter's name that tell it from other letters."""
    return frozenset(WORD.findall(plain_with_offsets(phrase)[0])) - _OF_ANY_LETTER


def plain_with_offsets(text: str) -> tuple[str, list[int]]:
    """The text in lower case without apostrophes, and for each of its characters where it stood."""
    kept = [(character, place) for place, character in enumerate(text) if character not in "'’`"]
    return "".join(character.lower()[0] for character, _ in kept), [place for _, place in kept]


def spelt(plain: str, offsets: list[int], right: Mapping[str, str]) -> tuple[str, list[int]]:
    """Plain text with each misspelt word in its right spelling (`right`, by the wrong one), and the offsets for it."""
    text, places, at = "", list[int](), 0
    for word in WORD.finditer(plain):
        if (meant := right.get(word[0])) is None:
            continue
        own = offsets[word.start() : word.end()]
        text += plain[at : word.start()] + meant
        places += offsets[at : word.start()] + [own[min(i, len(own) - 1)] for i in range(len(meant) - 1)] + own[-1:]
        at = word.end()
    return text + plain[at:], places + offsets[at:]

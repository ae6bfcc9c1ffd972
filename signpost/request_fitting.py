"""Fits the four kinds of request (a contact, a letter, a date, a word) to what the message is about."""

from __future__ import annotations

from dataclasses import replace

from signpost.answers import Answer, answered
from signpost.case import Case
from signpost.deadline_talk import add_named, fit_deadlines, rules_meant
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Letter, Organisation, Term
from signpost.letter_filling import filled
from signpost.move import Move
from signpost.turn import Turn

MOST_LETTERS = 3
MOST_CONTACTS = 6


def fit_request(answer: Answer, move: Move, turn: Turn, knowledge: Knowledge) -> tuple[Answer, list[str]]:
    """The answer with what was asked for put in, and the extra sentences that say it.

    An answer about a topic gets the deadlines of that topic that the message names.
    """
    fitters = {
        "find_contact": _contacts,
        "model_letter": _letters,
        "deadline": _deadlines,
        "explain_term": _terms,
    }
    fitter = fitters.get(answer.signpost.id)
    if fitter is None:
        return add_named(answer, move.shown or move.case, turn, knowledge)
    return fitter(answer, move, turn, knowledge)


def _contacts(answer: Answer, move: Move, turn: Turn, knowledge: Knowledge) -> tuple[Answer, list[str]]:
    """The bodies named in the message first; else those of its topic; else the signpost's own list."""
    area = move.case.get("area")
    named = [knowledge.organisations[name] for name in turn.named.get("organisation", ())]
    named += [found for role in turn.named.get("role", ()) if (found := knowledge.contact(f"area:{role}", area))]
    if not named and move.topic:
        references = knowledge.signposts[move.topic].contacts
        named = [found for reference in references if (found := knowledge.contact(reference, area))]
    # "Ring or email the first one" must be possible: those with a number or an address come first.
    named.sort(key=lambda found: found.phone is None and found.email is None)
    contacts: dict[str, Organisation] = {found.id: found for found in (*named, *answer.contacts)}
    shown = tuple(contacts.values())[: len(named) or MOST_CONTACTS]
    return replace(answer, contacts=shown[:MOST_CONTACTS]), []


def _letters(answer: Answer, move: Move, turn: Turn, knowledge: Knowledge) -> tuple[Answer, list[str]]:
    """The letter named, else those of the topic as it stands in this case; the first is written out in full."""
    chosen = list(turn.named.get("letter", ()))
    if move.topic:
        chosen += answered(move.topic, move.case, knowledge).letters
    chosen = list(dict.fromkeys(chosen or answer.letters))[:MOST_LETTERS]
    names_it = move.topic or turn.named.get("letter") or move.case.get("about")
    # Hardly understood, a letter would most likely be to the wrong person.
    is_meant = chosen and names_it and not (move.unsure and "letter" not in turn.named)
    texts = _written_out(knowledge.letters[chosen[0]], move.case, knowledge) if is_meant else []
    return replace(answer, letters=tuple(chosen)), texts


def _written_out(letter: Letter, case: Case, knowledge: Knowledge) -> list[str]:
    """What it is and who it goes to, the letter with the parts the case knows, and how to check it."""
    words = knowledge.wording
    texts = [words.letter_title.format(title=letter.title, to=letter.to)]
    texts += [filled(letter, case, knowledge)] if letter.body else []
    if letter.check_with:
        marks = knowledge.points[letter.check_with].steps or ()
        texts.append("\n".join([words.letter_check, *marks]))
    return texts + [words.letter_official.format(url=detail.value) for detail in letter.official[:1]]


def _deadlines(answer: Answer, move: Move, turn: Turn, knowledge: Knowledge) -> tuple[Answer, list[str]]:
    """The dates of the topic worked out where the case has them; the rule itself in words where it has not."""
    rules = move.case.rules or rules_meant(turn, move.topic, knowledge)
    return fit_deadlines(answer, rules, move.asks, move.topic, move.case, turn, knowledge)


def _terms(answer: Answer, _: Move, turn: Turn, knowledge: Knowledge) -> tuple[Answer, list[str]]:
    """The meaning of each word named, or an honest word that we do not have it."""
    asked = turn.named.get("asked_term") or turn.named.get("term", ())
    terms = [knowledge.terms[name] for name in asked]
    return answer, [_explained(term, knowledge) for term in terms] or [knowledge.wording.term_unknown]


def _explained(term: Term, knowledge: Knowledge) -> str:
    words = knowledge.wording
    if term.full_form:
        return words.term_full.format(term=term.term, full=term.full_form, meaning=term.meaning)
    return words.term.format(term=term.term, meaning=term.meaning)

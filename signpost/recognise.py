"""Finds in a message what the knowledge base names: places, bodies, letters, terms, facts about the case and dates.

spaCy splits the words and matches the phrases; names misspelt by one letter are found with its FUZZY matching.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import spacy
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from signpost import date_hints
from signpost.dates import FoundDate, find_dates
from signpost.knowledge.base import Knowledge
from signpost.names import ANSWER_TO, WORD, Meaning, content, phrases, plain_with_offsets
from signpost.text import sentence_spans
from signpost.what_is import WhatIs

FUZZY_FROM_LETTERS = 6
"""Shorter names are one letter away from too many ordinary words."""
WORDS_OF_A_LETTER = 2
NEGATIONS = frozenset({"not", "nt", "isnt", "never", "havent", "hasnt", "didnt", "doesnt", "without", "no", "dont"})
DENIALS = NEGATIONS - {"no", "without"}
DENIED_AFTER = frozenset({"nt", "not"})
"""Right after words that answer a question they take it back: "it does" is no yes in "it doesn't say"."""
DENIAL_REACH = 3
"""A "not" so shortly before a fact denies it ("it is not an academy"); "no, it is an academy" does not."""
NEGATION_REACH = 6
"""How many words back a "never" still turns a yes round ("never had a letter with a right of appeal")."""
CLAUSE_ENDS = frozenset({".", "!", "?", ";", ",", "and", "but", "so", "because"})
BARE_MAY_BE_TO_COME = frozenset({"date", "meeting_date", "arrived_date", "other_date"})
BARE_ALONE = 4
"""A bare day of a month ("on the 4th") of one of these may be to come; at the start of a message it is an answer."""
LEFT = frozenset({"from", "left"})
"""Before a place: where somebody lived, not where they live."""

_BIRTH_BEFORE = re.compile(r"\b(?:born|birth|birthda(?:y|te)|bday|d\.?o\.?b)\b[^!?\n\d]{0,14}$", re.IGNORECASE)
_BIRTH_AFTER = re.compile(
    r"\W{0,3}(?:(?:is|was|being) )?(?:(?:his|her|their|my) )?(?:birth|d\.?o\.?b\b|bday)", re.IGNORECASE
)
AGES_IN_WORDS = {"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
"""Those round which the rights pass to the young person."""
MAX_AGE = 25
"""The special needs law ends on the 25th birthday; a higher number is somebody else's age."""
_WHO = (
    r"(?:(?:son|daughter|grandson|granddaughter|lad|boy|girl|nephew|niece|brother|sister|young person)(?:'s| is| of)?"
    r"|aged|turn(?:s|ed|ing)?|(?:he|she|who)(?:'?s| is)|i'?m|i am)"
)
_NUMBER = "|".join([r"\d{1,2}", *AGES_IN_WORDS])
_NO_AGE = r"\s*(?:weeks?|days?|months?|hours?|min(?:ute)?s?|per ?cent|%|/|:|out of|st|nd|rd|th|years? (?!old))"
_AGE = re.compile(
    rf"\b{_WHO}\s+(?:now |only |just |nearly |almost )?({_NUMBER})\b(?!{_NO_AGE})"
    r"|\b(\d{1,2})\s?(?:yo|yrs? old|years? old|year old)\b"
    rf"|\b(?:post|over)[ -]?(1[689])\b(?!{_NO_AGE})|\bafter (1[689])(?=\W*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """Something named in a message: where (character offsets), what kind and which."""

    start: int
    end: int
    kind: str
    value: str


class Recogniser:
    """Built once from the knowledge base; finds mentions in about a millisecond."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rules = knowledge.recognition
        self._what_is = WhatIs(knowledge.recognition)
        self._language = spacy.blank("en")
        self._exact = PhraseMatcher(self._language.vocab, attr="LOWER")
        # One matcher an initial: people mistype the first letter least, and each name is tried on each word.
        self._fuzzy: dict[str, Matcher] = {}
        self._meanings: dict[str, list[Meaning]] = {}
        for phrase, meaning in phrases(knowledge):
            self._meanings.setdefault(plain_with_offsets(phrase)[0].strip(), []).append(meaning)
        self._letters = [
            (content(phrase), letter.id) for letter in knowledge.letters.values() for phrase in letter.also_called
        ]
        self._all_kinds = sorted({kind for meanings in self._meanings.values() for kind, _ in meanings})
        self._capitals = set(self._rules.terms_in_capitals_only)
        self._ordinary = set(self._rules.ordinary_words)
        for phrase in self._meanings:
            self._exact.add(phrase, [self._language.make_doc(phrase)])
            if (
                phrase.isalpha()
                and len(phrase) >= FUZZY_FROM_LETTERS
                and phrase not in self._ordinary
                and self._is_name(phrase)
            ):
                matcher = self._fuzzy.setdefault(phrase[0], Matcher(self._language.vocab))
                matcher.add(phrase, [[{"LOWER": {"FUZZY1": phrase}}]])

    def find(self, text: str, today: date) -> list[Mention]:
        """All mentions, in order. Of two that overlap the longer wins; a negated fact is left out."""
        plain, offsets = plain_with_offsets(text)
        doc = self._language.make_doc(plain)
        spans = [Span(doc, start, end, label=key) for key, start, end in self._exact(doc)]
        spans += self._misspelt(doc, {token for span in spans for token in range(span.start, span.end)})
        named = [
            (span, kind, value)
            for kind in self._all_kinds
            for span in filter_spans([span for span in spans if kind in self._kinds(span)])
            if self._counts(span, kind, text, offsets)
            for value in self._values(span, kind)
        ]
        asked = [(span, "asked_term", value) for span, kind, value in named if kind == "term" and self._asks(span)]
        mentions = [
            Mention(offsets[span.start_char], offsets[span.end_char - 1] + 1, kind, value)
            for span, kind, value in (*named, *asked)
        ]
        if self._what_is.is_asked(plain):
            mentions.append(Mention(0, len(text), "asks_for", "meaning"))
        mentions += [*self._letter(plain), *_ages(text), *self._dates(text, today)]
        if all(mention.kind == "vague_date" for mention in mentions):
            mentions += _hints(text, today)
        return sorted(mentions, key=lambda mention: mention.start)

    def _asks(self, span: Span) -> bool:
        return self._what_is.asks(span.doc.text, span.start_char, span.end_char)

    def _letter(self, plain: str) -> list[Mention]:
        """The letter of whose names most words, and at least two, stand in the message, in whatever order."""
        words = frozenset(WORD.findall(plain))
        size, letter = max(((len(name), letter) for name, letter in self._letters if name <= words), default=(0, ""))
        return [Mention(0, len(plain), "letter", letter)] if size >= WORDS_OF_A_LETTER else []

    def _kinds(self, span: Span) -> set[str]:
        return {kind for kind, _ in self._meanings[span.label_]}

    def _values(self, span: Span, kind: str) -> list[str]:
        """What the span stands for, as this kind; "no" said shortly before a yes turns it round."""
        values = [value for one, value in self._meanings[span.label_] if one == kind]
        if values == ["yes"] and _clause_before(span, NEGATION_REACH) & NEGATIONS:
            return ["no"]
        return values

    def _misspelt(self, doc: Doc, taken: set[int]) -> Iterator[Span]:
        """Names one letter off, looked for only in words long enough to be meant as one."""
        for token in doc:
            matcher = self._fuzzy.get(token.text[0])
            if matcher is None or token.i in taken or not token.is_alpha or len(token) < FUZZY_FROM_LETTERS:
                continue
            for key, _, _ in matcher(Doc(doc.vocab, words=[token.text])):
                yield Span(doc, token.i, token.i + 1, label=key)

    def _is_name(self, phrase: str) -> bool:
        return any(kind in {"area", "organisation", "school_type"} for kind, _ in self._meanings[phrase])

    def _counts(self, span: Span, kind: str, text: str, offsets: list[int]) -> bool:
        """Whether the words really name something of this kind here."""
        phrase = span.label_
        before = span.doc[span.start - 1].lower_ if span.start else ""
        after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
        if phrase in self._capitals and kind == "term":
            written = text[offsets[span.start_char] : offsets[span.end_char - 1] + 1]
            return written.isupper()
        if phrase in self._ordinary:
            return before in self._rules.place_words_before or after in self._rules.place_words_after
        kinds = {kind for kind, _ in self._meanings[phrase]}
        if after in DENIED_AFTER and kinds & {ANSWER_TO, "letter_gives_appeal", "has_plan"}:
            return False
        if "decision" in kinds and before == "no":
            return False
        if kinds & {"area", "nation"} and before in LEFT and {"moved", "came", "left"} & _words(span.doc, span.start):
            return False
        if kinds & {"organisation", "term", "role"} or any(v in {"yes", "no"} for _, v in self._meanings[phrase]):
            return True
        return not _clause_before(span, DENIAL_REACH) & DENIALS

    def _dates(self, text: str, today: date) -> Iterator[Mention]:
        found = [] if date_hints.is_guess(text) else find_dates(text, today)
        for one in found:
            if _is_of_birth(text, one):
                continue
            fact = self._which_date(text, one)
            if one.bare and fact in BARE_MAY_BE_TO_COME and one.start > BARE_ALONE:
                continue
            if one.alternatives:
                yield from (Mention(one.start, one.end, "doubtful_date", f"{fact}={day}") for day in one.alternatives)
            elif one.day:
                kind = "near_day" if fact == "date" and one.near else fact
                yield Mention(one.start, one.end, kind, one.day.isoformat())
            else:
                yield Mention(one.start, one.end, "impossible_date", fact)
        if not found and date_hints.is_vague(text):
            yield Mention(0, len(text), "vague_date", "date")

    def _which_date(self, text: str, found: FoundDate) -> str:
        """Which date of the case it is, by the nearest word for one in its sentence; without any it is a `date`."""
        first, last = next(s for s in sentence_spans(text) if s[0] <= found.start < max(s[1], s[0] + 1))
        before, after = text[first : found.start].lower(), text[found.end : last].lower()
        # "Arrived yesterday but dated 2 November": that is the date on it, whatever else is near.
        on_it = before.rstrip().endswith(("dated", "date is", "date on it is"))
        nearest = "date", (len(text) + 1, 0)
        for fact, words in self._rules.dates.items():
            for word in words if not (on_it and fact == "arrived_date") else ():
                cue = rf"\b{re.escape(word)}\b"
                gaps = [len(before) - match.end() for match in re.finditer(cue, before)]
                # What is said after a date less often belongs to it.
                gaps += [2 * match.start() + 10 for match in re.finditer(cue, after)]
                # Of "letter" and "exclusion letter" in one place the longer says more.
                if gaps and (min(gaps), -len(word)) < nearest[1]:
                    nearest = fact, (min(gaps), -len(word))
        return nearest[0]


def _hints(text: str, today: date) -> Iterator[Mention]:
    """Which of two days may be meant, for a talk in which one is in doubt."""
    return (Mention(0, len(text), "which_date", hint) for hint in date_hints.hints(text, today))


def _clause_before(span: Span, reach: int) -> set[str]:
    """The words shortly before, as far back as the clause goes: what is denied of one thing is not of the next."""
    words: set[str] = set()
    for token in reversed(span.doc[max(0, span.start - reach) : span.start]):
        if token.lower_ in CLAUSE_ENDS:
            break
        words.add(token.lower_)
    return words


def _is_of_birth(text: str, found: FoundDate) -> bool:
    """Whether it is somebody's birthday: nothing is counted from one, so it is neither kept nor said again."""
    before, after = text[max(0, found.start - 30) : found.start], text[found.end : found.end + 30]
    return bool(_BIRTH_BEFORE.search(before) or _BIRTH_AFTER.match(after))


def _words(doc: Doc, before: int) -> set[str]:
    return {token.lower_ for token in doc[max(0, before - 4) : before]}


def _ages(text: str) -> Iterator[Mention]:
    """An age said of somebody, as the group whose rights it means."""
    for match in _AGE.finditer(text):
        told = next(filter(None, match.groups())).lower()
        age = AGES_IN_WORDS.get(told) or int(told)
        group = "early_years" if age < 5 else "school_age" if age < 16 else "post_16"
        if age <= MAX_AGE:
            yield Mention(match.start(), match.end(), "age_group", group)

"""Finds in a message what the knowledge base names: places, bodies, letters, terms, facts about the case and dates.

spaCy splits the words and matches the phrases; names misspelt by one letter are found with its FUZZY matching.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import spacy
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from signpost import date_hints
from signpost.at_length import LONG, decision_at_length, facts_at_length, told_in_passing
from signpost.case_days import ROUGH, days
from signpost.council_decided import is_of_health_or_care
from signpost.danger_denied import DOUBT_REACH, DOUBTED, NO_DANGER
from signpost.denials import DATES, NO_LETTER, NONE, Denials, date_denied, letter_not_asked_for
from signpost.inference import BY_WORDS
from signpost.knowledge.base import Knowledge
from signpost.mention import Mention
from signpost.names import (
    ANSWER_TO,
    TITLED,
    WORD,
    Meaning,
    as_title,
    content,
    phrases,
    plain_with_offsets,
    spelt,
    titles,
)
from signpost.negation import DENIALS, NOES, clause_before, clause_of_its_own, is_flatly_denied, is_turned_round
from signpost.put_right import put_right
from signpost.sent_home import SENT_HOME, is_of_a_thing
from signpost.spelling import right_spellings
from signpost.story_dates import in_a_story
from signpost.suspended_days import days_told, most_exact
from signpost.unanswered import unanswered
from signpost.what_is import WhatIs

FUZZY_FROM_LETTERS = 6
"""Shorter names are one letter away from too many ordinary words."""
WORDS_OF_A_LETTER = 2
DENIED_AFTER = frozenset({"nt", "not"})
"""Right after words that answer a question they take it back: "it does" is no yes in "it doesn't say"."""
DENIAL_REACH = 3
"""A "not" so shortly before a fact denies it ("it is not an academy"); "no, it is an academy" does not."""
NEGATION_REACH = 6
"""How many words back a "never" still turns a yes round ("never had a letter with a right of appeal")."""
WISHES = frozenset(
    {"want", "wanna", "should", "shall", "can", "could", "going", "gonna", "thinking", "need", "would", "will", "how"}
)
"""So shortly before a step these say that it is still to be taken: "I want to put in a complaint"."""
OURSELVES = frozenset({"i", "we"})
"""A step told with who took it has been taken: "what can I do, I complained twice"."""
LEFT = frozenset({"from", "left"})
"""Before a place: where somebody lived, not where they live."""

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


class Recogniser:
    """Built once from the knowledge base; finds mentions in about a millisecond."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rules = knowledge.recognition
        self._spelling = {wrong: as_title(right) for wrong, right in right_spellings(self._rules).items()}
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
        self._roads = {
            fact.id: [choice.id for choice in fact.choices] for fact in knowledge.case_facts.values() if fact.furthest
        }
        facts = knowledge.case_facts.values()
        self._only_alone = {(fact.id, choice.id) for fact in facts for choice in fact.choices if choice.only_alone}
        self._all_kinds = sorted({kind for meanings in self._meanings.values() for kind, _ in meanings})
        self._capitals = set(self._rules.terms_in_capitals_only)
        self._ordinary = set(self._rules.ordinary_words)
        self._denials = Denials(self._rules)
        self._facts = set(knowledge.case_facts)
        self._titles = titles(knowledge)
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
        plain, offsets = spelt(*plain_with_offsets(text), self._spelling)
        doc = self._language.make_doc(plain)
        spans = [Span(doc, start, end, label=key) for key, start, end in self._exact(doc)]
        spans += self._misspelt(doc, {token for span in spans for token in range(span.start, span.end)})
        denied = [
            Mention(offsets[one.start], offsets[one.end - 1] + 1, "denied", f"{one.how}={one.thing}")
            for one in self._denials.find(plain)
        ]
        named = [
            (span, kind, value)
            for kind in self._all_kinds
            for span in filter_spans([span for span in spans if kind in self._kinds(span)])
            if self._counts(span, kind, text, offsets)
            for value in self._values(span, kind, spans)
        ]
        asked = [(span, "asked_term", value) for span, kind, value in named if kind == "term" and self._asks(span)]
        mentions = [
            Mention(offsets[span.start_char], offsets[span.end_char - 1] + 1, kind, value)
            for span, kind, value in (*named, *asked)
        ]
        if self._what_is.is_asked(plain):
            mentions.append(Mention(0, len(text), "asks_for", "meaning"))
        if titled := self._titles.get(as_title(plain)):
            mentions.append(Mention(0, len(text), TITLED, titled))
        waiting = unanswered(plain, offsets)
        mentions += [*waiting, *facts_at_length(plain, offsets)]
        mentions = self._furthest([one for one in mentions if one.kind != "about" or not _within(one, denied)])
        denied += self._denied_facts(spans, offsets)
        # "They never answered my complaint" denies the answer, not the complaint.
        denied = [one for one in denied if "complaint" not in one.value or not _within(one, waiting)]
        no_date = date_denied(plain)
        denied += [Mention(0, len(text), "denied", f"{no_date}={DATES}")] if no_date else []
        denied += [Mention(0, 0, "denied", NO_LETTER)] if letter_not_asked_for(plain) else []
        mentions += [
            *denied,
            *self._letter(plain),
            *_ages(text),
            *days(text, today, self._rules, denied, no_date == NONE),
        ]
        mentions += put_right(text.lower(), mentions)
        mentions += decision_at_length(plain, offsets, mentions)
        mentions = told_in_passing(plain, offsets, mentions)
        suspended = days_told(plain)
        mentions = [*most_exact(mentions, plain, denied), *([suspended] if suspended else [])]
        mentions = in_a_story(mentions, text) if len(plain) >= LONG else mentions
        if all(mention.kind in {"vague_date", ROUGH} for mention in mentions):
            mentions += _hints(text, today)
        return sorted(mentions, key=lambda mention: mention.start)

    def _denied_facts(self, spans: list[Span], offsets: list[int]) -> list[Mention]:
        """Values of facts of which the message says flatly that they are not so ("we are not in Devon")."""
        return [
            Mention(offsets[span.start_char], offsets[span.end_char - 1] + 1, "denied", f"{kind}={value}")
            for span in spans
            for kind, value in self._meanings[span.label_]
            if kind in self._facts and value not in {"yes", "no"} and is_flatly_denied(span, kind)
        ]

    def _furthest(self, mentions: list[Mention]) -> list[Mention]:
        """Without the steps of a road that lie before another one named: "spoke to the head, then complained".

        Nor with what holds only alone beside another value: the school named, where the help is wrong too.
        """
        others = {one.kind for one in mentions if (one.kind, one.value) not in self._only_alone}
        mentions = [one for one in mentions if one.kind not in others or (one.kind, one.value) not in self._only_alone]
        furthest = {
            fact: max((road.index(one.value) for one in mentions if one.kind == fact), default=0)
            for fact, road in self._roads.items()
        }
        return [
            one
            for one in mentions
            if one.kind not in furthest or self._roads[one.kind].index(one.value) == furthest[one.kind]
        ]

    def _asks(self, span: Span) -> bool:
        return self._what_is.asks(span.doc.text, span.start_char, span.end_char)

    def _letter(self, plain: str) -> list[Mention]:
        """The letter of whose names most words, and at least two, stand in the message, in whatever order."""
        words = frozenset(WORD.findall(plain))
        size, letter = max(((len(name), letter) for name, letter in self._letters if name <= words), default=(0, ""))
        return [Mention(0, len(plain), "letter", letter)] if size >= WORDS_OF_A_LETTER else []

    def _kinds(self, span: Span) -> set[str]:
        return {kind for kind, _ in self._meanings[span.label_]}

    def _values(self, span: Span, kind: str, spans: list[Span]) -> list[str]:
        """What the span stands for, as this kind; "no" said shortly before a yes turns it round.

        A "no" that opens the message answers a question only if the clause after it does not: "no, he has one".
        """
        values = [value for one, value in self._meanings[span.label_] if one == kind]
        if values == ["yes"] and is_turned_round(span, NEGATION_REACH):
            return ["no"]
        if kind == ANSWER_TO and span.label_ in NOES and clause_of_its_own(span.doc, span.start):
            others = [value for one in spans for value in self._said(one) if one.label_ not in NOES]
            values = [one for one in values if one.split("=")[0] not in {value.split("=")[0] for value in others}]
        return values

    def _said(self, span: Span) -> Iterator[str]:
        """What the span says in answer to a question or by itself, as fact=value."""
        for kind, value in self._meanings[span.label_]:
            yield value if kind == ANSWER_TO else f"{kind}={value}"

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
        if SENT_HOME in phrase and is_of_a_thing(span.doc.text, span.start_char, span.end_char):
            return False
        before = span.doc[span.start - 1].lower_ if span.start else ""
        after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
        if phrase in self._capitals and kind == "term":
            written = text[offsets[span.start_char] : offsets[span.end_char - 1] + 1]
            return written.isupper()
        if phrase in self._ordinary:
            return before in self._rules.place_words_before or after in self._rules.place_words_after
        kinds = {kind for kind, _ in self._meanings[phrase]}
        if ("asks_for", NO_DANGER) in self._meanings[phrase]:
            return not clause_before(span, DOUBT_REACH) & (DOUBTED | DENIALS)
        if after in DENIED_AFTER and kinds & {ANSWER_TO, "letter_gives_appeal", "has_plan"}:
            return False
        if "decision" in kinds and (before == "no" or is_of_health_or_care(span.doc.text, span.start_char)):
            return False
        if kinds & {"area", "nation"} and before in LEFT and {"moved", "came", "left"} & _words(span.doc, span.start):
            return False
        # "No annual review has been held" says as much of a plan as one that has.
        if kinds & {"organisation", "term", "role", BY_WORDS} or any(
            v in {"yes", "no"} for _, v in self._meanings[phrase]
        ):
            return True
        means_to = span[0].lower_ not in OURSELVES and clause_before(span, DENIAL_REACH) & WISHES
        if kinds & self._roads.keys() and means_to:
            return False
        return not clause_before(span, DENIAL_REACH) & DENIALS


def _within(one: Mention, others: list[Mention]) -> bool:
    return any(other.start <= one.start and one.end <= other.end for other in others)


def _hints(text: str, today: date) -> Iterator[Mention]:
    """Which of two days may be meant, for a talk in which one is in doubt."""
    return (Mention(0, len(text), "which_date", hint) for hint in date_hints.hints(text, today))


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

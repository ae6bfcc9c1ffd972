"""The safety phrases compiled and laid out for quick looking up: which could stand in a sentence with these words?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from signpost.errors import KnowledgeError, Problem
from signpost.safety_model import Kind, Phrase, SafetyKnowledge
from signpost.safety_pattern import BLANK, Pattern, PatternBook


@dataclass(frozen=True)
class Sentence:
    """One sentence in the form patterns read, with the set of its words."""

    text: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Sentence:
        """`text` has one space before every word and one at the end."""
        return cls(text, frozenset(text.split()))

    def holds(self, patterns: Iterable[Pattern]) -> bool:
        """Whether one of the patterns stands in it."""
        return any(pattern.find(self.text, self.words) for pattern in patterns)

    def blanked(self, patterns: Iterable[Pattern]) -> Sentence:
        """The same without what the patterns match; itself when they match nothing."""
        text = self.text
        for pattern in patterns:
            if pattern.find(text, self.words):
                text = pattern.regex.sub(f" {BLANK}", text)
        return self if text == self.text else Sentence.of(text)


@dataclass(frozen=True)
class Saying:
    """One way of saying one phrase. A hint has a theme and no kind."""

    pattern: Pattern
    phrase_id: str
    kind: Kind | None
    theme: str | None
    needs: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    never_with: tuple[Pattern, ...]


class Phrasebook:
    """Every pattern of the safety file, compiled once."""

    def __init__(self, knowledge: SafetyKnowledge) -> None:
        """Raises KnowledgeError with every pattern that breaks the rules of the pattern language."""
        self._book = PatternBook(knowledge.groups, frozenset(knowledge.negations.words))
        self._problems: list[Problem] = []
        self._by_anchor: dict[str, list[Saying]] = {}
        self.harmless = self._compile("harmless", knowledge.harmless)
        self.past = self._compile("weakened.past", knowledge.weakened.past)
        self.over = self._compile("weakened.over", knowledge.weakened.over)
        self.record = self._compile("weakened.record", knowledge.weakened.record)
        self.child = self._compile("speakers.child", knowledge.speakers.child)
        self.parent = self._compile("speakers.parent", knowledge.speakers.parent)
        for kind, phrases in knowledge.signs.items():
            self._add(kind, phrases)
        self._add(None, knowledge.hints)
        if self._problems:
            raise KnowledgeError(self._problems)

    @property
    def words(self) -> frozenset[str]:
        """Every word that some pattern uses."""
        return frozenset(self._book.words)

    def likely(self, words: frozenset[str]) -> Iterator[Saying]:
        """The sayings that a sentence with these words could hold, each once."""
        seen: set[int] = set()
        for word in words:
            for saying in self._by_anchor.get(word, ()):
                if id(saying) not in seen:
                    seen.add(id(saying))
                    yield saying

    def _add(self, kind: Kind | None, phrases: Iterable[Phrase]) -> None:
        for phrase in phrases:
            needs = self._compile(f"{phrase.id}.needs", phrase.needs)
            unless = self._compile(f"{phrase.id}.unless", phrase.unless)
            never_with = self._compile(f"{phrase.id}.never_with", phrase.never_with)
            for pattern in self._compile(f"{phrase.id}.says", phrase.says):
                saying = Saying(pattern, phrase.id, kind, phrase.theme, needs, unless, never_with)
                for word in pattern.anchor:
                    self._by_anchor.setdefault(word, []).append(saying)

    def _compile(self, field: str, written: Iterable[str]) -> tuple[Pattern, ...]:
        patterns: list[Pattern] = []
        for one in written:
            try:
                patterns.append(self._book.compile(one))
            except ValueError as wrong:
                self._problems.append(Problem("knowledge/safety.yml", field, str(wrong)))
        return tuple(patterns)

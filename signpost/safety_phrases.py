"""The safety phrases compiled and laid out for quick looking up: which could stand in a sentence with these words?"""

from __future__ import annotations

from collections.abc import Iterable
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
        return any(pattern.possible(self.words) and pattern.regex.search(self.text) for pattern in patterns)


@dataclass(frozen=True)
class Saying:
    """One way of saying one phrase. A hint has a theme and no kind; what is harmless has neither."""

    pattern: Pattern
    phrase_id: str
    kind: Kind | None = None
    theme: str | None = None
    needs: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    never_with: tuple[Pattern, ...] = ()
    stands: bool = False


class SayingIndex:
    """Sayings by the words without which they cannot stand in a sentence."""

    def __init__(self) -> None:
        self._by_anchor: dict[str, list[Saying]] = {}

    def add(self, saying: Saying) -> None:
        """Each saying is filed under the words of its anchor, one of which every match holds."""
        for word in saying.pattern.anchor:
            self._by_anchor.setdefault(word, []).append(saying)

    def possible(self, words: frozenset[str]) -> list[Saying]:
        """The sayings that a sentence with these words could hold, each once."""
        filed = (saying for word in words for saying in self._by_anchor.get(word, ()))
        once = {id(saying): saying for saying in filed}
        return [saying for saying in once.values() if saying.pattern.possible(words)]


class Phrasebook:
    """Every pattern of the safety file, compiled once."""

    def __init__(self, knowledge: SafetyKnowledge) -> None:
        """Raises KnowledgeError with every pattern that breaks the rules of the pattern language."""
        self._book = PatternBook(knowledge.groups, frozenset(knowledge.negations.words), knowledge.spellings)
        self._problems: list[Problem] = []
        self.harmless = SayingIndex()
        self.sayings = SayingIndex()
        for pattern in self._compile("harmless", knowledge.harmless):
            self.harmless.add(Saying(pattern, "harmless"))
        for kind, phrases in knowledge.signs.items():
            self._add(kind, phrases)
        self._add(None, knowledge.hints)
        self.past = self._compile("weakened.past", knowledge.weakened.past)
        self.over = self._compile("weakened.over", knowledge.weakened.over)
        self.record = self._compile("weakened.record", knowledge.weakened.record)
        self.child = self._compile("speakers.child", knowledge.speakers.child)
        self.parent = self._compile("speakers.parent", knowledge.speakers.parent)
        if self._problems:
            raise KnowledgeError(self._problems)

    @property
    def words(self) -> frozenset[str]:
        """Every word that some pattern uses."""
        return frozenset(self._book.words)

    def without_harmless(self, sentence: Sentence) -> Sentence:
        """The sentence with what is harmless blanked out; the same one when there is nothing."""
        text = sentence.text
        for saying in self.harmless.possible(sentence.words):
            text = saying.pattern.regex.sub(f" {BLANK}", text)
        return sentence if text == sentence.text else Sentence.of(text)

    def _add(self, kind: Kind | None, phrases: Iterable[Phrase]) -> None:
        for phrase in phrases:
            needs = self._compile(f"{phrase.id}.needs", phrase.needs)
            unless = self._compile(f"{phrase.id}.unless", phrase.unless)
            never_with = self._compile(f"{phrase.id}.never_with", phrase.never_with)
            for pattern in self._compile(f"{phrase.id}.says", phrase.says):
                conditions = (needs, unless, never_with, phrase.stands)
                self.sayings.add(Saying(pattern, phrase.id, kind, phrase.theme, *conditions))

    def _compile(self, field: str, written: Iterable[str]) -> tuple[Pattern, ...]:
        patterns: list[Pattern] = []
        for one in written:
            try:
                patterns.append(self._book.compile(one))
            except ValueError as wrong:
                self._problems.append(Problem("knowledge/safety.yml", field, str(wrong)))
        return tuple(patterns)

"""The safety net: reads any message for signs of danger to life, of harm to a child, and of harm by staff.

One pure function, `SafetyNet.check`, called for every message on every channel and in every state. It knows no
numbers and no wording of answers: what is answered stands in `knowledge/signposts/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from signpost.safety_model import SAFETY_FILE, Kind, SafetyKnowledge, load_safety
from signpost.safety_pattern import BLANK, Pattern
from signpost.safety_phrases import Phrasebook, Saying, Sentence
from signpost.safety_text import TextReader

Speaker = Literal["parent", "child", "unknown"]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Strongest first: the strongest sign anywhere in a message wins."""

_SIGNPOSTS: Mapping[Kind, str | None] = {
    "danger_now": "crisis",
    "thoughts_of_dying": "crisis",
    "harm_to_child": "crisis",
    "child_at_risk": "child_at_risk",
    "staff_allegation": "staff_allegation",
    "doubtful": None,
}
_CAN_BE_WEAKENED: frozenset[Kind] = frozenset({"danger_now", "thoughts_of_dying", "harm_to_child"})
_NEAR = 8
"""How many words before and after a phrase are looked at for a "not" and for exceptions."""


@dataclass(frozen=True)
class Sign:
    """What was noticed, who seems to be writing, and which phrase gave it away (never the words themselves)."""

    kind: Kind
    speaker: Speaker
    phrase_id: str

    @property
    def signpost(self) -> str | None:
        """The signpost to answer with; None when doubtful, which is asked about."""
        return _SIGNPOSTS[self.kind]


class _Message:
    """The sentences of one message while it is checked. Remembers what was looked for, so that time stays linear."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self.sentences = tuple(sentences)
        self._answers: dict[int, bool] = {}

    def holds(self, patterns: tuple[Pattern, ...]) -> bool:
        """Whether any sentence holds one of the patterns."""
        key = id(patterns)
        if key not in self._answers:
            self._answers[key] = any(sentence.holds(patterns) for sentence in self.sentences)
        return self._answers[key]


class SafetyNet:
    """Finds the strongest sign of danger in a text. Built once from the safety knowledge; never changes."""

    def __init__(self, knowledge: SafetyKnowledge) -> None:
        """Raises KnowledgeError when a pattern breaks the rules of the pattern language."""
        self._book = Phrasebook(knowledge)
        self._negations = frozenset(knowledge.negations.words)
        self._between = frozenset(knowledge.negations.may_stand_between)
        self._undone_by = frozenset(knowledge.negations.undone_by)
        known = self._book.words | self._negations | self._between | self._undone_by
        self._reader = TextReader(known, knowledge.spellings, knowledge.key_words)

    @classmethod
    def from_file(cls, path: Path = SAFETY_FILE) -> SafetyNet:
        """The net for a safety file. Raises KnowledgeError when the file or one of its patterns is wrong."""
        return cls(load_safety(path))

    def check(self, text: str) -> Sign | None:
        """The strongest sign in the whole text, or None. Any text will do; time grows in step with its length."""
        message = self._message(text)
        best: tuple[int, str] | None = None
        themes: dict[str, str] = {}
        for sentence in message.sentences:
            for saying in self._found(sentence, message):
                if saying.theme:
                    themes.setdefault(saying.theme, saying.phrase_id)
                if saying.kind:
                    found = (KINDS.index(self._kind(saying.kind, sentence, message)), saying.phrase_id)
                    best = min(best or found, found)
            if best and best[0] == 0:
                break
        best = _strongest(best, themes)
        return Sign(KINDS[best[0]], self._speaker(message), best[1]) if best else None

    def stands(self, text: str) -> bool:
        """Whether a sign in the text is so plain that it stands whatever else hears nothing in it."""
        message = self._message(text)
        return any(
            saying.stands and saying.kind and self._kind(saying.kind, sentence, message) == saying.kind
            for sentence in message.sentences
            for saying in self._found(sentence, message)
        )

    def speaker(self, text: str) -> Speaker:
        """Who seems to be writing, whether or not there is a sign."""
        return self._speaker(self._message(text))

    def plain(self, text: str) -> str:
        """The text in plain words, as the phrases read it: small letters, spelling undone, no marks."""
        return " ".join("".join(self._reader.sentences(text)).split())

    def sober(self, text: str) -> str:
        """The text in plain words, without figures of speech and without what is plainly denied."""
        words = " ".join(sentence.text for sentence in self._message(text).sentences)
        return " ".join(words.replace(BLANK, " ").split())

    def _message(self, text: str) -> _Message:
        sentences = (Sentence.of(one) for one in self._reader.sentences(text))
        return _Message(self._book.without_harmless(sentence) for sentence in sentences)

    def _found(self, sentence: Sentence, message: _Message) -> Iterator[Saying]:
        """The sayings that truly stand in the sentence."""
        for saying in self._book.sayings.possible(sentence.words):
            matches = saying.pattern.regex.finditer(sentence.text)
            if not any(self._meant(match, saying.unless) for match in matches):
                continue
            if not message.holds(saying.never_with) and (not saying.needs or message.holds(saying.needs)):
                yield saying

    def _meant(self, match: re.Match[str], unless: tuple[Pattern, ...]) -> bool:
        """Whether the words are meant as they stand: not denied, and none of the exceptions near by."""
        before = match.string[: match.start()].split()[-_NEAR:]
        after = match.string[match.end() :].split()[:_NEAR]
        if self._negated(before) and self._undone_by.isdisjoint(after[:2]):
            return False
        near = " ".join((*before, match.group().strip(), *after))
        return not unless or not Sentence.of(f" {near.strip()} ").holds(unless)

    def _negated(self, before: list[str]) -> bool:
        """Whether the words before end in a "not" that reaches this far ("he has never said he ...")."""
        for word in reversed(before):
            if word in self._negations:
                return True
            if word not in self._between:
                return False
        return False

    def _kind(self, kind: Kind, sentence: Sentence, message: _Message) -> Kind:
        """The kind, or doubtful when it is long past and over, or quoted from a record."""
        if kind not in _CAN_BE_WEAKENED:
            return kind
        over = sentence.holds(self._book.past) and message.holds(self._book.over)
        return "doubtful" if over or sentence.holds(self._book.record) else kind

    def _speaker(self, message: _Message) -> Speaker:
        if message.holds(self._book.parent):
            return "parent"
        return "child" if message.holds(self._book.child) else "unknown"


def _strongest(best: tuple[int, str] | None, themes: Mapping[str, str]) -> tuple[int, str] | None:
    """The best sign so far, or the phrases of two themes together when they tell more."""
    if len(themes) < 2:
        return best
    together = (KINDS.index("thoughts_of_dying"), "+".join(sorted(themes.values())))
    return min(best or together, together)

"""The small language in which `knowledge/safety.yml` writes what people say, compiled to regular expressions.

    he wants to die      these words, next to each other
    (die|be dead)        one of these
    [really]             perhaps this
    *                    up to three words that do not matter; *6 up to six. A "not" ends them.
    {child}              one of the words of that group
    ^ and $              the sentence begins or ends here

A sentence is given as lower-case words, each with one space before it and one more at the end: " he wants to die ".
Every gap is bounded and every word begins with a space, so the time grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

GAP = 3
"""How many words a bare * may stand for."""

BLANK = "~"
"""Stands in a sentence for words known to be harmless. Nothing matches it, not even a gap."""

_COMMON = frozenset(
    re.findall(
        r"[a-z]+",
        """
a about am and are as asked at be because been but by can could did do does for from get go got had has have he her him
his i if in is it just like me my no not of on or our out said say says school she so that the their them then there
they this to told up us want wants was we what when who will with would you your
""",
    )
)
"""Words that stand in so many sentences that they tell nothing; they only make looking up slower."""

_TOKEN = re.compile(r"\{[a-z_]+\}|\*\d*|[a-z0-9]+|[()\[\]|^$]")


@dataclass(frozen=True)
class Pattern:
    """One compiled pattern. A sentence can only match if it holds a word of each set in `needed`."""

    written: str
    regex: re.Pattern[str]
    needed: tuple[frozenset[str], ...]

    def possible(self, words: frozenset[str]) -> bool:
        """Whether a sentence made of these words could match at all."""
        # A plain loop, because this runs for every pattern and sentence and a generator costs double.
        for choices in self.needed:  # noqa: SIM110
            if words.isdisjoint(choices):
                return False
        return True

    @property
    def anchor(self) -> frozenset[str]:
        """The set in `needed` that most sentences do not meet: with the fewest words, common ones counting for many."""
        return min(self.needed, key=_commonness)


def _commonness(choices: frozenset[str]) -> int:
    """Roughly how many sentences hold one of the words."""
    return sum(30 if word in _COMMON else 1 for word in choices)


@dataclass
class _Part:
    """A piece of a pattern: its regular expression and the word sets every match must meet."""

    regex: str = ""
    needed: list[frozenset[str]] = field(default_factory=list)

    def add(self, other: _Part) -> None:
        self.regex += other.regex
        self.needed += other.needed


class PatternBook:
    """Compiles patterns that share groups, and knows every word they use."""

    def __init__(
        self,
        groups: Mapping[str, str],
        negators: frozenset[str] = frozenset(),
        spellings: Mapping[str, str] | None = None,
    ) -> None:
        """`groups` maps a name to a pattern; `negators` are the words that no gap may jump over.

        `spellings` are applied to patterns as to texts, so that "nobody" finds what is read as "no one".
        """
        self._groups = groups
        self._spellings = spellings or {}
        self._parts: dict[str, _Part] = {}
        barred = "|".join(sorted(map(re.escape, negators | {BLANK})))
        self._gap_word = rf"(?: (?!(?:{barred}) )[^ ]+)"
        self.words: set[str] = set()

    def compile(self, written: str) -> Pattern:
        """The pattern written so. Raises ValueError, naming the place, when it breaks the rules of the language."""
        part = self._read(written)
        needed = tuple(sorted(set(part.needed), key=len))
        if not needed:
            raise ValueError(f'"{written}" must hold at least one word that is always there.')
        return Pattern(written, re.compile(part.regex + "(?= )"), needed)

    def _read(self, written: str) -> _Part:
        rest = _TOKEN.sub("", written).strip()
        if rest:
            raise ValueError(f'"{written}": "{rest[0]}" has no meaning here. Write plain words in lower case.')
        tokens = _TOKEN.findall(written)
        tokens.reverse()
        part = self._choice(tokens)
        if tokens:
            raise ValueError(f'"{written}": a bracket is closed that was never opened.')
        return part

    def _choice(self, tokens: list[str]) -> _Part:
        options = [self._sequence(tokens)]
        while tokens and tokens[-1] == "|":
            tokens.pop()
            options.append(self._sequence(tokens))
        if len(options) == 1:
            return options[0]
        regex = "(?:" + "|".join(option.regex for option in options) + ")"
        if not all(option.needed for option in options):
            return _Part(regex)
        return _Part(regex, [frozenset().union(*(min(option.needed, key=_commonness) for option in options))])

    def _sequence(self, tokens: list[str]) -> _Part:
        whole = _Part()
        while tokens and tokens[-1] not in "|)]":
            whole.add(self._piece(tokens.pop(), tokens))
        if not whole.regex:
            raise ValueError("a choice or bracket is empty.")
        return whole

    def _piece(self, token: str, tokens: list[str]) -> _Part:
        if token in "([":
            return self._bracket(token, tokens)
        if token == "^":
            return _Part("^")
        if token == "$":
            return _Part("(?= $)")
        if token.startswith("*"):
            return _Part(f"{self._gap_word}{{0,{token[1:] or GAP}}}?")
        if token.startswith("{"):
            return self._group(token[1:-1])
        words = self._spellings.get(token, token).split()
        self.words.update(words)
        return _Part("".join(f" {word}" for word in words), [frozenset({word}) for word in words])

    def _bracket(self, opened: str, tokens: list[str]) -> _Part:
        inner = self._choice(tokens)
        closing = ")" if opened == "(" else "]"
        if not tokens or tokens.pop() != closing:
            raise ValueError(f'a "{opened}" is never closed.')
        return inner if opened == "(" else _Part(f"(?:{inner.regex})?")

    def _group(self, name: str) -> _Part:
        if name not in self._parts:
            if name not in self._groups:
                raise ValueError(f'"{{{name}}}" is not a group. Groups: {", ".join(sorted(self._groups))}.')
            self._parts[name] = _Part()  # An empty part while it is read: a group inside itself then reads as empty.
            self._parts[name] = self._read(self._groups[name])
        part = self._parts[name]
        if not part.regex:
            raise ValueError(f'"{{{name}}}" is used inside itself.')
        return _Part(part.regex, list(part.needed))

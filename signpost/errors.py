"""One builder for every message about a mistake in content or settings, so that each says the same five things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what was found, what is allowed and the nearest match."""

    file: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.message}"


class KnowledgeError(ValueError):
    """All the mistakes found in the knowledge base, reported together."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{count} {'mistake' if count == 1 else 'mistakes'} in the knowledge base\n{lines}")


def not_one_of(value: object, allowed: Iterable[str], kind: str) -> str:
    """The message for a value outside a fixed list; names the nearest allowed one when there is one."""
    options = sorted(allowed)
    near = get_close_matches(str(value), options, n=1, cutoff=0.6)
    hint = f' Did you mean "{near[0]}"?' if near else ""
    shown = ", ".join(options[:12]) + (", ..." if len(options) > 12 else "")
    return f'"{value}" is not {kind}.{hint} Allowed: {shown or "none yet"}.'

"""`python -m signpost.knowledge.check`: every mistake in the knowledge base, for its editors."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date

from signpost.errors import KnowledgeError
from signpost.knowledge.load import load_knowledge
from signpost.knowledge.models import Reviewed


def main(arguments: list[str]) -> int:
    """Exit code 1 with all mistakes on standard error (only those naming a given word, if one is given)."""
    wanted = arguments[0] if arguments else ""
    try:
        knowledge = load_knowledge()
    except KnowledgeError as wrong:
        shown = [str(problem) for problem in wrong.problems if wanted in str(problem)]
        sys.stderr.write("\n".join(shown) + f"\n{len(shown)} of {len(wrong.problems)} mistakes shown\n")
        return 1
    today = date.today()
    kinds: list[Mapping[str, Reviewed]] = [
        knowledge.organisations,
        knowledge.areas,
        knowledge.letters,
        knowledge.signposts,
    ]
    overdue = sorted(name for kind in kinds for name, entry in kind.items() if entry.overdue(today))
    entries = sum(len(kind) for kind in kinds)
    sys.stdout.write(
        f"knowledge {knowledge.version}: {len(knowledge.signposts)} signposts, {entries} entries, no mistakes\n"
    )
    if overdue:
        sys.stdout.write("due to be checked again: " + ", ".join(overdue) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

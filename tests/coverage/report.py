"""`make coverage`: writes docs/coverage.md, what the founding texts teach and where each point is answered."""

from __future__ import annotations

import sys

from signpost.knowledge import Knowledge, load_knowledge
from signpost.knowledge.load import KNOWLEDGE_FOLDER
from tests.coverage.rows import FILES, Taught, read

FILE = KNOWLEDGE_FOLDER.parent / "docs" / "coverage.md"
HEAD = """# Where the founding texts are answered

Written by `make coverage` from `tests/coverage/`; edit that, not this. The assistant grew from five texts by parents, a
charity and a teacher, and from what a parent may meet beside them. Each row is one thing taught, in our own words and
as corrected by what holds today. A test puts each row's question to the real assistant and looks for the answer.
"""


def main() -> int:
    """Writes the page."""
    FILE.write_text(page(load_knowledge()), encoding="utf-8")
    sys.stdout.write("docs/coverage.md is written\n")
    return 0


def page(knowledge: Knowledge) -> str:
    """The whole page."""
    return HEAD + "".join(_section(read(file), knowledge) for file in FILES)


def _section(taught: Taught, knowledge: Knowledge) -> str:
    heading = f"\n## {taught.seed} ({taught.by}): {len(taught.rows)} points\n"
    lines = [heading, "| what it teaches | answered in |", "|---|---|"]
    for row in taught.rows:
        named = ", ".join(_named(place, knowledge) for place in row.answered_in)
        lines.append(f"| {_cell(row.teaches)} | {named} |")
    return "\n".join(lines) + "\n"


def _named(place: str, knowledge: Knowledge) -> str:
    """The place by its title, with a link to its file."""
    kind, _, name = place.partition("/")
    entry = getattr(knowledge, kind)[name]
    title = next(getattr(entry, field) for field in ("title", "term", "name", "label") if hasattr(entry, field))
    file = {"terms": "glossary.yml", "deadlines": "deadlines.yml"}.get(kind, f"{kind}/{name}.yml")
    return f"[{_cell(title)}](../knowledge/{file})"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


if __name__ == "__main__":
    sys.exit(main())

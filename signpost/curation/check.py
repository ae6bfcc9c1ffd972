"""`python -m signpost.curation.check`: everything wrong in the knowledge base, and what a person must look at.

With a word, only what names it is shown; with --links, every page is asked whether it is still there.
"""

from __future__ import annotations

import argparse
import sys

from signpost import clock
from signpost.curation.findings import Findings, find
from signpost.curation.links import dead_links
from signpost.errors import KnowledgeError, Problem
from signpost.knowledge import Knowledge, load_knowledge
from signpost.safety import SafetyNet
from signpost.safety_examples import load_examples

SHOWN_TO_DO = 8
"""How many lines of each list are printed; docs/to-verify.md has them all."""


def main(arguments: list[str]) -> int:
    """Exit code 1 if there is a mistake. Things to do, and dead links, do not fail: they need a person, not a guess."""
    asked = _parser().parse_args(arguments)
    try:
        knowledge = load_knowledge()
        SafetyNet.from_file()
        load_examples()
    except KnowledgeError as wrong:
        return _tell(wrong.problems, asked.word)
    found = find(knowledge, clock.today())
    if found.mistakes:
        return _tell(found.mistakes, asked.word)
    sys.stdout.write(_summary(knowledge, found))
    if asked.links:
        sys.stdout.writelines(f"{line}\n" for line in dead_links(knowledge))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make check-knowledge", description="Checks the knowledge base.")
    parser.add_argument("word", nargs="?", default="", help="show only mistakes that name this word")
    parser.add_argument("--links", action="store_true", help="also ask every page whether it is still there")
    return parser


def _tell(problems: tuple[Problem, ...], word: str) -> int:
    shown = [str(problem) for problem in problems if word in str(problem)]
    sys.stderr.write("\n".join(shown) + f"\n{len(shown)} of {len(problems)} mistakes shown\n")
    return 1


def _summary(knowledge: Knowledge, found: Findings) -> str:
    counts = ("signposts", "points", "meetings", "organisations", "areas", "letters", "terms", "deadlines", "sources")
    told = ", ".join(f"{len(getattr(knowledge, kind))} {kind}" for kind in counts)
    lines = [f"knowledge {knowledge.version}: {told}; no mistakes"]
    for heading, entries in found.to_do.items():
        lines.append(f"{heading}: {len(entries)}")
        lines += [f"  {entry}" for entry in entries[:SHOWN_TO_DO]]
        lines += [f"  and {len(entries) - SHOWN_TO_DO} more in docs/to-verify.md"] if len(entries) > SHOWN_TO_DO else []
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python -m signpost.curation.last_good`: writes the copy of phrases and numbers that answers when all else fails."""

from __future__ import annotations

import sys

from signpost import last_good
from signpost.errors import KnowledgeError
from signpost.knowledge import load_knowledge
from signpost.safety_model import load_safety


def main() -> int:
    """Writes both files; exit code 1, and nothing written, when the knowledge base is broken."""
    try:
        phrases = last_good.written_phrases(load_safety())
        answers = last_good.written_answers(load_knowledge())
    except KnowledgeError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    last_good.PHRASES.write_text(phrases, encoding="utf-8")
    last_good.ANSWERS.write_text(answers, encoding="utf-8")
    sys.stdout.write("signpost/last_good/ is written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m signpost.walkthroughs.check`: every mistake in the walkthroughs, and those due to be looked at again.

Whether they are in step with the assistant needs the trained model: tests/walkthroughs asks that.
"""

from __future__ import annotations

import sys

from signpost import clock
from signpost.errors import KnowledgeError
from signpost.knowledge import load_knowledge
from signpost.walkthroughs.load import load_lessons
from signpost.walkthroughs.words import training_words


def main() -> int:
    """Exit code 1 if there is a mistake; a lesson due for a look does not fail."""
    words = training_words()
    try:
        lessons = load_lessons(load_knowledge())
    except KnowledgeError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    sys.stdout.write(words("check_well", count=len(lessons)) + "\n")
    for lesson in lessons.values():
        if lesson.overdue(clock.today()):
            sys.stdout.write(words("check_overdue", id=lesson.id, date=lesson.review_by) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

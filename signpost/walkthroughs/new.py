"""`python -m signpost.walkthroughs.new NAME`: a walkthrough from the template, which works before it is changed."""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from pathlib import Path

from signpost import clock
from signpost.walkthroughs.load import FOLDER
from signpost.walkthroughs.words import training_words

TEMPLATE = FOLDER / "parts" / "template.yml"
CHECK_AGAIN = timedelta(days=182)


def main(arguments: list[str], folder: Path = FOLDER) -> int:
    """Exit code 2 when no name, or none that can be a file's, was given; 1 when there is such a walkthrough already."""
    words, name = training_words(), arguments[0] if len(arguments) == 1 else ""
    file = folder / f"{name}.yml"
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", name):
        sys.stderr.write(words("new_name", name=name) + "\n")
        return 2
    if file.exists():
        sys.stderr.write(words("new_taken", name=name) + "\n")
        return 1
    file.write_text(filled_in(TEMPLATE.read_text(encoding="utf-8"), name, clock.today()), encoding="utf-8")
    sys.stdout.write(words("new_written", name=name) + "\n")
    return 0


def filled_in(template: str, name: str, today: date) -> str:
    """The template under its new name, checked today."""
    changed = re.sub(r"^id: .*$", f"id: {name}", template, flags=re.MULTILINE)
    changed = re.sub(r"^checked_on: .*$", f"checked_on: {today}", changed, flags=re.MULTILINE)
    return re.sub(r"^review_by: .*$", f"review_by: {today + CHECK_AGAIN}", changed, flags=re.MULTILINE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

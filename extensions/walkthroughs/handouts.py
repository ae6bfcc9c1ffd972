"""`python -m extensions.walkthroughs.handouts`: each walkthrough and the ladder on paper, as HTML and as PDF (A4).

The transcript is the real assistant's, played when the handout is made. Chromium makes the PDFs, tagged for screen
readers as the HTML is.
"""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from extensions.channels.guard import Guard
from extensions.channels.training_pages import FOLDER, shared, templates
from extensions.knowledge import shared_knowledge
from extensions.server.assistant import load_assistant
from extensions.server.logs import wordless_logs
from extensions.server.serve import MODEL
from extensions.settings import PROJECT_FOLDER
from extensions.walkthroughs.stage import Stage
from signpost import clock
from signpost.errors import KnowledgeError
from signpost.knowledge import Knowledge
from signpost.walkthroughs.lesson import Lesson
from signpost.walkthroughs.load import load_lessons
from signpost.walkthroughs.words import Words, training_words

OUT = PROJECT_FOLDER / "var" / "handouts"
CHROMIUM = Path("/usr/bin/chromium")
PRINT_SECONDS = 60


def main(folder: Path = OUT, names: list[str] | None = None) -> int:
    """Writes all, or those named. Exit code 1 when the files or the model are not fit; without Chromium HTML alone."""
    words = training_words()
    try:
        knowledge = shared_knowledge()
        lessons = load_lessons(knowledge)
    except KnowledgeError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    if not MODEL.exists():
        sys.stderr.write(words("no_model") + "\n")
        return 1
    wordless_logs(logging.WARNING)
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [lesson for name, lesson in lessons.items() if not names or name in names]
    files = [write(folder / "ladder.html", poster(words, knowledge))]
    for name, html, in_step in asyncio.run(_handouts(chosen, words, knowledge)):
        files.append(write(folder / f"{name}.html", html))
        if not in_step:
            sys.stderr.write(f"{name}: {words('review_live')}\n")
    pdfs = [made for file in files if CHROMIUM.exists() and (made := as_pdf(file))]
    sys.stdout.write(words("handouts_written", count=len(files) + len(pdfs), folder=folder.name) + "\n")
    if not CHROMIUM.exists():
        sys.stdout.write(words("handouts_no_pdf") + "\n")
    return 0


async def _handouts(lessons: list[Lesson], words: Words, knowledge: Knowledge) -> list[tuple[str, str, bool]]:
    agent = await load_assistant(MODEL)
    stage = Stage(Guard(knowledge), knowledge)
    made = []
    for lesson in lessons:
        turns = [await stage.turn(lesson, number, agent) for number in range(1, len(lesson.turns) + 1)]
        made.append((lesson.id, handout(lesson, turns, words, knowledge), lesson.id not in stage.apart))
    return made


def handout(lesson: Lesson, turns: list[dict[str, Any] | None], words: Words, knowledge: Knowledge) -> str:
    """One walkthrough as a page; `turns` are stage.py's, None where a turn could not be played."""
    pairs = list(zip(lesson.turns, turns, strict=True))
    return _page("handout.html", words, knowledge, lesson=lesson, pairs=pairs, title=lesson.title)


def poster(words: Words, knowledge: Knowledge) -> str:
    """The ladder on one page, drawn from the knowledge base alone."""
    return _page("poster.html", words, knowledge, rungs=list(rungs(knowledge)), title=words("poster"))


def rungs(knowledge: Knowledge) -> Iterator[tuple[int, str, list[tuple[str, str]]]]:
    """Each rung: its number, its name, and title and first words of every signpost on it.

    A step that another on the same rung leads to stands after it.
    """
    for number, name in enumerate(knowledge.page.rungs, 1):
        on_it = [one for one in knowledge.signposts.values() if one.rung == number]
        later = {one.if_that_fails for one in on_it}
        in_order = sorted(on_it, key=lambda one: (one.id in later, one.title))
        yield number, name, [(one.title, one.in_short) for one in in_order]


def _page(template: str, words: Words, knowledge: Knowledge, **filled: Any) -> str:
    # Our own file, and inside a style element nothing may be escaped.
    style = Markup((FOLDER / "paper.css").read_text(encoding="utf-8"))
    return (
        templates()
        .get_template(template)
        .render(**shared(words, knowledge), style=style, today=clock.today(), version=knowledge.version, **filled)
    )


def write(file: Path, html: str) -> Path:
    """The file, written."""
    file.write_text(html, encoding="utf-8")
    return file


def as_pdf(file: Path) -> Path:
    """The PDF beside an HTML file; raises subprocess.CalledProcessError when Chromium fails."""
    pdf = file.with_suffix(".pdf")
    with tempfile.TemporaryDirectory() as profile:
        command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        command += ["--no-first-run", f"--user-data-dir={profile}", "--no-pdf-header-footer"]
        command += ["--generate-pdf-document-outline", f"--print-to-pdf={pdf}", file.resolve().as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=PRINT_SECONDS)
    return pdf


if __name__ == "__main__":
    sys.exit(main(names=sys.argv[1:]))

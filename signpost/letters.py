"""Our model letters as files to download, blank: plain text and a Word document. Nothing is ever filled in here.

`python -m signpost.letters` writes them all into var/letters/.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Pt

from signpost.knowledge import Knowledge, load_knowledge
from signpost.knowledge.fills import BLANK
from signpost.knowledge.load import KNOWLEDGE_FOLDER
from signpost.knowledge.models import Letter
from signpost.knowledge.wording import Wording


def blanks(letter: Letter) -> tuple[str, ...]:
    """The names of what is to be filled in, in order, each once."""
    return tuple(dict.fromkeys(BLANK.findall(letter.body or "")))


def as_text(letter: Letter, words: Wording) -> str:
    """The letter with what it is for above it, in lines that end as every editor reads them."""
    return "\r\n".join("\n\n".join([*_head(letter, words), letter.body or ""]).split("\n")) + "\r\n"


def as_docx(letter: Letter, words: Wording) -> bytes:
    """The letter as a Word document, the blanks in bold so that none is overlooked."""
    document = Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(12)
    document.core_properties.title = letter.title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_heading(letter.title, level=1)
    for line in _head(letter, words)[1:]:
        document.add_paragraph(line).runs[0].italic = True
    for paragraph in (letter.body or "").split("\n\n"):
        _add(document, paragraph)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _head(letter: Letter, words: Wording) -> list[str]:
    told = [letter.title, words.letter_use_when.format(text=letter.use_when), words.letter_to.format(text=letter.to)]
    told += [words.letter_answer.format(text=letter.answer.text)] if letter.answer else []
    return [*told, words.letter_fill_in]


def _add(document: WordDocument, text: str) -> None:
    """One paragraph; line breaks stay, blanks stand out."""
    paragraph = document.add_paragraph()
    for number, line in enumerate(text.split("\n")):
        if number:
            paragraph.add_run().add_break()
        at = 0
        for match in BLANK.finditer(line):
            paragraph.add_run(line[at : match.start()])
            paragraph.add_run(match.group()).bold = True
            at = match.end()
        paragraph.add_run(line[at:])


def write_all(knowledge: Knowledge, folder: Path) -> int:
    """Writes both files of every letter of our own; gives how many letters there were."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = [letter for letter in knowledge.letters.values() if letter.body]
    for letter in ours:
        (folder / f"{letter.id}.txt").write_text(as_text(letter, knowledge.wording), encoding="utf-8", newline="")
        (folder / f"{letter.id}.docx").write_bytes(as_docx(letter, knowledge.wording))
    return len(ours)


if __name__ == "__main__":
    count = write_all(load_knowledge(), KNOWLEDGE_FOLDER.parent / "var" / "letters")
    sys.stdout.write(f"{count} letters, each as .docx and .txt, in var/letters/\n")

"""A letter can be taken away as a file, blank, with what it is for and every blank in sight."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document

from signpost.knowledge import Knowledge
from signpost.knowledge.models import Expectation
from signpost.letters import as_docx, as_text, blanks, write_all


def test_the_blanks_of_a_letter_are_named_in_order_and_once(knowledge: Knowledge) -> None:
    letter = knowledge.letters["talk_letter"].model_copy(update={"body": "Dear [name]\n\n[what], [name], [when]"})
    assert blanks(letter) == ("name", "what", "when")


def test_the_plain_file_says_what_it_is_for_and_holds_the_whole_letter(knowledge: Knowledge) -> None:
    text = as_text(knowledge.letters["talk_letter"], knowledge.wording)
    assert "[letter_use_when] You want to talk." in text
    assert "[letter_to] the teacher" in text
    assert text.endswith("Could we talk, please?\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_the_word_file_opens_and_holds_the_whole_letter_with_its_blanks_in_bold(knowledge: Knowledge) -> None:
    answer = Expectation(text="In a week.")
    letter = knowledge.letters["talk_letter"].model_copy(update={"answer": answer})
    document = Document(BytesIO(as_docx(letter, knowledge.wording)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Dear [name]" in text and "Could we talk, please?" in text and "In a week." in text
    assert [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold] == ["[name]"]
    assert document.core_properties.author == ""


def test_a_letter_with_line_breaks_keeps_them(knowledge: Knowledge) -> None:
    letter = knowledge.letters["talk_letter"].model_copy(update={"body": "1. [one]\n2. two\n\nEnd"})
    document = Document(BytesIO(as_docx(letter, knowledge.wording)))
    assert "1. [one]\n2. two" in [paragraph.text for paragraph in document.paragraphs]


def test_every_letter_is_written_as_both_files(knowledge: Knowledge, tmp_path: Path) -> None:
    count = write_all(knowledge, tmp_path / "letters")
    ours = [letter for letter in knowledge.letters.values() if letter.body]
    assert count == len(ours) > 0
    assert {file.name for file in (tmp_path / "letters").iterdir()} == {
        f"{letter.id}.{kind}" for letter in ours for kind in ("txt", "docx")
    }

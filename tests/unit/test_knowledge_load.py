"""A sound knowledge base loads whole, and a file that cannot be read is told to the editor like any other mistake.

All knowledge here is invented (tests/fixtures/knowledge).
"""

from __future__ import annotations

from pathlib import Path

from signpost.knowledge import Knowledge, load_knowledge
from signpost.knowledge.load import version_of
from tests.invented import KNOWLEDGE
from tests.unit.mistakes import change, problems, told


def test_a_sound_knowledge_base_loads_whole(knowledge: Knowledge) -> None:
    counts = {
        "sources": len(knowledge.sources),
        "organisations": len(knowledge.organisations),
        "areas": len(knowledge.areas),
        "letters": len(knowledge.letters),
        "terms": len(knowledge.terms),
        "deadlines": len(knowledge.deadlines),
        "signposts": len(knowledge.signposts),
        "facts": len(knowledge.case_facts),
    }

    assert counts == {
        "sources": 5,
        "organisations": 5,
        "areas": 3,
        "letters": 4,
        "terms": 3,
        "deadlines": 3,
        "signposts": len(list((KNOWLEDGE / "signposts").glob("*.yml"))),
        "facts": 11,
    }


def test_the_version_changes_with_any_file(folder: Path) -> None:
    before = version_of(folder)
    change(folder, "wording.yml", "[noted]", "[noted!]")

    assert version_of(folder) != before
    assert load_knowledge(folder).version == version_of(folder)
    assert version_of(KNOWLEDGE) == before


def test_a_file_must_be_named_like_its_id(folder: Path) -> None:
    (folder / "signposts" / "thanks.yml").rename(folder / "signposts" / "thank_you.yml")

    assert told(folder, "signposts/thank_you.yml", "id") == '"thanks" must be the name of its file, "thank_you".'


def test_a_list_given_as_one_entry_is_told(folder: Path) -> None:
    (folder / "glossary.yml").write_text("id: sip\n")

    assert "must be a list" in told(folder, "glossary.yml", "whole file")


def test_a_file_in_another_encoding_is_told(folder: Path) -> None:
    (folder / "areas" / "england.yml").write_bytes(b"name: \xff\xfe\n")

    assert "cannot be read" in told(folder, "areas/england.yml", "whole file")


def test_a_broken_list_of_facts_is_told_like_any_other_mistake(folder: Path) -> None:
    change(folder, "case.yml", 'question: "How far', 'question: "How" far')

    assert "cannot be read as YAML" in told(folder, "case.yml", "whole file")


def test_a_list_that_cannot_be_read_is_told_alone(folder: Path) -> None:
    (folder / "sources" / "pages.yml").write_text("- [")

    assert [problem.field for problem in problems(folder)] == ["whole file"]


def test_a_field_whose_name_is_a_list_is_told(folder: Path) -> None:
    (folder / "areas" / "england.yml").write_text("? [a, b]\n: c\n")

    assert "must be a word" in told(folder, "areas/england.yml", "whole file")


def test_an_entry_inside_itself_is_told(folder: Path) -> None:
    (folder / "glossary.yml").write_text("- &a {id: sip, full: *a}\n")

    assert "inside itself" in told(folder, "glossary.yml", "whole file")

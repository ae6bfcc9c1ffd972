"""A mistake in a file of safety examples is told with its file and field; a message counts once."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.errors import KnowledgeError
from signpost.safety_examples import load_examples


def test_each_message_comes_once_with_its_kind(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text('kind: none\nabout: "x"\nexamples: ["the bus", "the plan"]\n')
    (tmp_path / "b.yml").write_text('kind: doubtful\nabout: "x"\nexamples: ["so tired", "the bus"]\n')

    assert load_examples(tmp_path) == [("none", "the bus"), ("none", "the plan"), ("doubtful", "so tired")]


def test_no_folder_is_no_examples(tmp_path: Path) -> None:
    assert load_examples(tmp_path / "nothing") == []


@pytest.mark.parametrize(
    "content, field",
    [
        ('kind: nothing\nabout: "x"\nexamples: ["y"]\n', "kind"),
        ('kind: none\nabout: "x"\nexamples: []\n', "examples"),
        ('kind: none\nabout: "x"\nexample: ["y"]\n', "example"),
        ("kind: [\n", "whole file"),
    ],
)
def test_a_mistake_is_told_with_file_and_field(tmp_path: Path, content: str, field: str) -> None:
    (tmp_path / "wrong.yml").write_text(content)

    with pytest.raises(KnowledgeError) as told:
        load_examples(tmp_path)
    assert "wrong.yml" in str(told.value) and f": {field}" in str(told.value)

"""The blank letters can be fetched by their names, and nothing else can."""

from __future__ import annotations

import pytest

from extensions.channels.letters import WORD, LettersChannel
from signpost.knowledge import Knowledge


@pytest.fixture
def channel(knowledge: Knowledge) -> LettersChannel:
    return LettersChannel(knowledge)


@pytest.mark.parametrize("kind, of", [("txt", "text/plain; charset=utf-8"), ("docx", WORD)])
def test_a_letter_comes_as_a_file_to_keep(channel: LettersChannel, kind: str, of: str) -> None:
    answer = channel.download(f"talk_letter.{kind}")
    assert answer.status == 200
    assert answer.content_type == of
    assert answer.headers["Content-Disposition"] == f'attachment; filename="talk_letter.{kind}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name", ["talk_letter", "talk_letter.pdf", "nothing.txt", "../wording.yml", "..%2fwording.txt", "", ".txt"]
)
def test_anything_else_is_not_there_and_says_so_kindly(channel: LettersChannel, name: str) -> None:
    answer = channel.download(name)
    assert answer.status == 404
    assert answer.body == b"[letter_unknown]"

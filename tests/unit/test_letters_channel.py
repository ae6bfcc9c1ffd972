"""The blank letters can be fetched by their names, and nothing else can."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_letter_is_a_page_with_its_files_that_works_without_scripts(channel: LettersChannel) -> None:
    page = channel.download("talk_letter")
    html = (page.body or b"").decode()
    assert page.status == 200
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "Dear [name]\n\nCould we talk, please?" in html
    assert 'href="/letters/talk_letter.docx"' in html and 'href="/letters/talk_letter.txt"' in html
    assert "<form" not in html and "<input" not in html


def test_the_page_shows_how_to_check_a_letter_that_has_such_a_list(knowledge: Knowledge) -> None:
    letter = knowledge.letters["talk_letter"].model_copy(update={"check_with": "desk_is_shut"})
    point = knowledge.points["desk_is_shut"].model_copy(update={"steps": ("1. Short & <plain>.",)})
    ours = replace(knowledge, letters={"talk_letter": letter}, points={"desk_is_shut": point})
    html = (LettersChannel(ours).download("talk_letter").body or b"").decode()
    assert "[letter_check]" in html and "1. Short &amp; &lt;plain&gt;." in html


@pytest.mark.parametrize(
    "name", ["lift_letter", "talk_letter.pdf", "nothing.txt", "../wording.yml", "..%2fwording.txt", "", ".txt"]
)
def test_anything_else_is_not_there_and_says_so_kindly(channel: LettersChannel, name: str) -> None:
    answer = channel.download(name)
    assert answer.status == 404
    assert answer.body == b"[letter_unknown]"

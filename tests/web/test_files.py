"""What goes over a parent's line: how much, and that nothing of it can be changed on the way or reach for more."""

from __future__ import annotations

import gzip
import re

import pytest

from extensions.server.embed import with_hashes
from extensions.server.web_files import ENTRY, WEB_FOLDER, outgoing, without_comments

FIRST_PAINT_BYTES = 10_000
WHOLE_BYTES = 30_000
FILES = sorted([*WEB_FOLDER.glob("*.js"), *WEB_FOLDER.glob("*.css")])
FIRST = ("signpost-chat.js", "chat-element.js", "build.js", "strings.js", "closed.css")


def gzipped(*names: str) -> int:
    return sum(len(gzip.compress(outgoing(WEB_FOLDER / name))) for name in names)


def test_the_closed_chat_adds_at_most_ten_kilobytes() -> None:
    assert gzipped(*FIRST) <= FIRST_PAINT_BYTES


def test_first_paint_loads_these_files_and_no_others() -> None:
    tables = dict(re.findall(r"^const (\w+) = \[\n(.*?)^\];", ENTRY.read_text(encoding="utf-8"), re.M | re.S))
    assert {*re.findall(r'\["([\w.-]+)"', tables["FIRST"]), "signpost-chat.js", "closed.css"} == set(FIRST)


def test_the_whole_chat_is_at_most_thirty_kilobytes() -> None:
    assert gzipped(*(path.name for path in FILES)) <= WHOLE_BYTES


def test_the_hashes_are_of_the_files_as_they_go_out() -> None:
    entry = ENTRY.read_text(encoding="utf-8")
    assert with_hashes(entry) == entry, "a file of the chat has changed. Run: make embed"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_markup_is_made_of_text_and_nothing_is_evaluated(path: object) -> None:
    source = without_comments(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    forbidden = (
        "innerHTML|outerHTML|insertAdjacentHTML|document.write|eval[(]|new Function|localStorage|document.cookie"
    )
    assert re.findall(forbidden, source) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_module_stays_short(path: object) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())  # type: ignore[attr-defined]
    assert lines <= (400 if str(path).endswith(".css") else 201)


def test_comments_are_left_out_and_code_is_not() -> None:
    source = '/**\n * About.\n */\nconst a = /** @type {X} */ (b);\n  // why\nconst c = "https://x /* y */"; // stays\n'
    assert without_comments(source) == 'const a = (b);\nconst c = "https://x /* y */"; // stays\n'


def test_every_word_of_the_chat_is_used() -> None:
    names = re.findall(r"^  (\w+): ", (WEB_FOLDER / "strings.js").read_text(encoding="utf-8"), re.M)
    code = "".join(path.read_text(encoding="utf-8") for path in FILES if path.name != "strings.js")
    assert [name for name in names if not re.search(rf"\b{name}\b", code)] == []


def test_no_other_file_holds_words_for_parents() -> None:
    sentence = re.compile(r"[\"`][A-Z][a-z]+ [a-z]+ [^\"`]*[\"`]")
    others = {path.name: sentence.findall(without_comments(path.read_text(encoding="utf-8"))) for path in FILES}
    assert {name: found for name, found in others.items() if found and name != "strings.js"} == {}

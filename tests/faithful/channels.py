"""What the channels lay out of a reply, taken apart again: the page's text, text messages, calendar files, letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO

from docx import Document

from tests.faithful.blanks import DATE, filled, one_of
from tests.faithful.files import Files
from tests.faithful.phrasebook import Phrasebook, letter_pattern, phrasebook, working_of

PIECE = re.compile(r"^[\s:;,.]+|[\s:;,]+$")
SHOWN_DETAILS = ("phone", "text_number", "email", "url", "hours")
CALENDAR = re.compile(
    r"(BEGIN|END):(VCALENDAR|VEVENT|VALARM)|VERSION:2\.0|PRODID:-//calendar//EN|METHOD:PUBLISH|CLASS:PRIVATE"
    r"|ACTION:DISPLAY|TRIGGER:-P\d+DT15H|TRANSP:TRANSPARENT|UID:[0-9a-f]{20}@calendar|DTSTAMP:\d{8}T000000Z|DT(START|END);VALUE=DATE:\d{8}"
)
"""The lines of a calendar file that no parent reads."""


class _Texts(HTMLParser):
    """The text of a page, a piece for each element that is not inside a line."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        """See HTMLParser. A parent element's text and a marked word in it are pieces of their own."""
        self.pieces.append(data)


def texts_of_page(html: str) -> Iterator[str]:
    """Each piece of text on the page, without the signs that only join it to the next."""
    parser = _Texts()
    parser.feed(html)
    for data in parser.pieces:
        for line in data.split("\n"):
            if piece := PIECE.sub("", line):
                yield piece


def page_book(files: Files) -> Phrasebook:
    """All that may stand on the page: its own words, the fields of a card one by one, and the lines of a reply."""
    book = phrasebook(files)
    _page_words(book, files)
    for kind, entries in files.entries.items():
        for name, entry in entries.items():
            origin = files.file_of[kind, name]
            if kind == "sources":
                book.add(origin, f"{entry['publisher']}: {entry['title']}")
                book.add(origin, entry["url"])
            elif kind == "deadlines":
                _rule(book, files, origin, entry)
            else:
                _fields(book, origin, entry)
                book.add(origin, " ".join(entry.get("questions", ())))
    for name, text in files.handouts.items():
        book.add(f"knowledge/handouts.yml: {name}", text)
    for name, text in files.wording.items():
        if name.startswith("button_"):
            book.add(f"knowledge/wording.yml: {name}", text)
    for title in (files.guided["button_where"], files.guided["button_before"]):
        book.add("knowledge/guided.yml", title)
    for name in ("helped", "not_meant"):
        book.add("knowledge/guided.yml", files.guided["feedback"][name])
    # What a line of a list begins with becomes the list's own mark.
    book.lines |= {line.removeprefix("- "): origin for line, origin in book.lines.items()}
    for name, letter in files.entries["letters"].items():
        for line in re.findall(r"^\d\. (.*\[.*)$", letter.get("body") or "", re.MULTILINE):
            book.add_pattern(files.file_of["letters", name], letter_pattern({**letter, "body": line}, files))
    # The signs at the edge of a piece are cut off on the page, so here as well.
    book.lines |= {PIECE.sub("", line): origin for line, origin in book.lines.items()}
    return book


def _page_words(book: Phrasebook, files: Files) -> None:
    words, origin = files.page, "knowledge/page.yml"
    details = [
        body[name]["value"]
        for body in files.entries["organisations"].values()
        for name in SHOWN_DETAILS
        if name in body
    ]
    titles = [entry["title"] for entry in files.entries["signposts"].values()]
    letters = [letter["to"] for letter in files.entries["letters"].values()]
    wheres = [
        item["where"]
        for _, _, content in files.contents()
        for name in ("rights", "good_practice", "limits")
        for item in content.get(name) or ()
        if item.get("where")
    ]
    choices = [entry["choice"] for entry in files.entries["signposts"].values()]
    blanks = {
        "number": one_of(details),
        "address": one_of(details),
        "date": DATE,
        "count": r"\d+",
        "most": "4,000",
        "title": one_of(titles),
        "to": one_of(letters),
        "where": one_of(wheres),
        "choice": one_of(choices),
    }
    for name, text in words.items():
        for one in [text] if isinstance(text, str) else text:
            if "{" in one:
                book.add_pattern(
                    f"{origin}: {name}", filled(one, **{key: blanks[key] for key in re.findall(r"{(\w+)}", one)})
                )
            else:
                book.add(f"{origin}: {name}", one)
    book.add(origin, f"({words['you_are_here']})")
    book.add_pattern("a date", DATE)


def _rule(book: Phrasebook, files: Files, origin: str, rule: dict[str, object]) -> None:
    book.add(origin, str(rule["label"]))
    book.add(origin, f"{files.page['day_passed']}. {rule['if_passed']}")
    if "working" in rule:
        book.add_pattern(origin, working_of(rule, files.wording["not_exact"]))


def _fields(book: Phrasebook, origin: str, value: object) -> None:
    """Every text of an entry by itself: on the page each stands in a place of its own."""
    if isinstance(value, str):
        book.add(origin, value)
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            _fields(book, origin, inner)


def calendar_words(content: str) -> Iterator[str]:
    """What a calendar shows: each text of a file that is not of the format's own, put together again."""
    for line in content.replace("\r\n ", "").split("\r\n"):
        if line and not CALENDAR.fullmatch(line):
            yield re.sub(r"\\(.)", r"\1", re.sub(r"^(?:SUMMARY|DESCRIPTION):", "", line))


def docx_words(content: bytes) -> Iterator[str]:
    """Each line of a Word document."""
    for paragraph in Document(BytesIO(content)).paragraphs:
        yield from paragraph.text.split("\n")

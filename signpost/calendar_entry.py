"""One day as a calendar file with reminders (RFC 5545). It does not say what the day is for: others see a phone too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from signpost.knowledge.wording import Wording

LINE_BYTES = 73
"""A line of a calendar file may have 75, of which the next one spends one on a space."""
REMIND_DAYS = (14, 7, 2)
"""So many days before, at nine in the morning."""
HOUR = 9


def calendar_entry(name: str, day: date, today: date, words: Wording) -> str:
    """A whole-day entry for `day`; `name` only makes two entries of one day differ, and cannot be read in the file.

    Reminders whose morning is not still to come are left out, so that a phone does not ring at once.
    """
    mark = sha256(f"{name} {day}".encode()).hexdigest()[:20]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//calendar//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{mark}@calendar",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(words.calendar_title)}",
        f"DESCRIPTION:{_escaped(words.calendar_note)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        *(line for before in REMIND_DAYS if day - timedelta(days=before) > today for line in _alarm(before, words)),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _alarm(days: int, words: Wording) -> Iterator[str]:
    """A whole day begins at midnight; nine in the morning of the day two before is one day and 15 hours earlier."""
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:-P{days - 1}DT{24 - HOUR}H"
    yield f"DESCRIPTION:{_escaped(words.calendar_title)}"
    yield "END:VALARM"


def _escaped(value: str) -> str:
    for character in "\\;,":
        value = value.replace(character, "\\" + character)
    return value.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Long lines go on after a line break and a space; no character is cut in two."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > LINE_BYTES:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])

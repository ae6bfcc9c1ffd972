"""Personal details that are typed in are never said again by text message or messenger, either."""

from __future__ import annotations

from collections.abc import Sequence

from tests.channels.person import Person
from tests.channels.phone import Phone
from tests.runtime.test_nothing_repeated import DETAILS


def repeated(marks: Sequence[str], got: Sequence[str]) -> list[str]:
    said = "\n".join(got).lower()
    return [mark for mark in marks if mark.lower() in said]


def test_what_is_typed_in_is_never_said_again_by_text(phone: Phone) -> None:
    for text, *marks in DETAILS.values():
        phone.text(text)
        phone.text("MORE")
        assert repeated(marks, phone.got) == []


def test_what_is_typed_in_is_never_said_again_by_messenger(person: Person) -> None:
    for text, *marks in DETAILS.values():
        before = len(person.got)
        person.send(person.words(text))
        person.api.wait_for(lambda before=before: len(person.got) > before)
        assert repeated(marks, person.got) == []

"""The shape of knowledge/to_check.yml."""

from __future__ import annotations

from typing import Literal

from signpost.entry import Entry, Id, Text


class ToCheck(Entry):
    """Something a person must look up that no entry can say: a doubt about a contact, a gap, or law that may change."""

    id: Id
    kind: Literal["contact", "gap", "law"]
    what: Text
    why: Text

"""What a particular thing says to some parents only. See signpost.knowledge.models for the rest of its shape."""

from __future__ import annotations

from signpost.entry import Entry, Id, Text


class PointVariant(Entry):
    """What a point says where the case is known to be of this kind; it gives only the fields that differ."""

    when: dict[Id, tuple[Text, ...]]
    in_short: Text | None = None
    do_now: Text | None = None
    wording: Text | None = None
    steps: tuple[Text, ...] | None = None
    letters: tuple[Id, ...] | None = None

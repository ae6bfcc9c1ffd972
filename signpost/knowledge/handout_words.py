"""The words of the pages to print, a letter and a meeting, round what their own files say: every name must be there."""

from __future__ import annotations

from signpost.entry import Entry


class HandoutWords(Entry):
    """One field a sentence in `knowledge/handouts.yml`, which is in the pages' own order."""

    letter_blank: str
    letter_check: str
    letter_below: str
    meeting_print: str
    meeting_unknown: str
    first: str
    do_now: str
    ask_before: str
    who_comes: str
    agenda: str
    my_points: str
    questions: str
    in_the_room: str
    phrases: str
    notes: str
    who: str
    what: str
    when: str
    afterwards: str
    other_meetings: str

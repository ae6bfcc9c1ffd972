"""In a long message a day is a letter's only where something says so: most of its days are of what happened.

A few words with a day may answer our question; a story answers none, so a bare day in it is nobody's letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from signpost.mention import Mention
from signpost.text import in_small_letters, sentence_spans

BARE, ANY_LETTER, OTHER = "date", "any_letter_date", "other_date"
_PAPERS_OF_THE_COUNCIL = frozenset({"letter_date", ANY_LETTER})
_OF_OTHERS = re.compile(
    r"\b(?:hospital|camhs|nhs|social worker|pals|paed\w*|discharg\w*|dla|pip|physio\w*|consultant|carers|referral)\b"
)
_OF_OURS = re.compile(
    r"\b(?:i (?:told|rang|wrote|emailed|asked)|(?:asked|wrote|rang|told)(?: \w+){0,3} then|wrote formally)\b"
)
_OF_A_DECISION = re.compile(r"\b(?:council|la|authority|assess\w*|ehc\w*|plan|appeal\w*|tribunal|certificate)\b")


def in_a_story(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of a long message, with each day that nothing makes a letter's as another day.

    Beside a decision of the council the one day told without a word is its letter's, and not beside a letter's date.
    """
    decided = any(one.kind == "decision" for one in mentions)
    dated = any(one.kind in _PAPERS_OF_THE_COUNCIL for one in mentions)
    bare_counts = decided and not dated and len({one.value for one in mentions if one.kind == BARE}) == 1

    def is_other(one: Mention) -> bool:
        if one.kind == BARE:
            return not bare_counts
        return one.kind == ANY_LETTER and not decided and _is_of_others(one, text)

    return [replace(one, kind=OTHER) if is_other(one) else one for one in mentions]


def _is_of_others(one: Mention, text: str) -> bool:
    first, last = next(span for span in sentence_spans(text) if span[0] <= one.start < max(span[1], span[0] + 1))
    before, sentence = in_small_letters(text[first : one.start]), in_small_letters(text[first:last])
    return bool(_OF_OURS.search(before)) or (bool(_OF_OTHERS.search(sentence)) and not _OF_A_DECISION.search(sentence))

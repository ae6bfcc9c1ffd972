"""A second problem in the same sentence: "the plan is 14 weeks late and they fined me". Knows nothing of Rasa.

A sentence is cut where it goes on, and both halves are read in place. What this finds and what it costs is in
docs/decisions/0003-understanding.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from signpost.text import sentence_spans

Span = tuple[int, int]

MOST_WORDS = 30
"""In a longer message, sentences tell the problems apart; halves of them mostly name the background."""
HALF_FROM = 0.40
"""Probability from which each half is clear by itself."""
SAME_AT_MOST = 0.10
"""So little of the second half may speak for the topic of the first."""
AMONG = 5
"""The whole message must have it among so many readings, too."""
ALIKE = (
    {
        *("ehc_needs_assessment", "ehc_delay", "plan_review", "provision_not_made", "appeal", "mediation"),
        *("disagreement_resolution", "legal_challenge", "council_complaint"),
    },
    {"informal_resolution", "school_complaint", "school_escalation", "sen_support_rights", "meeting_support"},
    {"exclusion", "attendance", "out_of_school", "medical_needs"},
    {"social_care_complaint", "social_care_support", "social_care_referral"},
    *({name} for name in ("school_transport", "health_complaint", "information_rights", "discrimination")),
    *({name} for name in ("emotional_support", "speak_up")),
    # "... and I want to complain" names nobody.
    {"school_complaint", "school_escalation", "council_complaint", "health_complaint", "social_care_complaint"},
)
"""Topics that share their words: one of them beside another is the same problem told in two halves."""

_GOES_ON = re.compile(
    r"(?:[,;]\s*|\s+-+\s+|\s+)(?:and|but|also|plus|as well as|on top of (?:that|this|it)|now|then)\b\s*"
    r"(?:(?:also|now|then|really|plus|on top of (?:that|this|it)|it'?s that|it is that)\s+)*"
    r"|[,;]\s+|\s+-+\s+",
    re.IGNORECASE,
)


def halves(text: str) -> list[tuple[Span, Span]]:
    """What stands before and after each place where a sentence goes on; empty for a longer message."""
    if len(text.split()) > MOST_WORDS:
        return []
    return [
        ((start, match.start()), (match.end(), end))
        for start, end in sentence_spans(text)
        for match in _GOES_ON.finditer(text, start, end)
        if " " in text[start : match.start()] and text[match.end() : end].count(" ") > 1
    ]


def beside(
    ranking: Sequence[str], read: Sequence[tuple[Mapping[str, float], Mapping[str, float]]]
) -> Iterator[tuple[str, float]]:
    """The other problems and how clear they are: `ranking` is of the whole message, `read` the two halves of each cut.

    One half must clearly be what the whole is taken for, the other clearly something that is not alike.
    """
    first, others = ranking[0], set(ranking[:AMONG])
    for before, after in read:
        for mine, other in ((before, after), (after, before)):
            name = max(other, key=lambda one: other[one])
            is_first = max(mine, key=lambda one: mine[one]) == first and mine[first] >= HALF_FROM
            is_other = other[name] >= HALF_FROM and other[first] <= SAME_AT_MOST
            if is_first and is_other and name in others and _unlike(name, first):
                yield name, other[name]


def _unlike(name: str, first: str) -> bool:
    """Whether both are topics that can stand beside others, and not alike."""
    known = all(any(one in group for group in ALIKE) for one in (name, first))
    return known and not any({name, first} <= group for group in ALIKE)

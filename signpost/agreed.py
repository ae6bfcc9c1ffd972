"""A yes of the council to an assessment, told in two breaths: "asked for an assessment and the council said yes"."""

from __future__ import annotations

import re

from signpost.mention import Mention

_ASSESSMENT = r"(?:assess|assessment|ehcna|needs assessment|ehcp|ehc plan)"
_YES = r"(?:said yes|have said yes|has said yes|agreed|have agreed|has agreed|accepted|has accepted|have accepted)"
_NOT_ANOTHER = r"(?! (?:not|no|with|that|there|he|she|to (?!assess|do)|but|a meeting|transport))"
_AGREED = re.compile(
    rf"\b(?:ask\w*|request\w*|appl\w+) (?:\w+ ){{0,4}}?{_ASSESSMENT}\b[ ,.;]*(?:\w+[ ,.;]+){{0,6}}?"
    rf"(?:council|la|authority|county|they) (?:{_YES})\b{_NOT_ANOTHER}"
)
"""A request and, soon after, somebody's yes; "they agreed to cease it" or "they have not agreed" is none."""


def agreed_to_assess(plain: str, offsets: list[int]) -> list[Mention]:
    """The decision, where plain words tell of it so; `offsets` lead back to the message."""
    told = _AGREED.search(plain)
    if told is None:
        return []
    return [Mention(offsets[told.start()], offsets[told.end() - 1] + 1, "decision", "agreed_to_assess")]

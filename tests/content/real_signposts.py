"""What the tests of the real signposts share: which there must be, what each says, and what needs explaining."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from signpost.knowledge.models import Content, Signpost

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "knowledge"

RUNGS = {
    "informal_resolution": 1,
    "school_complaint": 2,
    "school_escalation": 2,
    "council_complaint": 2,
    "health_complaint": 2,
    "social_care_complaint": 2,
    "disagreement_resolution": 3,
    "mediation": 4,
    "appeal": 5,
}
KINDS = {
    "ladder": tuple(RUNGS),
    "situation": (
        "sen_support_rights",
        "ehc_needs_assessment",
        "ehc_delay",
        "plan_review",
        "provision_not_made",
        "discrimination",
        "exclusion",
        "attendance",
        "out_of_school",
        "school_transport",
        "medical_needs",
        "information_rights",
        "social_care_support",
        "social_care_referral",
        "child_at_risk",
        "staff_allegation",
        "meeting_support",
        "emotional_support",
        "legal_challenge",
        "speak_up",
    ),
    "request": ("find_contact", "model_letter", "deadline", "explain_term"),
    "conversation": (
        "crisis",
        "other_nation",
        "out_of_scope",
        "human_handover",
        "bot_challenge",
        "greeting",
        "thanks",
        "goodbye",
        "restart",
    ),
}
IDS = tuple(signpost for ids in KINDS.values() for signpost in ids)

KNOWN_NAMES = {"NHS", "GOV", "NSPCC", "SNAP", "SOS", "IPSEA"}
"""Known to every parent, or the name of a body that is called nothing else. GOV is GOV.UK."""
JUST_CAPITALS = {"QUESTION", "SENDIST"}
"""A word to send in capitals; a name that is introduced as one ("the tribunal called SENDIST")."""


def contents(signpost: Signpost) -> Iterator[tuple[str, Signpost | Content]]:
    """What a signpost says for all, then what differs for some."""
    yield signpost.id, signpost
    yield from ((f"{signpost.id}.variants.{number}", variant) for number, variant in enumerate(signpost.variants))


def unexplained(text: str) -> list[str]:
    """Short forms that are nowhere followed by, nor put in, brackets: "EHC (education ...)" or "... (EHC plan)"."""
    short_forms = set(re.findall(r"(?<!SOS!)\b[A-Z]{3,}\b", text)) - KNOWN_NAMES - JUST_CAPITALS
    return sorted(
        each for each in short_forms if not re.search(rf"\({each}\b[^)]*\)|\b{each}\b(?: \w+)? \([^)]+\)", text)
    )

"""The signpost ids and slot names of the project, each in one place.

A new signpost adds its id here only if it is a new kind of help; see docs/editing-knowledge.md.
"""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["ladder", "situation", "request", "conversation"]

Role = Literal[
    "sendiass",
    "mediation",
    "disagreement_resolution",
    "send_team",
    "council_complaints",
    "social_care_complaints",
    "adult_social_care_complaints",
    "front_door",
    "out_of_hours",
    "lado",
    "transport",
    "access_to_information",
    "nhs_complaints",
    "disabled_children",
    "parent_carer_forum",
]
"""What an area's contact is for. A signpost asks for `area:<role>` and gets the parent's own area's entry."""

ROLES: tuple[str, ...] = get_args(Role)

Force = Literal["must", "should", "may"]
"""As strong as the source says: a duty in law, statutory guidance, or a choice."""

Confidence = Literal["S1", "S2", "S3"]
"""S1: the body's own page. S2: another public body or charity. S3: a third-party copy, never shown as certain."""

STEPPED = frozenset({"ladder", "situation"})
"""Kinds of signpost with steps to take; small talk has none, and a request is answered by what it asks for."""
DANGERS = frozenset({"crisis", "child_at_risk", "staff_allegation"})
"""Signposts that answer danger: their answer begins with what to do, and nothing is rated or counted beside it."""
EXPLAIN = "explain_term"
"""The signpost that explains a word."""
FEELINGS = frozenset({"emotional_support"})
"""Signposts for how somebody feels: offered beside a problem, never called another one ("I am worn out by it all")."""
COMPLAINTS = {
    "school": "school_complaint",
    "council": "council_complaint",
    "health": "health_complaint",
    "social_care": "social_care_complaint",
}
"""The signpost of a complaint, by the body it goes to: a value of the fact `about`."""

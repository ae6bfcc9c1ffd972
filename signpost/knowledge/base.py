"""Everything the assistant knows, loaded once and never changed while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from signpost.deadlines import DeadlineRule
from signpost.inference import Inference
from signpost.knowledge.case_model import CaseFact
from signpost.knowledge.guided_words import GuidedWords
from signpost.knowledge.handout_words import HandoutWords
from signpost.knowledge.meeting_model import Meeting
from signpost.knowledge.models import Area, Letter, Notice, Organisation, Signpost, Source, Term
from signpost.knowledge.page_words import PageWords
from signpost.knowledge.point_model import Point
from signpost.knowledge.recognition import Recognition
from signpost.knowledge.texting_words import TextingWords
from signpost.knowledge.to_check_model import ToCheck
from signpost.knowledge.triage_words import Triage
from signpost.knowledge.wording import Wording

ANY_AREA = "england"
"""The area file whose contacts stand in where the parent's own area has none."""


@dataclass(frozen=True)
class Knowledge:
    """The knowledge base by kind and id. `version` is a short hash of all its files."""

    sources: Mapping[str, Source]
    organisations: Mapping[str, Organisation]
    areas: Mapping[str, Area]
    letters: Mapping[str, Letter]
    terms: Mapping[str, Term]
    deadlines: Mapping[str, DeadlineRule]
    signposts: Mapping[str, Signpost]
    points: Mapping[str, Point]
    meetings: Mapping[str, Meeting]
    notices: Mapping[str, Notice]
    to_check: Mapping[str, ToCheck]
    case_facts: Mapping[str, CaseFact]
    inferences: Mapping[str, Inference]
    wording: Wording
    page: PageWords
    handouts: HandoutWords
    texting: TextingWords
    triage: Triage
    guided: GuidedWords
    recognition: Recognition
    version: str

    @cached_property
    def councils(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Each area with a council: its id, its council, and every name it goes by. Gathered once: every page that is
        shown is held against them."""
        areas = (area for area in self.areas.values() if area.gss_code)
        return tuple(
            (area.id, area.council, (area.name, area.council.removesuffix(" Council"), *area.also_called, *area.places))
            for area in areas
        )

    def contact(self, reference: str, area: str | None) -> Organisation | None:
        """The organisation behind a reference, which is its id or `area:<role>`; None where no area has that role."""
        if not reference.startswith("area:"):
            return self.organisations[reference]
        role = reference.removeprefix("area:")
        for place in (area or ANY_AREA, ANY_AREA):
            contacts = self.areas[place].contacts.items() if place in self.areas else ()
            for has, organisation in contacts:
                if has == role:
                    return self.organisations[organisation]
        return None

"""An id that leads nowhere is told to the editor, with the nearest one there is. All knowledge here is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.mistakes import change, told

LINKS = {
    "a contact": ("signposts/appeal.yml", "tribunal_office,", "tribunal_ofice,", "appeal.contacts", "tribunal_office"),
    "an area's role": ("signposts/appeal.yml", "area:sendiass", "area:sendias", "appeal.contacts", "area:sendiass"),
    "a letter": ("signposts/appeal.yml", "[appeal_note]", "[apeal_note]", "appeal.letters", "appeal_note"),
    "a deadline": ("signposts/appeal.yml", "[appeal, med", "[apeal, med", "appeal.deadlines", "appeal"),
    "a source": ("signposts/appeal.yml", "source: rule_book", "source: rulebook", "appeal.source", "rule_book"),
    "a page cited": (
        "signposts/appeal.yml",
        "sources: [old_page]",
        "sources: [odl_page]",
        "appeal.sources",
        "old_page",
    ),
    "the next step": (
        "signposts/council_complaint.yml",
        "if_that_fails: appeal",
        "if_that_fails: apeal",
        "council_complaint.if_that_fails",
        "appeal",
    ),
    "the step back": (
        "signposts/appeal.yml",
        "step_back: council_complaint",
        "step_back: council_complain",
        "appeal.step_back",
        "council_complaint",
    ),
    "the other rail": (
        "signposts/appeal.yml",
        "signpost: council_complaint",
        "signpost: council_complant",
        "appeal.instead",
        "council_complaint",
    ),
    "a fact to ask": ("signposts/appeal.yml", "ask: letter_date", "ask: leter_date", "appeal.ask", "letter_date"),
    "a stage": ("signposts/appeal.yml", "stage_after: appeal", "stage_after: apeal", "appeal.stage_after", "appeal"),
    "a fact of a variant": (
        "signposts/appeal.yml",
        "when: {stage_reached:",
        "when: {stage_reched:",
        "appeal.when.0.stage_reched",
        "stage_reached",
    ),
    "a value of a variant": (
        "signposts/appeal.yml",
        "{stage_reached: [appeal]}",
        "{stage_reached: [apeal]}",
        "appeal.when.0.stage_reached",
        "appeal",
    ),
    "an area of a variant": (
        "signposts/council_complaint.yml",
        "{area: [puddleshire]}",
        "{area: [pudleshire]}",
        "council_complaint.when.2.area",
        "puddleshire",
    ),
    "a variant's contact": (
        "signposts/appeal.yml",
        "    deadlines: []",
        "    contacts: [lifelin]",
        "appeal.variants.0.contacts",
        "lifeline",
    ),
    "an area's contact": ("areas/england.yml", "any_advice", "any_advise", "england.contacts", "any_advice"),
    "an area's page": (
        "areas/puddleshire.yml",
        "source: own_page",
        "source: own_pag",
        "puddleshire.source",
        "own_page",
    ),
    "a number's page": ("organisations/lifeline.yml", "own_page", "own_pag", "lifeline.source", "own_page"),
    "a term's page": ("glossary.yml", "source: rule_book", "source: rule_bok", "sip.source", "rule_book"),
    "a deadline's page": ("deadlines.yml", "source: rule_book", "source: rule_bok", "appeal.source", "rule_book"),
    "a deadline's signpost": ("deadlines.yml", "[appeal, deadline]", "[apeal]", "appeal.for_signposts", "appeal"),
    "a letter's signpost": (
        "letters/lift_letter.yml",
        "[school_transport]",
        "[school_transprt]",
        "lift_letter.for_signposts",
        "school_transport",
    ),
    "a letter's page": (
        "letters/lift_letter.yml",
        "sources: [charity_page]",
        "sources: [charity_pag]",
        "lift_letter.sources",
        "charity_page",
    ),
    "a question's fact": ("triage.yml", "fact: school_type", "fact: school_typ", "questions.fact", "school_type"),
    "what a no means": ("triage.yml", "{deny: none}", "{deny: nne}", "stage_reached.means", "none"),
    "an outcome's signpost": ("triage.yml", "signpost: appeal", "signpost: apeal", "outcomes.1.signpost", "appeal"),
    "an outcome's value": (
        "triage.yml",
        "[informal, final_response]",
        "[informl, final_response]",
        "outcomes.2.stage_reached",
        "informal",
    ),
    "a signpost that tells a fact": (
        "triage.yml",
        "council_complaint: {",
        "council_complant: {",
        "known_from.council_complant",
        "council_complaint",
    ),
    "a fact said back": ("guided.yml", "school_type: {", "school_typ: {", "told.fact", "school_type"),
    "a date said back": ("guided.yml", "letter_date:", "leter_date:", "told_dates.fact", "letter_date"),
}


@pytest.mark.parametrize("name", LINKS)
def test_an_id_that_leads_nowhere_is_told_with_the_nearest_one(folder: Path, name: str) -> None:
    file, old, new, field, nearest = LINKS[name]
    change(folder, file, old, new)

    message = told(folder, file, field)

    assert "is not known." in message
    assert f'Did you mean "{nearest}"?' in message
    assert "Allowed: " in message

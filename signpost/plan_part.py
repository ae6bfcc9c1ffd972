"""Which part of a plan is at fault, by what is said of it: "it names a school we never picked", "the help is vague"."""

from __future__ import annotations

import re

from signpost.mention import Mention

FACT = "plan_section"
_PLACE = r"(?:school|secondr?y|secondary|college|comp|comprehensive|mainstream|academy|primary|unit|place)"
_PARTS = {
    "i": re.compile(
        rf"\b(?:names?|naming|named) (?:\w+ ){{0,4}}?{_PLACE}\b|\bschool (?:named|they(?:ve)? (?:named|put))\b"
        rf"|\b(?:put|got) (?:\w+ ){{0,3}}?(?:the )?same school\b|\bput (?:him|her) down for a {_PLACE}"
        rf"|\bwith a mainstream \w+"
        rf"|\btype of school\b|\bput down the {_PLACE}"
    ),
    "f": re.compile(
        r"\bhelp (?:bit|part|is all|in it)\b|\b(?:no|hours (?:is|are)) (?:hours|gone)\b|\bunder the help\b"
        r"|\bsection about the help\b"
        r"|\bas directed by\b|\bbit about help\b|\bopportunities for\b|\bjust access to\b|\bfrom \d+ (?:hrs"
        r"|hours) down to\b"
        r"|\bit halved\b|\bthe help is (?:all )?(?:wool\w*|vague|for school)|\bup to \d+ (?:hrs|hours)\b"
        r"|\bmainstream with \d+ hours"
    ),
    "b": re.compile(
        r"\b(?:what|where it says what) (?:he|she) (?:struggles with|finds hard)|\bwhat it says (?:he|she) needs\b"
        r"|\bleft (?:his|her) (?:\w+ )?needs out|\bwrong things about (?:him|her)\b|\bsays (?:he|she) can \w+ in\b"
    ),
}
_HEALTH = re.compile(r"\bhealth (?:part|section|bit)\b|\bplan says a nurse\b")
_HELP = re.compile(
    r"\b(?:ot|therap\w*|physio|hydro\w*|speech|ta|mentor|scribe|support worker|tutor\w*|hours|hrs"
    r"|one to one|1:1|1 to 1|laptop"
    r"|teacher of (?:the )?deaf|phonics|interpreter)\b"
)
_OF_A_PLAN = re.compile(r"\b(?:plans?|ehcp|echp|ehc|section|sec)\b")


def with_part(plain: str, offsets: list[int], heard: list[Mention], is_story: bool) -> list[Mention]:
    """All that was `heard`, with the part of the plan that it is about, and without one where there is no plan."""
    told = {(one.kind, one.value) for one in heard}
    refused = {("decision", "refused_to_assess"), ("decision", "refused_plan"), ("has_plan", "no")} & told
    if is_story and (refused or not _OF_A_PLAN.search(plain)):
        heard = [one for one in heard if one.kind != FACT]
    if any(one.kind == FACT for one in heard) or not is_story:
        return heard
    found: tuple[int, int, str] | None = None
    if ("decision", "content") in told:
        places = [
            (match.start(), match.end(), part) for part, words in _PARTS.items() if (match := words.search(plain))
        ]
        found = min(places, default=None)
    elif ("pressing", "plan_not_followed") in told:
        match = _HEALTH.search(plain) or _HELP.search(plain)
        found = (match.start(), match.end(), "g" if _HEALTH.search(plain) else "f") if match else None
    if found is None:
        return heard
    start, end, part = found
    return [*heard, Mention(offsets[start], offsets[end - 1] + 1, FACT, part)]

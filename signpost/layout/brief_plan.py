"""A plan for text messages: what to do, by when, whom to ring, what else, and the code. The rest is for a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

MOST_CONTACTS = 3


def brief_plan(paragraphs: Sequence[str], plan: Mapping[str, Any]) -> list[str]:
    """The paragraphs of a reply that shows a plan, without what was said before in the talk.

    That is what a step is about and why, how a day was worked out, what was told, the letters and the pages behind it.
    No more than three people to ring.
    """
    kept = [_contacts(one, plan) for one in paragraphs if not _is_told_before(one, plan)]
    code = plan["code"]
    at = next((place for place, one in enumerate(kept) if code and code in one), len(kept))
    # What a channel adds at the end stands before the code.
    return [*kept[:at], *kept[at + 2 :], *kept[at : at + 2]]


def _is_told_before(paragraph: str, plan: Mapping[str, Any]) -> bool:
    """Whether it is one of the parts that a text leaves out."""
    is_reason = any(text and paragraph.endswith(text) for text in (plan["in_short"], plan["because"]))
    parts = [deadline["why"] for deadline in plan["deadlines"]]
    parts += [plan["known"][0]] if plan["known"] else []
    parts += [plan["sources"][0]["url"]] if plan["sources"] else []
    of_letters = bool(plan["letters"]) and all(letter["title"] in paragraph for letter in plan["letters"])
    is_of_contacts = any(_begins_a_line(contact, paragraph) for contact in plan["contacts"])
    return is_reason or of_letters or (any(part in paragraph for part in parts) and not is_of_contacts)


def _contacts(paragraph: str, plan: Mapping[str, Any]) -> str:
    """The paragraph with the first people alone where it is the one that names them."""
    if not any(_begins_a_line(contact, paragraph) for contact in plan["contacts"]):
        return paragraph
    return "\n".join(paragraph.split("\n")[:MOST_CONTACTS])


def _begins_a_line(contact: Mapping[str, Any], paragraph: str) -> bool:
    return any(line.startswith(f"{contact['name']}: ") for line in paragraph.split("\n"))

"""A child of school age was at nursery once: what is told of it is no fact of where they are now."""

from __future__ import annotations

from collections.abc import Mapping

from signpost.case import Case

PLACES = ("about", "school_type")
NURSERY = "early_years"


def past_nursery(found: Mapping[str, str]) -> dict[str, str]:
    """The facts of a message without a nursery that its own child has left: "nursery and now school", and six."""
    gone = {fact for fact in PLACES if found.get(fact) == NURSERY} if _at_school(found) else set()
    return {fact: value for fact, value in found.items() if fact not in gone}


def out_of_nursery(found: Mapping[str, str], case: Case) -> Case:
    """The case without a nursery, once the message says that the child is of school age: "he is in year 1"."""
    for fact in PLACES if _at_school(found) else ():
        if case.told(fact) == NURSERY and fact not in found:
            case = case.forget(fact)
    return case


def _at_school(found: Mapping[str, str]) -> bool:
    return found.get("age_group") == "school_age"

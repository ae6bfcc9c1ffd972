"""Rights, limits and numbers rest on pages we may rely on; what could not be confirmed is shown and listed so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit, urlunsplit

import pytest

from signpost import say
from signpost.answers import Answer, confirmed
from signpost.card import card
from signpost.knowledge import Knowledge
from signpost.knowledge.models import Limit, Organisation, Right
from signpost.vocabulary import ROLES
from tests.content.real_signposts import FOLDER, PROJECT, contents

TO_VERIFY = PROJECT / "docs" / "to-verify.md"
OF_DANGER = ("crisis", "child_at_risk", "staff_allegation", "emotional_support")


def cited(knowledge: Knowledge) -> Iterator[tuple[str, Right | Limit]]:
    """Every right and every limit, with where it stands."""
    for signpost in knowledge.signposts.values():
        for place, content in contents(signpost):
            items: list[Right | Limit] = [*(content.rights or ()), *(content.limits or ())]
            yield from ((place, item) for item in items)


def test_rights_and_limits_rest_on_pages_we_may_rely_on(knowledge: Knowledge) -> None:
    assert [
        (place, item.text) for place, item in cited(knowledge) if not knowledge.sources[item.source].confirmed
    ] == []


def test_no_must_rests_on_a_copy_or_an_old_page(knowledge: Knowledge) -> None:
    musts = [(place, item) for place, item in cited(knowledge) if isinstance(item, Right) and item.force == "must"]

    assert musts
    assert [(place, item.text) for place, item in musts if not knowledge.sources[item.source].confirmed] == []


def address(url: str) -> str:
    """What two links to one page have in common; the part of a page that a link names, after #, tells them apart."""
    parts = urlsplit(url)
    host = parts.netloc.lower().strip(".").removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), parts.query, parts.fragment))


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("https://www.rules.example/book/", "http://rules.example/book", True),
        ("https://rules.example./book", "https://Rules.example/book", True),
        ("https://rules.example/book#seven", "https://rules.example/book#eight", False),
        ("https://rules.example/book?page=7", "https://rules.example/book?page=8", False),
    ],
)
def test_two_links_to_one_page_are_found(one: str, other: str, same: bool) -> None:
    assert (address(one) == address(other)) is same


def test_no_page_stands_under_two_ids(knowledge: Knowledge) -> None:
    ids: dict[str, list[str]] = defaultdict(list)
    for source in knowledge.sources.values():
        ids[address(source.url)].append(source.id)

    assert [same for same in ids.values() if len(same) > 1] == []


def test_a_must_is_marked_as_one(knowledge: Knowledge) -> None:
    """A right that says "must" is not marked as weaker, unless it says "may" or "should" of something else as well."""
    weaker = [(place, item) for place, item in cited(knowledge) if isinstance(item, Right) and item.force != "must"]
    says_must = [(place, item) for place, item in weaker if re.search(r"\bmust\b", item.text)]

    assert [(place, item.text) for place, item in says_must if not re.search(rf"\b{item.force}\b", item.text)] == []


def test_a_phone_number_that_is_not_confirmed_is_shown_as_not_confirmed(knowledge: Knowledge) -> None:
    today = date(2026, 11, 23)
    for body in (body for body in knowledge.organisations.values() if body.phone):
        answer = Answer(knowledge.signposts["find_contact"], (body,), (), ())
        sure = all(knowledge.sources[detail.source].confirmed for detail in body.details)
        (line,) = say.contact_lines(answer, knowledge, today)
        assert card(answer, knowledge, today)["contacts"][0]["confirmed"] is sure, body.id
        assert ("could not confirm" in line) is not sure, body.id


def test_what_is_shown_as_not_confirmed_is_on_the_list_to_verify(knowledge: Knowledge) -> None:
    listed = TO_VERIFY.read_text(encoding="utf-8")
    unconfirmed = [
        (body.id, detail.value)
        for body in knowledge.organisations.values()
        for detail in body.details
        if not confirmed(body, knowledge) and not knowledge.sources[detail.source].confirmed
    ]

    assert unconfirmed
    assert [(body, value) for body, value in unconfirmed if value not in listed] == []


@pytest.mark.parametrize("signpost", OF_DANGER)
def test_every_number_given_in_danger_is_on_the_list_to_verify(knowledge: Knowledge, signpost: str) -> None:
    listed = TO_VERIFY.read_text(encoding="utf-8")
    references = {name for _, content in contents(knowledge.signposts[signpost]) for name in content.contacts or ()}
    bodies: dict[str, Organisation] = {}
    for reference in references:
        for area in knowledge.areas:
            if found := knowledge.contact(reference, area):
                bodies[found.id] = found
    numbers = {d.value for b in bodies.values() for d in (b.phone, b.text_number, b.textphone) if d}

    assert numbers
    assert sorted(number for number in numbers if number not in listed) == []


@pytest.mark.parametrize("role", ROLES)
def test_every_area_has_somebody_for_every_role(knowledge: Knowledge, role: str) -> None:
    assert [area for area in knowledge.areas if knowledge.contact(f"area:{role}", area) is None] == []


def test_bodies_that_no_longer_exist_are_no_place_to_go() -> None:
    gone = re.compile(r"\bESFA\b|\bCCGs?\b|clinical commissioning|education and skills funding", re.IGNORECASE)
    files = [file for kind in ("signposts", "organisations", "letters", "areas") for file in (FOLDER / kind).glob("*")]

    assert [file.name for file in files if gone.search(file.read_text(encoding="utf-8"))] == []

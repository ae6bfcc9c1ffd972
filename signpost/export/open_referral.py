"""Contacts as services of Open Referral UK (the UK profile of the Human Services Data Specification 3).

The types below carry the fields the profile requires and those we fill, so a missing one fails here whether or not the
published schema is at hand. What the profile has no field for (source, day to check again, whether it is confirmed)
stands in our own block, `x-signpost`.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from signpost.answers import confirmed
from signpost.knowledge.base import ANY_AREA, Knowledge
from signpost.knowledge.models import Area, Organisation

NAMESPACE = uuid.UUID("5d1f9c8e-2b5a-5f0e-9d6e-3a2f4c7b8e10")
"""Ids are made from ours within it: the same entry has the same UUID in every export."""


class Part(BaseModel):
    """Strict, and by the profile's own field names."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str


class Body(Part):
    """`organization`: id, name and description are required."""

    name: str
    description: str
    email: str | None = None
    website: str | None = None


class Coverage(Part):
    """`service_area`: where the service is given; `extent` is the government code of the area."""

    name: str
    extent: str | None = None
    extent_type: str | None = None


class Phone(Part):
    """`phone`, as part of a contact."""

    number: str
    description: str | None = None


class Contact(Part):
    """`contact`: here the phone numbers of the service."""

    name: str
    phones: tuple[Phone, ...]


class Schedule(Part):
    """`schedule`: opening times in words, since the pages give no more."""

    description: str


class Ours(BaseModel):
    """What the profile has no field for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    confirmed: bool
    review_by: str
    who_pays: str | None
    roles: tuple[str, ...]
    sources: tuple[dict[str, str], ...]


class Service(Part):
    """`service`: id, name and status are required; url too in practice."""

    organization_id: str
    name: str
    description: str
    status: Literal["active", "inactive", "defunct", "temporarily closed"] = "active"
    url: str | None = None
    email: str | None = None
    assured_date: str
    alert: str | None = None
    schedules: tuple[Schedule, ...] = ()
    service_areas: tuple[Coverage, ...] = ()
    organization: Body
    contacts: tuple[Contact, ...] = ()
    ours: Ours = Field(serialization_alias="x-signpost")


def services(knowledge: Knowledge) -> list[dict[str, Any]]:
    """One service for each organisation that can be reached, in the order of their ids."""
    serves = _areas_served(knowledge)
    reachable = (body for body in knowledge.organisations.values() if body.details)
    made = (_service(body, serves.get(body.id, {}), knowledge) for body in reachable)
    return [service.model_dump(by_alias=True, exclude_none=True, mode="json") for service in made]


def _service(body: Organisation, serves: Mapping[str, list[str]], knowledge: Knowledge) -> Service:
    url = body.url.value if body.url else None
    email = body.email.value if body.email else None
    sure = confirmed(body, knowledge)
    return Service(
        id=_id("service", body.id),
        organization_id=_id("organization", body.id),
        name=body.name,
        description=body.what,
        url=url,
        email=email,
        assured_date=body.checked_on.isoformat(),
        alert=body.note if sure else "Not confirmed: check the details on the organisation's own page.",
        schedules=_schedules(body),
        service_areas=tuple(_area(knowledge.areas[name], body) for name in serves if name != ANY_AREA),
        organization=Body(
            id=_id("organization", body.id), name=body.name, description=body.what, email=email, website=url
        ),
        contacts=_contacts(body),
        ours=Ours(
            confirmed=sure,
            review_by=body.review_by.isoformat(),
            who_pays=body.who_pays,
            roles=tuple(sorted({role for roles in serves.values() for role in roles})),
            sources=tuple(_sources(body, knowledge)),
        ),
    )


def _areas_served(knowledge: Knowledge) -> dict[str, dict[str, list[str]]]:
    """For each organisation the areas that name it, with the roles it has there."""
    serves: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for area in knowledge.areas.values():
        for role, organisation in area.contacts.items():
            serves[organisation][area.id].append(role)
    return serves


def _area(area: Area, body: Organisation) -> Coverage:
    return Coverage(id=_id("service_area", body.id, area.id), name=area.name, extent=area.gss_code, extent_type="text")


def _contacts(body: Organisation) -> tuple[Contact, ...]:
    numbers = {"phone": body.phone, "textphone": body.textphone, "text": body.text_number}
    phones = tuple(
        Phone(id=_id("phone", body.id, kind), number=detail.value, description=None if kind == "phone" else kind)
        for kind, detail in numbers.items()
        if detail
    )
    return (Contact(id=_id("contact", body.id), name=body.name, phones=phones),) if phones else ()


def _schedules(body: Organisation) -> tuple[Schedule, ...]:
    return (Schedule(id=_id("schedule", body.id), description=body.hours.value),) if body.hours else ()


def _sources(body: Organisation, knowledge: Knowledge) -> Iterator[dict[str, str]]:
    for name in dict.fromkeys(detail.source for detail in body.details):
        source = knowledge.sources[name]
        yield {"title": source.title, "url": source.url, "seen_on": source.seen_on.isoformat()}


def _id(*names: str) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(names)))

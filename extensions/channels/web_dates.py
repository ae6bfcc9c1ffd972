"""A date of a card as a calendar file: /webhooks/web/dates/<deadline>/<day>.ics, a plain link that holds no words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, text

from signpost import clock
from signpost.calendar_entry import calendar_entry
from signpost.knowledge import Knowledge

ADDRESS = "/webhooks/web/dates"


def add_dates(blueprint: Blueprint, knowledge: Knowledge) -> None:
    """Adds the route."""

    @blueprint.route("/dates/<rule>/<day>", methods=["GET"])
    async def calendar(_: Request, rule: str, day: str) -> HTTPResponse:
        when = _day_in(day)
        if rule not in knowledge.deadlines or when is None:
            return text(knowledge.wording.web_not_here, status=404)
        headers = {"Content-Disposition": f'attachment; filename="{when.isoformat()}.ics"'}
        content = calendar_entry(rule, when, clock.today(), knowledge.wording)
        return text(content, headers=headers, content_type="text/calendar; charset=utf-8")


def calendar_path(deadline: Mapping[str, Any]) -> str | None:
    """Where the calendar file of a card's date is; None for a day that has passed, of which nobody can be reminded."""
    return f"{ADDRESS}/{deadline['id']}/{deadline['date']}.ics" if deadline["days_left"] >= 0 else None


def with_dates(card: dict[str, Any]) -> dict[str, Any]:
    """The card with a calendar file for each date to come that has none yet, in its plan too."""
    plan = card.get("plan")
    plan = plan | {"deadlines": _linked(plan["deadlines"])} if plan else plan
    return card | {"deadlines": _linked(card["deadlines"]), "plan": plan}


def _linked(dates: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each | {"ics": each["ics"] or calendar_path(each)} for each in dates]


def _day_in(name: str) -> date | None:
    try:
        return date.fromisoformat(name.removesuffix(".ics")) if name.endswith(".ics") else None
    except ValueError:
        return None

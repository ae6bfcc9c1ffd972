"""A date of a card as a calendar file: /webhooks/web/dates/<deadline>/<day>.ics, a plain link that holds no words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, text

from signpost import clock
from signpost.knowledge import Knowledge

ADDRESS = "/webhooks/web/dates"
LINE_BYTES = 73
"""A line of a calendar file may have 75, of which the next one spends one on a space."""


def add_dates(blueprint: Blueprint, knowledge: Knowledge) -> None:
    """Adds the route."""

    @blueprint.route("/dates/<rule>/<day>", methods=["GET"])
    async def calendar(_: Request, rule: str, day: str) -> HTTPResponse:
        when = _day_in(day)
        if rule not in knowledge.deadlines or when is None:
            return text(knowledge.wording.web_not_here, status=404)
        headers = {"Content-Disposition": f'attachment; filename="{when.isoformat()}.ics"'}
        content = calendar_file(rule, knowledge.deadlines[rule].label, when)
        return text(content, headers=headers, content_type="text/calendar; charset=utf-8")


def with_dates(card: dict[str, Any]) -> dict[str, Any]:
    """The card with a calendar file for each date that has none yet."""
    plan = card.get("plan")
    plan = plan | {"deadlines": _linked(plan["deadlines"])} if plan else plan
    return card | {"deadlines": _linked(card["deadlines"]), "plan": plan}


def _linked(dates: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each | {"ics": each["ics"] or f"{ADDRESS}/{each['id']}/{each['date']}.ics"} for each in dates]


def calendar_file(rule: str, label: str, day: date) -> str:
    """One whole-day entry that reminds a week and a day before. Neutral: a calendar is often seen by others."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Signpost//EN",
        "BEGIN:VEVENT",
        f"UID:{rule}-{day.isoformat()}@signpost",
        f"DTSTAMP:{clock.today():%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(label)}",
        *(line for before in ("P7D", "P1D") for line in _alarm(before, label)),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _alarm(before: str, label: str) -> list[str]:
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-{before}", f"DESCRIPTION:{_escaped(label)}", "END:VALARM"]


def _escaped(value: str) -> str:
    for character in "\\;,":
        value = value.replace(character, "\\" + character)
    return value.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Long lines go on after a line break and a space; no character is cut in two."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > LINE_BYTES:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])


def _day_in(name: str) -> date | None:
    try:
        return date.fromisoformat(name.removesuffix(".ics")) if name.endswith(".ics") else None
    except ValueError:
        return None

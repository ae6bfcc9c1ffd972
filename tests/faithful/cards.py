"""The answer card against the files: every text of it must stand in the entry that the card names, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tests.faithful.blanks import on_each_day
from tests.faithful.files import Files, Raw
from tests.faithful.phrasebook import ONCE_WORKED_OUT, letter_pattern, meeting_as_content

OF_CONTENT = ("title", "in_short", "do_now")
CONTACT = ("phone", "text_number", "email", "url", "hours")
NO_WORDS = frozenset({"signpost", "point", "ladder", "also", "if_that_fails", "overdue", "checked_on"})
"""Ids, rungs and the day of the check; the others hold words, and each is looked at below."""


def strays(card: dict[str, Any], files: Files) -> Iterator[str]:
    """What on a card its own entries do not say: the field and the words."""
    contents = [*_contents(files, "signposts", card["signpost"]), *_contents(files, "points", card["point"])]
    contents += _meetings(card, files)
    for name in (*OF_CONTENT, "wording"):
        known = {content.get(name) for content in contents}
        if card["signpost"] == "deadline":
            known |= {rule["about"] for rule in files.entries["deadlines"].values()} if name == "in_short" else set()
        if name == "do_now" and card["signpost"] == "deadline" and card["deadlines"]:
            known = {files.wording[one] for one in ONCE_WORKED_OUT}
        if card[name] and card[name] not in _on_any_day(known):
            yield f"{name}: {card[name]}"
    for name in ("steps", "being_checked"):
        known = _on_any_day(text for content in contents for text in content.get(name) or ())
        yield from (f"{name}: {text}" for text in card[name] if text not in known)
    for name in ("rights", "good_practice", "limits"):
        entries = (
            [_filled_up(item, card[name][0]) for content in contents for item in content.get(name) or ()]
            if card[name]
            else []
        )
        yield from (f"{name}: {item}" for item in card[name] if item not in entries)
    for part, check in {
        "contacts": _contact,
        "letters": _letter,
        "meetings": _meeting,
        "deadlines": _deadline,
        "notices": _notice,
    }.items():
        yield from (f"{part}: {wrong}" for item in card[part] for wrong in check(item, files))
    yield from (f"sources: {page}" for page in card["sources"] if tuple(page.values()) not in files.pages)
    yield from _of_plan(card, files) if card["plan"] else ()
    if card["checked_on"] not in {str(content.get("checked_on")) for content in contents}:
        yield f"checked_on: {card['checked_on']}"
    known = titles(files)
    yield from (f"beside: {way['title']}" for way in card["beside"] if way["title"] not in known)
    because = (card["triage"] or {}).get("because")
    if because and because not in _reasons(files):
        yield f"triage: {because}"


def _meetings(card: dict[str, Any], files: Files) -> list[dict[str, Any]]:
    """The kinds of meeting on a card as content, each also with what is to be done when its papers are late."""
    held = [files.entries["meetings"][one["id"]] for one in card["meetings"]]
    late = [{**one, "do_now": text} for one in held for text in (one.get("too_late") or {}).values()]
    return [meeting_as_content(one) for one in (*held, *late)]


def _on_any_day(texts: Iterable[str | None]) -> set[str]:
    """The texts, also with the next working day in place of "tomorrow"."""
    return {said for text in texts if text for said in on_each_day(text)}


def _reasons(files: Files) -> set[str]:
    branches = [branch for entry in files.entries["signposts"].values() for branch in entry.get("instead", ())]
    return {one["because"] for one in (*files.triage["outcomes"], *branches)}


def _of_plan(card: dict[str, Any], files: Files) -> Iterator[str]:
    """The same of the plan on a card: what it says of each step, its people, letters, days and pages."""
    plan = card["plan"]
    contents = [*_contents(files, "signposts", plan["signpost"]), *_contents(files, "points", card["point"])]
    contents += _meetings(card, files)
    for name in OF_CONTENT:
        if plan[name] not in _on_any_day(content.get(name) for content in contents):
            yield f"plan.{name}: {plan[name]}"
    for step in plan["others"]:
        held = _contents(files, "signposts", step["signpost"])
        for name in ("title", "do_now"):
            if step[name] not in _on_any_day(one.get(name) for one in held):
                yield f"plan.{name}: {step[name]}"
    titles = {entry["title"] for entry in files.entries["signposts"].values()}
    if plan["then"] and plan["then"] not in titles:
        yield f"plan.then: {plan['then']}"
    for part, check in {"contacts": _contact, "letters": _letter, "deadlines": _deadline}.items():
        yield from (f"plan.{part}: {wrong}" for item in plan[part] for wrong in check(item, files))
    yield from (f"plan.sources: {page}" for page in plan["sources"] if tuple(page.values()) not in files.pages)


def _contents(files: Files, kind: str, name: str | None) -> list[Raw]:
    entry = files.entries[kind].get(name or "")
    return [entry, *entry.get("variants", ())] if entry else []


def _filled_up(item: Raw, shape: Raw) -> Raw:
    """The item with the fields of the card's, an empty text where it has none."""
    return {name: item.get(name) or "" for name in shape}


def _contact(item: dict[str, Any], files: Files) -> Iterator[str]:
    body = files.entries["organisations"][item["id"]]
    said = {name: body[name]["value"] if name in body else None for name in CONTACT}
    said |= {name: body.get(name) for name in ("name", "what", "who_pays", "note")}
    said["checked_on"] = str(body["checked_on"])
    yield from (f"{item['id']}.{name}: {item[name]}" for name, value in said.items() if item[name] != value)


def _letter(item: dict[str, Any], files: Files) -> Iterator[str]:
    letter = files.entries["letters"][item["id"]]
    said = {name: letter.get(name) or "" for name in ("title", "use_when", "to")}
    said["body"] = (letter.get("body") or "").strip()
    said["answer"] = letter["answer"]["text"] if letter.get("answer") else ""
    said["shape"] = letter.get("shape") or ""
    said["check"] = files.entries["points"][letter["check_with"]]["steps"] if letter.get("check_with") else []
    if not re.fullmatch(letter_pattern(letter, files), item["filled"]):
        yield f"{item['id']}.filled: {item['filled']}"
    said["official"] = [page["value"] for page in letter.get("official") or ()]
    yield from (f"{item['id']}.{name}: {item[name]}" for name, value in said.items() if item[name] != value)


def _meeting(item: dict[str, Any], files: Files) -> Iterator[str]:
    meeting = files.entries["meetings"][item["id"]]
    if (item["title"], item["url"]) != (meeting["title"], f"/meeting/{item['id']}"):
        yield f"{item['id']}: {item}"


def _deadline(item: dict[str, Any], files: Files) -> Iterator[str]:
    """Its label and what can still be done; the working stands in the text too, and is looked at there."""
    rule = files.entries["deadlines"][item["id"]]
    yield from (f"{item['id']}.{name}: {item[name]}" for name in ("label", "if_passed") if item[name] != rule[name])


def _notice(item: dict[str, Any], files: Files) -> Iterator[str]:
    notice = files.entries["notices"][item["id"]]
    if (item["text"], date.fromisoformat(item["said_on"])) != (notice["text"], notice["said_on"]):
        yield f"{item['id']}: {item['text']}"


PARTS = {
    "contacts": _contact,
    "letters": _letter,
    "meetings": _meeting,
    "deadlines": _deadline,
    "notices": _notice,
}
"""The lists of a card whose items are entries of their own."""


def titles(files: Files) -> set[str]:
    """What a button may say; a date to choose from is looked at where it was given."""
    words = {text for name, text in files.wording.items() if name.startswith("button_")}
    guided = files.guided
    words |= {guided["button_where"], guided["button_before"]}
    words |= {guided["feedback"]["helped"], guided["feedback"]["not_meant"]}
    words |= {entry["choice"] for kind in ("signposts", "points") for entry in files.entries[kind].values()}
    words |= {choice["label"] for fact in files.entries["case_facts"].values() for choice in fact.get("choices") or ()}
    return words | {area["name"] for area in files.entries["areas"].values()}

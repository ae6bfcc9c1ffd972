"""Lays out a conversation for the page without JavaScript: what each turn shows, nothing twice, links that work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from extensions.channels.web_store import WebMessage
from signpost import say
from signpost.knowledge import Knowledge
from signpost.payloads import payload

SHOWN_BY_CARD = ("steps", "rights", "contacts", "letters", "deadlines")
"""A card with any of these is drawn; the others only repeat the text."""

MORE = payload("more")


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list of lines: `tag` is p, ul or ol."""

    tag: str
    lines: list[str]


@dataclass(frozen=True)
class TurnView:
    """One turn on the page. `card` is None when the text says all there is, or when a later turn shows the same.

    `plan` is a card with the dates, people and letters of the whole plan, on the turn that shows one.
    """

    message: WebMessage
    blocks: list[Block]
    card: dict[str, Any] | None
    plan: dict[str, Any] | None = None

    @property
    def is_question(self) -> bool:
        """Whether it is one of the guided questions: then its card is only the best step so far."""
        return _is_question(self.message.card)

    @property
    def choices(self) -> list[dict[str, str]]:
        """What can be picked; not the steps when they stand there already."""
        has_steps = self.card is not None and self.card["steps"]
        return [each for each in self.message.choices if not (has_steps and each["payload"] == MORE)]


def turn_views(messages: Sequence[WebMessage], knowledge: Knowledge) -> list[TurnView]:
    """The turns in order. A card stands once, at the last turn that has it."""
    drawn = {place for place, each in enumerate(messages) if _is_drawn(each.card) and not each.card.get("plan")}
    last_with = {_card_id(messages[place].card): place for place in sorted(drawn)}
    views = []
    for place, message in enumerate(messages):
        if message.card.get("plan"):
            plan = message.card | message.card["plan"]
            views.append(TurnView(message, blocks_of(message.text, plan, knowledge), None, plan))
            continue
        card = message.card if place in drawn and last_with[_card_id(message.card)] == place else None
        views.append(TurnView(message, blocks_of(message.text, card, knowledge), card))
    return views


def sheet_view(message: WebMessage, knowledge: Knowledge) -> TurnView:
    """A plan for one sheet: the dates with their calendar files are drawn, people and letters are a line each."""
    plan = message.card | message.card["plan"] | {"contacts": [], "letters": []}
    return TurnView(message, blocks_of(message.text, plan, knowledge), None, plan)


def blocks_of(text: str, card: dict[str, Any] | None, knowledge: Knowledge) -> list[Block]:
    """The paragraphs of a reply without those that the card below it shows better."""
    paragraphs = [paragraph.strip() for paragraph in re.split(r"\n{2,}", text)]
    kept = (each for each in paragraphs if each and not (card and _is_in_card(each, card, knowledge)))
    return [block for paragraph in kept for block in _blocks(paragraph)]


def way_to_ring(number: str) -> str:
    """The address behind a phone number."""
    return "tel:" + re.sub(r"[^\d+]", "", number)


def long_date(day: str) -> str:
    """A date of a card as people say it."""
    return say.long_date(date.fromisoformat(day))


def _card_id(card: dict[str, Any]) -> tuple[Any, ...]:
    return card["signpost"], card.get("point")


def _is_drawn(card: dict[str, Any]) -> bool:
    return not _is_question(card) and any(card[name] for name in SHOWN_BY_CARD)


def _is_question(card: dict[str, Any]) -> bool:
    return bool((card.get("triage") or {}).get("asks"))


def _is_in_card(paragraph: str, card: dict[str, Any], knowledge: Knowledge) -> bool:
    lines = paragraph.split("\n")
    names = tuple(f"{contact['name']}: " for contact in card["contacts"])
    return (
        paragraph == knowledge.wording.do_now.format(do_now=card["do_now"])
        or (bool(card["ladder"]) and paragraph == (card.get("triage") or {}).get("ladder"))
        or (bool(card["steps"]) and paragraph == knowledge.wording.offer_steps)
        or (bool(names) and all(line.startswith(names) for line in lines))
        or any(paragraph.startswith(f"{deadline['label']}: ") for deadline in card["deadlines"])
        or any(paragraph.endswith(deadline["why"]) for deadline in card["deadlines"])
        or _holds_all(paragraph, card["steps"])
        or _holds_all(paragraph, [right["text"] for right in card["rights"]])
        or _holds_all(paragraph, [letter["title"] for letter in card["letters"]])
    )


def _holds_all(paragraph: str, items: list[str]) -> bool:
    return bool(items) and all(item in paragraph for item in items)


def _blocks(paragraph: str) -> list[Block]:
    """Lines that begin with a dash or a number become a list."""
    blocks: list[Block] = []
    for line in paragraph.split("\n"):
        mark = re.match(r"(-|\d+\.) +", line)
        tag = "p" if mark is None else "ul" if mark[1] == "-" else "ol"
        if tag != "p" and blocks and blocks[-1].tag == tag:
            blocks[-1].lines.append(line[mark.end() if mark else 0 :])
        else:
            blocks.append(Block(tag, [line[mark.end() if mark else 0 :]]))
    return blocks

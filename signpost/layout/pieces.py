"""A reply parted into messages for one channel: which piece says what, and which choices it lists or lets be tapped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signpost.layout.buttons import LONGEST_TEXT, NUMBERS, kind_for
from signpost.layout.gsm import TWO_PARTS, fold, septets
from signpost.layout.sms import pieces
from signpost.text import sentences
from signpost.vocabulary import DANGERS

ROOM_WITH_MORE = TWO_PARTS - 30
"""What surely fits a text of two parts that ends in the line about MORE."""


@dataclass(frozen=True)
class Piece:
    """One message. `listed`: how many choices were shown up to and with it; `taps`: they are there to be tapped."""

    text: str
    listed: int = 0
    taps: bool = False


def sms_pieces(paragraphs: Sequence[str], titles: Sequence[str], more: str) -> tuple[Piece, ...]:
    """A reply as text messages of at most two parts, the choices as a numbered list at its end.

    Each line of a paragraph (a step, a contact) and each choice stays a line of its own.
    """
    told = [line for paragraph in paragraphs for line in paragraph.split("\n")]
    lines = [f"{number} {fold(title)}" for number, title in enumerate(titles, 1)]
    listed, made = 0, []
    for text in pieces([*told, *lines], more):
        # The list stands at the end, so its lines are told from like ones in the answer by their order.
        while listed < len(lines) and lines[listed] in text.split("\n"):
            listed += 1
        made.append(Piece(text, listed))
    return tuple(made)


def chat_pieces(channel: str, paragraphs: Sequence[str], titles: Sequence[str]) -> tuple[Piece, ...]:
    """A reply as messages of a messenger, all sent at once; the last has the choices, to tap or as a numbered list.

    Raises KeyError for a channel that is no messenger.
    """
    longest, kind = LONGEST_TEXT[channel], kind_for(channel, titles)
    lines = [f"{number} {title}" for number, title in enumerate(titles, 1)] if kind is NUMBERS else []
    listed = "\n".join(lines)
    units = [unit for one in paragraphs for unit in _units(one, longest)] + ([("\n\n", listed)] if listed else [])
    texts: list[str] = []
    for joint, unit in units:
        if texts and len(texts[-1]) + len(joint) + len(unit) <= longest:
            texts[-1] += joint + unit
        else:
            texts.append(unit)
    last = len(texts) - 1
    return tuple(
        Piece(text, len(titles) if at == last else 0, at == last and bool(titles) and not lines)
        for at, text in enumerate(texts)
    )


def action_first(text: str, card: Mapping[str, Any], on_danger: str = "") -> list[str]:
    """The paragraphs of a reply with what to do now, and by when, before what it is about.

    On danger that comes before every other word, and then whom to ring, with the sentence `on_danger` below the first
    of them. A short message is often all that is read. Nothing is left out.
    """
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    to_do = _holding([card["do_now"]], paragraphs)
    if card["signpost"] in DANGERS:
        whom = _holding([f"{contact['name']}: " for contact in card["contacts"][:1]], paragraphs)
        others = [one for one in paragraphs if one not in (*to_do, *whom)]
        first, _, rest = "".join(whom).partition("\n")
        told = "\n".join(line for line in (first, on_danger, rest) if line)
        return [one for one in (*to_do, told, *others) if one]
    if card.get("plan"):
        return _with_a_date_early(paragraphs, card)
    to_do += _holding([f"{deadline['label']}: " for deadline in card["deadlines"]], paragraphs)
    about = next((at for at, one in enumerate(paragraphs) if one == card["in_short"]), len(paragraphs))
    if (line := (card.get("triage") or {}).get("ladder")) in paragraphs:
        # Where somebody is and what to do now; then the reasons.
        about = paragraphs.index(line) + 1
    before = [one for one in paragraphs[:about] if one not in to_do]
    return [*before, *to_do, *(one for one in paragraphs[about:] if one not in to_do)]


def _with_a_date_early(paragraphs: list[str], card: Mapping[str, Any]) -> list[str]:
    """A plan, which is in the right order; but where what to do leaves no room for its date, the date comes first.

    A day that stands further down is one that others must keep, and stays there.
    """
    to_come = [deadline for deadline in card["plan"]["deadlines"] if deadline["days_left"] >= 0]
    dates = _holding([deadline["label"] for deadline in to_come], paragraphs)
    own = next((one for one in dates if one in paragraphs[1:2]), None)
    if own is None or septets(fold(f"{paragraphs[0]}\n{own}")) <= ROOM_WITH_MORE:
        return paragraphs
    return [own, *sentences(paragraphs[0]), *paragraphs[2:]]


def after_notice(notice: str, paragraphs: Sequence[str]) -> list[str]:
    """The first notice, then the reply; it begins sentence by sentence, to fill what the notice leaves of a text."""
    return [notice, *(sentence for one in paragraphs[:2] for sentence in sentences(one)), *paragraphs[2:]]


def _units(paragraph: str, longest: int) -> list[tuple[str, str]]:
    """What must not be parted, with what joins it to the unit before: the paragraph, or its lines, or its sentences."""
    if len(paragraph) <= longest:
        return [("\n\n", paragraph)]
    units: list[tuple[str, str]] = []
    for line in paragraph.split("\n"):
        parts = [line] if len(line) <= longest else sentences(line)
        units += [("\n" if at == 0 else " ", part) for at, part in enumerate(parts)]
    return [("\n\n", units[0][1]), *units[1:]]


def _holding(words: Sequence[str], paragraphs: Sequence[str]) -> list[str]:
    """The first paragraph that holds each of the words, each paragraph once."""
    found = [next((one for one in paragraphs if said and said in one), "") for said in words]
    return [one for one in dict.fromkeys(found) if one]

"""Letters and meetings by message: the shape and a link in place of the whole letter, which would be ten texts long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from signpost.knowledge.texting_words import TextingWords


def for_messages(text: str, card: Mapping[str, Any], words: TextingWords, address: str) -> str:
    """A reply's text with each letter written out in it as its shape, and where the whole of it is.

    `address` is the public one, without a slash at its end; empty when there is none, and then the way to find the
    letter is told. A card about one kind of meeting adds where its page is.
    """
    for letter in card.get("letters", ()):
        if letter.get("filled") and letter["filled"] in text:
            text = text.replace(letter["filled"], _shape(letter, words, address))
    meetings = card.get("meetings", ())
    if address and len(meetings) == 1:
        text += "\n\n" + words.meeting_link.format(address=address + meetings[0]["url"])
    return text


def letter_first(paragraphs: Sequence[str], card: Mapping[str, Any]) -> list[str]:
    """Where a letter was asked for, what it is and its shape come first: that is the answer."""
    letters = card.get("letters", ())
    if card["signpost"] != "model_letter" or not letters:
        return list(paragraphs)
    title, shape = letters[0]["title"], letters[0].get("shape")
    ours = [one for one in paragraphs if one.startswith(title) or (shape and shape in one)]
    return [*ours, *(one for one in paragraphs if one not in ours)]


def _shape(letter: Mapping[str, Any], words: TextingWords, address: str) -> str:
    """One paragraph, so that it stays one text message."""
    if address:
        return words.letter_link.format(shape=letter["shape"], address=address + letter["page"])
    return words.letter_no_link.format(shape=letter["shape"])

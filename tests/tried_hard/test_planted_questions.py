"""Laws, bodies, deadlines and forms that do not exist are never confirmed.

Not confirmed means: what was planted stands nowhere in reply, buttons or card, no sentence says yes, and what is said
is our own answer with its sources, or that we cannot say, with a person to ask.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from extensions.knowledge import shared_knowledge
from tests.serving import Server
from tests.tried_hard.entrances import PERSON

PLANTED: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "planted.yml").read_text(encoding="utf-8"))
YES = re.compile(
    r"(?:^|[.!?]\s+|\n)"
    r"(?:yes|maybe|correct|indeed|exactly|of course|that is (?:right|true|so|correct)|you are right(?! to))\b",
    re.I,
)
CHECKED_FOR_DATES = {"checked_on", "seen_on", "review_by", "sources"}
"""Fields that say when we last looked, where a year is no answer."""


def said(value: Any) -> Any:
    """A card without the dates of our own checks."""
    if isinstance(value, dict):
        return {name: said(held) for name, held in value.items() if name not in CHECKED_FOR_DATES}
    return [said(held) for held in value] if isinstance(value, list) else value


@pytest.mark.parametrize("question", PLANTED, ids=lambda question: question["planted"][0])
def test_what_does_not_exist_is_not_confirmed(server: Server, question: dict[str, Any]) -> None:
    messages = server.say(question["say"])
    card = messages[1]["custom"]
    shown = json.dumps([messages[0], said(card)], ensure_ascii=False)

    assert [planted for planted in question["planted"] if planted.lower() in shown.lower()] == []
    assert not YES.search(messages[0]["text"])
    signpost = shared_knowledge().signposts[card["signpost"]]
    assert card["sources"] or signpost.kind == "conversation" or card["contacts"]
    assert card["contacts"] or PERSON.search(messages[0]["text"]) or messages[0]["buttons"]


def test_no_answer_we_have_begins_with_a_yes() -> None:
    """Any of them may be given to a question that it does not fit."""
    known = shared_knowledge()
    answers = [*known.signposts.values(), *known.points.values()]
    firsts = [text for one in answers for text in (getattr(one, "first_line", ""), one.in_short) if text]

    assert len(firsts) > 100
    assert [text for text in firsts if YES.match(text)] == []


def test_at_least_twenty_questions_are_planted() -> None:
    assert len(PLANTED) >= 20

"""Whatever was said before, and whatever is said now, a reply has words, one card, and buttons we understand."""

from __future__ import annotations

import itertools

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.payloads import is_ours
from signpost.reply import MAX_CHOICES, Reply, respond
from signpost.turn import Helper
from tests.invented import said


@pytest.fixture(scope="module")
def replies(knowledge: Knowledge) -> dict[str, list[Reply]]:
    """By the signpost in hand: replies to every kind of message, offered and asked about in every way."""
    intents = (*knowledge.signposts, *sorted(Helper), "never_heard_of")
    turns = [said(intent, second=("school_transport",)) for intent in intents]
    turns += [said(intent, sign=sign) for intent in ("appeal", "affirm") for sign in ("danger_now", "doubtful")]
    return {
        in_hand: [respond(turn, case, knowledge) for case in _states(in_hand, knowledge) for turn in turns]
        for in_hand in knowledge.signposts
    }


def _states(in_hand: str, knowledge: Knowledge) -> list[Case]:
    return [
        Case(signpost=in_hand, asked=asked, offer=offer, facts=facts)
        for asked in {None, knowledge.signposts[in_hand].ask}
        for offer in (None, "more", "next_step", "resume")
        for facts in ({}, {"letter_date": "2026-11-02", "area": "puddleshire"}, {"nation": "scotland"})
    ]


IN_HAND = [
    "appeal",
    "council_complaint",
    "informal_resolution",
    "school_transport",
    "emotional_support",
    "child_at_risk",
    "crisis",
    "human_handover",
    "find_contact",
    "greeting",
    "thanks",
    "out_of_scope",
    "explain_term",
]


@pytest.mark.parametrize("in_hand", IN_HAND)
def test_no_reply_is_without_words(replies: dict[str, list[Reply]], in_hand: str) -> None:
    assert all(shown.text.strip() for shown in replies[in_hand])


def test_every_reply_has_one_card_of_a_known_signpost_and_unlike_buttons(
    knowledge: Knowledge, replies: dict[str, list[Reply]]
) -> None:
    for shown in itertools.chain.from_iterable(replies.values()):
        assert shown.card["signpost"] in knowledge.signposts
        assert len(shown.buttons) <= MAX_CHOICES
        assert len(set(shown.buttons)) == len(shown.buttons)
        assert "\n\n\n" not in shown.text


def test_every_button_sends_what_we_understand(knowledge: Knowledge, replies: dict[str, list[Reply]]) -> None:
    payloads = {button.payload for shown in itertools.chain.from_iterable(replies.values()) for button in shown.buttons}

    assert [payload for payload in payloads if not is_ours(payload, knowledge)] == []

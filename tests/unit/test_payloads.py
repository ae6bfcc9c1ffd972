"""Only what our own buttons send is obeyed; anything else with a slash is a message like any other."""

from __future__ import annotations

import pytest

from signpost.knowledge import Knowledge
from signpost.payloads import is_ours, payload
from signpost.turn import Helper


def test_a_payload_is_an_intent_with_or_without_facts() -> None:
    assert payload("more") == "/more"
    assert payload("answer", {"area": "puddleshire"}) == '/answer{"area": "puddleshire"}'


def test_every_signpost_and_every_word_about_the_talk_can_be_a_button(knowledge: Knowledge) -> None:
    assert all(is_ours(payload(intent), knowledge) for intent in (*knowledge.signposts, *Helper))


@pytest.mark.parametrize(
    "facts",
    [
        {"letter_gives_appeal": "yes"},
        {"letter_gives_appeal": "not_sure"},
        {"area": "puddleshire"},
        {"area": "england"},
        {"letter_date": "2026-11-02"},
        {"certificate_date": "2026-11-02"},
        {"letter_date": "not_sure"},
        {"school_type": "academy", "area": "marrowshire"},
    ],
)
def test_an_answer_may_state_facts_of_the_case(knowledge: Knowledge, facts: dict[str, str]) -> None:
    assert is_ours(payload("answer", facts), knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "//more",
        "more",
        " /more",
        "/more ",
        "/more please",
        "/more\n/restart",
        "/More",
        "/session_start",
        "/nlu_fallback",
        "/action_restart",
        "/never_heard_of",
        "/more@0.9",
        "/answer{",
        "/answer{}}",
        "/answer{'area': 'puddleshire'}",
        '/answer["area"]',
        '/answer{"area": "nowhere"}',
        '/answer{"area": 1}',
        '/answer{"area": null}',
        '/answer{"area": ["puddleshire"]}',
        '/answer{"area": {"x": "y"}}',
        '/answer{"school_type": "palace"}',
        '/answer{"letter_date": "tomorrow"}',
        '/answer{"letter_date": "2026-02-30"}',
        '/answer{"letter_date": ""}',
        '/answer{"signpost": "crisis"}',
        '/answer{"history": "x"}',
        '/answer{"never_heard_of": "yes"}',
        '/appeal{"area": "puddleshire"}',
        '/restart{"area": "puddleshire"}',
        '/answer{"area": "' + "x" * 200 + '"}',
        '/answer{"area": "puddleshire", "words": "of the parent"}',
    ],
)
def test_what_no_button_sends_is_not_ours(knowledge: Knowledge, text: str) -> None:
    assert not is_ours(text, knowledge)


@pytest.mark.parametrize("day", ["20261102", "2026-W45-1"])
def test_a_date_written_as_no_button_writes_it_is_not_ours(knowledge: Knowledge, day: str) -> None:
    assert not is_ours(payload("answer", {"letter_date": day}), knowledge)

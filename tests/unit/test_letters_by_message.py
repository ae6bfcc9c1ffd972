"""By message a letter is its shape and a link. All content is invented."""

from __future__ import annotations

from typing import Any

from signpost.knowledge import Knowledge
from signpost.layout.letters import for_messages, letter_first

CARD: dict[str, Any] = {
    "signpost": "model_letter",
    "letters": [
        {"id": "one", "title": "One", "filled": "Dear [name]\n\nPlease.", "shape": "A. B.", "page": "/letters/one"}
    ],
    "meetings": [],
}
TEXT = "In short.\n\nOne (send it to: you)\n\nDear [name]\n\nPlease.\n\nDo it."


def test_the_whole_letter_becomes_its_shape_and_where_it_is(knowledge: Knowledge) -> None:
    told = for_messages(TEXT, CARD, knowledge.texting, "https://help.example")
    assert told == (
        "In short.\n\nOne (send it to: you)\n\nWrite: A. B. All: https://help.example/letters/one\n\nDo it."
    )


def test_without_a_public_address_the_way_to_find_it_is_told(knowledge: Knowledge) -> None:
    assert "Write: A. B. All of it is in the chat." in for_messages(TEXT, CARD, knowledge.texting, "")


def test_a_letter_that_was_asked_for_comes_first(knowledge: Knowledge) -> None:
    paragraphs = for_messages(TEXT, CARD, knowledge.texting, "").split("\n\n")
    assert letter_first(paragraphs, CARD)[:2] == ["One (send it to: you)", "Write: A. B. All of it is in the chat."]
    assert letter_first(paragraphs, {**CARD, "signpost": "appeal"}) == paragraphs


def test_a_meeting_has_its_page_where_there_is_an_address_and_only_one_kind(knowledge: Knowledge) -> None:
    one = {"signpost": "x", "letters": [], "meetings": [{"url": "/meeting/school"}]}
    assert for_messages("Hello.", one, knowledge.texting, "https://a.example").endswith(
        "https://a.example/meeting/school"
    )
    assert for_messages("Hello.", one, knowledge.texting, "") == "Hello."
    assert (
        for_messages("Hello.", {**one, "meetings": [*one["meetings"]] * 2}, knowledge.texting, "https://a") == "Hello."
    )

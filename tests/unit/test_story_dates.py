"""In a long message a bare day is nobody's letter, unless a decision was told and it is the one day."""

from __future__ import annotations

from signpost.mention import Mention
from signpost.story_dates import in_a_story

DECIDED = Mention(0, 1, "decision", "refused_to_assess")


def kinds(text: str, *mentions: Mention) -> list[str]:
    return [one.kind for one in in_a_story(mentions, text) if one.kind != "decision"]


def _day(text: str, words: str, kind: str, day: str = "2026-11-03") -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), kind, day)


def test_a_bare_day_of_what_happened_is_no_letters_date() -> None:
    text = "She was left alone on 3 November."

    assert kinds(text, _day(text, "3 November", "date")) == ["other_date"]


def test_the_one_day_told_with_a_decision_is_its_letters() -> None:
    text = "It was a no. 3 November."

    assert kinds(text, DECIDED, _day(text, "3 November", "date")) == ["date"]


def test_beside_a_letters_date_or_another_day_a_bare_day_is_not_the_letters() -> None:
    text = "It was a no on 3 November. The dinner was on 5 November. Letter of 6 November."
    first, second = _day(text, "3 November", "date"), _day(text, "5 November", "date", "2026-11-05")

    assert kinds(text, DECIDED, first, second) == ["other_date", "other_date"]
    assert kinds(text, DECIDED, first, _day(text, "6 November", "any_letter_date", "2026-11-06")) == [
        "other_date",
        "any_letter_date",
    ]


def test_a_hospitals_letter_and_what_we_wrote_are_no_letter_of_the_council() -> None:
    for text in ("The hospital wrote on 3 November.", "I wrote to them on 3 November."):
        assert kinds(text, _day(text, "3 November", "any_letter_date")) == ["other_date"], text


def test_a_letter_of_which_nothing_else_is_said_stays_one() -> None:
    text = "A letter came, 3 November it says."

    assert kinds(text, _day(text, "3 November", "any_letter_date")) == ["any_letter_date"]

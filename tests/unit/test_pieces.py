"""A reply is laid out so that what to do comes first, the list can be answered piece by piece, and nothing is lost."""

from __future__ import annotations

from typing import Any

from signpost.layout.gsm import TWO_PARTS, septets
from signpost.layout.pieces import action_first, after_notice, sms_pieces

MORE = "Text MORE for more."


def card_of(signpost: str = "appeal", **fields: Any) -> dict[str, Any]:
    fixed = {"in_short": "What it is.", "do_now": "Ring them.", "contacts": [], "deadlines": []}
    return {"signpost": signpost, **fixed, **fields}


def test_what_to_do_and_by_when_come_before_what_it_is_about() -> None:
    text = "Thank you.\n\nNot alone.\n\nWhat it is.\n\nDo this now: Ring them.\n\nLast day: 3 March.\n\nWho: ring 1"
    ordered = action_first(text, card_of(deadlines=[{"label": "Last day"}]))
    assert ordered == [
        "Thank you.",
        "Not alone.",
        "Do this now: Ring them.",
        "Last day: 3 March.",
        "What it is.",
        "Who: ring 1",
    ]


def test_on_danger_what_to_do_and_whom_to_ring_come_before_every_other_word() -> None:
    text = "You did right.\n\nWhat it is.\n\nDo this now: Ring them.\n\nThe line: ring 1\nOthers: ring 2\n\nI am here."
    ordered = action_first(text, card_of("crisis", contacts=[{"name": "The line"}, {"name": "Others"}]))
    assert ordered[:2] == ["Do this now: Ring them.", "The line: ring 1\nOthers: ring 2"]
    assert sorted(ordered) == sorted(text.split("\n\n"))


def test_on_danger_the_sentence_beside_it_stands_below_the_first_number() -> None:
    text = "You did right.\n\nDo this now: Ring them.\n\nThe line: ring 1\nOthers: ring 2"
    card = card_of("crisis", contacts=[{"name": "The line"}, {"name": "Others"}])
    ordered = action_first(text, card, "I can ring no one.")
    assert ordered[:2] == ["Do this now: Ring them.", "The line: ring 1\nI can ring no one.\nOthers: ring 2"]


def test_a_reply_without_something_to_do_keeps_its_order() -> None:
    text = "One.\n\nTwo.\n\nThree."
    assert action_first(text, card_of()) == ["One.", "Two.", "Three."]
    assert action_first(text, card_of(do_now="")) == ["One.", "Two.", "Three."]


def test_the_reply_fills_what_the_first_notice_leaves_of_a_text() -> None:
    notice = "n" * 145
    reply = ["Warm words here.", f"{'a' * 90}. {'b' * 90}.", "c" * 200]
    first, *others = sms_pieces(after_notice(notice, reply), [], MORE)
    assert first.text.startswith(f"{notice}\nWarm words here.\n{'a' * 90}.")
    assert any("b" * 90 in piece.text for piece in others)


def test_a_piece_says_how_many_choices_were_listed_by_then() -> None:
    titles = [f"Choice {letter * 30}" for letter in "abcdefghi"]
    made = sms_pieces(["An answer. " * 20], titles, MORE)
    counts = [piece.listed for piece in made]
    assert counts == sorted(counts) and len(set(counts)) > 1 and counts[-1] == 9
    for before, piece in zip([0, *counts], made, strict=False):
        for number in range(before + 1, piece.listed + 1):
            assert f"{number} {titles[number - 1]}" in piece.text.split("\n")
    assert all(septets(piece.text) <= TWO_PARTS for piece in made)


def test_a_line_of_the_answer_that_looks_like_a_choice_is_not_taken_for_one() -> None:
    (only,) = sms_pieces(["2 Appeal"], ["Complain", "Appeal"], MORE)
    assert only.listed == 2
    first, *_ = sms_pieces(["2 Appeal", "x" * 280], ["Complain", "Appeal"], MORE)
    assert first.listed == 0


def test_steps_and_contacts_keep_their_lines() -> None:
    steps = "\n".join(f"{n}. {'do this ' * 8}" for n in range(1, 8))
    lines = [line for piece in sms_pieces([steps], [], MORE) for line in piece.text.split("\n")]
    assert [line for line in lines if line != MORE] == [line.strip() for line in steps.split("\n")]


def test_with_the_place_on_the_ladder_what_to_do_comes_before_the_reasons() -> None:
    card = {"signpost": "appeal", "do_now": "Ring.", "in_short": "It is free.", "deadlines": [], "contacts": []}
    text = "Thank you.\n\nThe ladder: here.\n\nBecause of the letter.\n\nIt is free.\n\nDo this now: Ring."

    placed = action_first(text, {**card, "triage": {"asks": None, "because": "", "ladder": "The ladder: here."}})

    assert placed == ["Thank you.", "The ladder: here.", "Do this now: Ring.", "Because of the letter.", "It is free."]

"""A text message costs what its letters cost, so they are folded and counted."""

from __future__ import annotations

import pytest

from signpost.layout.gsm import fold, parts, septets


@pytest.mark.parametrize(
    "dear, cheap",
    [
        ("it’s “fine” – really…", 'it\'s "fine" - really...'),
        ("Dear [name]", "Dear (name)"),
        ("café", "café"),
        ("Zoë’s plan", "Zoe's plan"),
        ("łódź", "?odz"),
        ("help 😭", "help ?"),
        ("", ""),
    ],
)
def test_a_text_is_folded_into_the_cheap_alphabet(dear: str, cheap: str) -> None:
    assert fold(dear) == cheap
    septets(fold(dear))


@pytest.mark.parametrize(
    "text, of", [("", 0), ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("€" * 80, 1), ("€" * 81, 2)]
)
def test_a_text_is_paid_by_its_parts(text: str, of: int) -> None:
    assert parts(text) == of


def test_a_letter_outside_the_alphabet_is_never_counted_in_silence() -> None:
    with pytest.raises(ValueError):
        septets("😭")

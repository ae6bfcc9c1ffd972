"""Every text message is at most two parts long, nothing is lost between them, and numbers and links stay whole."""

from __future__ import annotations

import re

import pytest

from signpost.layout.buttons import CHANNELS, LIST_ROWS, NUMBERS, QUICK_REPLIES, REPLY_BUTTONS, kind_for
from signpost.layout.gsm import TWO_PARTS, fold, septets
from signpost.layout.sms import numbered, pieces

MORE = "Text MORE for more."


def words_of(texts: tuple[str, ...]) -> list[str]:
    return " ".join(texts).replace(MORE, "").split()


def test_short_paragraphs_share_a_text() -> None:
    assert pieces(["One.", "", "Two."], MORE) == ("One.\nTwo.",)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["A sentence of some words. " * 40],
        ["word " * 400],
        ["x" * 1000],
        ["€" * 500],
        ["Short.", "A longer one, with a comma. " * 30, "Last."],
    ],
)
def test_every_piece_fits_two_parts_and_says_that_there_is_more(paragraphs: list[str]) -> None:
    texts = pieces(paragraphs, MORE)
    assert len(texts) > 1
    assert all(septets(text) <= TWO_PARTS for text in texts)
    assert [text.endswith(MORE) for text in texts] == [True] * (len(texts) - 1) + [False]
    assert "".join(words_of(texts)) == "".join(fold(" ".join(paragraphs)).split())


def test_a_long_paragraph_is_parted_between_its_sentences() -> None:
    first, _ = pieces([f"{'a' * 200}. {'b' * 200}."], MORE)
    assert first == f"{'a' * 200}.\n{MORE}"


def test_phone_numbers_and_links_stay_whole() -> None:
    number, link = "0800 064 4488", "https://www.example.org/a-long-address"
    for fill in range(240, 300):
        texts = pieces([f"{'w' * fill} ring {number} or see {link} now"], MORE)
        assert sum(number in text for text in texts) == 1
        assert sum(link in text for text in texts) == 1


def test_nothing_to_say_is_no_text() -> None:
    assert pieces([], MORE) == ()
    assert pieces(["  "], MORE) == ()


def test_choices_are_answered_by_number() -> None:
    assert numbered(["It’s an academy", "I'm not sure"]) == "1 It's an academy\n2 I'm not sure"


def test_choices_too_many_or_too_long_for_buttons_fall_back_to_what_holds_them() -> None:
    short, long = ["Yes", "No"], ["Complaint about the council"]
    assert kind_for("whatsapp", short) is REPLY_BUTTONS
    assert kind_for("whatsapp", ["Yes"] * 4) is LIST_ROWS
    assert kind_for("whatsapp", long) is NUMBERS
    assert kind_for("whatsapp", short, text="x" * 1025) is LIST_ROWS
    assert kind_for("messenger", short) is QUICK_REPLIES
    assert kind_for("messenger", long) is NUMBERS
    assert kind_for("sms", short) is NUMBERS
    assert all(kinds[-1] is NUMBERS for kinds in CHANNELS.values())


def test_every_list_by_number_can_be_told_apart_in_one_digit() -> None:
    assert NUMBERS.most == 9
    assert re.fullmatch(r"[1-9]", str(NUMBERS.most))

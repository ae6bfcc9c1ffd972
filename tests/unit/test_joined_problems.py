"""Two problems in one sentence: where it is cut, and when a half of it is a problem of its own."""

from __future__ import annotations

import pytest

from extensions.nlu.joined_problems import MOST_WORDS, beside, halves


def cut(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*before)], text[slice(*after)]) for before, after in halves(text)]


def test_a_sentence_is_cut_where_it_goes_on() -> None:
    assert cut("14 weeks late and they fined me") == [("14 weeks late", "they fined me")]
    assert cut("the taxi never came but really its that the plan is late") == [
        ("the taxi never came", "the plan is late")
    ]


@pytest.mark.parametrize("text", ["they fined me", "late and rude", "", "word " * MOST_WORDS + "and they fined me"])
def test_what_has_no_two_halves_or_is_long_is_not_cut(text: str) -> None:
    assert cut(text) == []


RANKING = ["ehc_delay", "attendance", "deadline", "exclusion", "school_transport", "information_rights"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({"ehc_delay": 0.8, "attendance": 0.0}, {"ehc_delay": 0.0, "attendance": 0.6}, ["attendance"]),
        # Whichever half comes first.
        ({"ehc_delay": 0.0, "attendance": 0.6}, {"ehc_delay": 0.8, "attendance": 0.0}, ["attendance"]),
        # One half unclear.
        ({"ehc_delay": 0.3, "attendance": 0.0}, {"ehc_delay": 0.0, "attendance": 0.6}, []),
        ({"ehc_delay": 0.8, "attendance": 0.0}, {"ehc_delay": 0.0, "attendance": 0.3}, []),
        # Much of the other half is about the same.
        ({"ehc_delay": 0.8, "attendance": 0.0}, {"ehc_delay": 0.2, "attendance": 0.6}, []),
        # The same thing in other words.
        ({"ehc_delay": 0.8, "appeal": 0.0}, {"ehc_delay": 0.0, "appeal": 0.6}, []),
        # No topic that stands beside others: a request, and danger.
        ({"ehc_delay": 0.8, "deadline": 0.0}, {"ehc_delay": 0.0, "deadline": 0.6}, []),
        # The whole message is hardly about it.
        ({"ehc_delay": 0.8, "information_rights": 0.0}, {"ehc_delay": 0.0, "information_rights": 0.6}, []),
    ],
)
def test_a_half_counts_only_if_both_are_clear_and_about_different_things(
    first: dict[str, float], second: dict[str, float], found: list[str]
) -> None:
    assert [name for name, _ in beside(RANKING, [(first, second)])] == found


def test_a_mere_wish_to_complain_is_no_problem_of_its_own() -> None:
    problem, wish = (
        {"health_complaint": 0.9, "school_complaint": 0.0},
        {"health_complaint": 0.1, "school_complaint": 0.6},
    )

    assert list(beside(["health_complaint", "school_complaint"], [(problem, wish)])) == []

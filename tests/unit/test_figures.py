"""The figures of an evaluation, by hand-made readings whose figures are known."""

from __future__ import annotations

import pytest

from tests.evaluation.figures import Reading, accuracy, confusions, macro_f1, out_of_scope_recall, top, when_clear


def reading(right: str, *ranking: tuple[str, float], acceptable: tuple[str, ...] = ()) -> Reading:
    return Reading("invented", right, frozenset({right, *acceptable}), ranking)


READINGS = [
    reading("a", ("a", 0.9), ("b", 0.1)),
    reading("a", ("b", 0.6), ("a", 0.4)),
    reading("b", ("b", 0.5), ("c", 0.3)),
    reading("b", ("c", 0.4), ("a", 0.3), ("b", 0.2), acceptable=("c",)),
]


def test_an_acceptable_reading_counts_as_right() -> None:
    assert [one.hit for one in READINGS] == [True, False, True, True]
    assert accuracy(READINGS) == 0.75


def test_top_looks_at_the_first_places_only() -> None:
    assert top(READINGS, 1) == 0.75
    assert top(READINGS, 2) == 1.0


def test_f1_is_the_mean_over_signposts_whatever_their_number_of_messages() -> None:
    # a: found 1 of 2, said once; b: found 2 of 2, said 3 times.
    assert macro_f1(READINGS) == pytest.approx(((2 * 1) / (1 + 2) + (2 * 2) / (3 + 2)) / 2)
    assert macro_f1([reading("a", ("a", 1.0)), reading("b", ("a", 1.0))]) == pytest.approx((2 / 3 + 0) / 2)


def test_out_of_scope_is_measured_where_one_in_twenty_others_is_turned_away() -> None:
    inside = [reading("a", ("a", 1.0), ("out_of_scope", chance / 100)) for chance in range(20)]
    outside = [reading("out_of_scope", ("out_of_scope", chance)) for chance in (0.9, 0.185, 0.18, 0.1)]

    # One of twenty may lie above: the threshold is 0.18, and only what is above it is turned away.
    assert out_of_scope_recall([*inside, *outside]) == 0.5


def test_what_may_also_be_out_of_scope_counts_as_outside() -> None:
    either = reading("a", ("out_of_scope", 0.9), ("a", 0.1), acceptable=("out_of_scope",))

    assert out_of_scope_recall([either, reading("a", ("a", 1.0))]) == 1.0


def test_a_label_that_is_not_ranked_has_no_chance() -> None:
    assert out_of_scope_recall([reading("out_of_scope", ("a", 1.0)), reading("a", ("a", 1.0))]) == 0.0


def test_the_commonest_mistakes_come_first() -> None:
    wrong = [reading("a", ("b", 1.0)), reading("b", ("c", 1.0)), reading("b", ("c", 0.9))]

    assert confusions([*READINGS[:1], *wrong]) == [("b", "c", 2), ("a", "b", 1)]
    assert confusions(wrong, most=1) == [("b", "c", 2)]


def test_clear_readings_are_counted_and_judged_apart() -> None:
    assert when_clear(READINGS, 0.6) == (0.5, 0.5)
    assert when_clear(READINGS, 0.95) == (0.0, 0.0)

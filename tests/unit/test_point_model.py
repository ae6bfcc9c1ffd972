"""The shape of a point: the words without which nobody means it, and what it says to some only. All is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.knowledge.point_model import Point, PointVariant
from tests.invented import said, talk


@pytest.mark.parametrize(
    ("text", "named"),
    [("The counter's shut", True), ("it was SHUTTING", True), ("i did not agree to it", False), ("", False)],
)
def test_a_point_with_words_of_its_own_is_not_meant_without_one(knowledge: Knowledge, text: str, named: bool) -> None:
    point = knowledge.points["desk_is_shut"]

    assert point.model_copy(update={"only_with": ("shut",)}).is_named_by(text) is named
    assert point.is_named_by(text)


def test_an_example_of_a_point_without_its_words_is_a_mistake_that_says_which(knowledge: Knowledge) -> None:
    point = knowledge.points["desk_is_shut"]

    with pytest.raises(ValueError, match=rf'heard_as "{point.heard_as[0]}" has none of the words of only_with: zebra'):
        Point.model_validate({**point.model_dump(), "only_with": ("zebra",)})


def test_a_point_says_what_fits_what_is_known(knowledge: Knowledge) -> None:
    variant = PointVariant(when={"letter_gives_appeal": ("no",)}, do_now="Knock on the window.")
    point = knowledge.points["desk_is_shut"].model_copy(update={"variants": (variant,)})
    told = replace(knowledge, points={**knowledge.points, point.id: point})

    turn = said("council_complaint", points=(("desk_is_shut", 0.95),))

    known = talk(told, turn, case=Case({"letter_gives_appeal": "no"}))
    assert known.card["do_now"] == "Knock on the window." and known.card["title"] == "The desk is shut"
    assert talk(told, turn).card["do_now"] == "Go on a Monday."

"""A child of school age is not answered as one at nursery."""

from __future__ import annotations

from signpost.case import Case
from signpost.past_nursery import out_of_nursery, past_nursery


def test_a_nursery_before_the_school_is_not_where_the_child_is() -> None:
    told = {"about": "early_years", "school_type": "early_years", "age_group": "school_age"}

    assert past_nursery(told) == {"age_group": "school_age"}
    assert past_nursery({"about": "early_years"}) == {"about": "early_years"}


def test_a_nursery_told_of_goes_when_the_child_turns_out_to_be_at_school() -> None:
    case = Case({"about": "early_years", "school_type": "early_years", "has_plan": "no"})

    assert dict(out_of_nursery({"age_group": "school_age"}, case).facts) == {"has_plan": "no"}
    assert out_of_nursery({"has_plan": "no"}, case) == case

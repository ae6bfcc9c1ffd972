"""A yes to an assessment is heard where it is told in two breaths, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from signpost.agreed import agreed_to_assess


def heard(text: str) -> list[str]:
    return [one.value for one in agreed_to_assess(text, list(range(len(text) + 1)))]


@pytest.mark.parametrize(
    "text",
    [
        "nursery asked for an assessment the council said yes they agreed in a letter",
        "school applied for an ehcp and the la have agreed",
        "we requested a needs assessment, they accepted in june",
    ],
)
def test_a_yes_soon_after_a_request_is_the_council_s_yes_to_assess(text: str) -> None:
    assert heard(text) == ["agreed_to_assess"]


@pytest.mark.parametrize(
    "text",
    [
        "i asked for an assessment and the council have not agreed",
        "i asked for an assessment and the council agreed not to do one",
        "the council said yes to the taxi",
        "i asked for an assessment and they agreed with the school that he copes",
    ],
)
def test_no_yes_to_something_else_is(text: str) -> None:
    assert heard(text) == []

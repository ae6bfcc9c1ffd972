"""What is happening now is heard in a story, and what is feared or of another child is not."""

from __future__ import annotations

import pytest

from signpost.mention import Mention
from signpost.pressing_told import only_feared, pressing_told


def heard(text: str) -> list[str]:
    return [one.value for one in pressing_told(text, list(range(len(text) + 1)))]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("they excluded him for good on friday. he is 12", "permanently_excluded"),
        ("she hasnt been in since october, she shakes at the gate", "cannot_go_in"),
        ("he wont get in the car any more", "cannot_go_in"),
        ("she has had no school since we moved in august", "no_teaching"),
        ("no school will take him and he gets 0 hours", "no_teaching"),
        ("he is on half days and they say its till easter", "sent_home"),
        ("every day the school rings, come and get him", "sent_home"),
        ("his plan says a scribe and there was none this year", "plan_not_followed"),
        ("the judge ordered ot every week and no ot has come", "plan_not_followed"),
        ("the council agreed to assess in may. the draft never came", "council_late"),
    ],
)
def test_what_presses_is_heard_in_a_story(text: str, what: str) -> None:
    assert heard(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "if she hasnt been in by friday they will write",
        "im worried they might send him home",
        "his brother is on half days",
        "school refuse to let me complain",
        "the draft plan says a scribe and there was none before",
        "no reports came from the club, still no draft of the play",
        "the hospital said two hours a day at home",
    ],
)
def test_what_is_feared_of_another_or_about_something_else_does_not_press(text: str) -> None:
    assert heard(text) == []


def test_who_may_be_unable_to_go_or_without_a_place_is_asked_which() -> None:
    assert heard("she hasnt been in since may and there is no tutor, no work") == []


def test_an_exclusion_that_is_only_threatened_is_none() -> None:
    threatened = Mention(0, 9, "pressing", "permanently_excluded")

    assert only_feared(threatened, "sign or it will be a ")
    assert not only_feared(threatened, "he got a ")

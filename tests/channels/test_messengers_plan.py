"""My plan on every messenger, from the same talks as by text message."""

from __future__ import annotations

import re

from signpost.layout.buttons import LONGEST_TEXT
from tests.channels.person import Person
from tests.channels.test_messengers_talk import DANGER, WORRY, whole
from tests.channels.test_sms_plan import DATED, code_in


def test_a_whole_talk_from_a_worry_to_a_plan_and_its_code(person: Person) -> None:
    whole(person, WORRY)
    whole(person, DATED)
    whole(person, "yes")
    plan = whole(person, "PLAN")
    # After the first notice, or at the very beginning.
    assert plan.startswith("Do this now:")
    for part in ("12 December 2026", "14 December 2026", "Your plan so far:", "Where this comes from:"):
        assert part in plan
    assert code_in(plan)
    assert all(0 < len(text) <= LONGEST_TEXT[person.channel] for text in person.got)


def test_a_code_brings_the_talk_back_in_another_account(person: Person) -> None:
    whole(person, WORRY)
    whole(person, DATED)
    code = code_in(whole(person, "my plan"))
    other = person.another()
    back = whole(other, f"hi, {code}")
    assert "Welcome back." in back and "14 December 2026" in back
    assert "Your plan so far:" in whole(other, "yes")


def test_my_plan_can_be_picked_after_the_steps(person: Person) -> None:
    whole(person, WORRY)
    whole(person, DATED)
    steps = whole(person, "yes")
    titles = [title for title, _ in person.buttons_of(person.api.all_to(person.id)[-2])]
    listed = re.findall(r"^\d (.+)$", steps, re.M)
    assert "My plan" in [*titles, *listed]
    assert "Your plan so far:" in whole(person, "My plan")


def test_danger_beside_a_code_is_answered_first(person: Person) -> None:
    whole(person, WORRY)
    whole(person, DATED)
    code = code_in(whole(person, "PLAN"))
    answer = whole(person, f"{code} {DANGER}")
    assert "999" in answer and "Welcome" not in answer

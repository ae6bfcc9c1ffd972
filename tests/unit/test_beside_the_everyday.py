"""Danger is taught beside everyday sentences too, and what goes with what hardly changes. All texts are invented."""

from __future__ import annotations

from extensions.nlu.beside_the_everyday import SENTENCE, SHORT_WORDS, STORY, beside_the_everyday

DANGER = [("danger", f"he says number {number} that he is lost.") for number in range(200)]
EVERYDAY = [("none", f"the bus of line {number} is late again") for number in range(200)]
OTHERS = [("unsure", f"case {number} makes me tired") for number in range(50)]
LESSONS = [*DANGER, *EVERYDAY, *OTHERS]


def mixed(lessons: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(beside_the_everyday(lessons, {"danger"}, "none"))


def test_danger_is_taught_beside_an_everyday_sentence_and_stays_danger() -> None:
    found = mixed(LESSONS)
    dangers = [text for kind, text in found if kind == "danger"]

    assert 30 < len(dangers) < 90
    assert all("is lost" in text and "is late again" in text for text in dangers)
    assert any(text.startswith("he says") for text in dangers) and any(text.startswith("the bus") for text in dangers)
    assert not [text for text in dangers if ".." in text or ".," in text]


def test_danger_is_taught_in_a_long_story_too_and_stays_danger() -> None:
    stories = [("none", f"story {number} " + "of the school " * (STORY.least // 3)) for number in range(50)]
    found = mixed([*DANGER, *stories])

    assert 5 < len(found) < 60
    assert {kind for kind, _ in found} == {"danger"}
    assert all("is lost" in text and "of the school" in text for _, text in found)


def test_what_is_none_is_mixed_too_and_what_is_unsure_is_not() -> None:
    kinds = [kind for kind, _ in mixed(LESSONS)]

    assert 10 < kinds.count("none") < 50
    assert "unsure" not in kinds


def test_a_new_example_changes_few_of_the_others() -> None:
    before, after = set(mixed(LESSONS)), set(mixed([*LESSONS, ("none", "who pays for the report")]))

    assert len(before - after) <= len(before) // 10
    assert mixed(LESSONS) == mixed(LESSONS)


def test_a_long_example_is_not_made_longer() -> None:
    long = [("danger", "word " * (SHORT_WORDS + 1) + str(number)) for number in range(50)]

    assert not mixed([*long, *EVERYDAY[:1]])


def test_where_nothing_everyday_is_known_nothing_is_mixed() -> None:
    assert not mixed(DANGER)
    assert not mixed(
        [*DANGER, ("none", "too" + " long" * SENTENCE.most), ("none", "short" + " one" * (SENTENCE.least - 2))]
    )

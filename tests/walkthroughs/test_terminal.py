"""A walkthrough in the terminal: asked, answered, shown and scored, and a wrong name gets the nearest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extensions.walkthroughs.terminal import main
from signpost.walkthroughs.lesson import Lesson


def typing(answer: str) -> Callable[[str], str]:
    return lambda _: answer


def test_one_is_played_from_the_case_to_the_score(
    lessons: dict[str, Lesson], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["no_diagnosis"], typing("1")) == 0
    shown, lesson = capsys.readouterr().out, lessons["no_diagnosis"]
    assert lesson.situation in shown
    assert "No diagnosis is needed for help at school." in shown
    assert "Read as: sen_support_rights" in shown
    assert lesson.turns[0].why in shown
    first = [question.choices[0] for _, _, question in lesson.questions()]
    assert all(choice.feedback in shown for choice in first)
    assert "Route: 0 of 2 right" in shown
    assert "Dates: 1 of 1 right" in shown
    assert lesson.remember[-1] in shown
    assert "out of step" not in shown


def test_a_number_that_is_no_choice_is_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter(["", "9", "none", "1", "1", "1", "", "1", "1", "1"])
    assert main(["outside_england"], lambda _: next(answers, "1")) == 0
    assert "Yes. Wales has its own law" in capsys.readouterr().out


def test_leaving_in_the_middle_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    def gone(_: str) -> str:
        raise EOFError

    assert main(["no_diagnosis"], gone) == 0


def test_no_name_lists_them_all_and_a_wrong_one_gets_the_nearest(
    lessons: dict[str, Lesson], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 2
    listed = capsys.readouterr().out
    assert [name for name in lessons if f"  {name}: " not in listed] == []
    assert main(["no_diagnosys"]) == 2
    assert 'Did you mean "no_diagnosis"?' in capsys.readouterr().err

"""A new entry is asked for field by field, and only a valid one is written. All knowledge here is invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.curation import new
from signpost.knowledge import load_knowledge

Answers = Callable[[str], str]


def typed(*lines: str) -> Answers:
    """Somebody who types these lines, whatever is asked, then goes away."""
    left = iter(lines)

    def ask(_: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    return ask


ORGANISATION = ["hill_help", "Hill Help", "Helps on the hill.", "A charity.", "01234 567890", "own_page"]
REST = [""] * 6 + ["Ring early.", "hillhelp", "", "", ""]


def test_an_organisation_is_written_to_one_file_that_loads(folder: Path) -> None:
    assert new.main(["organisation"], typed(*ORGANISATION, *REST), folder) == 0
    added = load_knowledge(folder).organisations["hill_help"]
    assert added.phone and added.phone.value == "01234 567890"
    assert added.note == "Ring early."
    assert added.also_called == ("hillhelp",)
    assert added.review_by > added.checked_on


def test_nothing_is_written_when_the_editor_goes_away(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(path.name for path in folder.rglob("*.yml"))
    assert new.main(["organisation"], typed(*ORGANISATION), folder) == 130
    assert "Nothing was written." in capsys.readouterr().err
    assert sorted(path.name for path in folder.rglob("*.yml")) == before


def test_a_page_that_is_not_known_is_told_with_the_nearest_or_added(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ["A page", "Hill Council", "hill", "https://hill.example", "", "S4", "S1"]
    answers = [*ORGANISATION[:-1], "own_pge", "no", "hill_page", "yes", *page, *REST]
    assert new.main(["organisation"], typed(*answers), folder) == 0
    shown = capsys.readouterr().out
    assert 'Did you mean "own_page"?' in shown
    assert "match pattern" in shown and "Allowed: S1, S2, S3" in shown
    assert load_knowledge(folder).sources["hill_page"].publisher == "Hill Council"


def test_a_name_that_is_taken_and_a_date_that_is_none_are_asked_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["quib", "hum", "HUM", "", "A sound.", "own_page", "", "tomorrow", "", ""]
    assert new.main(["term"], typed(*answers), folder) == 0
    shown = capsys.readouterr().out
    assert '"quib" is taken' in shown
    assert "is no date" in shown
    assert load_knowledge(folder).terms["hum"].meaning == "A sound."


def test_a_term_goes_to_the_end_of_its_file_and_leaves_the_rest_as_it_was(folder: Path) -> None:
    before = (folder / "glossary.yml").read_text()
    new.main(["term"], typed("hum", "HUM", "", "A sound.", "own_page", "", "", ""), folder)
    after = (folder / "glossary.yml").read_text()
    assert after.startswith(before.rstrip("\n"))
    assert after.count("\n- id: hum\n") == 1


def test_a_letter_is_typed_over_several_lines(folder: Path) -> None:
    body = ["Dear [name]", "", "Please help.", "."]
    answers = [
        "help_letter",
        "Help",
        "When in need.",
        "the desk",
        "",
        "appeal",
        "",
        *body,
        "The order.",
        "form_is_lost",
        "no",
        "",
        "",
        "",
        "",
    ]
    assert new.main(["letter"], typed(*answers), folder) == 0
    added = load_knowledge(folder).letters["help_letter"]
    assert (added.body, added.shape, added.check_with) == ("Dear [name]\n\nPlease help.", "The order.", "form_is_lost")


def test_an_area_names_who_does_what_there(folder: Path) -> None:
    answers = ["hillshire", "Hillshire", "Hillshire Council", "", "", "sendiass: nobody", "sendiass: puddle_advice", ""]
    assert new.main(["area"], typed(*answers, "", "", "", ""), folder) == 0
    assert load_knowledge(folder).areas["hillshire"].contacts == {"sendiass": "puddle_advice"}


def test_a_point_needs_four_messages_in_parents_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heard = ["one message", "two", "three", "", "four", "", ""]
    words = ["Say this.", "", "no", "yes", "Good desks answer.", "own_page", "", "no", "no", ""]
    answers = ["queue_too_long", "appeal", "", "A long queue", "The queue", *heard, "Queues move.", "Wait.", *words]
    assert new.main(["point"], typed(*answers, *[""] * 12), folder) == 0
    assert "At least 4 are needed" in capsys.readouterr().out
    added = load_knowledge(folder).points["queue_too_long"]
    assert added.heard_as[-1] == "four"
    assert added.good_practice[0].source == "own_page"


def test_what_cannot_be_added_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main(["organization"]) == 2
    assert 'Did you mean "organisation"?' in capsys.readouterr().err
    assert new.main([]) == 2


def test_a_broken_base_is_to_be_put_right_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "glossary.yml").write_text("- id: [")
    assert new.main(["term"], typed(), folder) == 1
    assert "Put these right first" in capsys.readouterr().err

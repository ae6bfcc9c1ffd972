"""An editor sees an answer as each channel would show it, before any parent does."""

from __future__ import annotations

import re

import pytest

from signpost.curation import preview as command
from signpost.curation.preview import preview
from signpost.knowledge import Knowledge
from tests.invented import with_signpost


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    monkeypatch.setattr(command, "load_knowledge", lambda: knowledge)


def test_a_signpost_is_shown_on_the_web_as_texts_and_with_its_buttons(knowledge: Knowledge) -> None:
    shown = "\n".join(preview("informal_resolution", {}, knowledge))
    assert "Ring the teacher." in shown
    assert "part" in shown and "characters" in shown
    assert "--- on whatsapp ---" in shown and "of 4096 characters" in shown
    assert "  reply buttons:\n  [[button_more]] [[button_next]]" in shown
    assert "1. Make a list." in shown
    assert "from: Puddleshire Council: Our own page" in shown


def test_a_point_is_shown_under_its_signpost(knowledge: Knowledge) -> None:
    assert "Go on a Monday." in "\n".join(preview("desk_is_shut", {}, knowledge))


def test_a_long_answer_is_parted_where_a_messenger_takes_no_more(knowledge: Knowledge) -> None:
    steps = tuple(f"Step {number}: {'words ' * 30}" for number in range(12))
    long = with_signpost(knowledge, "informal_resolution", steps=steps, first_line="x" * 1900)
    sizes = re.findall(r"\((\d+) of 2000 characters\)", "\n".join(preview("informal_resolution", {}, long)))
    assert len(sizes) > 2


def test_the_case_fits_the_preview(knowledge: Knowledge) -> None:
    fitted = "\n".join(preview("council_complaint", {"area": "puddleshire"}, knowledge))
    assert "Write to Puddle House." in fitted


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["informal_resolutoin"], 'Did you mean "informal_resolution"?'),
        ([], "Give one signpost or point"),
        (["appeal", "arae=puddleshire"], 'Did you mean "area"?'),
        (["appeal", "area=puddleshie"], 'Did you mean "puddleshire"?'),
    ],
)
def test_a_wrong_name_is_told_with_the_nearest(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(arguments) == 2
    assert says in capsys.readouterr().err


def test_the_command_prints_the_preview(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["appeal", "area=puddleshire"]) == 0
    assert "===== appeal: the answer =====" in capsys.readouterr().out

"""The second safety net reads for meaning, also in the middle of a long message, and is the same once saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extensions.nlu import second_net
from extensions.nlu.safety_component import lessons
from extensions.nlu.second_net import FILE, NONE, SecondNet
from extensions.nlu.sentence_encoder import shared_encoder

TAUGHT = [
    *(("thoughts_of_dying", text) for text in ("he wants to die", "she does not want to live", "I wish I was dead")),
    *(("danger_now", text) for text in ("she has stopped breathing", "he is unconscious", "he swallowed the tablets")),
    *(("child_at_risk", text) for text in ("her uncle hits her", "my son is missing", "a man online asks for photos")),
    *(("doubtful", text) for text in ("I am so worn out", "I can't do this any more", "she is at rock bottom")),
    *(
        (NONE, text)
        for text in ("the bus is late", "how do I appeal", "the council refused", "who pays for the report")
    ),
    (
        NONE,
        "The school is kind. The plan is late. " + "We asked the council for the report and they said to wait. " * 4,
    ),
]
LONG = (
    "We asked the council for the report in May. They said to wait and we waited. The bus is late as well. {} Who pays?"
)


@pytest.fixture(scope="module")
def net() -> SecondNet:
    return SecondNet(shared_encoder(), str.lower).fit(TAUGHT * 4)


def test_what_it_was_taught_as_danger_it_finds(net: SecondNet) -> None:
    seen = net.read("she does not want to live")

    assert seen.alarm > 0.5
    assert seen.kind == "thoughts_of_dying"


def test_an_everyday_question_is_no_danger(net: SecondNet) -> None:
    assert net.read("how do I appeal").alarm < 0.5


def test_danger_in_the_middle_of_a_long_message_counts_as_if_said_alone(net: SecondNet) -> None:
    with_danger, without = (LONG.format(middle) for middle in ("He wants to die.", "He likes his bus."))

    assert net.read(with_danger).alarm > net.read(without).alarm


@pytest.mark.parametrize("joint", [". ", ", ", " also "])
def test_a_part_that_is_plain_by_itself_is_found_whatever_stands_round_it(
    net: SecondNet, joint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = net.read("she has stopped breathing").believed
    monkeypatch.setattr(second_net, "ALONE_FROM", alone - 0.01)

    assert net.read(f"how do I appeal{joint}she has stopped breathing").alarm >= alone - 0.01


def test_the_parts_of_a_very_long_message_are_not_read_again(net: SecondNet) -> None:
    assert second_net._parts("he wants to die. " * 10) == ["he wants to die."]
    assert second_net._parts("he wants to die, and so on. " * 100) == []
    assert len(second_net._parts(", ".join(f"one two {number}" for number in range(60)))) == second_net.MOST_ALONE_PARTS


def test_danger_is_heard_however_long_the_message_round_it_is(net: SecondNet) -> None:
    round_it = "We asked the council for the report in May. They said to wait and we waited. " * 20

    with_danger = net.read(f"{round_it} He wants to die. {round_it}")

    assert with_danger.alarm > 0.5
    assert with_danger.alarm > net.read(round_it * 2).alarm


@pytest.mark.parametrize("text", ["", " ", "😭", "\x00", "?!", "x" * 100_000, "wait. " * 3000], ids=range(7))
def test_any_text_has_an_impression(net: SecondNet, text: str) -> None:
    seen = net.read(text)

    assert all(0 <= chance <= 1 for chance in (seen.alarm, seen.doubtful, seen.believed))


def test_its_file_holds_arrays_only_and_gives_the_same_net(net: SecondNet, tmp_path: Path) -> None:
    net.save(tmp_path)
    again = SecondNet(shared_encoder(), str.lower).load(tmp_path)

    assert again.read("her uncle hits her") == net.read("her uncle hits her")
    with np.load(tmp_path / FILE, allow_pickle=False) as stored:
        assert all(stored[name].dtype != object for name in stored.files)


def test_a_message_is_taught_once_and_the_safety_examples_come_first() -> None:
    taught = list(lessons([("doubtful", "so tired")], [("crisis", "help"), ("appeal", "so tired"), ("appeal", "")]))

    assert taught == [("doubtful", "so tired"), ("thoughts_of_dying", "help")]

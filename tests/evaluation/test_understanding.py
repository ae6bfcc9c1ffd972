"""The trained model keeps what docs/evaluation.md promises, on messages kept out of training."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import yaml

from extensions.server.assistant import load_assistant
from extensions.server.serve import MODEL, PROJECT_FOLDER
from tests.evaluation import figures
from tests.evaluation.evaluate import KEPT_OUT, read_message
from tests.evaluation.figures import Reading

FIRST_AT_LEAST = 0.80
FIRST_THREE_AT_LEAST = 0.94


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    messages = yaml.safe_load((KEPT_OUT / "messages.yml").read_text(encoding="utf-8"))

    async def read_all() -> list[Reading]:
        assistant = await load_assistant(MODEL)
        return [await read_message(assistant, message) for message in messages]

    return asyncio.run(read_all())


def test_the_first_reading_is_right_for_four_messages_in_five(readings: list[Reading]) -> None:
    assert figures.accuracy(readings) >= FIRST_AT_LEAST


def test_the_right_reading_is_nearly_always_among_the_first_three(readings: list[Reading]) -> None:
    assert figures.top(readings, 3) >= FIRST_THREE_AT_LEAST


def test_no_kept_out_message_is_a_training_example() -> None:
    training = "\n".join(_plain(path.read_text(encoding="utf-8")) for path in (PROJECT_FOLDER / "data").rglob("*.yml"))
    examples = {line.strip() for line in training.splitlines()}

    for name in ("messages.yml", "safety.yml"):
        kept_out = yaml.safe_load((KEPT_OUT / name).read_text(encoding="utf-8"))
        # Two or three words ("thank you") can be said in no other way.
        repeated = [one["text"] for one in kept_out if len(one["text"].split()) > 4 and _plain(one["text"]) in examples]
        assert repeated == []


def _plain(text: str) -> str:
    return "\n".join(" ".join(line.lower().strip(" -.!?'\"").split()) for line in text.splitlines())


def test_the_kept_out_messages_are_enough_and_cover_every_signpost() -> None:
    messages = yaml.safe_load((KEPT_OUT / "messages.yml").read_text(encoding="utf-8"))
    signposts = {path.stem for path in Path(PROJECT_FOLDER / "knowledge" / "signposts").glob("*.yml")}

    assert len(messages) >= 300
    assert {message["signpost"] for message in messages} == signposts

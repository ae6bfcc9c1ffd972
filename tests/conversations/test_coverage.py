"""Every point of the founding texts is answered by the real assistant, asked for in words it has not been taught."""

from __future__ import annotations

import asyncio
import json
import uuid

import pytest
from rasa.core.agent import Agent

from extensions.channels.guard import Guard
from tests.coverage.rows import FILES, Row, places, read

ROWS = [(file.stem, number, row) for file in FILES for number, row in enumerate(read(file).rows, 1)]


@pytest.mark.parametrize("stem, number, row", ROWS, ids=[f"{stem}-{number}" for stem, number, _ in ROWS])
def test_a_point_is_answered(
    stem: str, number: int, row: Row, assistant: Agent, guard: Guard, loop: asyncio.AbstractEventLoop
) -> None:
    sender = uuid.uuid4().hex
    reply = loop.run_until_complete(guard.turn(row.ask, sender, "test", assistant.handle_message))
    shown = (reply.text + json.dumps(reply.card, ensure_ascii=False)).lower()
    found = f"{reply.card['signpost']} / {reply.card['point']}, also {reply.card['also']}"
    assert places(reply.card) & set(row.answered_in) or "terms/" in " ".join(row.answered_in), found
    assert [words for words in row.conveys if words.lower() not in shown] == [], f"{found}\n{reply.text}"

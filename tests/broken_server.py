"""`signpost serve` with parts that fail when a message says so: for tests of what a parent and an operator then see.

A message with one of the words in BREAKS goes wrong as its name says; all other messages are answered as ever.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Any

BREAKS = {
    "an action that raises": "brokenaction",
    "a component that raises": "brokencomponent",
    "a turn that hangs": "neverending",
    "an empty reply": "saysnothing",
}
SLOW = "slowquux"
SLOW_SECONDS = 0.8
HANGS_AFTER_SECONDS = 3.0


def serve_broken(port: int, model: Path | None) -> int:
    """`signpost serve`, with another model file if one is named."""
    from actions.signpost import ActionSignpost
    from extensions.channels import guard
    from extensions.nlu.knowledge_entities import KnowledgeEntities
    from extensions.server import serve

    well_run, well_process = ActionSignpost.run, KnowledgeEntities.process

    async def run(self: Any, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        text = (tracker.latest_message or {}).get("text") or ""
        if BREAKS["an action that raises"] in text:
            raise ValueError(f"cannot answer {text!r}")
        if BREAKS["a turn that hangs"] in text:
            await asyncio.sleep(60)
        if SLOW in text:
            await asyncio.sleep(SLOW_SECONDS)
        return [] if BREAKS["an empty reply"] in text else well_run(self, dispatcher, tracker, domain)

    def process(self: Any, messages: list[Any]) -> list[Any]:
        for message in messages:
            if BREAKS["a component that raises"] in (message.get("text") or ""):
                raise ValueError(f"cannot read {message.get('text')!r}")
        return well_process(self, messages)

    ActionSignpost.run = run  # type: ignore[assignment,method-assign]
    KnowledgeEntities.process = process  # type: ignore[method-assign]
    guard.TURN_SECONDS = HANGS_AFTER_SECONDS
    if model:
        serve.MODEL = model
    return serve.serve(port)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path)
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    sys.exit(serve_broken(options.port, options.model))

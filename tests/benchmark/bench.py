"""`make bench`: start, memory and turn times of the real server, over loopback. Bounded, and ends by itself."""

from __future__ import annotations

import statistics
import sys
import time
import uuid
from pathlib import Path

import yaml

from tests.serving import Server

TURNS = 200
KEPT_OUT = Path(__file__).parents[1] / "evaluation" / "kept_out" / "messages.yml"


def main() -> int:
    """Prints one line a figure."""
    texts = [message["text"] for message in yaml.safe_load(KEPT_OUT.read_text(encoding="utf-8"))]
    with Server() as server:
        at_rest = server.resident_megabytes()
        times = sorted(_timed(server, text) for text in texts[:TURNS])
        talk = sorted(_timed(server, text, sender="one talk") for text in texts[:30])
        figures = {
            "ready after start, s": server.ready_seconds,
            "resident memory at rest, MB": at_rest,
            f"resident memory after {len(times) + len(talk)} turns, MB": server.resident_megabytes(),
            "median turn, new conversation, ms": statistics.median(times),
            "95th percentile, ms": times[int(len(times) * 0.95)],
            "median turn, 30 turns of one conversation, ms": statistics.median(talk),
            "web chat: opening to first reply, median of 20, ms": statistics.median(_opened(server) for _ in range(20)),
        }
    for name, value in figures.items():
        sys.stdout.write(f"{value:8.1f}  {name}\n")
    return 0


def _timed(server: Server, text: str, sender: str | None = None) -> float:
    start = time.perf_counter()
    server.say(text, sender or uuid.uuid4().hex)
    return (time.perf_counter() - start) * 1000


def _opened(server: Server) -> float:
    """A new web conversation and the reply to its first message, as the chat element asks for them."""
    start = time.perf_counter()
    _, opening = server.post({}, "/webhooks/web/conversations")
    said = {"id": str(uuid.uuid4()), "text": "the school says it cannot do more for my son"}
    status, _ = server.post(said, "/webhooks/web/messages", {"X-Conversation": opening["conversation"]})
    if status != 200:
        raise RuntimeError(f"the web chat answered {status}")
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())

"""`signpost chat`: the assistant in the terminal, the same turn as on any channel, nothing kept."""

from __future__ import annotations

import asyncio
import logging
import sys
import uuid

from extensions.channels.guard import Guard, Outgoing
from extensions.server.assistant import load_assistant
from extensions.server.hardening import harden
from extensions.server.logs import wordless_logs
from extensions.server.serve import MODEL


def chat() -> int:
    """Talks until an empty line is followed by the end of input, or Ctrl-C. A number picks a button."""
    if not MODEL.exists():
        sys.stderr.write("There is no trained model yet. Run: make train\n")
        return 1
    harden()
    wordless_logs(logging.WARNING)
    try:
        asyncio.run(_talk())
    except (KeyboardInterrupt, EOFError):
        sys.stdout.write("\n")
    return 0


async def _talk() -> None:
    assistant = await load_assistant(MODEL)
    guard, sender = Guard(), uuid.uuid4().hex
    sys.stdout.write("Signpost. Tell it what is worrying you. Ctrl-C ends it; nothing is kept.\n\n")
    buttons: list[dict[str, str]] = []
    while True:
        text = input("You: ")
        if text.strip().isdigit() and 0 < int(text) <= len(buttons):
            text = buttons[int(text) - 1]["payload"]
        reply = await guard.turn(text, sender, "chat", assistant.handle_message)
        buttons = reply.buttons
        _show(reply)


def _show(reply: Outgoing) -> None:
    lines = [f"[{reply.card['title']}]", reply.text, ""]
    lines += [f"  {number}. {button['title']}" for number, button in enumerate(reply.buttons, 1)]
    sys.stdout.write("\n" + "\n".join(lines) + "\n\n")
    sys.stdout.flush()

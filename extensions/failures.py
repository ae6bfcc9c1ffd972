"""How a failure is told to whoever runs the server: its kind and place, never its message.

A failure's message can hold what a parent wrote, so no line of ours carries one, nor a traceback. Every line begins
with the name of an event and goes on with `name=value`; docs/running.md lists the events.
"""

from __future__ import annotations

import asyncio


class NoReply(Exception):
    """The assistant was done with a message and had said nothing, or nothing that can be shown."""


def told(failure: BaseException) -> str:
    """What a log line says of a failure: `failure=ValueError place=/srv/signpost/actions/signpost.py:37`.

    Of a failure that was raised because of another, the first: Rasa wraps whatever a component raises. Of a turn that
    hung, where it did.
    """
    first = failure
    while first.__cause__:
        first = first.__cause__
    kind = failure if isinstance(first, asyncio.CancelledError) else first
    return f"failure={type(kind).__name__} place={place_of(first)}"


def place_of(failure: BaseException) -> str:
    """File and line where it failed, to mend it by."""
    trace = failure.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"

"""Logs without a word that anybody wrote, at every level and whoever writes them.

Rasa, Sanic, aiohttp and SQLAlchemy put messages, query strings and values into theirs, and so do the messages of
exceptions. So each record is made anew where Python makes it: our own lines stay as they are, since they hold names and
counts only; of any other's stays where it was written, and the event's name where Rasa gives it one. Of a failure stay
its kind and place, never its message, and never a traceback.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

import structlog

OURS = ("extensions", "signpost", "actions")
WITHHELD = "message_withheld"
FORMAT = "%(asctime)s %(levelname)s %(name)s %(filename)s:%(lineno)d %(message)s"
_EVENT = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")

logger = logging.getLogger(__name__)


class EventName(str):
    """What Rasa's own code calls an event: a constant, known by being made here alone."""

    __slots__ = ()


def wordless_logs(level: int) -> None:
    """From now on, for the whole process. DEBUG tells more events and no more words."""
    logging.setLogRecordFactory(_record)
    # Python prints the arguments of a line that it cannot put together.
    logging.raiseExceptions = False
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(level)
    structlog.configure(
        processors=[_name_only],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    sys.excepthook = _uncaught
    threading.excepthook = lambda failed: _uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)
    sys.unraisablehook = lambda failed: _uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)


def _record(
    name: str,
    level: int,
    path: str,
    line: int,
    message: object,
    arguments: Any,
    failure: Any,
    function: str | None = None,
    _stack: str | None = None,
    **_more: Any,
) -> logging.LogRecord:
    """In place of LogRecord itself, so that no handler of anybody's ever sees the words."""
    said = _said(message, arguments) if name.partition(".")[0] in OURS else _name_of(message)
    if failure and failure[0]:
        said += f" failure={failure[0].__name__} place={_place(failure[2])}"
    return logging.LogRecord(name, level, path, line, said, (), None, function, None)


def _said(message: object, arguments: Any) -> str:
    try:
        return str(message) % arguments if arguments else str(message)
    except (TypeError, ValueError, KeyError):
        return WITHHELD


def _name_of(message: object) -> str:
    return str(message) if isinstance(message, EventName) else WITHHELD


def _name_only(_: Any, __: str, event: dict[str, Any]) -> tuple[tuple[str], dict[str, Any]]:
    """Structlog's last step: the event's name, and a failure by which ours above tells its kind and place."""
    name = event.get("event")
    known = isinstance(name, str) and _EVENT.fullmatch(name)
    return (EventName(name) if known else WITHHELD,), {"exc_info": bool(event.get("exc_info"))}


def _uncaught(kind: type[BaseException], _: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logger.critical("uncaught failure=%s place=%s", kind.__name__, _place(trace))


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"

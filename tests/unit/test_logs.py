"""No log line holds a word that somebody wrote, whoever writes it and at whatever level."""

from __future__ import annotations

import subprocess
import sys

import pytest

from extensions.settings import PROJECT_FOLDER

START = (
    "import logging, structlog, sys\nfrom extensions.server.logs import wordless_logs\nwordless_logs(logging.DEBUG)\n"
)
MARK = "zebracrossing"


def logged(code: str) -> str:
    """What a process that logs at DEBUG writes."""
    seen = subprocess.run([sys.executable, "-c", START + code], capture_output=True, text=True, cwd=PROJECT_FOLDER)
    return seen.stdout + seen.stderr


@pytest.mark.parametrize(
    "code",
    [
        "logging.getLogger('rasa.core').debug('heard zebracrossing')",
        "logging.getLogger('sqlalchemy.engine').info('INSERT %s', ('zebracrossing',))",
        "logging.getLogger('sanic.access').info('', extra={'request': 'GET /?q=zebracrossing'})",
        "logging.getLogger().error('zebracrossing', stack_info=True)",
        "logging.getLogger('aiohttp.server').error('failed', exc_info=ValueError('zebracrossing'))",
        "logging.getLogger('extensions.x').error('failed', exc_info=ValueError('zebracrossing'))",
        "logging.getLogger('extensions.x').error('%d', 'zebracrossing')",
        "structlog.get_logger('rasa').debug('rest.message.received', text='zebracrossing')",
        "structlog.get_logger('rasa').error(f'said zebracrossing')",
        "structlog.get_logger('rasa').error('zebracrossing')",
        "text = 'zebracrossing'\ntry:\n 1 / 0\nexcept ZeroDivisionError:\n"
        " structlog.get_logger('rasa').exception('a.b', text=text)",
        "text = 'zebracrossing'\nraise ValueError(text)",
        "import threading\ndef fail(text): raise ValueError(text)\n"
        "threading.Thread(target=fail, args=('zebracrossing',)).start()",
        "class Bad:\n def __del__(self): raise ValueError('zebracrossing')\nBad()",
        "import asyncio\nasync def fail(): raise ValueError('zebracrossing')\n"
        "async def main(): asyncio.ensure_future(fail()); await asyncio.sleep(0)\n"
        "asyncio.run(main())",
    ],
)
def test_what_others_log_is_told_without_words(code: str) -> None:
    seen = logged(code)

    assert MARK not in seen
    assert seen.strip(), "it must still be seen that something was logged"


def test_a_failure_is_told_by_kind_and_place() -> None:
    seen = logged("try:\n int('zebracrossing')\nexcept ValueError:\n logging.getLogger('rasa').exception('x')")

    assert "failure=ValueError place=" in seen and ":5" in seen
    assert "Traceback" not in seen


def test_rasas_own_names_of_events_and_our_own_lines_stay() -> None:
    seen = logged(
        "structlog.get_logger('rasa').error('rest.message.received.failure', text='zebracrossing')\n"
        "logging.getLogger('extensions.x').error('A turn failed: %s', 'ValueError')"
    )

    assert "rest.message.received.failure" in seen
    assert "A turn failed: ValueError" in seen
    assert MARK not in seen

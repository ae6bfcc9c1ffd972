"""How many inputs were generated, added up over the processes the tests run in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tried_hard.generated import made


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of several hands its count to the first."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["made"] = made


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Takes a process's count."""
    for name, count in getattr(node, "workeroutput", {}).get("made", {}).items():
        made[name] = made.get(name, 0) + count


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many inputs were generated."""
    if made:
        terminalreporter.write_line(f"{sum(made.values())} generated inputs for {len(made)} properties")

"""Everything an operator can set from outside, read in one place. docs/running.md lists it."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parents[1]


def database_file(configured: str) -> Path:
    """The SQLite file: SIGNPOST_DATABASE if it is set, else the one in endpoints.yml, from the project's folder."""
    return PROJECT_FOLDER / os.environ.get("SIGNPOST_DATABASE", configured)

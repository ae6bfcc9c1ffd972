"""Reads what a provider sent as JSON, whatever it holds: a field that is missing or of another kind is simply empty."""

from __future__ import annotations

import json
from typing import Any


def object_of(body: bytes) -> dict[str, Any]:
    """The JSON object that a request is; empty when it is none."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def part(value: Any, *path: str) -> dict[str, Any]:
    """The object under a path of names."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def parts(value: Any, name: str) -> list[dict[str, Any]]:
    """The objects in the list of this name."""
    found = value.get(name) if isinstance(value, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def words(value: Any, name: str) -> str:
    """The text of this name, or a whole number as text: ids come as both."""
    found = value.get(name) if isinstance(value, dict) else None
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return found if isinstance(found, str) else ""

"""How a file is read strictly, and what pydantic and YAML found wrong said in the words of an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError

from signpost.errors import Problem, not_one_of


class StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Refuses a field given twice, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """See yaml.constructor.SafeConstructor.construct_mapping."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a field's name must be a word", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f'"{key.value}" stands here twice', key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


IN_PLAIN_WORDS = {
    "date_type": "is no day: write it as year-month-day without quotes, such as 2026-11-24.",
    "tuple_type": "must be a list: [in square brackets], or each on a line of its own with a dash.",
    "bool_type": "must be true or false, without quotes.",
    "int_type": "must be a whole number, without quotes.",
    "string_type": 'must be text: put it in quotes, as in "yes".',
    "too_short": "has too few entries.",
}
"""What pydantic's kinds of mistake mean to whoever edits the file."""


def days_that_are_none(text: str) -> Iterator[str]:
    """The dates in a file that are not in the calendar, which YAML refuses without saying where."""
    for day in re.findall(r"\b\d{4}-\d{2}-\d{2}\b", text):
        try:
            date.fromisoformat(day)
        except ValueError:
            yield day


def _model_at(model: type[BaseModel], path: tuple[int | str, ...]) -> type[BaseModel]:
    """The model of the entry that a path of field names and list places leads to."""
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models_in(model.model_fields[part].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def explain(file: str, entry: object, invalid: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
    """One problem for each thing pydantic found, in the words an editor of YAML needs."""
    for mistake in invalid.errors():
        path = ".".join(str(part) for part in mistake["loc"]) or "whole entry"
        if mistake["type"] == "extra_forbidden":
            message = not_one_of(mistake["loc"][-1], _model_at(model, mistake["loc"][:-1]).model_fields, "a field here")
        elif mistake["type"] == "missing":
            message = "is missing."
        elif mistake["type"] in IN_PLAIN_WORDS:
            message = f'"{str(mistake["input"])[:80]}" {IN_PLAIN_WORDS[mistake["type"]]}'
        elif mistake["type"] == "value_error":
            message = mistake["msg"].removeprefix("Value error, ") + "."
        elif "expected" in mistake.get("ctx", {}):
            allowed = str(mistake["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            message = not_one_of(mistake["input"], allowed, "allowed here")
        else:
            message = f'"{str(mistake["input"])[:80]}": {mistake["msg"]}.'
        yield Problem(file, f"{entry}.{path}", message)

"""Asks a person for the value of one field, in plain words, until it is one that the model takes."""

from __future__ import annotations

import types
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from signpost.curation.field_help import HELP
from signpost.errors import not_one_of

Ask = Callable[[str], str]
"""Shows a prompt and gives what was typed; raises EOFError when there is no more."""
Tell = Callable[[str], object]
Check = Callable[[str, str], str | None]
"""Takes a field's name and a value; None if it exists where it must, else why not."""

YES = {"y", "yes"}
END = ""


class Questions:
    """One conversation with an editor."""

    def __init__(self, ask: Ask, tell: Tell) -> None:
        self._ask = ask
        self.tell = tell

    def yes(self, question: str) -> bool:
        """Whether they agree; anything but yes is no."""
        return self._ask(f"{question} (yes or no) ").strip().lower() in YES

    def field(self, model: type[BaseModel], name: str, default: object, check: Check) -> Any:
        """A value for one field of a model; its default, or None for an optional one, when left empty."""
        info = model.model_fields[name]
        kind = _without_none(info.annotation)
        needed = info.is_required() and default is None
        self.tell(f"\n{name}: {HELP.get(name, '')}\n")
        if get_origin(kind) is tuple:
            return self._many(name, get_args(kind)[0], needed, check, info.metadata)
        if get_origin(kind) is dict:
            return self._pairs(name, check)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self._part(kind, needed, check)
        return self._one(name, Annotated[kind, *info.metadata] if info.metadata else kind, needed, default, check)

    def _one(self, name: str, kind: Any, needed: bool, default: object, check: Check) -> Any:
        hint = f" [{default}]" if default is not None else "" if needed else " (may stay empty)"
        while True:
            typed = self._text(f"  {name}{hint}: ", several=name == "body")
            if typed == END and not needed:
                return default
            if typed == END:
                self.tell("  This is needed.\n")
                continue
            value, wrong = _valid(kind, typed)
            wrong = wrong or (check(name, value) if isinstance(value, str) else None)
            if wrong is None:
                return value
            self.tell(f"  {wrong}\n")

    def _text(self, prompt: str, several: bool) -> str:
        if not several:
            return self._ask(prompt).strip()
        self.tell("  Several lines; a line with a single full stop ends it.\n")
        lines: list[str] = []
        while (line := self._ask("  | ")) != ".":
            lines.append(line.rstrip())
        return "\n".join(lines).strip()

    def _many(self, name: str, kind: Any, needed: bool, check: Check, metadata: list[Any]) -> tuple[Any, ...]:
        """One value after another until an empty line."""
        least = next((limit.min_length for limit in metadata if hasattr(limit, "min_length")), int(needed))
        found: list[Any] = []
        while True:
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                one = self._part(kind, False, check) if self.yes(f"  One more in {name}?") else None
            else:
                one = self._one(name, kind, False, None, check)
            if one is not None:
                found.append(one)
            elif len(found) >= least:
                return tuple(found)
            else:
                self.tell(f"  At least {least} are needed.\n")

    def _pairs(self, name: str, check: Check) -> dict[str, str]:
        """Lines such as `mediation: global_mediation`, until an empty one."""
        pairs: dict[str, str] = {}
        while typed := self._ask(f"  {name}, as role: id (empty to end): ").strip():
            role, _, value = (part.strip() for part in typed.partition(":"))
            if wrong := check("contacts", value):
                self.tell(f"  {wrong}\n")
            else:
                pairs[role] = value
        return pairs

    def _part(self, model: type[BaseModel], needed: bool, check: Check) -> dict[str, Any] | None:
        """The fields of a part, such as a number with its page; None when its first field is left empty."""
        first, *others = model.model_fields
        value = self._one(first, _kind(model, first), needed, None, check)
        if value is None:
            return None
        part = {first: value}
        for name in others:
            info = model.model_fields[name]
            part[name] = self._one(name, _kind(model, name), info.is_required(), None, check)
        return {name: value for name, value in part.items() if value is not None}


def _kind(model: type[BaseModel], name: str) -> Any:
    info = model.model_fields[name]
    kind = _without_none(info.annotation)
    return Annotated[kind, *info.metadata] if info.metadata else kind


def _valid(kind: Any, typed: str) -> tuple[Any, str | None]:
    """The value, and None; or why it is none."""
    plain = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    value: Any = typed
    if plain is bool:
        value = typed.lower() in YES | {"true"}
    elif plain is int and typed.lstrip("-").isdigit():
        value = int(typed)
    elif plain is date:
        try:
            value = date.fromisoformat(typed)
        except ValueError:
            return typed, f'"{typed}" is no date: write it as year-month-day, such as 2026-11-24.'
    try:
        return TypeAdapter(kind, config=ConfigDict(strict=True)).validate_python(value), None
    except ValidationError as invalid:
        if get_origin(plain) is Literal:
            return typed, not_one_of(typed, [str(one) for one in get_args(plain)], "allowed here")
        return typed, f'"{typed[:60]}": {invalid.errors()[0]["msg"]}.'


def _without_none(annotation: Any) -> Any:
    """The kind of an optional field without its None."""
    if get_origin(annotation) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else annotation
    return annotation

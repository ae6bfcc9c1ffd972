"""Lets Rasa start without the heavy packages it imports but never uses here.

Rasa 3.6 imports TensorFlow, cloud stores and chat services' clients at start, whatever the configuration. Our pipeline
and policies call none of them. A finder at the END of `sys.meta_path` answers for the names below when, and only when,
no installed package does. Anything that really needs one fails loudly on first use. See docs/decisions/0002.

Imported by `signpost_start.pth` when Python starts, so it imports nothing heavy itself.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

ABSENT = frozenset(
    [
        "tensorflow",
        "keras",
        "tensorflow_hub",
        "tensorflow_text",
        "boto3",
        "botocore",
        "pymongo",
        "aiormq",
        "aio_pika",
        "aiogram",
        "slack_sdk",
        "webexteamssdk",
        "cachecontrol",
        "google",
        "google.auth",
        "google.oauth2",
        "matplotlib",
    ]
)


class _AnyName(type):
    """Class attributes may be read freely, so that a stand-in can be a base class, an annotation or a decorator."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stand_in(f"{cls.__module__}.{cls.__qualname__}", name)

    def __getitem__(cls, _: Any) -> Any:
        return cls

    def __iter__(cls) -> Iterator[Any]:
        return iter(())


class _StandIn(metaclass=_AnyName):
    """What any name in an absent module is. Decorating with it changes nothing; using it says what is missing."""

    def __new__(cls, *arguments: Any, **_: Any) -> Any:
        if cls.__dict__.get("_is_stand_in") and len(arguments) == 1 and callable(arguments[0]):
            return arguments[0]
        if cls.__dict__.get("_is_stand_in"):
            raise ModuleNotFoundError(
                f"{cls.__module__}.{cls.__qualname__} was used, but that package is not part of Signpost. "
                "Leave out the component or policy in config.yml that needs it, or install the package."
            )
        return super().__new__(cls)

    def __class_getitem__(cls, _: Any) -> Any:
        return cls


def _stand_in(module: str, name: str) -> Any:
    if module.rpartition(".")[2] in {"exceptions", "errors", "error"}:
        # These stand in `except` clauses: constants as an empty tuple, the rest as exceptions nobody raises.
        return () if name.isupper() else type(name, (Exception,), {"__module__": module})
    return _AnyName(name, (_StandIn,), {"__module__": module, "_is_stand_in": True})


class _AbsentModule(ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = _stand_in(self.__name__, name)
        setattr(self, name, found)
        return found


class _AbsentFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        # A missing part of an installed package is a real mistake, not ours to cover, unless it is named above.
        parent = sys.modules.get(fullname.rpartition(".")[0])
        if fullname not in ABSENT and not isinstance(parent, _AbsentModule):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        module = _AbsentModule(spec.name)
        if spec.name == "tensorflow":
            # matplotlib looks for it in sys.modules and asks; without an answer `rasa test` recurses for ever.
            module.is_tensor = lambda _: False  # type: ignore[attr-defined]
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def leave_out(package: str) -> None:
    """Answers for a package even if it is installed; only before anything has imported it.

    For serving: Rasa imports matplotlib at start, which `rasa test` needs and no turn does (55 MB).
    """
    sys.modules.setdefault(package, _AbsentModule(package))


def install() -> None:
    """Adds the finder once, last in line, and keeps Rasa from reporting home."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    if not any(isinstance(finder, _AbsentFinder) for finder in sys.meta_path):
        sys.meta_path.append(_AbsentFinder())

"""The real trained assistant, for all conversations."""

from tests.real_assistant import assistant, guard, loop

__all__ = ["assistant", "guard", "loop"]

"""What our own process must never do: leave its memory in a file, or tell anybody that it runs."""

from __future__ import annotations

import ctypes
import os
import resource
import sys

PR_SET_DUMPABLE = 4
"""Linux's name. 0 also stops a kernel that hands dumps to a program, and other users from looking in."""


def harden() -> None:
    """Before anything else of ours runs, and before Rasa is imported."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    # Rasa sends what commands run, on which machine, to its makers unless it is told not to.
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"

"""What makes and opens the codes of plans in this process."""

from __future__ import annotations

import secrets
from functools import lru_cache

from extensions import settings
from signpost.plan_code import PlanCodes


@lru_cache(maxsize=1)
def shared_codes() -> PlanCodes:
    """By SIGNPOST_SECRET; without it, which only development allows, codes hold until the server stops."""
    return PlanCodes(settings.secret() or secrets.token_hex(32), settings.plan_days())

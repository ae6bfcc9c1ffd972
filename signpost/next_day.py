"""What to do "tomorrow", said on a day before a weekend or a holiday: then nobody is there to answer."""

from __future__ import annotations

import re
from datetime import date, timedelta

from signpost.knowledge.models import Signpost
from signpost.knowledge.wording import Wording
from signpost.vocabulary import DANGERS
from signpost.working_days import is_working_day, next_working_day

TOLD = ("do_now", "in_short")
_TOMORROW = re.compile(r"(?<!until )\b(T|t)omorrow\b")


def on_a_working_day(signpost: Signpost, today: date, words: Wording) -> Signpost:
    """The signpost with "tomorrow" as the next working day by its name, where tomorrow is none ("on Monday morning").

    In danger nothing waits for a working day.
    """
    tomorrow = today + timedelta(days=1)
    if is_working_day(tomorrow) or signpost.id in DANGERS:
        return signpost
    day = words.working_day.format(day=f"{next_working_day(tomorrow):%A}")

    def told(text: str) -> str:
        return _TOMORROW.sub(lambda found: day[0].upper() + day[1:] if found[1] == "T" else day, text)

    changes = {name: told(getattr(signpost, name)) for name in TOLD}
    return signpost.model_copy(update={**changes, "steps": tuple(told(step) for step in signpost.steps)})

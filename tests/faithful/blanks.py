"""What may stand in a sentence's blanks: a date, a count, one of some values, a working day in place of "tomorrow"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from string import Formatter

import yaml

from signpost.knowledge.load import KNOWLEDGE_FOLDER

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = rf"\d{{1,2}} (?:{MONTHS}) \d{{4}}"
_RECOGNITION = yaml.load((KNOWLEDGE_FOLDER / "recognition.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
OF_A_PLAN: tuple[str, ...] = tuple(_RECOGNITION["with_a_plan_only"])
DAYS, MOST_DAYS = "[number] school days", 45
WORKING_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def long_date(day: date) -> str:
    """A date as people say it, written out here so that the program's own way is checked, too."""
    return f"{day.day} {MONTHS.split('|')[day.month - 1]} {day.year}"


def on_each_day(text: str) -> Iterator[str]:
    """The text as it is, and with the next working day by its name in place of "tomorrow".

    Both also without the sentences that are only for a child with a plan, and with the days of suspension told of.
    """
    for said in _for_each_child(text):
        yield said
        for day in WORKING_DAYS if "omorrow" in said else ():
            yield said.replace("Tomorrow", f"On {day}").replace("tomorrow", f"on {day}")


def _for_each_child(text: str) -> Iterator[str]:
    """The text for a child with a plan and one without, whose days of suspension are told of or not."""
    for said in dict.fromkeys((text, *(text.replace(one, "").strip() for one in OF_A_PLAN))):
        yield said
        for days in range(2, MOST_DAYS + 1) if DAYS in said else ():
            yield said.replace(DAYS, f"{days} school days")


def filled(template: str, **patterns: str) -> str:
    """A pattern for a sentence whose blanks are filled with what fits the patterns given."""
    parts = []
    for literal, blank, _, _ in Formatter().parse(template):
        parts.append(re.escape(literal) + (f"(?:{patterns[blank]})" if blank is not None else ""))
    return "".join(parts)


def one_of(values: Iterable[str]) -> str:
    """A pattern for any one of the values."""
    return "|".join(re.escape(value) for value in sorted(set(values), key=len, reverse=True))


def listed(values: Iterable[str], joint: str) -> str:
    """A pattern for some of the values in a row."""
    one = f"(?:{one_of(values)})"
    return f"{one}(?:{re.escape(joint)}{one})*"

"""`signpost unmet`: what was asked for in vain and what was of use, for whoever keeps the content."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta

import sqlalchemy as sa

from extensions import database, settings
from extensions.needs import Count, Needs
from extensions.server.housekeeping import configured
from signpost import clock

DAYS = 90
HEADINGS = {
    "not_meant": 'Answers that were "not what I meant" (the answer shown, how often)',
    "unsure": "Answers that were only a guess (the guess, how often)",
    "out_of_scope": "Messages that we could not help with",
    "helped": 'Answers that "helped" (the answer shown, how often)',
}


def unmet() -> int:
    """Prints the report of the last 90 days. Exit code 1 when the database does not answer."""
    since = clock.today() - timedelta(days=DAYS)
    try:
        totals = Needs(database.open_engine(database.address_of(configured()))).totals(since)
    except sa.exc.SQLAlchemyError as failure:
        sys.stderr.write(f"The counts could not be read: {type(failure).__name__}.\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in report(totals, on=settings.feedback()))
    return 0


def report(totals: Mapping[Count, int], *, on: bool) -> Iterator[str]:
    """The lines of the report; what is counted most stands first."""
    yield f"The last {DAYS} days, all channels. Nothing is kept but these counts by day."
    if not on:
        yield "Counting is off (SIGNPOST_FEEDBACK=off)."
    if not totals:
        yield "Nothing has been counted yet: nobody has tapped, and nothing was asked for in vain."
        return
    for what, heading in HEADINGS.items():
        counted = sorted(((times, name) for (kind, name), times in totals.items() if kind == what), reverse=True)
        yield f"\n{heading}: {sum(times for times, _ in counted) or 'none'}"
        if what != "out_of_scope":
            yield from (f"  {times:5}  {name}" for times, name in counted)

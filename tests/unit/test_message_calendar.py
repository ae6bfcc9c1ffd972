"""The link to a calendar file in a text or messenger message. All content is invented."""

from __future__ import annotations

import pytest

from extensions.channels.message_calendar import with_calendar_link
from extensions.channels.web_dates import with_dates
from signpost.knowledge import Knowledge

PASSED = {"id": "appeal", "label": "Last day", "date": "2026-10-01", "days_left": -53, "ics": None}
COMING = {"id": "adviser", "label": "Ring by", "date": "2026-11-25", "days_left": 2, "ics": None}
PARAGRAPHS = ["Do this now: look.", "Last day: it was 1 October 2026.", "Ring by: 25 November 2026.", "Who helps: ..."]


def linked(knowledge: Knowledge, *deadlines: dict[str, object]) -> list[str]:
    return with_calendar_link(PARAGRAPHS, {"deadlines": list(deadlines)}, knowledge.wording)


def test_the_first_day_to_come_has_a_link_after_it(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_PUBLIC_URL", "https://help.example/")
    link = "[calendar_link] https://help.example/webhooks/web/dates/adviser/2026-11-25.ics"
    assert linked(knowledge, PASSED, COMING) == [*PARAGRAPHS[:3], link, PARAGRAPHS[3]]


@pytest.mark.parametrize("address", ["", "http://help.example", "help.example", "https://help.example/a b"])
def test_without_an_https_address_of_ours_there_is_no_link(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SIGNPOST_PUBLIC_URL", address)
    assert linked(knowledge, COMING) == PARAGRAPHS


def test_a_day_that_has_passed_has_no_link_and_no_file(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_PUBLIC_URL", "https://help.example")
    assert linked(knowledge, PASSED) == PARAGRAPHS
    assert [each["ics"] for each in with_dates({"deadlines": [PASSED, COMING]})["deadlines"]] == [
        None,
        "/webhooks/web/dates/adviser/2026-11-25.ics",
    ]

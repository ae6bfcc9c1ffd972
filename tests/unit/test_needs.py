"""Counts of what was of use: by day, kind, signpost and kind of channel, and nothing that leads back to anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa

from extensions import needs
from extensions.needs import COUNTS, Needs, count, count_in, with_feedback
from extensions.server.unmet import report
from signpost import clock

DAY = date(2026, 11, 23)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[sa.engine.Engine]:
    monkeypatch.setattr(clock, "today", lambda: DAY)
    monkeypatch.delenv("SIGNPOST_FEEDBACK", raising=False)
    made = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    count_in(lambda: made)
    yield made
    count_in(None)


def rows(engine: sa.engine.Engine) -> list[tuple[str, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(sa.select(COUNTS))]


def test_a_count_holds_day_kind_signpost_and_kind_of_channel_and_nothing_else(engine: sa.engine.Engine) -> None:
    count([("helped", "appeal")], "twilio_sms")

    assert [column.name for column in COUNTS.columns] == ["day", "what", "signpost", "channel", "times"]
    assert rows(engine) == [("2026-11-23", "helped", "appeal", "sms", 1)]


def test_what_is_said_in_training_is_not_taken_for_what_parents_need(engine: sa.engine.Engine) -> None:
    count([("helped", "appeal")], "training")
    assert not sa.inspect(engine).has_table("needs") or rows(engine) == []


def test_the_same_again_is_one_more_and_another_is_another(engine: sa.engine.Engine) -> None:
    for channel in ("web", "web", "telegram", "rest"):
        count([("not_meant", "appeal")], channel)

    assert sorted(row[3:] for row in rows(engine)) == [("messenger", 1), ("other", 1), ("web", 2)]
    assert Needs(engine).totals(DAY) == {("not_meant", "appeal"): 4}


def test_older_days_are_left_out_of_the_report(engine: sa.engine.Engine) -> None:
    count([("unsure", "appeal")], "web")

    assert Needs(engine).totals(date(2026, 11, 24)) == {}


def test_where_counting_is_off_nothing_is_counted_and_neither_tap_is_offered(
    engine: sa.engine.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNPOST_FEEDBACK", "off")
    ways = [{"title": "T", "payload": sends} for sends in ("/helped", "/not_meant", "/human_handover")]

    count([("helped", "appeal")], "web")

    assert not sa.inspect(engine).has_table("needs")
    assert [way["payload"] for way in with_feedback({"beside": ways})["beside"]] == ["/human_handover"]


def test_without_a_server_nothing_is_counted() -> None:
    count_in(None)

    count([("helped", "appeal")], "web")

    assert needs._Place.needs is None


def test_a_database_that_fails_holds_up_nobody_and_is_logged_without_values(
    engine: sa.engine.Engine, caplog: pytest.LogCaptureFixture
) -> None:
    count([("helped", "appeal")], "web")
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE needs")

    count([("helped", "appeal")], "web")

    assert "need_not_counted" in caplog.text
    assert "appeal" not in caplog.text


def test_whatever_fails_in_counting_stops_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    count_in(lambda: 1 / 0)  # type: ignore[arg-type, return-value]

    count([("helped", "appeal")], "web")

    count_in(None)
    assert "need_not_counted" in caplog.text


def test_the_report_names_what_was_not_meant_most_first() -> None:
    totals = {("not_meant", "appeal"): 2, ("not_meant", "exclusion"): 5, ("out_of_scope", "x"): 3}

    told = "\n".join(report(totals, on=True))

    assert told.index("exclusion") < told.index("appeal")
    assert "7" in told and "could not help with: 3" in told
    assert "off" not in told


def test_a_report_of_nothing_says_so_and_whether_counting_is_off() -> None:
    assert "Nothing has been counted yet" in "\n".join(report({}, on=True))
    assert "SIGNPOST_FEEDBACK=off" in "\n".join(report({}, on=False))

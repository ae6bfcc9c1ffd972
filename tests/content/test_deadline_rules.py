"""The real deadlines, against worked examples that others have published and against what readers need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from signpost.deadlines import DeadlineRule, WorkedDeadline, work_out
from signpost.entry import tuples

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
TODAY = date(2026, 11, 23)
IDS = (
    "appeal mediation_adviser discrimination_claim ehc_decision_to_assess ehc_no_plan ehc_final_plan"
    " draft_plan_comments annual_review_decision annual_review_final ombudsman nhs_complaint subject_access"
    " data_complaint_acknowledged"
    " mediation_certificate mediation_meeting review_panel school_record judicial_review"
    " annual_review_papers annual_review_report phase_transfer_school phase_transfer_college"
    " governors_meeting governors_on_request exclusion_education review_panel_held"
    " social_care_complaint social_care_stage_one social_care_ask_stage_two social_care_stage_two"
    " social_care_stage_three nhs_acknowledged early_years_answer freedom_of_information transport_review"
    " absence_fine_lower absence_fine_last order_school order_amend order_assess order_plan mediation_agreement"
    " views_on_ending"
)


def _entries(path: Path) -> list[dict[str, object]]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


RULES = {
    rule.id: rule
    for rule in (DeadlineRule.model_validate(tuples(raw)) for raw in _entries(KNOWLEDGE / "deadlines.yml"))
}


def worked(rule_id: str, **dates: date) -> WorkedDeadline:
    result = work_out(RULES[rule_id], dates, TODAY)
    assert result is not None
    return result


def texts(rule: DeadlineRule) -> Iterator[str]:
    yield from (rule.label, rule.who, rule.about, rule.how_to_count, rule.if_passed)
    for clock in rule.length:
        yield from filter(None, (clock.working, clock.alone))
    if rule.working:
        yield from filter(None, rule.working.model_dump().values())


def test_every_deadline_named_elsewhere_is_there() -> None:
    assert list(RULES) == IDS.split()


def test_ipsea_example_letter_of_1_october_and_certificate_of_29_november_end_in_january() -> None:
    appeal = worked("appeal", letter_date=date(2026, 10, 1), certificate_date=date(2026, 11, 29))
    assert appeal.day == date(2027, 1, 4)
    assert "The later day counts. That is 29 December 2026." in appeal.working


def test_ipsea_example_an_appeal_deadline_in_august_moves_to_september() -> None:
    assert worked("appeal", letter_date=date(2026, 6, 23)).day == date(2026, 9, 1)
    assert worked("appeal", letter_date=date(2026, 6, 23), certificate_date=date(2026, 8, 15)).day == date(2026, 9, 15)


def test_ipsea_example_an_act_on_12_january_must_be_received_by_11_july() -> None:
    assert worked("discrimination_claim", event_date=date(2026, 1, 12)).day == date(2026, 7, 11)


def test_august_and_christmas_do_not_help_a_discrimination_claim_or_the_call_to_the_adviser() -> None:
    assert worked("discrimination_claim", event_date=date(2026, 2, 12)).day == date(2026, 8, 11)
    assert worked("mediation_adviser", letter_date=date(2026, 6, 23)).day == date(2026, 8, 23)
    assert worked("mediation_adviser", letter_date=date(2026, 10, 28)).day == date(2026, 12, 28)


def test_an_appeal_due_on_a_sunday_moves_to_monday() -> None:
    assert worked("appeal", letter_date=date(2026, 9, 29)).day == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("letter", "day"),
    [
        (date(2025, 12, 31), date(2026, 3, 2)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2026, 3, 31), date(2026, 6, 1)),
    ],
)
def test_month_ends_of_an_appeal(letter: date, day: date) -> None:
    assert worked("appeal", letter_date=letter).day == day


def test_a_certificate_alone_gives_at_least_its_month() -> None:
    appeal = worked("appeal", certificate_date=date(2026, 9, 24))
    assert appeal.day == date(2026, 10, 26)
    assert "letter" in appeal.working[-1]


def test_the_weeks_of_an_assessment_requested_on_8_january() -> None:
    request = date(2026, 1, 8)
    assert worked("ehc_decision_to_assess", request_date=request).day == date(2026, 2, 19)
    assert worked("ehc_no_plan", request_date=request).day == date(2026, 4, 30)
    assert worked("ehc_final_plan", request_date=request).day == date(2026, 5, 28)


def test_the_15_days_for_a_draft_begin_with_the_day_it_came() -> None:
    assert worked("draft_plan_comments", draft_date=date(2026, 3, 1)).day == date(2026, 3, 15)


def test_the_weeks_after_an_annual_review_on_6_october() -> None:
    meeting = date(2026, 10, 6)
    assert worked("annual_review_decision", meeting_date=meeting).day == date(2026, 11, 3)
    assert worked("annual_review_final", meeting_date=meeting).day == date(2026, 12, 29)
    early_notice = worked("annual_review_final", meeting_date=meeting, notice_date=date(2026, 10, 20))
    late_notice = worked("annual_review_final", meeting_date=meeting, notice_date=date(2026, 11, 20))
    assert (early_notice.day, late_notice.day) == (date(2026, 12, 15), date(2026, 12, 29))


def test_the_other_lengths() -> None:
    assert worked("ombudsman", event_date=date(2026, 3, 5)).day == date(2027, 3, 5)
    assert worked("nhs_complaint", event_date=date(2024, 2, 29)).day == date(2025, 2, 28)
    assert worked("subject_access", records_date=date(2026, 1, 31)).day == date(2026, 2, 28)
    assert worked("data_complaint_acknowledged", complaint_date=date(2026, 11, 5)).day == date(2026, 12, 7)
    assert worked("mediation_certificate", contact_date=date(2026, 12, 23)).day == date(2026, 12, 30)
    assert worked("mediation_meeting", contact_date=date(2026, 11, 2)).day == date(2026, 12, 2)
    assert worked("judicial_review", event_date=date(2026, 11, 30)).day == date(2027, 2, 28)


def test_the_lengths_of_social_care_complaints_leave_out_weekends_and_bank_holidays() -> None:
    assert worked("social_care_stage_one", complaint_date=date(2026, 12, 16)).day == date(2027, 1, 4)
    assert worked("social_care_ask_stage_two", answer_date=date(2026, 11, 2)).day == date(2026, 11, 30)
    assert worked("social_care_stage_two", stage_two_date=date(2026, 11, 2)).day == date(2026, 12, 7)
    assert worked("social_care_stage_three", stage_three_date=date(2027, 3, 1)).day == date(2027, 4, 14)
    assert worked("social_care_complaint", event_date=date(2026, 1, 31)).day == date(2027, 1, 31)


def test_the_lengths_of_answers_and_requests() -> None:
    assert worked("nhs_acknowledged", complaint_date=date(2026, 11, 20)).day == date(2026, 11, 25)
    assert worked("early_years_answer", complaint_date=date(2026, 11, 2)).day == date(2026, 11, 30)
    assert worked("freedom_of_information", information_date=date(2026, 10, 9)).day == date(2026, 11, 6)
    assert worked("transport_review", transport_date=date(2026, 11, 2)).day == date(2026, 11, 30)
    assert worked("absence_fine_lower", fine_date=date(2026, 11, 2)).day == date(2026, 11, 22)


def test_the_lengths_after_an_order_or_an_agreement() -> None:
    order = date(2026, 11, 2)
    assert worked("order_school", order_date=order).day == date(2026, 11, 16)
    assert worked("order_assess", order_date=order).day == date(2026, 11, 16)
    assert worked("order_amend", order_date=order).day == date(2026, 12, 7)
    assert worked("order_plan", order_date=order).day == date(2027, 1, 18)
    assert worked("mediation_agreement", agreement_date=order).day == date(2026, 11, 16)


def test_the_papers_of_a_review_are_due_two_weeks_before_it() -> None:
    assert worked("annual_review_papers", meeting_date=date(2026, 12, 10)).day == date(2026, 11, 26)
    assert worked("annual_review_report", meeting_date=date(2026, 11, 10)).day == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2026, 8, 31), 2026), (date(2026, 9, 1), 2027), (date(2027, 2, 15), 2027), (date(2027, 2, 16), 2027)],
)
def test_the_plan_for_a_move_is_due_on_a_fixed_day_of_the_year_of_the_move(today: date, year: int) -> None:
    school = work_out(RULES["phase_transfer_school"], {}, today)
    college = work_out(RULES["phase_transfer_college"], {}, today)
    assert school and college
    assert (school.day, college.day) == (date(year, 2, 15), date(year, 3, 31))
    assert school.passed == (today > school.day)


@pytest.mark.parametrize("rule_id", [rule.id for rule in RULES.values() if rule.in_school_days])
def test_school_days_are_counted_and_never_dated(rule_id: str) -> None:
    rule = RULES[rule_id]
    dates = {clock.starts: date(2026, 11, 2) for clock in rule.length}
    assert work_out(rule, dates, TODAY) is None
    assert all(f"{clock.count} school days" in rule.how_to_count for clock in rule.length)


def test_a_late_appeal_can_be_asked_for() -> None:
    late = worked("appeal", letter_date=date(2026, 5, 4))
    assert late.passed
    assert "You can still ask" in late.if_passed


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_says_what_can_still_be_done(rule: DeadlineRule) -> None:
    assert "too late to" not in rule.if_passed
    assert any(word in rule.if_passed for word in ("today", "now", "You can still ask", "again"))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_source_is_listed_and_may_be_stated(rule: DeadlineRule) -> None:
    sources = {entry["id"]: entry for path in (KNOWLEDGE / "sources").glob("*.yml") for entry in _entries(path)}
    for source_id in filter(None, (rule.source, rule.if_passed_source)):
        assert sources[source_id]["confidence"] in ("S1", "S2"), source_id
        assert not sources[source_id]["old"], source_id


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_sentences_are_short_plain_and_in_plain_characters(rule: DeadlineRule) -> None:
    for text in texts(rule):
        assert text.isascii(), text
        assert "error" not in text.lower(), text
        for sentence in text.replace(":", ".").split(". "):
            assert len(sentence.split()) <= 24, sentence


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_short_forms_are_spelled_out_where_they_are_used(rule: DeadlineRule) -> None:
    meanings = {
        "EHC": "education, health and care",
        "SEND": "special educational needs",
        "ICO": "Information Commissioner",
    }
    for text in texts(rule):
        for short, meaning in meanings.items():
            assert f"{short} " not in text.replace(")", " ") or meaning in text, text

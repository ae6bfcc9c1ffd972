"""The assistant's own sentences: every name must be there, so that no turn can end without words."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Wording(BaseModel):
    """One field a sentence in `knowledge/wording.yml`, which says where each is used."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    do_now: str
    contact: str
    contact_unconfirmed: str
    contact_no_way: str
    area_without: str
    how_phone: str
    how_text: str
    how_email: str
    how_url: str
    hours: str
    deadline: str
    deadline_passed: str
    days_left: str
    one_day_left: str
    last_day: str
    deadline_working: str
    overdue: str
    source: str
    unsure: str
    two_problems: str
    because: str
    question: str
    doubtful_date: str
    future_date: str
    impossible_date: str
    arrived_date: str
    vague_date: str
    which_one: str
    neither_date: str
    dates_yours: str
    dates_theirs: str
    dates_passed: str
    calendar_title: str
    calendar_note: str
    calendar_link: str
    offer_steps: str
    offer_next: str
    steps_first: str
    steps_wording: str
    steps_rights: str
    right: str
    steps_practice: str
    practice: str
    steps_limits: str
    limit: str
    limit_passed: str
    being_checked: str
    notice: str
    steps_letters: str
    next_is: str
    no_next: str
    back_to: str
    nothing_before: str
    deny_stay: str
    noted: str
    corrected: str
    not_sure_fine: str
    cut: str
    letter_title: str
    letter_official: str
    letter_use_when: str
    letter_to: str
    letter_answer: str
    letter_fill_in: str
    letter_unknown: str
    sms_more: str
    term: str
    term_full: str
    term_unknown: str
    safety_stay: str
    soft_line: str
    button_more: str
    button_next: str
    button_not_sure: str
    button_elsewhere: str
    button_person: str
    button_go_on: str
    button_plan: str
    plan_so_far: str
    plan_none: str
    plan_then: str
    plan_also: str
    plan_checked: str
    plan_working: str
    plan_known: str
    plan_sources: str
    plan_source: str
    plan_code: str
    plan_code_keep: str
    plan_made: str
    plan_offer: str
    code_opened: str
    code_expired: str
    code_unreadable: str
    code_newer: str
    failed: str
    web_too_long: str
    web_slow_down: str
    web_gone: str
    web_not_here: str
    web_bad_request: str
    web_origin: str
    web_closed: str
    web_unavailable: str
    web_unknown_choice: str
    web_long_talk: str

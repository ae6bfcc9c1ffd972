"""The words of the page without JavaScript: every name must be there, so that no part of it can be without words."""

from __future__ import annotations

from signpost.entry import Entry


class PageWords(Entry):
    """One field a sentence in `knowledge/page.yml`, which is in the page's own order."""

    tab_title: str
    chat_link: str
    leave: str
    leave_hint: str
    leave_to: str
    skip: str
    heading: str
    what_this_is: str
    privacy: str
    talk: str
    newest: str
    picked: str
    wrote: str
    choices: str
    box: str
    box_hint: str
    send: str
    not_sent: str
    still_there: str
    empty: str
    gone: str
    deleted: str
    do_now: str
    steps: str
    wording: str
    rights: str
    must: str
    should: str
    may: str
    rights_explained: str
    right_source: str
    limits: str
    good_practice: str
    being_checked: str
    notices: str
    contacts: str
    ring: str
    text: str
    email: str
    website: str
    unconfirmed: str
    checked_on: str
    overdue: str
    letters: str
    letter_to: str
    letter_read: str
    letter_word: str
    letter_text: str
    letter_official: str
    letter_check: str
    letter_ask: str
    meetings: str
    dates: str
    days_left: str
    one_day_left: str
    last_day: str
    day_passed: str
    calendar: str
    next: str
    next_is: str
    ladder: str
    ladder_explained: str
    you_are_here: str
    rungs: tuple[str, ...]
    sources: str
    seen_on: str
    plan: str
    plan_open: str
    plan_back: str
    plan_text: str
    plan_print: str
    print: str
    start_again: str
    delete: str
    delete_ask: str
    delete_yes: str

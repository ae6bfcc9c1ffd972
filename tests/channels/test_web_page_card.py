"""Every part of a card is on the page when there is something in it, and whatever it holds stays text."""

from __future__ import annotations

from typing import Any

import pytest

from extensions.channels.web_page_template import PageTemplate, Shown
from extensions.channels.web_page_view import blocks_of, turn_views
from extensions.channels.web_static import StaticFiles
from extensions.channels.web_store import WebMessage
from extensions.knowledge import shared_knowledge

MARKUP = "<b onclick=x>&\"'"
CONTACT = {
    "id": "c",
    "name": "A council office",
    "what": "It looks into it.",
    "who_pays": "The council pays.",
    "phone": "0300 000 0000",
    "text_number": "60000",
    "email": "office@council.invalid",
    "url": "https://council.invalid/send",
    "hours": "Monday to Friday",
    "note": "Say your name.",
    "checked_on": "2026-11-21",
    "confirmed": False,
}
CARD: dict[str, Any] = {
    "signpost": "school_complaint",
    "point": None,
    "title": "Complain to school",
    "in_short": "Write to them.",
    "do_now": "Write tonight.",
    "steps": ["First step.", "Second step."],
    "wording": "I am writing to complain.",
    "rights": [{"text": "They must answer.", "force": "should", "source": "s", "where": "6.65"}],
    "limits": [{"who": "School", "text": "20 days.", "where": "Its procedure", "source": "s", "if_passed": ""}],
    "good_practice": [{"text": "They meet you first.", "source": "s", "where": "1.2"}],
    "being_checked": ["Whether it has changed."],
    "notices": [{"id": "n", "text": "A change is planned.", "said_on": "2026-02-03", "source": "s"}],
    "contacts": [CONTACT],
    "letters": [
        {
            "id": "l",
            "title": "A letter",
            "use_when": "When you complain.",
            "to": "the head",
            "official": ["https://charity.invalid/letter"],
            "body": "Dear [name]\n\nI complain.",
            "docx": "/letters/l.docx",
            "txt": "/letters/l.txt",
        }
    ],
    "deadlines": [
        {
            "id": "d",
            "label": "Last day",
            "date": "2026-12-24",
            "why": "Counted so.",
            "days_left": -1,
            "if_passed": "Ask anyway.",
            "ics": "/d.ics",
        }
    ],
    "if_that_fails": "school_escalation",
    "ladder": {"rung": 2, "of": 5},
    "also": [],
    "sources": [{"title": "A page", "url": "https://source.invalid", "seen_on": "2026-11-21"}],
    "checked_on": "2026-11-21",
    "overdue": True,
}
SHOWN = [
    *["Write tonight.", "First step.", "Second step.", "I am writing to complain.", "They must answer.", "Should"],
    *["6.65", "20 days.", "They meet you first.", "Whether it has changed.", "A change is planned.", "3 February 2026"],
    *[
        "A council office",
        "It looks into it.",
        "The council pays.",
        'href="tel:03000000000"',
        "60000",
        "Say your name.",
    ],
    *['href="mailto:office@council.invalid"', 'href="https://council.invalid/send"', "Monday to Friday"],
    *["could not confirm", "A letter", "When you complain.", "the head", 'href="https://charity.invalid/letter"'],
    *[
        "Dear [name]",
        'href="/letters/l.docx"',
        'href="/letters/l.txt"',
        "24 December 2026",
        "Counted so.",
        "Ask anyway.",
    ],
    *[
        'href="/d.ics"',
        "This day has passed",
        'aria-current="step"',
        'href="https://source.invalid"',
        "due to be checked",
    ],
]


def page_of(*messages: WebMessage) -> str:
    knowledge = shared_knowledge()
    return PageTemplate(knowledge, StaticFiles()).answer(Shown(messages)).body.decode()


@pytest.mark.parametrize("part", SHOWN)
def test_each_part_of_a_card_is_on_the_page(part: str) -> None:
    assert part in page_of(WebMessage("Hello.", [], CARD))


def test_the_page_of_a_contact_that_is_not_confirmed_comes_before_its_number() -> None:
    html = page_of(WebMessage("Hello.", [], CARD))

    assert html.index("https://council.invalid/send") < html.index("tel:03000000000")


def _with_markup(value: Any) -> Any:
    """The same card with markup behind every text that is no key, date or address."""
    if isinstance(value, dict):
        kept = {"signpost", "id", "date", "checked_on", "seen_on", "said_on", "force", "if_that_fails", "source"}
        return {name: item if name in kept else _with_markup(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_with_markup(item) for item in value]
    return value + MARKUP if isinstance(value, str) else value


def test_markup_in_any_field_stays_text() -> None:
    choices = [{"title": f"Go on{MARKUP}", "payload": f"/more{MARKUP}"}]

    html = page_of(WebMessage(f"Hello.{MARKUP}", choices, _with_markup(CARD), chosen=MARKUP))

    assert "<b " not in html
    assert html.count("&lt;b onclick=x&gt;") > 30


def test_a_card_stands_once_at_its_last_turn() -> None:
    first, last = WebMessage("One.", [], CARD, cursor=1), WebMessage("Two.", [], CARD, cursor=2)

    assert [view.card is not None for view in turn_views([first, last], shared_knowledge())] == [False, True]


def test_what_the_card_shows_is_left_out_of_the_text_and_the_rest_stays_in_order() -> None:
    words = shared_knowledge().wording
    text = "\n\n".join(
        [
            "Warm words.",
            words.do_now.format(do_now=CARD["do_now"]),
            "A council office: ring 0300 000 0000",
            "Last day: 24 December 2026. It has passed.",
            "The steps:\n1. First step.\n2. Second step.",
            words.offer_steps,
            "Is it an academy?",
        ]
    )

    kept = [line for block in blocks_of(text, CARD, shared_knowledge()) for line in block.lines]

    assert kept == ["Warm words.", "Is it an academy?"]


def test_without_a_card_all_of_the_text_stands_and_lists_are_lists() -> None:
    blocks = blocks_of("Look:\n- one\n- two\n\n1. first\n2. second", None, shared_knowledge())

    assert [(block.tag, block.lines) for block in blocks] == [
        ("p", ["Look:"]),
        ("ul", ["one", "two"]),
        ("ol", ["first", "second"]),
    ]

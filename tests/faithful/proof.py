"""The proof itself: what is said and stands in no file, and days that no rule comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import get_args

from extensions.channels.guard import own_words
from extensions.channels.web_page_template import PageTemplate, Shown
from extensions.channels.web_refusals import Refusals
from extensions.channels.web_store import WebMessage
from signpost.knowledge import Knowledge
from signpost.safety import Sign, Speaker
from signpost.safety_model import Kind
from signpost.text import sentences
from tests.faithful import numbers
from tests.faithful.blanks import long_date
from tests.faithful.files import Files
from tests.faithful.phrasebook import Phrasebook
from tests.faithful.replies import LATER, TODAY, Heard

OF_GIVEN_DAYS = frozenset(
    {f"knowledge/wording.yml: {name}" for name in ("doubtful_date", "taken_back", "which_to_drop")}
)
"""Sentences that say a day back that was given."""


def in_own_words(knowledge: Knowledge, who: str) -> Iterator[Heard]:
    """What the guard says without the assistant."""
    signs = [Sign(kind, speaker, "phrase") for kind in get_args(Kind) for speaker in get_args(Speaker)]
    for today in (TODAY, LATER):
        for sign in [*signs, None]:
            reply = own_words(sign, knowledge, today)
            yield Heard(f"{who} for {sign}", reply.text, (), reply.card, today)


def not_ours(lines: Iterable[tuple[str, str]], book: Phrasebook) -> list[str]:
    """Each line that no knowledge file says, by its sentences that stand nowhere, and how it came about."""
    found = {}
    for where, text in lines:
        for line in text.split("\n"):
            if line.strip() and line not in found and book.origin(line) is None:
                strange = [one for one in sentences(line) if one not in book.sentences and not book.origin(one)]
                found[line] = f'"{" ".join(strange or [line])}" is in no knowledge file; said by: {where}'
    return list(found.values())


def pages(template: PageTemplate, heard: list[Heard], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Pages that show a card of every signpost and point, and every fiftieth reply; with each, how it came about."""
    cards_seen = {(one.card["signpost"], one.card["point"]): one for one in heard if not one.card["plan"]}
    plans = [one for one in heard if one.card["plan"]]
    shown = [*cards_seen.values(), *heard[::50], *plans[::10]]
    for start in range(0, len(shown), 40):
        part = shown[start : start + 40]
        messages = [
            WebMessage(one.text, [{"title": title, "payload": "/more"} for title in one.buttons], one.card, "id")
            for one in part
        ]
        html = template.answer(Shown(messages, has_talk=True)).body
        yield part[0].where, (html or b"").decode()
    for one in plans[::10]:
        yield one.where, (template.plan(WebMessage(one.text, [], one.card)).body or b"").decode()
    refusal = replace(Refusals(knowledge).unavailable(), card=heard[0].card)
    yield "a refusal", (template.answer(Shown(refusal=refusal, said=knowledge.page.gone)).body or b"").decode()


def wrong_dates(heard: Iterable[Heard], book: Phrasebook, raw: Files) -> list[str]:
    """Each worked-out day that the rule's file and the days given do not come to, reckoned once more."""
    found = []
    seen = counted = 0
    for one in heard:
        for line in one.text.split("\n"):
            origin = book.origin(line) if numbers.dates_in(line) else None
            if origin in book.computed:
                seen += 1
                rule = raw.entries["deadlines"][book.computed[origin]]
                found += [
                    f"{one.where}: {day} in: {line}"
                    for day in set(numbers.dates_in(line)) - numbers.reckoned(rule, one.dates, one.today)
                ]
                last = numbers.dates_in(line)[0]
                left = numbers.days_left(line, raw.wording["days_left"])
                found += [
                    f"{one.where}: {n} days in: {line}"
                    for n in left
                    if long_date(one.today + timedelta(days=n)) != last
                ]
            elif origin in book.counted:
                counted += 1
                clocks = raw.entries["deadlines"][book.counted[origin]]["length"]
                starts = {long_date(one.dates[each["starts"]]) for each in clocks if each["starts"] in one.dates}
                found += [f"{one.where}: {day} in: {line}" for day in set(numbers.dates_in(line)) - starts]
            elif origin in OF_GIVEN_DAYS:
                given = {long_date(day) for day in (*one.named_dates, *one.dates.values())}
                found += [f"{one.where}: {day}" for day in set(numbers.dates_in(line)) - given]
    assert seen > 100, "no worked-out day was looked at"
    assert counted > 20, "no day from which school days run was looked at"
    return found

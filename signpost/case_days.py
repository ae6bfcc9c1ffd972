"""Which date of the case each day in a message is; of a threat, of what is denied and of a day to come it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from signpost import date_hints, weekdays
from signpost.case import DATE_FACTS
from signpost.date_sense import is_fine_as_in_well, of_its_context
from signpost.dates import FoundDate, find_dates
from signpost.denials import DATES, is_threatened
from signpost.doubt import NEAR, NEVER_TO_COME
from signpost.knowledge.recognition import Recognition
from signpost.mention import Mention
from signpost.sent_dates import ANSWERED_BY_THE_DAY_IT_CAME, SENT, is_of_ours
from signpost.sent_home import SENT_HOME, is_of_a_thing
from signpost.text import sentence_spans

MAY_COME = frozenset(DATE_FACTS) - NEVER_TO_COME
"""The dates of the case that may lie ahead; of the others a day to come says nothing."""
MEETING = "meeting_date"
ROUGH = "rough_date"
"""A date that is roughly known, with the earliest day it can be: "any_letter_date=2026-10-01"."""
ARRIVED = "arrived_date"
ANY_LETTER = "any_letter_date"
"""The date of a letter, or a date alone: the message does not say whose letter."""
PAPERS = frozenset(
    {
        *(
            "letter_date",
            ANY_LETTER,
            "fine_date",
            "exclusion_date",
            "governors_date",
            "transport_date",
            "notice_date",
        ),
        *("draft_date", "certificate_date", "order_date", "agreement_date", "answer_date"),
    }
)
"""Dates printed on something: a day told from today is one only beside words of having it ("it came on Monday")."""
BARE_MAY_BE_TO_COME = frozenset({"date", "meeting_date", "arrived_date", "other_date", "views_date"})
BARE_ALONE = 4
"""A bare day of a month ("on the 4th") of one of these may be to come; at the start of a message it is an answer."""
SINCE = "since"
_CLAUSE = re.compile(r"[,;:()]|\b(?:and|but|also|then|because|cos|so)\b")
_DRAFT = re.compile(r"\bdraft\b")
_BIRTH_BEFORE = re.compile(r"\b(?:born|birth|birthda(?:y|te)|bday|d\.?o\.?b)\b[^!?\n\d]{0,14}$", re.IGNORECASE)
_BIRTH_AFTER = re.compile(
    r"\W{0,3}(?:(?:is|was|being) )?(?:(?:his|her|their|my) )?(?:birth|d\.?o\.?b\b|bday)", re.IGNORECASE
)


def days(text: str, today: date, rules: Recognition, denied: Sequence[Mention], gone: bool) -> Iterator[Mention]:
    """The dates in a message by what they are the date of; where one is to be taken out (`gone`), only which it is."""
    found = [] if date_hints.is_guess(text) else find_dates(text, today)
    for one in found:
        if _is_of_birth(text, one):
            continue
        if gone:
            days = one.alternatives or (one.day,)
            yield from (Mention(one.start, one.end, "denied", f"{DATES}={day}") for day in days if day)
            continue
        fact = _which_date(text, one, rules, denied)
        if one.bare and fact in BARE_MAY_BE_TO_COME and one.start > BARE_ALONE:
            continue
        if one.open or one.to_come:
            yield from _of_weekday(text, one, fact)
        elif one.alternatives:
            yield from (Mention(one.start, one.end, "doubtful_date", f"{fact}={day}") for day in one.alternatives)
        elif one.day:
            kind = "near_day" if one.near and (fact == "date" or _is_not_on_paper(text, one, fact)) else fact
            yield Mention(one.start, one.end, kind, one.day.isoformat())
        else:
            yield Mention(one.start, one.end, "impossible_date", fact)
    if not found and not gone:
        for one in date_hints.rough_days(text, today):
            yield Mention(one.start, one.end, ROUGH, f"{_which_date(text, one, rules, denied)}={one.day}")
    if not found and not gone and date_hints.is_vague(text):
        yield Mention(0, len(text), "vague_date", "date")


def _which_date(text: str, found: FoundDate, rules: Recognition, denied: Sequence[Mention]) -> str:
    """Which date of the case it is, by the nearest word for one in its sentence; without any it is a `date`.

    What is only threatened or is denied has no date: the day is then an `other_date`.
    """
    first, last = next(s for s in sentence_spans(text) if s[0] <= found.start < max(s[1], s[0] + 1))
    before, after = text[first : found.start].lower(), text[found.end : last].lower()
    # "Arrived yesterday but dated 2 November": that is the date on it, whatever else is near.
    on_it = before.rstrip().endswith(("dated", "date is", "date on it is"))
    nearest = "date", "", (len(text) + 1, 0)
    no_things: set[str] = set()
    for fact, words in rules.dates.items():
        for word in words if not (on_it and fact == ARRIVED) else ():
            cue = rf"\b{re.escape(word)}\b"
            ends = [(match.end(), first + match.start()) for match in re.finditer(cue, before)]
            starts = [(match.start(), found.end + match.start()) for match in re.finditer(cue, after)]
            # A review that "hasn't happened yet" may have its day all the same; so has what is dated.
            places = () if on_it or fact in MAY_COME else [place for _, place in (*ends, *starts)]
            only_feared = [place for place in places if _is_no_thing(text, word, place, rules, denied)]
            no_things |= {fact} if only_feared else set()
            only_feared += [place for _, place in (*ends, *starts) if is_fine_as_in_well(text, word, place)]
            gaps = [len(before) - end for end, place in ends if place not in only_feared]
            # What is said after a date less often belongs to it.
            gaps += [2 * start + 10 for start, place in starts if place not in only_feared]
            # Of "letter" and "exclusion letter" in one place the longer says more.
            if gaps and (min(gaps), -len(word)) < nearest[2]:
                nearest = fact, word, (min(gaps), -len(word))
    papers = PAPERS - {ANY_LETTER} - no_things
    fact = _more_exactly(*nearest[:2], on_it, before, after, papers, rules)
    fact = of_its_context(fact, nearest[1], before, after, text[:first])
    if fact in {"date", ARRIVED, ANY_LETTER} and is_of_ours(before, after):
        return SENT
    return "other_date" if no_things and fact == "date" else fact


def _more_exactly(
    fact: str, word: str, on_it: bool, before: str, after: str, papers: frozenset[str], rules: Recognition
) -> str:
    """The date by its nearest word, where what stands round it says better which one it is, of the papers there are."""
    if fact == ARRIVED and _DRAFT.search(before + after):
        # Of a draft plan the day it came is the one that counts (SEND Regulations 2014, regulation 13(1)(a)).
        return "draft_date"
    clause = _CLAUSE.split(before)[-1]
    if word == SINCE:
        # "Her request has been with the council since 1 August": the clause says what has.
        return _only_one_in(clause, ANSWERED_BY_THE_DAY_IT_CAME, rules) or fact
    if on_it and fact == "event_date":
        # What is dated is a letter, whatever happened beside it: "dated 2 November, and they left out ...".
        fact = ANY_LETTER
    if fact == ANY_LETTER:
        # "The transport panel refused it on ...": a refusal, and the clause says of what.
        return _only_one_in(clause, papers, rules) or fact
    return fact


def _only_one_in(clause: str, among: frozenset[str], rules: Recognition) -> str | None:
    """The one of these dates that is named in a clause; None where there is none, or more than one."""
    named = {fact for fact in among for word in rules.dates.get(fact, ()) if _stands(word, clause)}
    return named.pop() if len(named) == 1 else None


def _stands(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _is_no_thing(text: str, word: str, place: int, rules: Recognition, denied: Sequence[Mention]) -> bool:
    """Whether the word at a place of the text names what is only threatened, or what the message denies."""
    if any(one.start <= place < one.end and not one.value.endswith(DATES) for one in denied):
        return True
    if word == SENT_HOME and is_of_a_thing(text.lower(), place, place + len(word)):
        return True
    return word in rules.threatened and is_threatened(text[:place])


def _of_weekday(text: str, one: FoundDate, fact: str) -> Iterator[Mention]:
    """A day of the week, or one told as to come: of a meeting it may lie ahead, of anything else only behind us."""
    days = one.alternatives or ((one.day,) if one.day else ())
    ways = frozenset({"coming"})
    if one.open:
        of_a_meeting = fact == MEETING and weekdays.is_a_meetings(text, one.start, one.end)
        fact = "date" if fact == MEETING and not of_a_meeting else fact
        ways = weekdays.ways(text, one.start, one.end, of_a_meeting)
        days = tuple(day for day, way in zip(one.alternatives, ("past", "coming"), strict=False) if way in ways)
    if fact in MAY_COME and len(days) == 1:
        yield Mention(one.start, one.end, fact, days[0].isoformat())
    elif fact in MAY_COME:
        yield from (Mention(one.start, one.end, "doubtful_date", f"{fact}={day}") for day in days)
    elif "past" not in ways:
        # An answer that is nothing but that day; else it only counts if we asked for a meeting's.
        kind = "near_day" if not text[: one.start].strip(" ,.!") and not text[one.end :].strip(" ,.!") else "coming_day"
        yield from (Mention(one.start, one.end, kind, day.isoformat()) for day in days[:1])
    elif fact not in PAPERS | {"date"} or (fact in PAPERS and weekdays.was_had(text, one.start, one.end)):
        yield Mention(one.start, one.end, fact, days[0].isoformat())
    elif len(days) == 1:
        yield Mention(one.start, one.end, "near_day", days[0].isoformat())
    else:
        yield from (Mention(one.start, one.end, "doubtful_date", f"{NEAR}={day}") for day in days)


def _is_not_on_paper(text: str, one: FoundDate, fact: str) -> bool:
    """Whether "today" or the like stands near a paper without a word of having it."""
    is_day = (one.end - one.start) <= len("the day before yesterday") and "ago" not in text[one.start : one.end]
    return fact in PAPERS and is_day and not weekdays.was_had(text, one.start, one.end)


def _is_of_birth(text: str, found: FoundDate) -> bool:
    """Whether it is somebody's birthday: nothing is counted from one, so it is neither kept nor said again."""
    before, after = text[max(0, found.start - 30) : found.start], text[found.end : found.end + 30]
    return bool(_BIRTH_BEFORE.search(before) or _BIRTH_AFTER.match(after))

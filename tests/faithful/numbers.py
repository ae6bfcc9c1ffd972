"""Where the numbers and dates in what we say come from: a page that says so, or a rule and a day that was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from signpost.curation.texts import PROSE
from signpost.text import sentences
from signpost.working_days import add_working_days, next_working_day
from tests.faithful.blanks import DATE, long_date
from tests.faithful.files import Files, Raw

IN_WORDS = "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
IN_WORDS += " seventeen eighteen nineteen twenty"
VALUES = {word: str(value) for value, word in enumerate(IN_WORDS.split())} | {"a": "1", "an": "1", "twice": "2"}
TENS = "thirty|forty|fifty|sixty|hundred|thousand"
UNIT = "(?:school |working |calendar )?(?:hour|day|week|month|year|minute|term)s?"
NUMBER = re.compile(
    rf"\d[\d,.]*\d|\d|\b(?:{'|'.join(IN_WORDS.split()[2:])}|{TENS}|twice|half)\b(?![- ](?:term|answered))"
    rf"|\b(?:one|an?)(?= {UNIT}\b)",
    re.IGNORECASE,
)
_SMALL_THINGS = "lines?|minutes?|things?|questions?|points?|boxes|columns|facts|pages?|times"
OUR_ADVICE = re.compile(
    rf"\b(?P<count>\w+) (?:(?:quiet|short|plain|small) )*(?:{_SMALL_THINGS})\b"
    r"|\b(?P<half>half) a page|a (?P<few>line or two|week for an answer)",
    re.IGNORECASE,
)
"""How long a note or a talk we suggest should be, and how many things to ask. That is advice of ours and no fact."""
NO_RULE = "No rule sets a time."
"""So begins what says how soon a letter is usually answered: it claims no rule, and needs no page."""
LAW = re.compile(
    r"\b(?:sections?|regulations?|paragraphs?|rule|Schedule|Act|Regulations)\s"
    r"(?P<first>\d[\d.]*\d|\d)(?:\w*\(\w\))*(?: to (?P<to>\d+))?"
)
"""A place in the law: only a page cited in the same entry, or in its signpost's, may be the ground for that."""
BLANK = re.compile(r"\[[^\]]*\]")
LISTED = re.compile(r"^\d+\. ", re.MULTILINE)
ASKED = frozenset({"choices"})
"""The answers to pick from are questions of ours: "16 or over" claims nothing."""


def numbers(text: str) -> set[str]:
    """The numbers in a text as digits; not those of a list, nor of what is left to be filled in."""
    bare = LISTED.sub("", BLANK.sub("", text))
    return {_digits(found) for found in NUMBER.findall(bare)}


def _digits(number: str) -> str:
    return VALUES.get(number.lower(), number.lower().replace(",", "").rstrip("."))


@dataclass(frozen=True)
class Unsourced:
    """A number that nothing carries: where it stands, and the sentence."""

    place: str
    number: str
    text: str

    def __str__(self) -> str:
        return (
            f'{self.place}: "{self.number}" has no source, in: {self.text}\n'
            "  Name the page that says so (source, or sources of the entry), or say it without the number."
        )


def unsourced(files: Files) -> Iterator[Unsourced]:
    """Every number that has no page: in an entry without any page, or a place in the law that no page of it is for."""
    phones = _phones(files)
    for kind, entries in files.entries.items():
        for name, entry in entries.items() if kind != "sources" else ():
            place = f"{files.file_of[kind, name]}: {name}"
            held, rests = _held(entry, files), _rests_on_a_page(entry)
            for path, text, has_source in _texts(entry, bool(entry.get("source"))):
                if has_source or text.startswith(NO_RULE) or not ASKED.isdisjoint(path.split(".")):
                    continue
                loose = _of_law(text) if rests else numbers(text) - phones - _options(text, files) - _advice(text)
                for number in sorted(loose - held):
                    yield Unsourced(f"{place}.{path}", number, _sentence_with(number, text))


def in_own_words(words: Mapping[str, Any], about_ourselves: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each number in sentences that have no source of their own, and is not a known number about the program."""
    for name, text in words.items():
        for one in [text] if isinstance(text, str) else list(text):
            known = {about_ourselves[name]} if name in about_ourselves else set()
            yield from ((name, number) for number in sorted(numbers(one) - known))


def _advice(text: str) -> set[str]:
    return {_digits(count) for found in OUR_ADVICE.finditer(text) for count in found.groups() if count}


def _phones(files: Files) -> set[str]:
    """Emergency numbers, each of a body whose entry has the page that says so."""
    bodies = files.entries["organisations"].values()
    return {body["phone"]["value"] for body in bodies if "phone" in body and len(body["phone"]["value"]) == 3}


def _sentence_with(number: str, text: str) -> str:
    return next((one for one in sentences(text) if number in numbers(one) | _of_law(one)), text)


def _of_law(text: str) -> set[str]:
    bare = BLANK.sub("", text)
    return {number for found in LAW.finditer(bare) for number in found.groups() if number}


def _options(text: str, files: Files) -> set[str]:
    """What to choose on a line whose number the text gives, as that body's own entry has it."""
    bodies = files.entries["organisations"].values()
    named = [body for body in bodies if "phone" in body and body["phone"]["value"] in numbers(text)]
    return {number for body in named for number in numbers(body.get("note", ""))}


def _rests_on_a_page(value: Any) -> bool:
    """Whether there is a page anywhere in an entry."""
    if isinstance(value, dict):
        cites = any(value.get(name) for name in ("source", "sources", "if_passed_source"))
        return cites or any(_rests_on_a_page(inner) for inner in value.values())
    return isinstance(value, list) and any(map(_rests_on_a_page, value))


def _held(entry: Raw, files: Files) -> set[str]:
    """The numbers of all in the entry that has a page of its own, of the pages' titles, and of its signpost's."""
    found = {number for _, text, has_source in _texts(entry, False) if has_source for number in numbers(text)}
    pages = [files.entries["sources"][name] for name in entry.get("sources") or () if name in files.entries["sources"]]
    found |= {number for page in pages for number in numbers(page["title"])}
    # A point's or a letter's law may be cited by the signposts it belongs to.
    homes = [entry.get("signpost"), *entry.get("also_under", ()), *entry.get("for_signposts", ())]
    for home in {name for name in homes if name}:
        found |= _held(files.entries["signposts"][home], files)
    return found


def _has_detail(body: Raw) -> bool:
    return any(isinstance(value, dict) and "source" in value for value in body.values())


def _texts(value: Any, has_source: bool, path: str = "", prose: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Every text that is shown: the way to its field, the words, and whether it has a page."""
    if isinstance(value, str) and prose:
        yield path, value, has_source
    elif isinstance(value, dict):
        sourced = has_source or "source" in value or (not path and _has_detail(value))
        for key, inner in value.items():
            yield from _texts(inner, sourced, f"{path}.{key}".lstrip("."), key in PROSE or key in {"value", "where"})
    elif isinstance(value, list):
        for place, inner in enumerate(value, 1):
            yield from _texts(inner, has_source, f"{path}.{place}", prose)


def reckoned(rule: Raw, given: Mapping[str, date], today: date) -> set[str]:
    """The days that a rule and the days given come to, as people say them. Reckoned here once more, from the file."""
    if "each_year" in rule:
        next_september = date(today.year if today < date(today.year, 9, 1) else today.year + 1, 9, 1)
        return {long_date(date.fromisoformat(f"{next_september.year}-{rule['each_year']}"))}
    ends = {_end(clock, given[clock["starts"]]) for clock in rule["length"] if clock["starts"] in given}
    moved = {next_working_day(end) for end in ends if "next_working_day" in rule.get("rolls", ())}
    if "august" in rule.get("rolls", ()):
        moved |= {next_working_day(date(end.year, 9, 1)) for end in ends if end.month == 8}
    if "christmas" in rule.get("rolls", ()):
        moved |= {next_working_day(date(end.year + 1, 1, 2)) for end in ends if (end.month, end.day) >= (12, 25)}
        moved |= {next_working_day(date(end.year, 1, 2)) for end in ends if (end.month, end.day) == (1, 1)}
    starts = {given[clock["starts"]] for clock in rule["length"] if clock["starts"] in given}
    return {long_date(day) for day in (*ends, *moved, *starts)}


def _end(clock: Raw, start: date) -> date:
    if clock["unit"] == "working_days":
        return add_working_days(start, clock["count"])
    if clock.get("backwards"):
        return start - relativedelta(**{clock["unit"]: clock["count"]})
    return start + relativedelta(**{clock["unit"]: clock["count"]}) - relativedelta(days=bool(clock.get("less_a_day")))


def dates_in(text: str) -> list[str]:
    """The dates in a text, as people say them."""
    return re.findall(DATE, text)


def days_left(text: str, template: str) -> list[int]:
    """The days that the sentence `template` counts in a text."""
    before, after = template.split("{days}")
    return [int(found) for found in re.findall(rf"{re.escape(before)}(\d+){re.escape(after)}", text)]


def all_of(found: Iterable[Unsourced]) -> str:
    """All of them, one under the other."""
    return "\n".join(map(str, found))

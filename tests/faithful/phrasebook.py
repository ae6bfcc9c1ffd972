"""Every line that may be said: the sentences of the knowledge files, and the own words with their {blanks} filled.

A blank is filled only from the field it stands for, and with the fields of one entry together: a number only beside the
name of the body it belongs to, a date only in the sentence of its rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from signpost.text import sentences
from tests.faithful.blanks import DATE, filled, listed, long_date, on_each_day, one_of
from tests.faithful.files import Files, Raw

ONCE_WORKED_OUT = ("dates_yours", "dates_theirs", "dates_passed")
"""What to do now where the days asked for are worked out."""
BLANK = re.compile(r"\[([^\[\]\n]+)\]")
ENUMERATED = re.compile(r"^\d+\. ")
WAYS = {"phone": "how_phone", "text_number": "how_text", "email": "how_email", "url": "how_url"}


@dataclass
class Phrasebook:
    """Whole lines by where they stand, and patterns for lines with a date, a count or a list in them."""

    lines: dict[str, str] = field(default_factory=dict)
    patterns: list[tuple[re.Pattern[str], str]] = field(default_factory=list)
    computed: dict[str, str] = field(default_factory=dict)
    """Patterns whose dates and counts come from a rule: the pattern's origin, and the rule's id."""
    counted: dict[str, str] = field(default_factory=dict)
    """The same for a rule in school days, whose line has no day but the one that was given."""

    def origin(self, line: str) -> str | None:
        """Where a line comes from; None when no knowledge file says it."""
        line = line.strip()
        if found := self.lines.get(line) or self.lines.get(ENUMERATED.sub("", line)):
            return found
        return next((origin for pattern, origin in self.patterns if pattern.fullmatch(line)), None)

    @cached_property
    def sentences(self) -> frozenset[str]:
        """Each sentence of the whole lines, to name the one that is strange in a line."""
        return frozenset(sentence for line in self.lines for sentence in sentences(line))

    def add(self, origin: str, text: str | None) -> None:
        """Each line of a text."""
        for line in (one for said in on_each_day(text or "") for one in said.split("\n")):
            if line.strip():
                self.lines.setdefault(line.strip(), origin)
                self.lines.setdefault(ENUMERATED.sub("", line.strip()), origin)

    def add_pattern(self, origin: str, pattern: str) -> None:
        """A line that fits the pattern as a whole."""
        self.patterns.append((re.compile(pattern), origin))


def phrasebook(files: Files) -> Phrasebook:
    """The book of all lines in the files."""
    # It is made of the same parts as this book.
    from tests.faithful.guided import add_guided

    book = Phrasebook()
    add_guided(book, files)
    _own_words(book, files)
    for kind, name, content in files.contents():
        _content(book, files, files.file_of[kind, name], content)
    adders = {"signposts": _signpost, "points": _signpost, "organisations": _organisation, "meetings": _meeting}
    adders |= {"letters": _letter, "terms": _term, "deadlines": _deadline, "areas": _area}
    for kind, add in adders.items():
        for name, entry in files.entries[kind].items():
            add(book, files, files.file_of[kind, name], entry)
    told_back = []
    for fact in files.entries["case_facts"].values():
        if fact.get("question"):
            book.add("knowledge/case.yml", _said(files, "question", question=fact["question"], why=fact.get("why", "")))
        if told := fact.get("told"):
            values = [choice.get("told", choice["label"]) for choice in fact.get("choices") or ()]
            values += [area["name"] for area in files.entries["areas"].values()] if fact["id"] == "area" else []
            told_back.append(filled(told, value=one_of(values) if values else day_told(files)))
            book.add_pattern("knowledge/case.yml", "(?:- )?" + told_back[-1])
    some = f"(?:{'|'.join(told_back)})"
    for name in ("taken_back", "which_to_drop"):
        book.add_pattern(f"knowledge/wording.yml: {name}", filled(files.wording[name], told=f"{some}(?: {some})*"))
    for page in files.entries["sources"].values():
        title = f"{page['publisher']}: {page['title']}"
        book.add("knowledge/sources", _said(files, "plan_source", title=title, url=page["url"]))
    for notice in files.entries["notices"].values():
        book.add(
            "knowledge/notices.yml", _said(files, "notice", text=notice["text"], date=long_date(notice["said_on"]))
        )
    return book


def _said(files: Files, name: str, /, **values: str) -> str:
    return files.wording[name].format(**values)


def _own_words(book: Phrasebook, files: Files) -> None:
    """Sentences without a blank as they are; those with a date, a count or a list as patterns."""
    words, origin = files.wording, "knowledge/wording.yml"
    for name, text in words.items():
        if "{" not in text:
            book.add(f"{origin}: {name}", text)
    for name in ONCE_WORKED_OUT:
        book.add(f"{origin}: {name}", words["do_now"].format(do_now=words[name]))
    choices = [entry["choice"] for entry in files.entries["signposts"].values()]
    titles = [letter["title"] for letter in files.entries["letters"].values()]
    phones = {name: body["phone"]["value"] for name, body in files.entries["organisations"].items() if "phone" in body}
    book.add(f"{origin}: soft_line", words["soft_line"].format(**phones))
    patterns = {
        "doubtful_date": {"first": DATE, "second": DATE},
        "two_problems": {"others": listed(choices, ", ")},
        "steps_letters": {"letters": listed(titles, "; ")},
        "web_too_long": {"most": "4,000"},
        "web_slow_down": {"seconds": r"\d+"},
        "plan_code": {"code": r"SP1(?:-[0-9A-Z]{1,5})+", "date": DATE},
        "plan_made": {"date": DATE},
        "plan_checked": {"date": DATE},
    }
    for name, blanks in patterns.items():
        book.add_pattern(f"{origin}: {name}", filled(words[name], **blanks))


def _content(book: Phrasebook, files: Files, origin: str, content: Raw) -> None:
    for name in ("first_line", "in_short"):
        book.add(origin, content.get(name))
    if content.get("do_now"):
        book.add(origin, _said(files, "do_now", do_now=content["do_now"]))
        # In danger it is said alone.
        book.add(origin, content["do_now"])
    for step in content.get("steps") or ():
        book.add(origin, step)
    if content.get("wording"):
        book.add(origin, _said(files, "steps_wording", wording=content["wording"]))
    for right in content.get("rights") or ():
        book.add(origin, _said(files, "right", text=right["text"], where=right["where"]))
    for practice in content.get("good_practice") or ():
        book.add(origin, _said(files, "practice", text=practice["text"]))
    for limit in content.get("limits") or ():
        told = _said(files, "limit", who=limit["who"], text=limit["text"])
        passed = _said(files, "limit_passed", text=limit["if_passed"]) if limit.get("if_passed") else ""
        book.add(origin, f"{told} {passed}")
    for text in content.get("being_checked") or ():
        book.add(origin, _said(files, "being_checked", text=text))


def _signpost(book: Phrasebook, files: Files, origin: str, entry: Raw) -> None:
    book.add(origin, _said(files, "overdue", date=long_date(entry["review_by"])))
    for name in ("back_to", "plan_so_far", "plan_then"):
        book.add(origin, _said(files, name, title=entry["title"]))
    for content in (entry, *entry.get("variants", ())):
        title, do_now = content.get("title", entry["title"]), content.get("do_now", entry["do_now"])
        book.add(origin, _said(files, "plan_also", title=title if title.endswith("?") else f"{title}.", do_now=do_now))
    for branch in entry.get("instead", ()):
        book.add(origin, _said(files, "because", because=branch["because"]))


def _organisation(book: Phrasebook, files: Files, origin: str, body: Raw) -> None:
    """The body's name with its own numbers and addresses in any order, and with no other's."""
    book.add(origin, _said(files, "contact_no_way", name=body["name"], what=body["what"]))
    ways = [_said(files, WAYS[name], value=body[name]["value"]) for name in WAYS if name in body]
    if not ways:
        return
    if "hours" in body and "phone" in body:
        hours = _said(files, "hours", value=body["hours"]["value"])
        ways += [f"{way} {hours}" for way in ways if way == _said(files, "how_phone", value=body["phone"]["value"])]
    how = listed(ways, ", ")
    overdue = _said(files, "overdue", date=long_date(body["review_by"]))
    for template in ("contact", "contact_unconfirmed"):
        line = filled(files.wording[template], name=re.escape(body["name"]), how=how)
        book.add_pattern(origin, f"{line}(?: {re.escape(overdue)})?")


def _letter(book: Phrasebook, files: Files, origin: str, letter: Raw) -> None:
    for text in (letter["title"], letter.get("body")):
        book.add(origin, text)
    book.add(origin, _said(files, "letter_title", title=letter["title"], to=letter["to"]))
    book.add(origin, _said(files, "letter_use_when", text=letter["use_when"]))
    book.add(origin, _said(files, "letter_to", text=letter["to"]))
    if letter.get("fills"):
        # Each line with any of its blanks filled from the fact it stands for.
        for line in letter["body"].split("\n"):
            if "[" in line:
                book.add_pattern(origin, letter_pattern({**letter, "body": line}, files))
    if letter.get("answer"):
        book.add(origin, _said(files, "letter_answer", text=letter["answer"]["text"]))
    for page in letter.get("official") or ():
        book.add(origin, _said(files, "letter_official", url=page["value"]))


def letter_pattern(letter: Raw, files: Files) -> str:
    """A letter as it may be said: each blank with a fill as it is or filled, every other as it is."""
    body = (letter.get("body") or "").strip()
    pattern, at = "", 0
    for blank in BLANK.finditer(body):
        values = [re.escape(blank[0])]
        for fill in letter.get("fills") or ():
            if fill["blank"] == blank[1] and body[: blank.start()].endswith(fill.get("after", "")):
                values.append(_fill_values(fill, files))
        pattern += re.escape(body[at : blank.start()]) + f"(?:{'|'.join(values)})"
        at = blank.end()
    return pattern + re.escape(body[at:])


def _fill_values(fill: Raw, files: Files) -> str:
    """A pattern for what a fact may put into a letter: a date, a council's or an area's name, or its own words."""
    if fill["fact"] in {"council", "area"}:
        areas = files.entries["areas"].values()
        return one_of(area["council" if fill["fact"] == "council" else "name"] for area in areas)
    return one_of(fill["words"].values()) if fill.get("words") else DATE


def meeting_as_content(meeting: Raw) -> Raw:
    """A kind of meeting as the talk says it: its parts one after another as steps, its questions as words to use."""
    parts = ("first", "ask_before", "who_comes", "agenda", "in_the_room", "afterwards")
    steps = [line for part in parts for line in meeting.get(part) or ()]
    return {**meeting, "steps": steps, "wording": " ".join(meeting["questions"])}


def _meeting(book: Phrasebook, files: Files, origin: str, meeting: Raw) -> None:
    _content(book, files, origin, meeting_as_content(meeting))
    book.add(origin, _said(files, "overdue", date=long_date(meeting["review_by"])))
    for name in ("back_to", "plan_so_far"):
        book.add(origin, _said(files, name, title=meeting["title"]))
    for late in (meeting.get("too_late") or {}).values():
        book.add(origin, _said(files, "do_now", do_now=late))


def _term(book: Phrasebook, files: Files, origin: str, term: Raw) -> None:
    if term.get("full_form"):
        book.add(origin, _said(files, "term_full", term=term["term"], full=term["full_form"], meaning=term["meaning"]))
    else:
        book.add(origin, _said(files, "term", term=term["term"], meaning=term["meaning"]))


def _area(book: Phrasebook, files: Files, origin: str, area: Raw) -> None:
    book.add(origin, _said(files, "area_without", area=area["name"]))


def day_told(files: Files) -> str:
    """A pattern for a date as it is said back, exact or only roughly known."""
    return f"(?:{DATE}|{filled(files.wording['at_the_earliest'], date=DATE)})"


def working_sentences(rule: Raw) -> Iterator[str]:
    """The sentences of a rule that show how a day was reached, as templates."""
    for clock in rule.get("length", ()):
        yield from (clock[name] for name in ("working", "alone") if clock.get(name))
    yield from rule.get("working", {}).values()


def working_of(rule: Raw, not_exact: str) -> str:
    """A pattern for the working of a rule with any dates in it; behind it, that its date is only roughly known."""
    one = "|".join(filled(sentence, start=DATE, end=DATE, day=DATE) for sentence in working_sentences(rule))
    return f"(?:{one})(?: (?:{one}))*(?: {re.escape(not_exact)})?"


def _deadline(book: Phrasebook, files: Files, origin: str, rule: Raw) -> None:
    book.add(origin, rule["about"])
    book.add(origin, rule["how_to_count"])
    words: dict[str, Any] = files.wording
    starts = [filled(clock["counted"], start=DATE) for clock in rule.get("length", ()) if clock.get("counted")]
    if any(clock["unit"] == "school_days" for clock in rule.get("length", ())):
        told = "".join(f"(?:{start} )?" for start in starts) + re.escape(rule["how_to_count"])
        mark = f"{origin}: {rule['id']} (deadline_counted)"
        book.add_pattern(mark, filled(words["deadline_counted"], label=re.escape(rule["label"]), told=told))
        book.counted[mark] = rule["id"]
    if "working" not in rule:
        return
    left = "|".join([filled(words["days_left"], days=r"\d+"), one_of([words["one_day_left"], words["last_day"]])])
    working = working_of(rule, words["not_exact"])
    for template, what in (("deadline", left), ("deadline_passed", re.escape(rule["if_passed"]))):
        told = filled(words[template], label=re.escape(rule["label"]), date=DATE, left=what)
        mark = f"{origin}: {rule['id']} ({template})"
        # In a plan the day stands first, and how it was worked out further down.
        book.add_pattern(mark, f"{told}(?: {filled(words['deadline_working'], working=working)})?")
        book.computed[mark] = rule["id"]
    mark = f"{origin}: {rule['id']} (plan_working)"
    blanks = {"label": re.escape(rule["label"]), "working": working}
    book.add_pattern(mark, filled(words["plan_working"], **blanks))
    book.computed[mark] = rule["id"]

"""`python -m signpost.curation.new organisation` and so on: asks the questions and writes one valid entry.

Every answer is checked as it is given and asked again with the reason; nothing is written before the last one. What is
written is plain YAML, to be changed by hand afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from signpost import clock
from signpost.curation.questions import Ask, Questions
from signpost.errors import KnowledgeError, not_one_of
from signpost.knowledge.base import Knowledge
from signpost.knowledge.load import KNOWLEDGE_FOLDER, load_knowledge
from signpost.knowledge.meeting_model import Meeting
from signpost.knowledge.models import Area, Letter, Notice, Organisation, Signpost, Source, Term
from signpost.knowledge.point_model import Point

CHECK_AGAIN = timedelta(days=182)


@dataclass(frozen=True)
class Form:
    """One kind of entry: its model, where it goes, and for a file of many how its name is found."""

    model: type[BaseModel]
    place: str
    serves: str
    many: bool = False
    left_out: tuple[str, ...] = ()


FORMS: dict[str, Form] = {
    "organisation": Form(Organisation, "organisations", "somebody to turn to"),
    "area": Form(Area, "areas", "a council and who does what there", left_out=("gss_code", "region")),
    "letter": Form(Letter, "letters", "a letter to adapt", left_out=("fills", "not_when")),
    "meeting": Form(Meeting, "meetings", "one kind of meeting to prepare for"),
    "point": Form(Point, "points", "one particular thing parents say", left_out=("variants", "only_with")),
    "signpost": Form(Signpost, "signposts", "one place a parent can be sent", left_out=("variants", "instead")),
    "term": Form(Term, "glossary.yml", "a word explained", many=True),
    "source": Form(Source, "sources/contacts.yml", "a page that says so", many=True),
    "notice": Form(Notice, "notices.yml", "dated news that is no rule yet", many=True),
}


def main(arguments: list[str], ask: Ask = input, folder: Path = KNOWLEDGE_FOLDER) -> int:
    """Exit code 0 when an entry was written; 1 if the knowledge base is broken, 2 for an unknown kind, 130 if left."""
    kind = arguments[0] if arguments else ""
    if kind not in FORMS:
        sys.stderr.write(not_one_of(kind, FORMS, "something that can be added") + "\n")
        return 2
    try:
        knowledge = load_knowledge(folder)
        file = add(FORMS[kind], knowledge, Questions(ask, sys.stdout.write), folder)
    except KnowledgeError as wrong:
        sys.stderr.write(f"Put these right first:\n{wrong}\n")
        return 1
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\nNothing was written.\n")
        return 130
    return _told(file, folder, kind)


def add(form: Form, knowledge: Knowledge, questions: Questions, folder: Path) -> Path:
    """Asks for each field and writes the entry; gives the file. Pages that are new are written as sources as well."""
    today = clock.today()
    pages: list[dict[str, Any]] = []
    check = _checks(knowledge, pages, questions, today)
    ids: set[str] = set(_ids(form, knowledge))
    defaults = {"checked_on": today, "review_by": today + CHECK_AGAIN, "seen_on": today}
    asked = [name for name in form.model.model_fields if name not in form.left_out]
    # As every file has it: the id first, the two dates last.
    asked.sort(key=lambda name: (name != "id", name in {"checked_on", "review_by"}))
    entry: dict[str, Any] = {}
    for name in asked:
        entry[name] = questions.field(form.model, name, defaults.get(name), check)
        while name == "id" and entry["id"] in ids:
            questions.tell(f'"{entry["id"]}" is taken. Choose another, or edit that entry.\n')
            entry["id"] = questions.field(form.model, "id", None, check)
    form.model.model_validate(entry)
    kept = {name: value for name, value in entry.items() if value not in (None, (), {})}
    _append(folder / FORMS["source"].place, pages)
    return _write(form, kept, folder)


def _checks(
    knowledge: Knowledge, pages: list[dict[str, Any]], questions: Questions, today: date
) -> Callable[[str, str], str | None]:
    """What says whether a reference exists: None if it does, else why not. A new page can be added on the spot."""
    roles = {f"area:{role}" for area in knowledge.areas.values() for role in area.contacts}
    known: dict[str, set[str]] = {
        "source": set(knowledge.sources),
        "sources": set(knowledge.sources),
        "letters": set(knowledge.letters),
        "deadlines": set(knowledge.deadlines),
        "contacts": {*knowledge.organisations, *roles},
        "ask": set(knowledge.case_facts),
        "phrases": set(knowledge.points),
        "check_with": set(knowledge.points),
    }
    signposts = ("signpost", "also_under", "for_signposts", "if_that_fails", "step_back")
    known |= {name: set(knowledge.signposts) for name in signposts}

    def check(name: str, value: str) -> str | None:
        allowed = known.get(name)
        if allowed is None or value in allowed:
            return None
        if name in {"source", "sources"} and questions.yes(f'The page "{value}" is new. Add it now?'):
            page = {"id": value} | {
                field: questions.field(Source, field, today if field == "seen_on" else None, lambda *_: None)
                for field in ("title", "publisher", "url", "seen_on", "confidence")
            }
            pages.append(page)
            allowed.add(value)
            return None
        return not_one_of(value, allowed, "known")

    return check


def _ids(form: Form, knowledge: Knowledge) -> list[str]:
    kinds = {Organisation: "organisations", Area: "areas", Letter: "letters", Point: "points", Signpost: "signposts"}
    kinds |= {Term: "terms", Source: "sources", Notice: "notices", Meeting: "meetings"}
    return list(getattr(knowledge, kinds[form.model]))


def _write(form: Form, entry: dict[str, Any], folder: Path) -> Path:
    if form.many:
        return _append(folder / form.place, [entry])
    file = folder / form.place / f"{entry['id']}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"# {form.serves.capitalize()}.\n{_yaml(entry)}", encoding="utf-8")
    return file


def _append(file: Path, entries: list[dict[str, Any]]) -> Path:
    """Adds entries at the end of a file of many, leaving what stands there as it is."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    if entries:
        file.write_text(before.rstrip("\n") + "\n" + _yaml(entries), encoding="utf-8")
    return file


def _yaml(value: Any) -> str:
    """As an editor would write it: fields in their order, long texts on one line, a letter's lines as lines."""
    text: str = yaml.dump(_lists(value), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return text


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _lists(inner) for name, inner in value.items() if inner not in (None, (), {})}
    return [_lists(inner) for inner in value] if isinstance(value, tuple | list) else value


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as blocks."""


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else '"' if " " in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _block)


def _told(file: Path, folder: Path, kind: str) -> int:
    shown = f"knowledge/{file.relative_to(folder).as_posix()}"
    try:
        load_knowledge(folder)
    except KnowledgeError as wrong:
        sys.stderr.write(f"Written to {shown}, with something left to put right:\n{wrong}\n")
        return 1
    sys.stdout.write(f"Written to {shown}. Look at it, then run: make check-knowledge\n")
    if kind == "signpost":
        sys.stdout.write(
            "A signpost also needs data/topics/<id>.yml and a line in domain.yml; see docs/editing-knowledge.md\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

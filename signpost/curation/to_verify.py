"""`python -m signpost.curation.to_verify`: writes docs/to-verify.md, what a person must check before release.

Contacts and what is being checked come from the entries themselves; what no entry can say (a contact we looked for in
vain, a law to look up) is kept in `knowledge/to_check.yml`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from signpost.answers import confirmed
from signpost.curation.findings import reviewed
from signpost.curation.texts import all_texts
from signpost.errors import KnowledgeError
from signpost.knowledge import Knowledge, load_knowledge
from signpost.knowledge.load import KNOWLEDGE_FOLDER
from signpost.knowledge.models import Detail, Organisation, Signpost, Source
from signpost.vocabulary import DANGERS

FILE = KNOWLEDGE_FOLDER.parent / "docs" / "to-verify.md"
OF_DANGER = (*sorted(DANGERS), "emotional_support", "social_care_referral")
"""Signposts whose contacts are rung when a child or a parent is in danger."""
WAYS = ("phone", "textphone", "text_number", "email", "url", "hours", "address")
HEAD = """# To check live before release

Written by `make to-verify` from the knowledge base; edit that, not this. No page behind this project was opened live
when its facts were gathered: stored copies were read. A person must ring, text or open each line below before parents
are sent there, then write the day into `checked_on` (and `seen_on` of its page).

How sure we are: **S1** the body's own page; **S2** another public body, a charity, a newspaper; **S3** a third-party
copy only; **old** the page shows its age. S3 and old are shown to parents as unconfirmed. What was not found is not
shown at all.
"""


def main() -> int:
    """Writes the page; exit code 1 when the knowledge base is broken."""
    try:
        knowledge = load_knowledge()
    except KnowledgeError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    FILE.write_text(page(knowledge), encoding="utf-8")
    sys.stdout.write("docs/to-verify.md is written\n")
    return 0


def page(knowledge: Knowledge) -> str:
    """The whole page; the same knowledge base gives the same page on any day."""
    danger = _in_danger(knowledge)
    doubtful = [body for body in knowledge.organisations.values() if not confirmed(body, knowledge)]
    checking = [(said.entry, said.text) for said in all_texts(knowledge) if "being_checked" in said.field]
    due = Counter(f"{entry.review_by:%Y-%m}" for _, _, entry in reviewed(knowledge))
    sections = [
        HEAD,
        "## 1. Crisis and safety numbers: check these first\n",
        _contacts(danger, knowledge, WAYS),
        "## 2. Shown to parents as unconfirmed\n",
        _contacts(doubtful, knowledge, WAYS, only_doubtful=True),
        "## 3. Said to be still checked\n",
        _table(("where", "what"), checking),
        *_kept_lists(knowledge),
        "## 7. When entries are due again\n",
        _table(("month", "entries"), sorted((month, str(count)) for month, count in due.items())),
    ]
    return "\n".join(sections).rstrip() + "\n"


def _kept_lists(knowledge: Knowledge) -> Iterator[str]:
    headings = {
        "contact": "## 4. Shown as certain, but with something to check\n",
        "gap": "## 5. Not found: gaps that matter\n",
        "law": "## 6. Law and guidance to look up before release\n",
    }
    for kind, heading in headings.items():
        yield heading
        rows = [(one.what, one.why) for one in knowledge.to_check.values() if one.kind == kind]
        yield _table(("what", "why, or what we do meanwhile"), rows)


def _in_danger(knowledge: Knowledge) -> list[Organisation]:
    """Everybody any area's parents are sent to by the signposts of danger and their variants and points."""
    signposts = [knowledge.signposts[name] for name in OF_DANGER if name in knowledge.signposts]
    references = {reference for signpost in signposts for reference in _references(signpost, knowledge)}
    bodies = {
        body.id: body
        for reference in references
        for area in knowledge.areas
        if (body := knowledge.contact(reference, area))
    }
    return sorted(bodies.values(), key=lambda body: body.name)


def _references(signpost: Signpost, knowledge: Knowledge) -> Iterator[str]:
    yield from signpost.contacts
    for variant in signpost.variants:
        yield from variant.contacts or ()
    for point in knowledge.points.values():
        if point.signpost == signpost.id:
            yield from point.contacts or ()


def _contacts(
    bodies: Iterable[Organisation], knowledge: Knowledge, ways: tuple[str, ...], only_doubtful: bool = False
) -> str:
    rows = []
    for body in bodies:
        details: dict[str, Detail | None] = {way: getattr(body, way) for way in ways}
        for way, detail in details.items():
            if detail and not (only_doubtful and knowledge.sources[detail.source].confirmed):
                source = knowledge.sources[detail.source]
                rows.append((body.name, way, detail.value, source.url, _sure(source), source.seen_on.isoformat()))
    return _table(("who", "what", "value", "where", "how sure", "seen on"), rows)


def _sure(source: Source) -> str:
    return f"{source.confidence}, old" if source.old else source.confidence


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    table = "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)
    return f"{table}\n" if len(lines) > 2 else "Nothing.\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


if __name__ == "__main__":
    sys.exit(main())

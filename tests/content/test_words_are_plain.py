"""What parents read is plain: short sentences, short forms explained where they stand, no bare phone number."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from signpost.knowledge import Knowledge
from signpost.text import sentences
from tests.content.real_signposts import FOLDER, IDS, contents, unexplained

NUMBER = re.compile(r"(?<![\w./-])\+?\d[\d ]{3,}\d(?![\w/-])")
NOT_PROSE = ("where", "value", "url", "gss_code", "also_called")
"""Fields with the numbers of cases and decisions, or the details of a contact."""


def strings(raw: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a YAML file, with the names of the fields that lead to it."""
    if isinstance(raw, str):
        yield path, raw
    elif isinstance(raw, dict):
        for name, value in raw.items():
            yield from strings(value, f"{path}.{name}")
    elif isinstance(raw, list):
        for value in raw:
            yield from strings(value, path)


def test_text_messages_stay_cheap_without_curly_quotes_and_long_dashes() -> None:
    curly = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u00a0]")

    assert [file.name for file in FOLDER.rglob("*.yml") if curly.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "kind", ["signposts", "organisations", "areas", "letters", "glossary", "deadlines", "wording", "page", "texting"]
)
def test_no_sentence_holds_a_phone_number(kind: str) -> None:
    """Numbers stand with their source in a contact. 999, 111 and 101, too short to be found here, may be said."""
    files = [FOLDER / f"{kind}.yml"] if (FOLDER / f"{kind}.yml").exists() else sorted((FOLDER / kind).glob("*.yml"))
    found = [
        (file.name, field, match.group())
        for file in files
        for field, text in strings(yaml.safe_load(file.read_text(encoding="utf-8")))
        if field.rpartition(".")[2] not in NOT_PROSE
        for match in NUMBER.finditer(text)
        if sum(character.isdigit() for character in match.group()) >= 5
    ]

    assert files
    assert found == []


@pytest.mark.parametrize("signpost", IDS)
def test_the_short_answer_is_in_short_sentences(knowledge: Knowledge, signpost: str) -> None:
    lengths = [
        len(sentence.split())
        for _, content in contents(knowledge.signposts[signpost])
        for text in (content.in_short, content.do_now)
        for sentence in sentences(text or "")
    ]

    assert sum(lengths) / len(lengths) < 15
    assert max(lengths) <= 28


@pytest.mark.parametrize(
    "text, left",
    [
        ("Ask for an EHC (education, health and care) plan. The EHC plan is law.", []),
        ("Ask for an EHC plan (education, health and care plan).", []),
        ("The education, health and care plan (EHC plan) is law.", []),
        ("The EHC plan is law (really).", ["EHC"]),
        ("Ask SENDIASS and the NHS on GOV.UK about form SEND35A.", ["SENDIASS"]),
    ],
)
def test_unexplained_short_forms_are_found(text: str, left: list[str]) -> None:
    assert unexplained(text) == left


@pytest.mark.parametrize("signpost", IDS)
def test_wording_is_plain(knowledge: Knowledge, signpost: str) -> None:
    """Each short form is explained in the very text it stands in: a parent may read that text and no other."""
    found = [
        (place, field, unexplained(text))
        for place, content in contents(knowledge.signposts[signpost])
        for field in ("first_line", "in_short", "do_now", "when_right", "when_not_yet")
        if (text := getattr(content, field, None)) and unexplained(text)
    ]

    assert found == []


@pytest.mark.parametrize("signpost", IDS)
def test_short_forms_in_the_steps_are_explained_somewhere_in_the_same_answer(
    knowledge: Knowledge, signpost: str
) -> None:
    entry = knowledge.signposts[signpost]
    found = []
    for place, content in contents(entry):
        said = [getattr(content, name) or getattr(entry, name) or "" for name in ("in_short", "do_now", "wording")]
        said += content.steps or entry.steps
        said += [right.text for right in content.rights or entry.rights]
        said += [f"{limit.who}: {limit.text}" for limit in content.limits or entry.limits]
        found += [(place, each) for each in unexplained(" ".join(said))]

    assert found == []

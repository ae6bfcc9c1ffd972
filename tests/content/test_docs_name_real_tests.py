"""The pages that trustees read name tests, files, commands and settings: each of them is there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PAGES = ("data-protection.md", "safety-case.md", "intended-use.md", "for-trustees.md")
FOLDERS = ("tests/", "docs/", "knowledge/", "extensions/", "signpost/", "web/", "data/")


def named(page: str) -> list[str]:
    """Everything the page sets in code style, outside of its pictures."""
    text = re.sub(r"^```.*?^```", "", (PROJECT / "docs" / page).read_text(encoding="utf-8"), flags=re.S | re.M)
    return re.findall(r"`([^`\n]+)`", text)


@cache
def tests() -> Mapping[str, frozenset[str]]:
    """Each test's name with the files that hold one of that name."""
    files: dict[str, set[str]] = defaultdict(set)
    for file in (PROJECT / "tests").rglob("test_*.py"):
        for name in re.findall(r"^ *(?:async )?def (test_\w+)", file.read_text(encoding="utf-8"), re.M):
            files[name].add(file.relative_to(PROJECT).as_posix())
    return {name: frozenset(where) for name, where in files.items()}


@pytest.mark.parametrize("page", PAGES)
def test_every_test_a_page_names_is_there_and_is_the_only_one_of_that_name(page: str) -> None:
    wrong = []
    for name in named(page):
        file, _, test = name.rpartition("::")
        if not test.startswith("test_"):
            continue
        where = tests().get(test, frozenset())
        if file not in where if file else len(where) != 1:
            wrong.append(f"{name}: found in {sorted(where) or 'no file'}")
    assert wrong == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_a_page_names_is_there(page: str) -> None:
    paths = [name.partition("::")[0] for name in named(page) if name.startswith(FOLDERS)]
    assert [path for path in paths if not (PROJECT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_a_page_names_is_there(page: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.M)
    commands = [name.split()[1] for name in named(page) if name.startswith("make ")]
    assert [command for command in commands if command not in targets] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_a_page_names_is_read_somewhere(page: str) -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (PROJECT / "extensions").rglob("*.py"))
    settings = [setting for name in named(page) for setting in re.findall(r"SIGNPOST_[A-Z_]+", name)]
    assert [setting for setting in settings if f'"{setting}"' not in code] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_another_page_leads_somewhere(page: str) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", (PROJECT / "docs" / page).read_text(encoding="utf-8")):
        path, _, part = link.partition("#")
        file = PROJECT / "docs" / (path or page)
        if not link.startswith("https://") and (not file.exists() or (part and part not in headings(file))):
            broken.append(link)
    assert broken == []


def headings(file: Path) -> set[str]:
    """The names under which a page's headings can be linked to."""
    lines = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-") for line in lines}


def test_the_pages_name_tests_at_all() -> None:
    """Otherwise the tests above could not fail."""
    assert all(any("test_" in name for name in named(page)) for page in PAGES)

"""Sentences that stand in code: in Python, in the page's templates and in the chat's scripts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
FOR_OTHERS = {
    "signpost/curation/": "what editors read",
    "signpost/export/": "open data, and what whoever exports it reads",
    "signpost/errors.py": "mistakes told to editors",
    "signpost/knowledge/explain.py": "mistakes told to editors",
    "signpost/knowledge/load.py": "mistakes told to editors",
    "signpost/knowledge/links.py": "mistakes told to editors",
    "signpost/walkthroughs/checks.py": "mistakes told to authors of lessons",
    "signpost/walkthroughs/load.py": "mistakes told to authors of lessons",
    "signpost/date_patterns.py": "patterns to find dates by",
    "signpost/safety_pattern.py": "words to find danger by",
    "extensions/channels/health.py": "what whoever runs the server reads",
    "extensions/channels/rest.py": "mistakes told to developers; production has no such channel",
    "extensions/settings.py": "mistakes told to whoever runs the server",
    "extensions/production.py": "mistakes told to whoever runs the server",
    "extensions/server/housekeeping.py": "the terminal, for whoever runs the server",
    "extensions/server/unmet.py": "the report for whoever keeps the content",
    "extensions/server/chat.py": "the terminal, for developers",
    "extensions/server/command_line.py": "the terminal, for developers",
    "extensions/server/serve.py": "the terminal, for developers",
}
"""Files and folders whose sentences no parent is shown, and who is. Everything else is looked at."""
ALLOWED = {
    ("extensions/server/embed.py", "Prints the line that puts the chat on a page."): "help of a command",
}
NOT_SHOWN = ("logger.", "re.compile")
WORD = re.compile(r"[A-Za-z][A-Za-z']+")
ENDS = re.compile(r"[.!?:]['\")]?\s*$")
SCRIPT_TEXT = re.compile(r"""(["'`])((?:\\.|(?!\1).)*)\1""")
SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


def is_sentence(text: str) -> bool:
    """Three words or more that begin like a sentence or end like one."""
    text = text.strip()
    if re.match(r"PRAGMA |CREATE TABLE |[A-Z][A-Za-z-]+(?:, [A-Z][A-Za-z-]+)+$", text):
        return False  # A command to the database, or a list of names in a header.
    return len(WORD.findall(text)) >= 3 and " " in text and (text[:1].isupper() or bool(ENDS.search(text)))


def in_python(project: Path = PROJECT) -> Iterator[tuple[str, int, str]]:
    """File, line and words of each sentence in the core, the actions and the channels."""
    for folder in ("signpost", "actions", "extensions"):
        for path in sorted((project / folder).rglob("*.py")):
            name = path.relative_to(project).as_posix()
            if not name.startswith(tuple(FOR_OTHERS)):
                for line, text in sentences_of(path.read_text(encoding="utf-8")):
                    if (name, text) not in ALLOWED:
                        yield name, line, text


def sentences_of(source: str) -> Iterator[tuple[int, str]]:
    """Line and words of each sentence in a module that is no docstring, no log line and no raised mistake."""
    tree = ast.parse(source)
    passed = {id(inner) for node in ast.walk(tree) if _is_not_shown(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in passed else None
        if isinstance(text, str) and is_sentence(text):
            yield node.lineno, text


def _is_not_shown(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Raise):
        # Mistakes are told to editors and operators; a refusal is what a parent reads.
        return "Refusal" not in ast.unparse(node)
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith(NOT_SHOWN)


def in_scripts(folder: Path = PROJECT / "web") -> Iterator[tuple[str, str]]:
    """File and words of each sentence in the chat's scripts, but for the file that holds its words."""
    for path in sorted(folder.rglob("*.js")):
        if path.name != "strings.js":
            bare = SCRIPT_COMMENT.sub("", path.read_text(encoding="utf-8"))
            yield from ((path.name, found[1]) for found in SCRIPT_TEXT.findall(bare) if is_sentence(found[1]))


TEMPLATES = (PROJECT / "web" / "page", PROJECT / "web" / "training")


def in_templates(*folders: Path) -> Iterator[tuple[str, str]]:
    """File and words of every text in the pages' templates that is not filled in: there may be no word at all."""
    for path in sorted(path for folder in folders or TEMPLATES for path in folder.glob("*.html")):
        for text in MARKUP.split(path.read_text(encoding="utf-8")):
            if WORD.search(text):
                yield path.name, text.strip()


def strings_of(script: Path) -> dict[str, str]:
    """The words in `web/strings.js`, by name; those of a list or a group joined."""
    body = SCRIPT_COMMENT.sub("", script.read_text(encoding="utf-8")).split("export function")[0]
    pairs = re.findall(r"^  (\w+): (.*),$", body, re.MULTILINE)
    return {name: " ".join(found[1] for found in SCRIPT_TEXT.findall(value)) for name, value in pairs}

"""`python -m signpost.export`: writes var/export/contacts.json (Open Referral UK) and answers.jsonld (schema.org).

With --schema PATH every contact is also checked against the published schema of a service, which is not ours to ship.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from signpost.errors import KnowledgeError
from signpost.export.open_referral import services
from signpost.export.schema_org import answers
from signpost.knowledge import load_knowledge
from signpost.knowledge.load import KNOWLEDGE_FOLDER

FOLDER = KNOWLEDGE_FOLDER.parent / "var" / "export"


def main(arguments: list[str], folder: Path = FOLDER) -> int:
    """Exit code 1 when the knowledge base is broken, the schema cannot be read, or a contact breaks it."""
    parser = argparse.ArgumentParser(prog="make export", description="Writes the knowledge base as open data.")
    parser.add_argument("--schema", type=Path, help="the compiled JSON Schema of a service (service.json)")
    asked = parser.parse_args(arguments)
    try:
        knowledge = load_knowledge()
        contacts = services(knowledge)
        broken = list(breaches(contacts, json.loads(asked.schema.read_text())) if asked.schema else ())
    except (KnowledgeError, OSError, ValueError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "contacts.json", contacts)
    _write(folder / "answers.jsonld", answers(knowledge))
    checked = f"checked against {asked.schema.name}" if asked.schema else "not checked against the published schema"
    sys.stdout.write(f"{len(contacts)} contacts ({checked}) and the answers are in var/export/\n")
    sys.stderr.writelines(f"{line}\n" for line in broken)
    return 1 if broken else 0


def breaches(contacts: Iterable[dict[str, Any]], schema: dict[str, Any]) -> Iterator[str]:
    """A line for everything in the contacts that the published schema does not allow."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    for contact in contacts:
        for breach in validator.iter_errors(contact):
            yield f"{contact['name']}: {'.'.join(map(str, breach.path)) or 'whole entry'}: {breach.message[:200]}"


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python -m signpost.curation.schemas`: JSON Schemas of the knowledge files, for completion and hints while editing.

Made from the models, so they cannot say anything else; `.vscode/settings.json` tells the editor which file is which.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from pydantic import BaseModel

from signpost.curation.field_help import HELP
from signpost.deadlines import DeadlineRule
from signpost.knowledge.case_model import CaseFact
from signpost.knowledge.load import KNOWLEDGE_FOLDER
from signpost.knowledge.meeting_model import Meeting
from signpost.knowledge.models import Area, Letter, Notice, Organisation, Point, Signpost, Source, Term
from signpost.knowledge.wording import Wording

FOLDER = KNOWLEDGE_FOLDER.parent / "docs" / "schemas"

ONE_A_FILE: dict[str, type[BaseModel]] = {
    "organisation": Organisation,
    "area": Area,
    "letter": Letter,
    "signpost": Signpost,
    "point": Point,
    "meeting": Meeting,
    "wording": Wording,
}
MANY_A_FILE: dict[str, type[BaseModel]] = {
    "glossary": Term,
    "deadlines": DeadlineRule,
    "notices": Notice,
    "case": CaseFact,
    "sources": Source,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by its name: an entry, or a list of entries for files that hold many."""
    single = {name: _helped(model.model_json_schema()) for name, model in ONE_A_FILE.items()}
    return single | {name: _listed(model) for name, model in MANY_A_FILE.items()}


def as_json(schema: dict[str, Any]) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema, indent=2, sort_keys=True) + "\n"


def main() -> int:
    """Writes every schema."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / f"{name}.json").write_text(as_json(schema), encoding="utf-8")
    sys.stdout.write(f"{len(schemas())} schemas in docs/schemas/\n")
    return 0


def _listed(model: type[BaseModel]) -> dict[str, Any]:
    schema = _helped(model.model_json_schema())
    definitions = schema.pop("$defs", {})
    return {"type": "array", "items": schema, "$defs": definitions}


def _helped(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with a sentence of help at each field, in place of pydantic's generated titles."""
    for part in [schema, *schema.get("$defs", {}).values()]:
        for field, about in part.get("properties", {}).items():
            about.pop("title", None)
            if field in HELP:
                about["description"] = HELP[field]
    return schema


if __name__ == "__main__":
    sys.exit(main())

"""`python -m signpost.curation.schemas`: JSON Schemas of the knowledge files, for completion and hints while editing.

Made from the models, so they cannot say anything else; `.vscode/settings.json` tells the editor which file is which.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from pydantic import BaseModel

from signpost.curation.field_help import HELP, HELP_OF
from signpost.deadlines import DeadlineRule
from signpost.inference import Inference
from signpost.knowledge.case_model import CaseFact
from signpost.knowledge.guided_words import GuidedWords
from signpost.knowledge.load import KNOWLEDGE_FOLDER
from signpost.knowledge.meeting_model import Meeting
from signpost.knowledge.models import Area, Letter, Notice, Organisation, Signpost, Source, Term
from signpost.knowledge.point_model import Point
from signpost.knowledge.triage_words import Triage
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
    "triage": Triage,
    "guided": GuidedWords,
}
MANY_A_FILE: dict[str, type[BaseModel]] = {
    "glossary": Term,
    "deadlines": DeadlineRule,
    "notices": Notice,
    "case": CaseFact,
    "sources": Source,
    "inferences": Inference,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by its name: an entry, or a list of entries for files that hold many."""
    single = {name: _helped(name, model) for name, model in ONE_A_FILE.items()}
    return single | {name: _listed(name, model) for name, model in MANY_A_FILE.items()}


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


def _listed(name: str, model: type[BaseModel]) -> dict[str, Any]:
    schema = _helped(name, model)
    definitions = schema.pop("$defs", {})
    return {"type": "array", "items": schema, "$defs": definitions}


def _helped(name: str, model: type[BaseModel]) -> dict[str, Any]:
    """The schema with a sentence of help at each field, in place of pydantic's generated titles."""
    schema, helped = model.model_json_schema(), HELP_OF.get(name, HELP)
    for part in [schema, *schema.get("$defs", {}).values()]:
        for field, about in part.get("properties", {}).items():
            about.pop("title", None)
            if field in helped:
                about["description"] = helped[field]
    return schema


if __name__ == "__main__":
    sys.exit(main())

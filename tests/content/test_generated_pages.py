"""What is made from the knowledge base or the models is as it would be made today; and every field has its help."""

from __future__ import annotations

import json
from typing import Any

import pytest

from extensions.server import away_page
from signpost.curation import schemas, to_verify
from signpost.curation.field_help import HELP, HELP_OF
from signpost.knowledge import Knowledge

SETTINGS = schemas.KNOWLEDGE_FOLDER.parent / ".vscode" / "settings.json"


def test_the_page_to_verify_is_up_to_date(knowledge: Knowledge) -> None:
    assert to_verify.FILE.read_text(encoding="utf-8") == to_verify.page(knowledge), "run: make to-verify"


def test_the_page_for_when_the_server_is_down_is_up_to_date(knowledge: Knowledge) -> None:
    assert away_page.FILE.read_text(encoding="utf-8") == away_page.away_page(knowledge), "run: make away-page"


def test_the_page_for_when_the_server_is_down_names_who_to_ring_and_needs_nothing_of_ours(knowledge: Knowledge) -> None:
    page = away_page.away_page(knowledge)

    assert all(number in page for number in ("999", "111", "116 123", "0808 808 3555"))
    assert "try again in a minute" in page
    assert "error" not in page.lower()
    assert not any(part in page for part in ("src=", "href=", "<script", "<link"))


@pytest.mark.parametrize("name", schemas.schemas())
def test_the_schemas_for_editors_are_up_to_date(name: str) -> None:
    made = schemas.as_json(schemas.schemas()[name])
    assert (schemas.FOLDER / f"{name}.json").read_text(encoding="utf-8") == made, "run: make schemas"


def test_the_editor_knows_a_schema_for_every_kind_of_file() -> None:
    named = json.loads(SETTINGS.read_text(encoding="utf-8"))["yaml.schemas"]
    assert {path.rpartition("/")[2] for path in named} == {f"{name}.json" for name in schemas.schemas()}


def fields(schema: dict[str, Any]) -> set[str]:
    parts = [schema, schema.get("items", {}), *schema.get("$defs", {}).values()]
    return {field for part in parts for field in part.get("properties", {})}


def test_every_field_an_editor_meets_is_explained() -> None:
    asked = {name: fields(schema) for name, schema in schemas.schemas().items() if name != "wording"}
    shared = set().union(*(met for name, met in asked.items() if name not in HELP_OF))
    assert sorted(shared ^ set(HELP)) == []
    assert {name: sorted(asked[name] ^ set(HELP_OF[name])) for name in ("triage", "guided")} == {
        "triage": [],
        "guided": [],
    }

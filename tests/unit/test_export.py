"""The knowledge base can be taken away as open data, in the shapes others read. All knowledge here is invented."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from signpost.export import __main__ as command
from signpost.export.open_referral import Service, services
from signpost.export.schema_org import answers
from signpost.knowledge import Knowledge


@pytest.fixture
def exported(knowledge: Knowledge) -> dict[str, dict[str, Any]]:
    return {service["name"]: service for service in services(knowledge)}


def test_every_body_that_can_be_reached_is_a_service_with_what_the_profile_requires(
    exported: dict[str, dict[str, Any]],
) -> None:
    assert set(exported) == {"Lifeline", "Marrow Advice", "Puddle Advice", "Tribunal Office"}
    for service in exported.values():
        assert {"id", "name", "status", "organization"} <= set(service)
        assert {"id", "name", "description"} <= set(service["organization"])
        assert str(uuid.UUID(service["id"])) == service["id"]


def test_a_service_carries_its_details_areas_and_what_we_know_of_them(exported: dict[str, dict[str, Any]]) -> None:
    service = exported["Puddle Advice"]
    assert service["contacts"][0]["phones"][0]["number"] == "01000 111111"
    assert service["schedules"][0]["description"] == "Monday, 9am to 5pm"
    assert service["assured_date"] == "2026-11-20"
    assert [area["extent"] for area in service["service_areas"]] == ["X00000001"]
    assert service["x-signpost"]["confirmed"] is True
    assert service["x-signpost"]["roles"] == ["send_team", "sendiass"]


def test_a_detail_that_is_not_confirmed_is_said_to_be_so(exported: dict[str, dict[str, Any]]) -> None:
    assert exported["Marrow Advice"]["x-signpost"]["confirmed"] is False
    assert exported["Marrow Advice"]["alert"].startswith("Not confirmed")


def test_the_same_base_gives_the_same_ids(knowledge: Knowledge) -> None:
    assert services(knowledge) == services(knowledge)
    ids = [service["id"] for service in services(knowledge)]
    assert len(set(ids)) == len(ids)


def test_a_service_without_what_the_profile_requires_cannot_be_made(exported: dict[str, dict[str, Any]]) -> None:
    with pytest.raises(ValidationError, match="organization"):
        Service(id="x", organization_id="y", name="z", description="d", assured_date="2026-11-20")  # type: ignore[call-arg]


def test_answers_are_questions_with_the_pages_they_rest_on(knowledge: Knowledge) -> None:
    page, terms = answers(knowledge)["@graph"]
    questions = {question["name"]: question["acceptedAnswer"] for question in page["mainEntity"]}
    assert "https://rules.example/book" in questions["The desk is shut"]["citation"]
    assert "Hello" not in questions
    assert len(terms["hasDefinedTerm"]) == len(knowledge.terms)


# The command


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    monkeypatch.setattr(command, "load_knowledge", lambda: knowledge)


def schema(tmp_path: Path, **properties: Any) -> str:
    file = tmp_path / "service.json"
    file.write_text(json.dumps({"type": "object", "required": ["id"], "properties": properties}))
    return str(file)


def test_both_files_are_written_and_checked_against_a_schema_that_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = schema(tmp_path, id={"type": "string", "format": "uuid"})
    assert command.main(["--schema", path], tmp_path / "out") == 0
    assert "4 contacts (checked against service.json)" in capsys.readouterr().out
    assert len(json.loads((tmp_path / "out" / "contacts.json").read_text())) == 4
    assert json.loads((tmp_path / "out" / "answers.jsonld").read_text())["@context"] == "https://schema.org"


def test_a_breach_of_the_schema_fails_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--schema", schema(tmp_path, status={"enum": ["shut"]})], tmp_path) == 1
    assert "Lifeline: status:" in capsys.readouterr().err


def test_without_a_schema_it_says_that_none_was_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([], tmp_path) == 0
    assert "not checked against the published schema" in capsys.readouterr().out


def test_a_schema_that_cannot_be_read_fails_with_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--schema", str(tmp_path / "none.json")], tmp_path) == 1
    assert "none.json" in capsys.readouterr().err

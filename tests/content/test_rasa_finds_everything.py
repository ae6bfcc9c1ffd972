"""Domain, slots and configuration name what is there: Rasa finds every intent, action and class, and reads no words."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pytest
import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa_sdk import Action

import actions
from actions.tracker_reading import FACTS
from signpost.case import DATE_FACTS
from signpost.knowledge import Knowledge
from signpost.turn import Helper
from tests.content.real_signposts import IDS, PROJECT

ONLY_FOR_THE_TURN = {"safety_sign", "speaker"}
"""Facts the safety net sets for the answer of one turn; they fill no slot."""


@pytest.fixture(scope="module")
def domain() -> dict[str, Any]:
    return dict(yaml.safe_load((PROJECT / "domain.yml").read_text()))


def test_the_domain_knows_every_signpost_and_every_word_about_the_talk(domain: dict[str, Any]) -> None:
    intents = [name for intent in domain["intents"] for name in intent]

    assert sorted(intents) == sorted([*IDS, *Helper])
    assert all(intent == {name: {"use_entities": []}} for intent in domain["intents"] for name in intent)


def test_the_domain_names_the_actions_there_are(knowledge: Knowledge, domain: dict[str, Any]) -> None:
    modules = [importlib.import_module(f"actions.{found.name}") for found in pkgutil.iter_modules(actions.__path__)]
    classes = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Action) and each.__module__.startswith("actions.")
    }

    assert sorted(each(knowledge).name() for each in classes) == sorted(domain["actions"])


def test_every_fact_of_the_case_has_an_entity_and_a_slot_that_sways_no_policy(
    knowledge: Knowledge, domain: dict[str, Any]
) -> None:
    facts = (set(knowledge.case_facts) - ONLY_FOR_THE_TURN) | set(DATE_FACTS)

    assert facts == set(FACTS)
    for fact in facts:
        slot = domain["slots"][fact]
        # Filled by the action, after the core has left out what cannot be; never by Rasa from what was typed.
        assert slot["mappings"] == [{"type": "custom"}], fact
        assert slot["influence_conversation"] is False, fact
        assert fact in domain["entities"], fact


def test_no_slot_is_filled_from_text() -> None:
    files = [PROJECT / "domain.yml", *(PROJECT / "data").rglob("*.yml")]

    assert [file.name for file in files if "from_text" in file.read_text(encoding="utf-8")] == []


def test_what_the_safety_net_saw_has_no_slot(domain: dict[str, Any]) -> None:
    assert ONLY_FOR_THE_TURN.isdisjoint(domain["slots"])


def configured_classes() -> list[str]:
    """Every component, policy, channel and store by the name it has in our configuration."""
    config = yaml.safe_load((PROJECT / "config.yml").read_text())
    credentials = yaml.safe_load((PROJECT / "credentials.yml").read_text())
    endpoints = yaml.safe_load((PROJECT / "endpoints.yml").read_text())
    parts = [part["name"] for part in (*config["pipeline"], *config["policies"])]
    return [*parts, *credentials, endpoints["tracker_store"]["type"]]


@pytest.mark.parametrize("name", configured_classes())
def test_every_class_in_our_configuration_can_be_imported(name: str) -> None:
    module, _, of_class = name.rpartition(".")
    if not module:
        importlib.import_module("rasa.engine.recipes.default_components")
        assert DefaultV1Recipe._from_registry(name).clazz.__name__ == name
        return

    assert isinstance(getattr(importlib.import_module(module), of_class), type)

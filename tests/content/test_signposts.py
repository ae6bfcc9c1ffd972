"""The real knowledge base against its promises to parents: whole, sourced, plain, and no dead end."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa_sdk import Action

import actions
from actions.tracker_reading import FACTS
from signpost import deadline_talk, reading, reply, say, vocabulary
from signpost.answers import Answer, confirmed
from signpost.card import card
from signpost.case import DATE_FACTS
from signpost.knowledge import Knowledge, load_knowledge
from signpost.knowledge.models import Content, Limit, Organisation, Right, Signpost
from signpost.text import sentences
from signpost.turn import Helper
from signpost.vocabulary import ROLES
from tests.invented import KNOWLEDGE as INVENTED

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "knowledge"
TO_VERIFY = PROJECT / "docs" / "to-verify.md"

RUNGS = {
    "informal_resolution": 1,
    "school_complaint": 2,
    "school_escalation": 2,
    "council_complaint": 2,
    "health_complaint": 2,
    "social_care_complaint": 2,
    "disagreement_resolution": 3,
    "mediation": 4,
    "appeal": 5,
}
KINDS = {
    "ladder": tuple(RUNGS),
    "situation": (
        "sen_support_rights",
        "ehc_needs_assessment",
        "ehc_delay",
        "plan_review",
        "provision_not_made",
        "discrimination",
        "exclusion",
        "attendance",
        "out_of_school",
        "school_transport",
        "medical_needs",
        "information_rights",
        "social_care_support",
        "social_care_referral",
        "child_at_risk",
        "staff_allegation",
        "meeting_support",
        "emotional_support",
        "legal_challenge",
        "speak_up",
    ),
    "request": ("find_contact", "model_letter", "deadline", "explain_term"),
    "conversation": (
        "crisis",
        "other_nation",
        "out_of_scope",
        "human_handover",
        "bot_challenge",
        "greeting",
        "thanks",
        "goodbye",
        "restart",
    ),
}
IDS = tuple(signpost for ids in KINDS.values() for signpost in ids)
EXAMPLES = 65
"""Messages a topic needs at least to be told from its neighbours."""
OF_DANGER = ("crisis", "child_at_risk", "staff_allegation", "emotional_support")
ONLY_FOR_THE_TURN = {"safety_sign", "speaker"}
"""Facts the safety net sets for the answer of one turn; they fill no slot."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def domain() -> dict[str, Any]:
    return dict(yaml.safe_load((PROJECT / "domain.yml").read_text()))


def contents(signpost: Signpost) -> Iterator[tuple[str, Signpost | Content]]:
    """What a signpost says for all, then what differs for some."""
    yield signpost.id, signpost
    yield from ((f"{signpost.id}.variants.{number}", variant) for number, variant in enumerate(signpost.variants))


def cited(knowledge: Knowledge) -> Iterator[tuple[str, Right | Limit]]:
    """Every right and every limit, with where it stands."""
    for signpost in knowledge.signposts.values():
        for place, content in contents(signpost):
            items: list[Right | Limit] = [*(content.rights or ()), *(content.limits or ())]
            yield from ((place, item) for item in items)


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


# Whole


def test_there_is_a_file_for_every_signpost_and_for_no_other(knowledge: Knowledge) -> None:
    assert sorted(knowledge.signposts) == sorted(IDS)
    assert {signpost.id: signpost.kind for signpost in knowledge.signposts.values()} == {
        signpost: kind for kind, ids in KINDS.items() for signpost in ids
    }


@pytest.mark.parametrize("signpost", IDS)
def test_a_signpost_has_examples_and_one_rule(signpost: str) -> None:
    topic = yaml.safe_load((PROJECT / "data" / "topics" / f"{signpost}.yml").read_text(encoding="utf-8"))
    examples = [line for entry in topic["nlu"] for line in entry["examples"].splitlines() if line.startswith("- ")]
    action = "action_restart" if signpost == "restart" else "action_signpost"

    assert {entry["intent"] for entry in topic["nlu"]} == {signpost}
    assert len(examples) >= EXAMPLES
    assert [rule["steps"] for rule in topic["rules"]] == [[{"intent": signpost}, {"action": action}]]


def test_there_is_no_topic_without_a_signpost() -> None:
    assert {path.stem for path in (PROJECT / "data" / "topics").glob("*.yml")} == set(IDS)


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


# The case


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


def test_a_fact_that_is_asked_has_a_question_and_a_reason(knowledge: Knowledge) -> None:
    for fact in {signpost.ask for signpost in knowledge.signposts.values() if signpost.ask}:
        assert knowledge.case_facts[fact].question and knowledge.case_facts[fact].why, fact


def test_with_our_question_and_two_other_readings_there_is_room_for_a_person(knowledge: Knowledge) -> None:
    for fact in {signpost.ask for signpost in knowledge.signposts.values() if signpost.ask}:
        not_sure, person = 1, 1
        asked = knowledge.case_facts[fact]
        buttons = len((asked.choices and asked.offered) or asked.choices) + not_sure + reading.OFFERED + person
        assert buttons <= reply.MAX_CHOICES, fact


# The ladder


@pytest.mark.parametrize("signpost", RUNGS)
def test_a_step_of_the_ladder_is_complete(knowledge: Knowledge, signpost: str) -> None:
    entry = knowledge.signposts[signpost]

    assert entry.rung == RUNGS[signpost]
    missing = [
        name
        for name in ("when_right", "when_not_yet", "steps", "wording", "contacts", "if_that_fails")
        if not getattr(entry, name)
    ]
    assert missing == []
    assert entry.rights or entry.limits


def test_off_the_ladder_there_are_no_rungs(knowledge: Knowledge) -> None:
    assert [name for name, entry in knowledge.signposts.items() if entry.rung and entry.kind != "ladder"] == []


def test_the_button_of_each_signpost_is_its_own(knowledge: Knowledge) -> None:
    labels = [signpost.choice.lower() for signpost in knowledge.signposts.values()]

    assert sorted({label for label in labels if labels.count(label) > 1}) == []


def test_the_ids_the_program_knows_by_name_exist(knowledge: Knowledge) -> None:
    signposts = {*say.STARTING_POINTS, *say.ALWAYS_WARM, *say.MANY_CONTACTS, *vocabulary.DANGERS}

    assert signposts <= set(knowledge.signposts)
    assert set(deadline_talk.DEFAULT_DEADLINES) <= set(knowledge.deadlines)


def test_every_blank_in_our_own_sentences_is_one_the_program_fills() -> None:
    def blanks(folder: Path) -> dict[str, set[str]]:
        names = ("wording.yml", "page.yml", "texting.yml")
        files = [yaml.safe_load((folder / name).read_text(encoding="utf-8")) for name in names]
        return {
            name: {blank for _, blank, _, _ in Formatter().parse(str(text)) if blank is not None}
            for sentences_of in files
            for name, text in sentences_of.items()
            # Its blanks are ids of bodies, which loading checks (tests/unit/test_knowledge_load.py).
            if name != "soft_line"
        }

    # The tests fill the invented sentences; a blank more would break a reply, a blank less would lose a fact.
    assert blanks(FOLDER) == blanks(INVENTED)


# True


def test_rights_and_limits_rest_on_pages_we_may_rely_on(knowledge: Knowledge) -> None:
    assert [
        (place, item.text) for place, item in cited(knowledge) if not knowledge.sources[item.source].confirmed
    ] == []


def test_no_must_rests_on_a_copy_or_an_old_page(knowledge: Knowledge) -> None:
    musts = [(place, item) for place, item in cited(knowledge) if isinstance(item, Right) and item.force == "must"]

    assert musts
    assert [(place, item.text) for place, item in musts if not knowledge.sources[item.source].confirmed] == []


def test_a_must_is_marked_as_one(knowledge: Knowledge) -> None:
    """A right that says "must" is not marked as weaker, unless it says "may" or "should" of something else as well."""
    weaker = [(place, item) for place, item in cited(knowledge) if isinstance(item, Right) and item.force != "must"]
    says_must = [(place, item) for place, item in weaker if re.search(r"\bmust\b", item.text)]

    assert [(place, item.text) for place, item in says_must if not re.search(rf"\b{item.force}\b", item.text)] == []


def test_a_phone_number_that_is_not_confirmed_is_shown_as_not_confirmed(knowledge: Knowledge) -> None:
    today = date(2026, 11, 23)
    for body in (body for body in knowledge.organisations.values() if body.phone):
        answer = Answer(knowledge.signposts["find_contact"], (body,), (), ())
        sure = all(knowledge.sources[detail.source].confirmed for detail in body.details)
        (line,) = say.contact_lines(answer, knowledge, today)
        assert card(answer, knowledge, today)["contacts"][0]["confirmed"] is sure, body.id
        assert ("could not confirm" in line) is not sure, body.id


def test_what_is_shown_as_not_confirmed_is_on_the_list_to_verify(knowledge: Knowledge) -> None:
    listed = TO_VERIFY.read_text(encoding="utf-8")
    unconfirmed = [
        (body.id, detail.value)
        for body in knowledge.organisations.values()
        for detail in body.details
        if not confirmed(body, knowledge) and not knowledge.sources[detail.source].confirmed
    ]

    assert unconfirmed
    assert [(body, value) for body, value in unconfirmed if value not in listed] == []


@pytest.mark.parametrize("signpost", OF_DANGER)
def test_every_number_given_in_danger_is_on_the_list_to_verify(knowledge: Knowledge, signpost: str) -> None:
    listed = TO_VERIFY.read_text(encoding="utf-8")
    references = {name for _, content in contents(knowledge.signposts[signpost]) for name in content.contacts or ()}
    bodies: dict[str, Organisation] = {}
    for reference in references:
        for area in knowledge.areas:
            if found := knowledge.contact(reference, area):
                bodies[found.id] = found
    numbers = {d.value for b in bodies.values() for d in (b.phone, b.text_number, b.textphone) if d}

    assert numbers
    assert sorted(number for number in numbers if number not in listed) == []


@pytest.mark.parametrize("role", ROLES)
def test_every_area_has_somebody_for_every_role(knowledge: Knowledge, role: str) -> None:
    assert [area for area in knowledge.areas if knowledge.contact(f"area:{role}", area) is None] == []


def test_bodies_that_no_longer_exist_are_no_place_to_go() -> None:
    gone = re.compile(r"\bESFA\b|\bCCGs?\b|clinical commissioning|education and skills funding", re.IGNORECASE)
    files = [file for kind in ("signposts", "organisations", "letters", "areas") for file in (FOLDER / kind).glob("*")]

    assert [file.name for file in files if gone.search(file.read_text(encoding="utf-8"))] == []


# Plain


def test_text_messages_stay_cheap_without_curly_quotes_and_long_dashes() -> None:
    curly = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u00a0]")

    assert [file.name for file in FOLDER.rglob("*.yml") if curly.search(file.read_text(encoding="utf-8"))] == []


NUMBER = re.compile(r"(?<![\w./-])\+?\d[\d ]{3,}\d(?![\w/-])")
NOT_PROSE = ("where", "value", "url", "gss_code", "also_called")
"""Fields with the numbers of cases and decisions, or the details of a contact."""


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


KNOWN_NAMES = {"NHS", "GOV", "NSPCC", "SNAP", "SOS", "IPSEA"}
"""Known to every parent, or the name of a body that is called nothing else. GOV is GOV.UK."""
JUST_CAPITALS = {"QUESTION", "SENDIST"}
"""A word to send in capitals; a name that is introduced as one ("the tribunal called SENDIST")."""


def unexplained(text: str) -> list[str]:
    """Short forms that are nowhere followed by, nor put in, brackets: "EHC (education ...)" or "... (EHC plan)"."""
    short_forms = set(re.findall(r"(?<!SOS!)\b[A-Z]{3,}\b", text)) - KNOWN_NAMES - JUST_CAPITALS
    return sorted(
        each for each in short_forms if not re.search(rf"\({each}\b[^)]*\)|\b{each}\b(?: \w+)? \([^)]+\)", text)
    )


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


# What Rasa plugs together


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

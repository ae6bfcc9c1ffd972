"""Every signpost is whole: its files, its place on the ladder, its button, its question and its words."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest
import yaml

from signpost import deadline_talk, reading, reply, say, vocabulary
from signpost.knowledge import Knowledge
from tests.content.real_signposts import FOLDER, IDS, KINDS, PROJECT, RUNGS
from tests.invented import KNOWLEDGE as INVENTED

EXAMPLES = 65
"""Messages a topic needs at least to be told from its neighbours."""


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


def test_a_fact_that_is_asked_has_a_question_and_a_reason(knowledge: Knowledge) -> None:
    for fact in {signpost.ask for signpost in knowledge.signposts.values() if signpost.ask}:
        assert knowledge.case_facts[fact].question and knowledge.case_facts[fact].why, fact


def test_with_our_question_and_two_other_readings_there_is_room_for_a_person(knowledge: Knowledge) -> None:
    for fact in {signpost.ask for signpost in knowledge.signposts.values() if signpost.ask}:
        not_sure, person = 1, 1
        asked = knowledge.case_facts[fact]
        buttons = len((asked.choices and asked.offered) or asked.choices) + not_sure + reading.OFFERED + person
        assert buttons <= reply.MAX_CHOICES, fact


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
            # Its blanks are ids of bodies, which loading checks (tests/unit/test_mistakes_are_told.py).
            if name != "soft_line"
        }

    # The tests fill the invented sentences; a blank more would break a reply, a blank less would lose a fact.
    assert blanks(FOLDER) == blanks(INVENTED)

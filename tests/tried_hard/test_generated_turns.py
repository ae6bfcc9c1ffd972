"""What is promised of the core, the safety net, the date reader, text messages and knowledge files, for any input."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from rasa.core.channels.channel import UserMessage

from extensions.channels.guard import Guard
from extensions.knowledge import shared_knowledge, shared_safety
from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.dates import find_dates, in_words
from signpost.errors import KnowledgeError
from signpost.knowledge import load_knowledge
from signpost.layout.gsm import TWO_PARTS, fold, septets
from signpost.layout.sms import numbered, pieces
from signpost.payloads import is_ours
from signpost.reply import respond
from signpost.text import clean
from signpost.turn import Helper, Turn
from tests.invented import KNOWLEDGE, TODAY
from tests.tried_hard import test_generated_requests
from tests.tried_hard.entrances import DANGER
from tests.tried_hard.generated import any_text, asked_in_the_suite, generated, json_values, messages, mixed

KNOWN = shared_knowledge()
FACTS = {name: [choice.id for choice in fact.choices] for name, fact in KNOWN.case_facts.items() if fact.choices}
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))

facts = st.fixed_dictionaries(
    {},
    optional={name: st.sampled_from([*values, NOT_SURE]) for name, values in FACTS.items()}
    | {"area": st.sampled_from([*KNOWN.areas, NOT_SURE])}
    | {name: DAYS.map(date.isoformat) for name in DATE_FACTS},
)
chances = st.floats(0, 1)
intents = st.sampled_from([*KNOWN.signposts, *sorted(Helper)])
named = st.fixed_dictionaries(
    {},
    optional={
        "organisation": st.lists(st.sampled_from(list(KNOWN.organisations)), max_size=2).map(tuple),
        "letter": st.lists(st.sampled_from(list(KNOWN.letters)), max_size=2).map(tuple),
        "term": st.lists(st.sampled_from(list(KNOWN.terms)), max_size=2).map(tuple),
    },
)
turns = st.builds(
    Turn,
    intent=intents,
    today=DAYS,
    confidence=chances,
    ranking=st.lists(st.tuples(intents, chances), max_size=5).map(tuple),
    second=st.lists(intents, max_size=2).map(tuple),
    found=facts,
    named=named,
    sign=st.sampled_from([None, None, None, "danger_now", "thoughts_of_dying", "child_at_risk", "doubtful"]),
    speaker=st.sampled_from(["parent", "child", "unknown"]),
    words=st.integers(0, 900),
    points=st.lists(st.tuples(st.sampled_from(list(KNOWN.points)), chances), max_size=2).map(tuple),
    cut=st.booleans(),
)


@generated(0.08, talk=st.lists(turns, min_size=1, max_size=6))
def test_every_talk_gets_a_whole_reply_each_turn_and_offers_only_what_is_ours(talk: list[Turn]) -> None:
    case = Case()
    for turn in talk:
        reply = respond(turn, case, KNOWN)
        case = reply.case

        assert reply.text.strip()
        assert reply.card["signpost"] in KNOWN.signposts
        assert json.dumps(reply.card)
        assert all(button.title.strip() and is_ours(button.payload, KNOWN) for button in reply.buttons)
        assert not re.search(r"\{\w*\}", reply.text), reply.text
        danger = turn.sign not in {None, "doubtful"} and turn.intent != "restart"
        assert not danger or reply.card["signpost"] in {"crisis", "child_at_risk", "staff_allegation"}


@generated(0.05, text=st.text(max_size=300) | mixed)
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", clean(text))


@generated(0.04, text=messages | any_text)
def test_every_message_comes_through_a_guard_whose_inside_fails(text: str) -> None:
    async def fails(message: UserMessage) -> None:
        raise ValueError(message.text)

    reply = asyncio.run(_GUARD.turn(text, "parent", "rest", fails))

    assert reply.text.strip()
    assert reply.card["signpost"] in KNOWN.signposts


_GUARD = Guard()


@generated(0.08, before=mixed, after=mixed)
def test_danger_is_found_whatever_stands_round_it(before: str, after: str) -> None:
    net = shared_safety()
    sign = net.check(clean(f"{before}\n\n{DANGER}.\n\n{after}"))

    assert sign is not None
    assert sign.signpost


@generated(0.1, text=messages | st.text("0123456789/.- stndrhMarchFebJulyago", max_size=80))
def test_every_date_found_stands_in_the_text_and_in_the_calendar(text: str) -> None:
    found = find_dates(text, TODAY)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(one.day is None or isinstance(one.day, date) for one in found)


@generated(0.05, day=DAYS, form=st.sampled_from(["{words}", "{day:%d/%m/%Y}", "{day:%Y-%m-%d}", "{day:%d.%m.%Y}"]))
def test_every_day_written_out_is_read_as_that_day(day: date, form: str) -> None:
    (found,) = find_dates("the letter is dated " + form.format(words=in_words(day), day=day), TODAY)

    assert day in {found.day, *found.alternatives}


@generated(0.02, days=st.integers(0, 400))
def test_every_length_of_time_is_counted_back_from_today(days: int) -> None:
    (found,) = find_dates(f"it came {days} days ago", TODAY)

    assert found.day == TODAY - timedelta(days=days)


@generated(0.04, paragraphs=st.lists(mixed | any_text, max_size=5))
def test_every_text_message_fits_two_parts_and_nothing_is_lost(paragraphs: list[str]) -> None:
    more = "Text MORE for more."
    texts = pieces(paragraphs, more)

    def letters(text: str) -> str:
        return re.sub(r"\s+", "", text)

    assert all(septets(text) <= TWO_PARTS and text.strip() for text in texts)
    assert "".join(letters(text.removesuffix("\n" + more)) for text in texts[:-1]) + letters(
        "".join(texts[-1:])
    ) == letters("".join(fold(paragraph) for paragraph in paragraphs))


@generated(0.03, titles=st.lists(any_text, max_size=9))
def test_every_choice_by_number_can_be_sent(titles: list[str]) -> None:
    assert septets(numbered(titles)) >= 0


@generated(
    0.04, text=st.text('/abc_{}": ', max_size=60) | messages | json_values.map(lambda v: f"/answer{json.dumps(v)}")
)
def test_only_what_a_button_sends_is_a_payload(text: str) -> None:
    if is_ours(text, KNOWN):
        assert re.fullmatch(r"/[a-z_]+(\{.*\})?", text)
        assert text.partition("{")[0][1:] in {*KNOWN.signposts, *Helper}


FILES = sorted(path.relative_to(KNOWLEDGE).as_posix() for path in KNOWLEDGE.rglob("*.yml"))
ODD_YAML = [
    "!!python/object/apply:os.system ['true']",
    "&a [*a, *a]",
    "- &a {id: *a}",
    "&a {id: *a}",
    "[" * 3000,
    "a: " + "9" * 5000,
    "- [",
    "{a: 1",
    "\t",
    "%YAML 9",
    "id: 2026-02-31",
    "<<: *x",
    "? [a, b]\n: c",
    "1e999",
    "!!binary x",
    "null",
    "---\n---",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(KNOWLEDGE, tmp_path_factory.mktemp("generated") / "knowledge")


@generated(
    0.04,
    file=st.sampled_from(FILES),
    put=st.sampled_from(ODD_YAML) | any_text | json_values.map(json.dumps) | st.binary(max_size=60),
    place=st.just(0.0) | st.floats(0, 1),
    instead=st.just(1_000_000) | st.integers(0, 60),
)
def test_a_broken_knowledge_file_is_told_and_nothing_else_happens(
    folder: Path, file: str, put: str | bytes, place: float, instead: int
) -> None:
    path = folder / file
    whole = path.read_bytes()
    at = int(place * len(whole))
    new: bytes = put if isinstance(put, bytes) else put.encode("utf-8", "surrogatepass")
    path.write_bytes(whole[:at] + new + whole[at + instead :])
    try:
        load_knowledge(folder)
    except KnowledgeError as told:
        assert told.problems
        assert all(problem.file and problem.message for problem in told.problems)
    finally:
        path.write_bytes(whole)


def test_at_least_two_thousand_inputs_are_generated() -> None:
    """The figure at the end of the run says how many were."""
    assert test_generated_requests.TURNS
    assert sum(asked_in_the_suite.values()) >= 2000

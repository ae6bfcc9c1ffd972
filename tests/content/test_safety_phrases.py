"""What `knowledge/safety.yml` promises, tried on invented sentences. Counts are kept in `safety_sentences.yml`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from signpost.safety import SafetyNet
from signpost.safety_model import SafetyKnowledge, load_safety

SENTENCES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "safety_sentences.yml").read_text(encoding="utf-8")
)
CRISIS_KINDS = {"danger_now", "thoughts_of_dying", "harm_to_child"}


@pytest.fixture(scope="module")
def knowledge() -> SafetyKnowledge:
    return load_safety()


@pytest.fixture(scope="module")
def net(knowledge: SafetyKnowledge) -> SafetyNet:
    return SafetyNet(knowledge)


def kind_of(net: SafetyNet, text: str) -> str | None:
    sign = net.check(text)
    return sign.kind if sign else None


def misread(net: SafetyNet, group: str) -> Iterator[str]:
    """The sentences of a group whose signpost is another. Danger to life is never wrong for harm to a child."""
    allowed = {"none": {None}, "crisis": {"crisis"}}.get(group, {group, "crisis"})
    for text in SENTENCES[group]:
        sign = net.check(text)
        if (sign.signpost if sign else None) not in allowed:
            yield text


@pytest.mark.parametrize(
    ("group", "share"), [("crisis", 0.05), ("child_at_risk", 0.08), ("staff_allegation", 0.08), ("none", 0.01)]
)
def test_no_more_than_a_small_share_of_sentences_is_misread(net: SafetyNet, group: str, share: float) -> None:
    wrong = list(misread(net, group))
    assert len(wrong) <= share * len(SENTENCES[group]), "\n".join(wrong)


def test_the_examples_in_the_definitions_are_read_as_they_say(net: SafetyNet, knowledge: SafetyKnowledge) -> None:
    expected = {
        "danger": CRISIS_KINDS,
        "at_risk": {"child_at_risk", "staff_allegation"},
        "doubtful": {"doubtful"},
        "none": {None},
    }
    assert set(knowledge.definitions) == set(expected)
    for name, definition in knowledge.definitions.items():
        assert {example: kind_of(net, example) in expected[name] for example in definition.examples} == dict.fromkeys(
            definition.examples, True
        )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("danger_now", "she has taken an overdose"),
        ("danger_now", "he's not breathing"),
        ("danger_now", "her seizure will not stop"),
        ("danger_now", "my mum is unconscious"),
        ("danger_now", "his lips have gone blue"),
        ("danger_now", "I found a goodbye note in her school bag"),
        ("danger_now", "I'm going to kill myself tonight"),
        ("danger_now", "I can't keep myself safe"),
        ("thoughts_of_dying", "my son says he wants to die"),
        ("thoughts_of_dying", "last night he said he wanted to die"),
        ("thoughts_of_dying", "no point going on living"),
        ("thoughts_of_dying", "they'd be better off without me"),
        ("thoughts_of_dying", "I want to go to sleep and not wake up"),
        ("thoughts_of_dying", "she has given away all her toys"),
        ("thoughts_of_dying", "he's written a will, he is eleven"),
        ("thoughts_of_dying", "she's self harming"),
        ("harm_to_child", "I'm frightened I'm going to hurt my baby"),
        ("harm_to_child", "I don't trust myself alone with him"),
        ("child_at_risk", "my daughter has gone missing"),
        ("child_at_risk", "He didn't come home from school"),
        ("child_at_risk", "my dad hits me"),
        ("child_at_risk", "I'm being forced to have sex and I'm only 12"),
        ("child_at_risk", "somebody online has got her to send naked photos"),
        ("staff_allegation", "the teaching assistant slapped my son"),
        ("staff_allegation", "they restrained him face down at school"),
        ("staff_allegation", "the escort touches her leg in the taxi"),
        ("doubtful", "I can't do this any more"),
        ("doubtful", "can't go on"),
        ("doubtful", "I've had enough of everything"),
        ("doubtful", "kmn"),
    ],
)
def test_each_promise_of_the_file_is_kept(net: SafetyNet, kind: str, text: str) -> None:
    assert kind_of(net, text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "dont wanna be alive nomore",
        "i want 2 die",
        "i wana d i e",
        "I want to DIIIIE",
        "gonna k1ll myself",
        "su1cidal",
        "sucidal son no help",
        "he's had an overdoes",
        "i want to kms",
        "i want to unalive myself",
        "she relapsed on sh again",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "i want to d\u200bie",
    ],
)
def test_typing_habits_do_not_hide_danger(net: SafetyNet, text: str) -> None:
    assert kind_of(net, text) in CRISIS_KINDS


@pytest.mark.parametrize(
    "text",
    [
        "All this is killing me",
        "they killed off the bus",
        "our complaint died a death",
        "I'm dying to know what they said",
        "I could murder that officer",
        "is suicide prevention training compulsory for staff?",
        "shoot me now, another form",
        "the risk assessment says he needs two adults",
        "he is not suicidal",
        "I'm not in danger before you ask",
        "she has never said she wants to die",
        "my nan died in May so I missed the meeting",
        "what is sh in this report",
    ],
)
def test_figures_of_speech_and_plain_denials_do_not_alarm(net: SafetyNet, text: str) -> None:
    assert net.check(text) is None


def test_danger_is_read_in_the_middle_of_a_long_message_about_something_else(net: SafetyNet) -> None:
    before = "The annual review was cancelled twice and nobody from the council came. " * 12
    after = "So I would like to know if we can insist on a date for the review. " * 12
    assert kind_of(net, f"{before}On Sunday he told me he wants to be dead. {after}") == "thoughts_of_dying"


@pytest.mark.parametrize(
    "text",
    [
        "Three years ago she took an overdose. She is doing really well now and loves college.",
        "She used to self harm in primary. No signs for three years, CAMHS discharged her.",
        "The clinic letter says he has suicidal thoughts. It is about another boy.",
    ],
)
def test_danger_long_over_or_quoted_from_a_record_is_only_asked_about(net: SafetyNet, text: str) -> None:
    assert kind_of(net, text) == "doubtful"


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("child", "im 12 and i dont want to be alive anymore"),
        ("child", "mum wont wake up"),
        ("child", "my stepdad hits me and im scared"),
        ("parent", "my 9 year old son wants to die"),
        ("parent", "I'm his mum and he says he wants to die"),
        ("parent", "My son says I am 13 and I want to die"),
        ("unknown", "a pupil in year 6 told me he wants to die"),
        ("unknown", "my neighbour's dad hits his kids"),
    ],
)
def test_it_notices_when_a_child_is_writing(net: SafetyNet, speaker: str, text: str) -> None:
    sign = net.check(text)
    assert sign is not None
    assert sign.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Social services say I hurt my son, they had an anonymous referral about me. He bruises easily.",
        "We were reported to social services because he came to nursery with a bruise on his arm.",
    ],
)
def test_a_parent_who_is_accused_is_not_taken_for_a_report_of_harm(net: SafetyNet, text: str) -> None:
    assert net.check(text) is None


def test_twenty_thousand_characters_take_less_than_fifty_milliseconds(net: SafetyNet) -> None:
    text = (" ".join(SENTENCES["none"]) * 3)[:20_000]

    def milliseconds() -> float:
        # Of the processor's time: other tests run beside this one.
        started = time.process_time()
        net.check(text)
        return 1000 * (time.process_time() - started)

    assert min(milliseconds() for _ in range(5)) < 50

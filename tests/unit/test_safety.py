"""The safety net's own rules, shown on a few invented phrases. What people really say is in tests/content."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from signpost.errors import KnowledgeError
from signpost.safety import KINDS, SafetyNet, Sign
from signpost.safety_model import load_safety

PHRASES = """
checked_on: 2026-11-21
review_by: 2027-02-21
definitions:
  danger: {means: "life", answered_with: "crisis", examples: ["he wants to die"]}
spellings: {dont: do not, wanna: want to}
key_words: [suicide]
groups:
  wish: "want|wants|wanted"
harmless: ["killing me", "suicide prevention"]
negations:
  words: [not, never]
  may_stand_between: [he, she, said, is, i, am, do]
  undone_by: [before]
weakened:
  past: ["years ago"]
  over: ["fine now"]
  record: ["(report|form) says"]
speakers:
  child: ["i am (12|13)"]
  parent: ["my (son|daughter)"]
signs:
  danger_now:
    - {id: overdose, says: ["overdose"]}
  thoughts_of_dying:
    - {id: wish_to_die, says: ["{wish} to die", "suicide"]}
    - {id: ending_it, stands: true, says: ["{wish} to end it all"]}
    - {id: do_it, says: ["do it tonight"], needs: ["die|kill"], unless: ["homework"], never_with: ["rehearsal"]}
  harm_to_child:
    - {id: hurt_child, says: ["hurt my baby"]}
  child_at_risk:
    - {id: missing, says: ["gone missing"]}
  staff_allegation:
    - {id: staff, says: ["teacher hit"]}
  doubtful:
    - {id: worn_out, says: ["can not go on"], theme: despair}
hints:
  - {id: farewell, theme: farewell, says: ["sorry for everything"]}
  - {id: giving, theme: giving, says: ["gave me his (medal|watch)"]}
  - {id: giving_more, theme: giving, says: ["gave his cat away"]}
"""


def net_of(folder: Path, phrases: str = PHRASES) -> SafetyNet:
    """A net for the phrases."""
    path = folder / "safety.yml"
    path.write_text(phrases, encoding="utf-8")
    return SafetyNet.from_file(path)


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> SafetyNet:
    return net_of(tmp_path_factory.mktemp("knowledge"))


def kind_of(net: SafetyNet, text: str) -> str | None:
    sign = net.check(text)
    return sign.kind if sign else None


@pytest.mark.parametrize(
    ("kind", "signpost"),
    [
        ("danger_now", "crisis"),
        ("thoughts_of_dying", "crisis"),
        ("harm_to_child", "crisis"),
        ("child_at_risk", "child_at_risk"),
        ("staff_allegation", "staff_allegation"),
        ("doubtful", None),
    ],
)
def test_each_kind_of_sign_has_its_signpost(kind: Any, signpost: str | None) -> None:
    assert Sign(kind, "unknown", "any").signpost == signpost


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("the form is late. i wanna end it all", True),
        ("i want to die", False),
        ("i do not want to end it all", False),
        ("years ago i wanted to end it all, fine now", False),
        ("the form is late", False),
    ],
)
def test_only_what_is_marked_as_plain_and_is_meant_now_stands(net: SafetyNet, text: str, stands: bool) -> None:
    assert net.stands(text) is stands


def test_the_strongest_sign_in_the_whole_text_wins(net: SafetyNet) -> None:
    said = {
        "doubtful": "I can not go on.",
        "staff_allegation": "The teacher hit him.",
        "child_at_risk": "He has gone missing.",
        "harm_to_child": "I will hurt my baby.",
        "thoughts_of_dying": "He wants to die.",
        "danger_now": "It was an overdose.",
    }
    for weakest in range(len(KINDS)):
        stronger = list(reversed(KINDS))[: weakest + 1]
        assert kind_of(net, " ".join(said[kind] for kind in stronger)) == stronger[-1]
        assert kind_of(net, " ".join(said[kind] for kind in reversed(stronger))) == stronger[-1]


def test_a_sign_is_found_anywhere_in_a_long_message(net: SafetyNet) -> None:
    filling = "The review was late and the council has not written. " * 60
    assert kind_of(net, filling + "My daughter wants to die. " + filling) == "thoughts_of_dying"


def test_a_sign_names_its_phrase_and_never_the_words(net: SafetyNet) -> None:
    assert net.check("my son wants to die") == Sign("thoughts_of_dying", "parent", "wish_to_die")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("I am 12 and I want to die", "child"),
        ("my daughter wants to die", "parent"),
        ("my son wants to die. He says I am 13 and done", "parent"),
        ("somebody wants to die", "unknown"),
    ],
)
def test_it_notices_who_is_writing(net: SafetyNet, text: str, speaker: str) -> None:
    sign = net.check(text)
    assert sign is not None
    assert sign.speaker == speaker


def test_what_is_harmless_is_blanked_but_not_what_stands_beside_it(net: SafetyNet) -> None:
    assert net.check("We had suicide prevention training") is None
    assert kind_of(net, "We had suicide prevention training after her suicide note") == "thoughts_of_dying"


@pytest.mark.parametrize("text", ["he never said he wants to die", "I dont wanna die", "she is not suicide"])
def test_a_plain_no_does_not_alarm(net: SafetyNet, text: str) -> None:
    assert net.check(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "She never said she wants to die before",
        "I do not know what to do and he wants to die",
        "He is not ill, he wants to die",
        "I do not want to die but he wants to die",
    ],
)
def test_a_no_that_does_not_reach_the_sign_still_alarms(net: SafetyNet, text: str) -> None:
    assert kind_of(net, text) == "thoughts_of_dying"


def test_long_past_and_over_is_asked_about(net: SafetyNet) -> None:
    assert kind_of(net, "Two years ago he took an overdose. He is fine now.") == "doubtful"
    assert kind_of(net, "Two years ago he took an overdose.") == "danger_now"
    assert kind_of(net, "He took an overdose. He is fine now.") == "danger_now"


def test_what_a_record_says_is_asked_about(net: SafetyNet) -> None:
    assert kind_of(net, "The report says he wants to die") == "doubtful"
    assert kind_of(net, "The report says he can read. He wants to die") == "thoughts_of_dying"


def test_harm_to_a_child_is_never_weakened(net: SafetyNet) -> None:
    assert kind_of(net, "The form says the teacher hit him years ago, he is fine now") == "staff_allegation"


def test_a_phrase_can_need_exclude_and_except(net: SafetyNet) -> None:
    assert kind_of(net, "He will do it tonight. He said kill.") == "thoughts_of_dying"
    assert net.check("He will do it tonight") is None
    assert net.check("He will do it tonight, the homework. He said kill.") is None
    assert net.check("He will do it tonight. Kill the lights at the rehearsal.") is None


def test_an_exception_far_away_does_not_hide_a_sign(net: SafetyNet) -> None:
    far = (
        "his homework lay there on the table with all the other things he used to like and he will do it tonight, kill"
    )
    assert kind_of(net, far) == "thoughts_of_dying"


def test_one_hint_is_nothing_and_two_of_a_kind_are_nothing(net: SafetyNet) -> None:
    assert net.check("He gave me his medal") is None
    assert net.check("He gave me his medal. He gave his cat away.") is None


def test_hints_of_two_kinds_are_together_a_sign(net: SafetyNet) -> None:
    sign = net.check("He gave me his medal. Then he said sorry for everything.")
    assert sign == Sign("thoughts_of_dying", "unknown", "farewell+giving")
    assert kind_of(net, "I can not go on. Sorry for everything.") == "thoughts_of_dying"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\x00\x07\x1b[2J",
        "😀👩‍👧💔",
        "\u200b\u200d\ufeff",
        "۱۲۳",
        "ﷺ" * 50,
        "'" * 99,
        "{child} (a|b) *",
        "~ ~ ~",
        "\ud800",
    ],
)
def test_any_input_is_read_without_fault(net: SafetyNet, text: str) -> None:
    assert net.check(text) is None


@pytest.mark.parametrize(
    "unit", ["wants to ", "not ", "d i e d o ", "he gave me his ", "years ago. ", "x", "1", "'", "e\u0301"]
)
def test_time_grows_in_step_with_length(net: SafetyNet, unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        return min(_timed(net, text) for _ in range(3))

    assert seconds(40_000) < 12 * seconds(10_000) + 0.02, (
        "four times the text may not take much more than four times as long"
    )


def _timed(net: SafetyNet, text: str) -> float:
    # Of the processor's time: other tests run beside this one.
    started = time.process_time()
    net.check(text)
    return time.process_time() - started


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('says: ["overdose"]', 'says: ["overdose?"]'), "overdose.says"),
        (('["killing me"', '["{nobody} me"'), "harmless"),
        (("id: missing,", "id: missing, colour: red,"), "colour"),
        (("id: missing,", "id: overdose,"), "used for more than one phrase: overdose"),
        (("id: farewell, theme: farewell,", "id: farewell,"), "theme"),
        (("review_by: 2027-02-21", "review_by: 2026-11-20"), "must be later than"),
        (("checked_on: 2026-11-21", "checked_on: soon"), "checked_on"),
        (("  danger_now:", "  very_bad:"), "very_bad"),
        (("id: missing, says:", 'id: missing, says: ["gone"], says:'), '"says" is given twice'),
        (("signs:", "signs: ["), "cannot be read as YAML"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert change[0] in PHRASES
    with pytest.raises(KnowledgeError) as wrong:
        net_of(tmp_path, PHRASES.replace(*change, 1))
    assert says in str(wrong.value)


def test_every_bad_pattern_is_reported_at_once(tmp_path: Path) -> None:
    bad = PHRASES.replace('["overdose"]', '["Overdose"]').replace('["gone missing"]', '["(gone"]')
    with pytest.raises(KnowledgeError) as wrong:
        net_of(tmp_path, bad)
    assert len(wrong.value.problems) == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"safety\.yml"):
        load_safety(tmp_path / "safety.yml")

"""The list of phone spellings: no word in it is another word, and it says nothing else than the list for danger."""

from __future__ import annotations

from collections import Counter

import yaml

from signpost.knowledge import Knowledge
from signpost.safety import SAFETY_FILE

FROM_THE_STREET = {"skool", "sez", "iz", "haz", "pikd", "dinna", "evry", "wiv", "dat", "coz", "nuffin", "fink"}
ENDS_LIKE = {"r", "n", "u"}
"""The only single letters: of "c", "b", "2" and "4" nobody can say what they mean without reading the rest."""


def _wrong(knowledge: Knowledge) -> dict[str, str]:
    return {wrong: right for right, others in knowledge.recognition.texting.items() for wrong in others}


def test_the_commonest_spellings_of_the_phone_are_known(knowledge: Knowledge) -> None:
    known = {*_wrong(knowledge), *(one for others in knowledge.recognition.misspelt.values() for one in others)}
    assert known >= FROM_THE_STREET
    assert {"teecha", "cuncil", "shud", "cud", "wud", "cudnt"} <= known


def test_no_spelling_stands_twice_and_none_is_a_right_one(knowledge: Knowledge) -> None:
    counted = Counter(one for others in knowledge.recognition.texting.values() for one in others)
    assert [one for one, times in counted.items() if times > 1] == []
    right = {word for phrase in knowledge.recognition.texting for word in phrase.split()}
    assert right & {*counted} == set()
    assert {one for one in counted if len(one) == 1} == ENDS_LIKE


def test_no_spelling_means_something_else_in_the_list_for_danger(knowledge: Knowledge) -> None:
    for_danger = yaml.safe_load(SAFETY_FILE.read_text(encoding="utf-8"))["spellings"]
    wrong = _wrong(knowledge)
    both = {one: (wrong[one], for_danger[one]) for one in wrong if one in for_danger}
    written_out = {"don't": "do not", "can't": "can not", "won't": "will not"}
    assert {one: two for one, two in both.items() if written_out.get(two[0], two[0]) != two[1]} == {}

"""Misspelt words and the steps of a road in one message. All names are invented."""

from __future__ import annotations

from dataclasses import replace

from signpost.knowledge import Knowledge
from signpost.names import spelt
from signpost.recognise import Recogniser
from tests.invented import TODAY


def test_a_misspelt_word_is_read_as_it_was_meant_and_found_where_it_stands() -> None:
    right = {"goveners": "governors", "reveiw": "review"}
    plain, offsets = spelt("the goveners reveiw it", list(range(22)), right)

    assert plain == "the governors review it"
    assert [offsets[plain.index(word)] for word in ("governors", "review", "it")] == [4, 13, 20]
    assert offsets[plain.index("governors") + len("governors") - 1] == len("the goveners") - 1
    assert spelt("the governors", list(range(13)), right) == ("the governors", list(range(13)))


def test_a_phrase_is_found_with_two_words_misspelt(knowledge: Knowledge) -> None:
    rules = knowledge.recognition.model_copy(update={"misspelt": {"final": ("finel",), "answer": ("anser",)}})
    recogniser = Recogniser(replace(knowledge, recognition=rules))
    text = "their finel anser came"

    (mention,) = [one for one in recogniser.find(text, TODAY) if one.kind == "stage_reached"]

    assert (mention.value, text[mention.start : mention.end]) == ("final_response", "finel anser")


def test_a_fact_in_the_spelling_of_the_phone_is_heard_with_or_without_its_apostrophe(knowledge: Knowledge) -> None:
    rules = knowledge.recognition.model_copy(
        update={"misspelt": {}, "texting": {"they've": ("theyv",), "talked": ("torkd",)}}
    )
    stage = knowledge.case_facts["stage_reached"]
    talked = stage.model_copy(
        update={"choices": tuple(c.model_copy(update={"words": ("theyve talked",)}) for c in stage.choices[:1])}
    )
    facts = {**knowledge.case_facts, "stage_reached": talked}
    recogniser = Recogniser(replace(knowledge, recognition=rules, case_facts=facts))

    (mention,) = [one for one in recogniser.find("well theyv torkd", TODAY) if one.kind == "stage_reached"]

    assert mention.value == stage.choices[0].id


def test_of_the_steps_of_a_road_named_together_the_furthest_counts(knowledge: Knowledge) -> None:
    stage = knowledge.case_facts["stage_reached"]

    def stages(furthest: bool) -> set[str]:
        facts = {**knowledge.case_facts, "stage_reached": stage.model_copy(update={"furthest": furthest})}
        found = Recogniser(replace(knowledge, case_facts=facts)).find("the final answer came, we already talked", TODAY)
        return {one.value for one in found if one.kind == "stage_reached"}

    assert stages(furthest=True) == {"final_response"}
    assert stages(furthest=False) == {"final_response", "informal"}

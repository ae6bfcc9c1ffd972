"""Each safety net stands for the other: what either sees is weighed, and what fails is passed over."""

from __future__ import annotations

import logging

import pytest

from signpost.both_nets import BY_THE_SECOND_NET, BothNets, Impression
from signpost.safety import Sign, Speaker
from signpost.safety_model import Kind
from signpost.text import MAX_CHARACTERS


class Phrases:
    """Finds what it was told to find."""

    def __init__(self, sign: Sign | None, stands: bool = False) -> None:
        self.sign, self.asked, self.plainly = sign, 0, stands

    def check(self, text: str) -> Sign | None:
        self.asked += 1
        return self.sign

    def stands(self, text: str) -> bool:
        return self.plainly

    def speaker(self, text: str) -> Speaker:
        return "child"

    def plain(self, text: str) -> str:
        return text

    def sober(self, text: str) -> str:
        return text.removeprefix("no, I won't hurt myself. ")


class Second:
    """Has one impression of everything."""

    def __init__(
        self, alarm: float, kind: Kind = "thoughts_of_dying", doubtful: float = 0.0, believed: float | None = None
    ) -> None:
        self.impression = Impression(alarm, kind, doubtful, alarm if believed is None else believed)

    def read(self, text: str) -> Impression:
        return self.impression


class Broken:
    """Fails with the words of the message in its failure, as code does."""

    def check(self, text: str) -> Sign | None:
        raise ValueError(text)

    def read(self, text: str) -> Impression:
        raise ValueError(text)

    def stands(self, text: str) -> bool:
        raise ValueError(text)

    def speaker(self, text: str) -> Speaker:
        raise ValueError(text)

    def plain(self, text: str) -> str:
        raise ValueError(text)

    def sober(self, text: str) -> str:
        raise ValueError(text)


FOUND = Sign("danger_now", "parent", "phrase")


def test_without_a_second_net_the_phrases_stand_alone() -> None:
    assert BothNets(Phrases(FOUND)).check("text") == FOUND
    assert BothNets(Phrases(None)).check("text") is None


def test_what_no_phrase_says_is_seen_by_the_second_net() -> None:
    sign = BothNets(Phrases(None), Second(0.9, "child_at_risk")).check("text")

    assert sign == Sign("child_at_risk", "child", BY_THE_SECOND_NET)


def test_a_phrase_is_not_overruled_by_a_second_net_that_is_only_unsure() -> None:
    assert BothNets(Phrases(FOUND), Second(0.2)).check("text") == FOUND


def test_readers_that_are_too_sure_raise_no_alarm_by_themselves() -> None:
    assert BothNets(Phrases(None), Second(0.1, believed=0.7)).check("text") is None


def test_a_figure_of_speech_becomes_a_soft_line() -> None:
    assert BothNets(Phrases(FOUND), Second(0.0)).check("text") == Sign("doubtful", "parent", "phrase")


class HearsOnlySentences:
    """Hears the danger in the sentence alone, and not in a message with others round it."""

    def read(self, text: str) -> Impression:
        chance = 0.9 if text == "He wants to die." else 0.0
        return Impression(chance, "thoughts_of_dying", 0.0, chance)


def test_a_plain_sentence_among_others_is_never_taken_back() -> None:
    nets = BothNets(Phrases(FOUND), HearsOnlySentences())

    assert nets.check("They refused to assess him. He wants to die. How do I appeal?") == FOUND


def test_what_stands_past_the_part_the_second_net_reads_is_not_taken_back() -> None:
    assert BothNets(Phrases(FOUND), Second(0.0)).check("x" * (MAX_CHARACTERS + 1)) == FOUND


@pytest.mark.parametrize("second", [Second(0.3), Second(0.0, doubtful=0.9)])
def test_what_the_second_net_finds_doubtful_is_a_soft_line(second: Second) -> None:
    sign = BothNets(Phrases(None), second).check("text")

    assert sign is not None and sign.kind == "doubtful" and sign.signpost is None


def test_what_is_plain_to_both_is_no_sign() -> None:
    assert BothNets(Phrases(None), Second(0.0)).check("text") is None


def test_what_is_said_so_plainly_is_never_taken_back() -> None:
    harmless = Second(0.0)

    assert BothNets(Phrases(FOUND), harmless).check("text") == Sign("doubtful", "parent", "phrase")
    assert BothNets(Phrases(FOUND, stands=True), harmless).check("text") == FOUND


def test_when_the_second_net_fails_the_phrases_stand_alone() -> None:
    assert BothNets(Phrases(FOUND), Broken()).check("text") == FOUND


def test_when_the_phrases_fail_the_second_net_stands_alone() -> None:
    assert BothNets(Broken(), Second(0.9)).check("text") == Sign("thoughts_of_dying", "unknown", BY_THE_SECOND_NET)


def test_when_both_fail_nothing_is_raised_and_no_word_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    assert BothNets(Broken(), Broken()).check("zebracrossing") is None
    assert "safety_net_failed net=phrases failure=ValueError" in caplog.text
    assert "zebracrossing" not in caplog.text


def test_a_message_asked_about_twice_is_read_once() -> None:
    phrases = Phrases(FOUND)
    nets = BothNets(phrases)

    assert nets.check("text") == nets.check("text") == FOUND
    assert phrases.asked == 1
    nets.check("another text")
    assert phrases.asked == 2


def test_a_new_second_net_reads_again_what_was_read_before() -> None:
    nets = BothNets(Phrases(None))
    nets.check("text")
    nets.add(Second(0.9))

    assert nets.check("text") is not None


class HearsTheWordsAndNotTheNo:
    """Takes a denial for what it denies."""

    def read(self, text: str) -> Impression:
        chance = 0.9 if "hurt myself" in text or "tablets" in text else 0.0
        return Impression(chance, "thoughts_of_dying", 0.0, chance)


def test_a_plain_denial_is_believed_and_gets_the_soft_line_at_most() -> None:
    nets = BothNets(Phrases(None), HearsTheWordsAndNotTheNo())

    denied = nets.check("no, I won't hurt myself. who pays for the report")
    assert denied is not None and denied.kind == "doubtful"


def test_danger_beside_a_denial_is_heard_all_the_same() -> None:
    sign = BothNets(Phrases(None), HearsTheWordsAndNotTheNo()).check("no, I won't hurt myself. I took the tablets")

    assert sign is not None and sign.kind == "thoughts_of_dying"

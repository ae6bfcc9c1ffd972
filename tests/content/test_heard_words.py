"""The real word lists on tables of what parents write: the plan, a school named, emails in vain, a child in a place."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.knowledge import Knowledge, load_knowledge
from signpost.recognise import Recogniser
from signpost.safety import SafetyNet

FRIDAY = date(2026, 11, 27)


@pytest.fixture(scope="module", name="recogniser")
def real_recogniser() -> Recogniser:
    real: Knowledge = load_knowledge()
    return Recogniser(real)


@pytest.fixture(scope="module", name="net")
def real_net() -> SafetyNet:
    return SafetyNet.from_file()


def heard(recogniser: Recogniser, text: str, kind: str) -> set[str]:
    return {mention.value for mention in recogniser.find(text, FRIDAY) if mention.kind == kind}


@pytest.mark.parametrize(
    "text",
    [
        "ok we're in plymouth. whats my plan",
        "What's my plan then?",
        "write me out the plan for thursday",
        "academy. ok write me out the plan for thursday",
        "so can you sum up what i should do and when",
        "sum it all up for me please",
        "just tell me what to do in order",
        "can you just tell me what i need to do and when",
        "what order do i do things in",
        "in what order do i do all that",
        "give me a plan of action",
        "make me a plan",
        "put it all together for me its Devon",
        "i dont have that letter yet!! show me my plan",
        "Somerset. my plan please",
        "list what i have to do",
        "a list of what to do would help",
        "can you write it all down",
        "do me a plan for the weekend",
        "where's my plan",
        "summarise it for me",
        "tell me everything i need to do",
    ],
)
def test_the_plan_is_heard_in_natural_words(recogniser: Recogniser, text: str) -> None:
    assert heard(recogniser, text, "asks_for") == {"plan"}


@pytest.mark.parametrize(
    "text",
    [
        "the plan says 20 hours and she gets none",
        "they wont write him a plan",
        "his plan is out of date",
        "we have a draft plan",
        "the council is ending the plan",
        "my plan isnt being followed and im 17",
        "what does the plan have to say",
        "how do i get him a plan",
        "they planned a meeting",
        "what do i do now",
    ],
)
def test_the_childs_plan_is_not_asked_for(recogniser: Recogniser, text: str) -> None:
    assert "plan" not in heard(recogniser, text, "asks_for")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("whats section f anyway", "section_f"),
        ("what is section F", "section_f"),
        ("i did write to them 3 times like i said. whats section f anyway", "section_f"),
        (
            "what is disagreement resolution. she only has sen support no ehcp by the way",
            "disagreement_resolution_term",
        ),
        ("sorry what does SENCO mean", "senco"),
        ("whats an ehcp", "ehc_plan"),
        ("explain the annual review to me", "annual_review"),
        ("what do you mean by mediation", "mediation_term"),
    ],
)
def test_a_word_that_is_asked_for_is_known(recogniser: Recogniser, text: str, term: str) -> None:
    assert term in heard(recogniser, text, "asked_term")


@pytest.mark.parametrize(
    "text",
    [
        "what is the annual review going to do for my son",
        "hes got an ehcp, what now",
        "section f says what is needed",
        "they say mediation is what they offer",
    ],
)
def test_a_word_that_is_only_used_is_not_asked_for(recogniser: Recogniser, text: str) -> None:
    assert not heard(recogniser, text, "asked_term")


@pytest.mark.parametrize(
    "text",
    [
        "they have named the local mainstream, not the special school we asked for",
        "the council named a mainstream school",
        "they named the wrong school in section i",
        "its not the school we wanted",
        "its not the one we asked for",
        "do i need mediation if its only the school im unhappy with",
        "they put the wrong school on it",
        "they refused to name the special school",
        "the final plan hasnt named the school we chose",
        "they are naming mainstream again",
    ],
)
def test_that_only_the_school_is_wrong_is_heard(recogniser: Recogniser, text: str) -> None:
    assert heard(recogniser, text, "plan_section") == {"i"}


@pytest.mark.parametrize(
    "text",
    [
        "ive emailed the council 3 times already nobody answers",
        "i did write to them 3 times like i said",
        "the council wont answer my emails",
        "they keep ignoring my emails",
        "im so tired of chasing",
        "ive told them about the anxiety loads of times",
        "no reply to my emails since may",
        "i have emailed and emailed",
    ],
)
def test_emails_in_vain_are_a_talk_that_was_had(recogniser: Recogniser, text: str) -> None:
    assert "informal" in heard(recogniser, text, "stage_reached")


@pytest.mark.parametrize(
    "text",
    [
        "he will not cope there",
        "my child wont cope in that school",
        "she cant cope in a class of 30",
        "they named a school he wont cope at",
        "he couldnt cope with mainstream last time",
        "she would not cope on the bus",
        "he just cant cope at school",
        "my daughter wont be able to cope with a big class",
        "my son will not cope at the local secondary",
        "they cant cope in mainstream",
    ],
)
def test_a_child_who_would_not_cope_in_a_place_is_no_sign_of_danger(net: SafetyNet, text: str) -> None:
    assert net.check(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("i cant cope any more", "doubtful"),
        ("he cant cope with life", "doubtful"),
        ("she cant cope at all", "doubtful"),
        ("he wont cope there and i cant go on like this", "doubtful"),
        ("mum here not coping at all", "doubtful"),
        ("my son cant cope", "doubtful"),
        ("he cant cope in that school and says everyone would be better off without him", "thoughts_of_dying"),
        ("she wont cope there, she wants to die", "thoughts_of_dying"),
        ("he wont cope there. i am done", "thoughts_of_dying"),
    ],
)
def test_not_coping_with_life_is_still_heard(net: SafetyNet, text: str, kind: str) -> None:
    sign = net.check(text)

    assert sign is not None and sign.kind == kind

"""Names, facts and dates in a message. Only ids and offsets come back. All places and bodies are invented."""

from __future__ import annotations

import pytest

from signpost.recognise import Mention, Recogniser
from tests.invented import TODAY, found

# Areas and bodies


@pytest.mark.parametrize(
    "text",
    [
        "we live in Puddleshire",
        "PUDDLESHIRE",
        "Puddleshire County Council has not answered",
        "it's Puddleshire's fault",
        "I'm near Great Puddle.",
        "his school is in muddleford, by the pond",
    ],
)
def test_an_area_is_known_by_its_names_its_council_and_its_places(recogniser: Recogniser, text: str) -> None:
    assert ("area", "puddleshire") in found(recogniser, text)


@pytest.mark.parametrize("text", ["Pudleshire", "Puddleshires", "puddleshyre", "Marowshire"])
def test_a_name_misspelt_by_one_letter_is_still_known(recogniser: Recogniser, text: str) -> None:
    expected = "marrowshire" if text == "Marowshire" else "puddleshire"
    assert found(recogniser, f"we are in {text} you see") == [("area", expected)]


@pytest.mark.parametrize("text", ["pudlshire", "puddelshire", "Muddlesworth", "puddle"])
def test_a_name_misspelt_by_more_is_not_guessed(recogniser: Recogniser, text: str) -> None:
    assert found(recogniser, f"we are in {text} you see") == []


def test_a_misspelt_word_that_is_no_name_stays_a_word(recogniser: Recogniser) -> None:
    # One letter from "mediator", which is a kind of body and not a name.
    assert found(recogniser, "the mediater was kind") == []


@pytest.mark.parametrize(
    "text", ["he is reading well", "Reading is hard for her", "she hates reading", "READING IS FUN"]
)
def test_an_ordinary_word_is_no_place(recogniser: Recogniser, text: str) -> None:
    assert found(recogniser, text) == []


@pytest.mark.parametrize(
    "text", ["we live in Reading", "we are from reading", "near Reading", "reading council said no"]
)
def test_an_ordinary_word_is_a_place_where_places_stand(recogniser: Recogniser, text: str) -> None:
    assert ("area", "puddleshire") in found(recogniser, text)


def test_the_general_area_is_never_recognised_by_its_name(recogniser: Recogniser) -> None:
    assert found(recogniser, "your own council, any area") == []


def test_bodies_are_known_by_name_and_other_name_also_after_not(recogniser: Recogniser) -> None:
    assert found(recogniser, "do not give me Puddle Advice or puddleline") == [("organisation", "puddle_advice")] * 2


def test_a_kind_of_body_a_letter_and_a_term_are_found_together(recogniser: Recogniser) -> None:
    text = "a stiff complaint letter to the advice desk about the QUIB"

    assert found(recogniser, text) == [("letter", "complaint_letter"), ("role", "sendiass"), ("term", "quib")]


def test_a_letter_is_known_by_the_words_of_its_name_in_any_order(recogniser: Recogniser) -> None:
    assert found(recogniser, "how do I make my complaint sound stiff") == [("letter", "complaint_letter")]


@pytest.mark.parametrize("text", ["how do I word a complaint", "a stiff letter", "a lift"])
def test_one_word_names_no_letter(recogniser: Recogniser, text: str) -> None:
    assert found(recogniser, text) == []


def test_of_two_names_that_overlap_the_longer_wins(recogniser: Recogniser) -> None:
    assert found(recogniser, "Puddleshire County Council") == [("area", "puddleshire")]
    assert [m.end - m.start for m in recogniser.find("Puddleshire County Council", TODAY)] == [26]


# Terms


def test_a_short_form_that_is_also_a_word_counts_in_capitals_only(recogniser: Recogniser) -> None:
    assert found(recogniser, "what is a SIP") == [("asks_for", "meaning"), ("term", "sip"), ("asked_term", "sip")]
    assert found(recogniser, "he took a sip of it, and a Sip of that") == []


def test_a_short_form_that_is_no_word_counts_in_any_letters(recogniser: Recogniser) -> None:
    assert found(recogniser, "my quib") == found(recogniser, "my QUIB") == [("term", "quib")]


@pytest.mark.parametrize("text", ["whats a quib", "ok so what is the QUIB anyway", "he said it. what does quib mean"])
def test_a_word_that_is_asked_for_is_told_from_one_that_is_only_used(recogniser: Recogniser, text: str) -> None:
    assert ("asked_term", "quib") in found(recogniser, text)
    assert ("asked_term", "quib") not in found(recogniser, "whats a quib going to do for my son")
    assert ("asked_term", "quib") not in found(recogniser, "the quib says what is true")


def test_a_term_is_known_by_its_full_form_and_other_names(recogniser: Recogniser) -> None:
    assert found(recogniser, "the Quick Issue Board met") == [("term", "quib")]
    assert found(recogniser, "the wondering review") == [("term", "review")]


# Facts of the case


def test_facts_are_known_by_the_words_of_their_choice(recogniser: Recogniser) -> None:
    assert found(recogniser, "its an academy") == [("school_type", "academy")]
    assert found(recogniser, "I have already talked") == [("stage_reached", "informal")]
    assert found(recogniser, "it says i can appeal, and he has a plan") == [
        ("letter_gives_appeal", "yes"),
        ("has_plan", "yes"),
    ]


def test_a_fact_named_once_is_found_once(recogniser: Recogniser) -> None:
    assert found(recogniser, "we live in scotland") == [("nation", "scotland")]


def test_a_choice_without_words_is_never_recognised(recogniser: Recogniser) -> None:
    assert found(recogniser, "Nothing yet") == []
    assert found(recogniser, "Danger now, thoughts of dying") == []


def test_apostrophes_do_not_matter_and_places_are_counted_in_the_message_itself(recogniser: Recogniser) -> None:
    text = "I've 'already talked' to them"
    (mention,) = recogniser.find(text, TODAY)

    assert mention == Mention(text.index("already"), text.index("already") + 14, "stage_reached", "informal")
    assert text[mention.start : mention.end] == "already talked"


@pytest.mark.parametrize("text", ["it is not academy", "its never academy", "it isn't academy"])
def test_a_negated_fact_is_named_as_denied_and_not_as_told(recogniser: Recogniser, text: str) -> None:
    assert found(recogniser, text) == [("denied", "school_type=academy")]


@pytest.mark.parametrize(
    "text", ["it is not an academy", "he's not at an academy", "we do not live in Scotland", "I am not in Puddleshire"]
)
def test_a_fact_negated_from_a_few_words_off_is_not_told(recogniser: Recogniser, text: str) -> None:
    assert {kind for kind, _ in found(recogniser, text)} <= {"denied"}


@pytest.mark.parametrize("text", ["I don't trust the academy", "why isn't the academy helping"])
def test_a_not_about_something_else_denies_no_fact(recogniser: Recogniser, text: str) -> None:
    assert "denied" not in {kind for kind, _ in found(recogniser, text)}


@pytest.mark.parametrize(
    "text, kind",
    [
        ("we never had a letter that says I can appeal", "letter_gives_appeal"),
        ("he hasnt got a plan or has no plan", "has_plan"),
    ],
)
def test_a_yes_that_is_negated_is_a_no(recogniser: Recogniser, text: str, kind: str) -> None:
    assert [one for one in found(recogniser, text) if one[0] != "denied"] == [(kind, "no")]


@pytest.mark.parametrize(
    "text, yes",
    [
        ("They don't listen. My letter says I can appeal.", ("letter_gives_appeal", "yes")),
        ("They are not helping him. He has a plan.", ("has_plan", "yes")),
        ("the school is not helping and he has a plan", ("has_plan", "yes")),
    ],
)
def test_a_not_about_something_else_leaves_a_yes_alone(recogniser: Recogniser, text: str, yes: tuple[str, str]) -> None:
    assert found(recogniser, text) == [yes]


# Nothing


def test_a_message_without_names_names_nothing(recogniser: Recogniser) -> None:
    for text in ("", "   ", "?!", "it is all too much", "\U0001f62d", "İstanbul ſchool"):
        assert found(recogniser, text) == []


# Which date it is


@pytest.mark.parametrize(
    "text, fact",
    [
        ("the letter is dated 2 November 2026", "letter_date"),
        ("they refused on 2 November 2026", "letter_date"),
        ("the certificate is of 2 November 2026", "certificate_date"),
        ("the letter came on 2 November 2026", "arrived_date"),
        ("the draft is of 2 November 2026", "draft_date"),
        ("we asked for it on 2 November 2026", "request_date"),
        ("the meeting is on 2 November 2026", "meeting_date"),
        ("he was excluded on 2 November 2026", "event_date"),
        # What is dated is a paper, whatever is told beside it.
        ("it is dated 2 November 2026 and he was excluded", "any_letter_date"),
        # Since when: the clause says what has been going on.
        ("what we asked for is there since 2 November 2026", "request_date"),
        ("he is off since 2 November 2026", "event_date"),
        ("it was on 2 November 2026", "date"),
        ("2 November 2026", "date"),
    ],
)
def test_which_date_it_is_is_told_by_the_words_beside_it(recogniser: Recogniser, text: str, fact: str) -> None:
    assert found(recogniser, text) == [(fact, "2026-11-02")]


def test_each_date_is_told_by_its_own_sentence(recogniser: Recogniser) -> None:
    text = "The letter is of 2 November 2026. The certificate is of 16 November 2026."

    assert found(recogniser, text) == [("letter_date", "2026-11-02"), ("certificate_date", "2026-11-16")]


def test_a_date_that_ends_like_another_is_told_by_its_own_sentence(recogniser: Recogniser) -> None:
    text = "The letter is of 12 November 2026. The certificate is of 2 November 2026."

    assert found(recogniser, text) == [("letter_date", "2026-11-12"), ("certificate_date", "2026-11-02")]


def test_two_dates_in_one_sentence_are_told_by_the_nearest_words(recogniser: Recogniser) -> None:
    text = "the letter is dated 2 November 2026 and the certificate 16 November 2026"

    assert found(recogniser, text) == [("letter_date", "2026-11-02"), ("certificate_date", "2026-11-16")]


def test_a_word_inside_another_does_not_tell_which_date_it_is(recogniser: Recogniser) -> None:
    assert found(recogniser, "the newsletters of 2 November 2026") == [("date", "2026-11-02")]


def test_a_doubtful_date_comes_with_both_readings(recogniser: Recogniser) -> None:
    assert found(recogniser, "the letter is dated 03/04/2026") == [
        ("doubtful_date", "letter_date=2026-04-03"),
        ("doubtful_date", "letter_date=2026-03-04"),
    ]


def test_a_day_that_does_not_exist_is_said_to_be_impossible(recogniser: Recogniser) -> None:
    assert found(recogniser, "the letter is dated 31 February 2026") == [("impossible_date", "letter_date")]


def test_mentions_come_in_the_order_of_the_message(recogniser: Recogniser) -> None:
    text = "on 2 November 2026 Puddleshire refused, it is an academy"

    assert [mention.kind for mention in recogniser.find(text, TODAY)] == ["letter_date", "area", "school_type"]


@pytest.mark.parametrize("text", ["it came on 2 November 2026 i think", "the letter was sent two weeks ago"])
def test_a_date_with_a_word_for_it_or_written_out_is_no_near_day(recogniser: Recogniser, text: str) -> None:
    assert "near_day" not in {kind for kind, _ in found(recogniser, text)}


@pytest.mark.parametrize("text", ["he said it 2day", "yesterday they rang", "that was two weeks ago"])
def test_a_day_told_from_today_without_a_word_for_it_is_a_near_day(recogniser: Recogniser, text: str) -> None:
    assert "near_day" in {kind for kind, _ in found(recogniser, text)}


def test_words_that_mean_a_fact_only_when_asked_are_named_apart(recogniser: Recogniser) -> None:
    assert ("answer_to", "stage_reached=informal") in found(recogniser, "we spoke")
    assert "stage_reached" not in {kind for kind, _ in found(recogniser, "we spoke")}


# Answers to our questions


@pytest.mark.parametrize("text", ["it says I can appeal not", "says I can appeal, not", "he has a plan not"])
def test_a_not_right_after_an_answer_takes_it_back(recogniser: Recogniser, text: str) -> None:
    kinds = [kind for kind, _ in found(recogniser, text)]
    assert ("letter_gives_appeal" in kinds or "has_plan" in kinds) is ("," in text)


@pytest.mark.parametrize("text", ["turned 19", "whos 17", "post-16 bus", "over 16", "what comes after 16?"])
def test_more_ways_to_tell_an_age(recogniser: Recogniser, text: str) -> None:
    assert ("age_group", "post_16") in found(recogniser, text)


@pytest.mark.parametrize("text", ["over 16 weeks", "after 16 March", "it turned 3 out of 5", "post 1618"])
def test_what_only_looks_like_an_age_is_none(recogniser: Recogniser, text: str) -> None:
    assert [kind for kind, _ in found(recogniser, text) if kind == "age_group"] == []

"""The guided talk: questions, digressions, corrections, coming back, and both taps.

All content is invented; `said` gives a message as it was read.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.reply import Reply
from signpost.turn import Turn
from tests.invented import said, talk

START = said("where_am_i")
LETTER, STAGE, SCHOOL = "letter_gives_appeal", "stage_reached", "school_type"


def answer(**found: str) -> Turn:
    return said("answer", found=found, words=3)


def titles(reply: Reply) -> list[str]:
    return [button.title for button in reply.buttons]


# The questions


def test_the_first_question_comes_with_why_and_its_answers_and_the_card_has_the_best_step_so_far(
    knowledge: Knowledge,
) -> None:
    reply = talk(knowledge, START)

    assert "[opening]" in reply.text
    assert "[asked 1/3] Does the letter say you can appeal? Then time is running." in reply.text
    assert titles(reply) == ["It says so", "It does not", "[button_not_sure]"]
    assert reply.card["signpost"] == "informal_resolution"
    assert reply.card["triage"] == {"asks": LETTER, "because": "", "ladder": ""}


def test_an_answer_leads_to_the_next_question(knowledge: Knowledge) -> None:
    assert talk(knowledge, START, answer(**{LETTER: "no"})).case.asked == STAGE


@pytest.mark.parametrize(("intent", "value"), [("affirm", "yes"), ("deny", "no")])
def test_yes_and_no_answer_a_yes_or_no_question(knowledge: Knowledge, intent: str, value: str) -> None:
    assert talk(knowledge, START, said(intent)).case.get(LETTER) == value


def test_a_bare_no_means_what_the_file_says_it_means(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, said("deny"), said("deny"))

    assert reply.case.get(STAGE) == "none"
    assert reply.case.triage == "done"


def test_a_bare_yes_to_a_list_takes_nothing_for_granted(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, said("deny"), said("affirm"))

    assert "[pick]" in reply.text
    assert (reply.case.asked, reply.case.get(STAGE)) == (STAGE, None)


@pytest.mark.parametrize("turn", [said("next_step"), answer(**{LETTER: "not_sure"})])
def test_a_question_can_be_left_out(knowledge: Knowledge, turn: Turn) -> None:
    reply = talk(knowledge, START, turn)

    assert "[skipped]" in reply.text
    assert (reply.case.facts[LETTER], reply.case.asked) == ("not_sure", STAGE)


@pytest.mark.parametrize(
    "turn",
    [
        said("answer", words=3),
        said("school_transport", confidence=0.3, words=4),
        said("restart", confidence=0.3),
        said("affirm", confidence=0.1),
        said("next_step", confidence=0.4, words=3),
        said("model_letter", words=2),
    ],
    ids=["an answer", "a far guess", "hardly a wish to start again", "hardly a yes", "hardly skip", "an email"],
)
def test_an_answer_that_is_not_understood_is_asked_again_with_the_choices(knowledge: Knowledge, turn: Turn) -> None:
    reply = talk(knowledge, START, turn)

    assert "[unclear]" in reply.text
    assert "Does the letter say you can appeal?" in reply.text
    assert titles(reply) == ["It says so", "It does not", "[button_not_sure]"]
    assert (reply.case.asked, LETTER in reply.case.facts, reply.case.triage) == (LETTER, False, "asking")


def test_it_is_asked_again_once_and_then_left_out_in_so_many_words(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, said("answer", words=3), said("answer", words=3))

    assert "[skipped]" in reply.text
    assert (reply.case.facts[LETTER], reply.case.asked) == ("not_sure", STAGE)


def test_after_an_answer_that_was_understood_the_next_question_is_asked_again_too(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, said("answer"), answer(**{LETTER: "no"}), said("answer"))

    assert "[unclear]" in reply.text
    assert reply.case.asked == STAGE


def test_to_start_again_in_clear_words_still_forgets(knowledge: Knowledge) -> None:
    assert talk(knowledge, START, said("restart")).forgets


@pytest.mark.parametrize("intent", ["appeal", "model_letter", "where_am_i"])
def test_an_answer_and_no_word_more_is_one_whatever_it_was_taken_for(knowledge: Knowledge, intent: str) -> None:
    reply = talk(knowledge, START, said(intent, found={LETTER: "no", SCHOOL: "academy"}, bare=True, words=2))

    assert (reply.case.get(LETTER), reply.case.asked) == ("no", STAGE)
    assert SCHOOL not in reply.case.facts


def test_going_back_asks_the_one_before_and_forgets_its_answer(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, answer(**{LETTER: "no"}), said("go_back"))

    assert "[one_before]" in reply.text
    assert (reply.case.asked, LETTER in reply.case.facts) == (LETTER, False)
    assert "[first_already]" in talk(knowledge, START, said("go_back")).text


def test_a_fact_of_a_later_question_is_kept_and_the_open_one_stays_open(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, answer(**{SCHOOL: "academy"}))

    assert (reply.case.asked, reply.case.get(SCHOOL)) == (LETTER, "academy")
    assert "[skipped]" not in reply.text


def test_a_date_among_the_questions_is_kept_and_the_question_stays(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, answer(letter_date="2026-11-02"))

    assert "[noted that]" in reply.text
    assert (reply.case.asked, reply.case.get("letter_date")) == (LETTER, "2026-11-02")


def test_a_corrected_answer_is_said_to_be_changed(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, answer(**{LETTER: "no"}), answer(**{LETTER: "yes"}))

    assert "[corrected]" in reply.text
    assert reply.card["signpost"] == "appeal"


# The outcome


def test_the_outcome_shows_the_ladder_the_reasons_and_the_steps_up_and_down(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, answer(**{LETTER: "no", STAGE: "informal", SCHOOL: "academy"}))

    first, told, because = reply.text.split("\n\n")[:3]
    assert first.endswith("/ 2 complain")
    assert told == "[told] You have talked. It is an academy."
    assert because == "Talking is done."
    assert reply.card["also"] == ["school_transport"]
    assert reply.card["triage"] == {"asks": None, "because": "Talking is done.", "ladder": first}
    assert titles(reply)[-3:] == ["[button_more]", "[button_before]", "[button_next]"]


def test_back_from_the_outcome_leads_to_the_step_before_whatever_came_first(knowledge: Knowledge) -> None:
    placed = answer(**{LETTER: "no", STAGE: "informal", SCHOOL: "academy"})

    reply = talk(knowledge, said("school_transport"), START, placed, said("go_back"))

    assert reply.card["signpost"] == "informal_resolution"


def test_what_was_left_out_and_could_change_the_outcome_is_named(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, said("next_step"), said("next_step"))

    assert "[told_nothing]" in reply.text
    assert "Do look for a letter." in reply.text


def test_a_later_word_changes_the_outcome_and_another_topic_ends_the_guided_talk(knowledge: Knowledge) -> None:
    ended = talk(knowledge, START, answer(**{LETTER: "no", STAGE: "none"}))

    corrected = talk(knowledge, answer(**{LETTER: "yes"}), case=ended.case)
    left = talk(knowledge, said("school_transport", words=12), case=ended.case)

    assert (corrected.card["signpost"], "[corrected]" in corrected.text) == ("appeal", True)
    assert (left.card["signpost"], left.case.triage) == ("school_transport", None)


# In the middle


@pytest.mark.parametrize("intent", ["explain_term", "school_transport", "thanks", "find_contact"])
def test_a_digression_is_answered_and_the_question_comes_back(knowledge: Knowledge, intent: str) -> None:
    reply = talk(knowledge, START, said(intent, words=12))

    assert reply.card["signpost"] == intent
    assert "[again] Does the letter say you can appeal?" in reply.text
    assert (reply.case.asked, reply.case.triage) == (LETTER, "asking")
    assert "It says so" in titles(reply)


def test_danger_comes_before_the_question_and_a_yes_takes_it_up_again(knowledge: Knowledge) -> None:
    danger = talk(knowledge, START, said("appeal", sign="danger_now"))
    resumed = talk(knowledge, said("affirm"), case=danger.case)

    assert danger.card["signpost"] == "crisis"
    assert danger.card["beside"] == []
    assert (danger.case.asked, danger.case.triage) == (None, "asking")
    assert resumed.case.asked == LETTER


def test_start_again_drops_the_questions(knowledge: Knowledge) -> None:
    assert talk(knowledge, START, said("restart")).case == Case()


def test_whoever_asks_for_a_person_is_not_asked_on_and_a_no_is_left_at_that(knowledge: Knowledge) -> None:
    reply = talk(knowledge, START, said("human_handover"))
    declined = talk(knowledge, said("informal_resolution"), START, said("appeal", sign="danger_now"), said("deny"))

    assert "[again]" not in reply.text
    assert (reply.case.triage, declined.case.asked) == ("asking", None)


def test_a_long_message_is_answered_for_its_topic_though_it_begins_with_not_knowing(knowledge: Knowledge) -> None:
    ranking = (("where_am_i", 0.4), ("school_transport", 0.3))

    reply = talk(knowledge, said("where_am_i", confidence=0.4, ranking=ranking, words=30))

    assert (reply.card["signpost"], reply.case.triage) == ("school_transport", None)


def test_a_doubt_about_danger_is_not_answered_with_questions(knowledge: Knowledge) -> None:
    ranking = (("where_am_i", 0.4), ("school_transport", 0.3))

    reply = talk(knowledge, said("where_am_i", confidence=0.4, ranking=ranking, words=6, sign="doubtful"))

    assert (reply.card["signpost"], reply.case.triage) == ("emotional_support", None)


def test_before_anything_is_asked_the_step_in_hand_is_the_best_so_far(knowledge: Knowledge) -> None:
    assert talk(knowledge, said("school_transport"), START).card["signpost"] == "school_transport"


# Coming back


def test_a_recap_says_what_is_known_the_step_in_hand_and_the_open_question(knowledge: Knowledge) -> None:
    case = Case(facts={STAGE: "informal", "area": "puddleshire"}, signpost="council_complaint", asked=LETTER)

    reply = talk(knowledge, said("recap"), case=case)

    assert "[you told]\n- You have talked.\n- You live in Puddleshire." in reply.text
    assert f"[in_hand] {knowledge.signposts['council_complaint'].title}" in reply.text
    assert "[open question] Does the letter say you can appeal?" in reply.text
    assert reply.case.asked == LETTER


def test_a_recap_of_nothing_says_so_and_offers_a_beginning(knowledge: Knowledge) -> None:
    reply = talk(knowledge, said("recap"))

    assert "[nothing]" in reply.text
    assert "[button_where]" in titles(reply)


def test_a_recap_changes_nothing_that_is_known(knowledge: Knowledge) -> None:
    before = talk(knowledge, said("informal_resolution", found={STAGE: "none"})).case
    after = talk(knowledge, said("recap"), case=before).case

    assert (after.facts, after.signpost, after.history) == (before.facts, before.signpost, before.history)


def test_a_soft_line_is_said_among_the_questions_too(knowledge: Knowledge) -> None:
    assert "[soft_line]" in talk(knowledge, START, replace(said("answer"), sign="doubtful")).text

"""A contact, a letter, a date or a word is fitted to what the message is about. All content is invented."""

from __future__ import annotations

from dataclasses import replace

from signpost.answers import Answer, build
from signpost.case import Case
from signpost.knowledge import Knowledge
from signpost.move import Move
from signpost.request_fitting import MOST_CONTACTS, MOST_LETTERS, fit_request
from tests.invented import TODAY, said, with_signpost


def fitted(
    knowledge: Knowledge,
    request: str,
    topic: str | None = None,
    facts: dict[str, str] | None = None,
    **named: tuple[str, ...],
) -> tuple[Answer, list[str]]:
    """The answer to a request about a topic, with bodies, letters and words named in the message."""
    case = Case(facts=facts or {})
    answer = build(request, case, knowledge, TODAY)
    return fit_request(answer, Move("answer", case, request, topic=topic), said(request, named=named), knowledge)


def contacts(found: tuple[Answer, list[str]]) -> list[str]:
    return [contact.id for contact in found[0].contacts]


# Whom to ring


def test_a_body_named_in_the_message_is_all_that_is_shown(knowledge: Knowledge) -> None:
    assert contacts(fitted(knowledge, "find_contact", organisation=("marrow_advice",))) == ["marrow_advice"]


def test_a_kind_of_body_is_the_one_of_the_parents_area(knowledge: Knowledge) -> None:
    assert contacts(fitted(knowledge, "find_contact", facts={"area": "marrowshire"}, role=("sendiass",))) == [
        "marrow_advice"
    ]


def test_a_kind_of_body_nobody_has_is_left_out(knowledge: Knowledge) -> None:
    assert contacts(fitted(knowledge, "find_contact", role=("mediation",))) == ["any_advice", "lifeline"]


def test_without_a_name_the_contacts_of_the_topic_are_shown(knowledge: Knowledge) -> None:
    assert contacts(fitted(knowledge, "find_contact", "appeal", {"area": "puddleshire"})) == [
        "tribunal_office",
        "puddle_advice",
    ]


def test_without_a_topic_the_general_contacts_are_shown(knowledge: Knowledge) -> None:
    assert contacts(fitted(knowledge, "find_contact")) == ["any_advice", "lifeline"]


def test_those_who_can_be_rung_or_written_to_come_first(knowledge: Knowledge) -> None:
    assert contacts(fitted(knowledge, "find_contact", "school_transport")) == [
        "marrow_advice",
        "puddle_advice",
        "any_advice",
    ]


def test_there_are_at_most_six_contacts(knowledge: Knowledge) -> None:
    line = knowledge.organisations["lifeline"]
    lines = {f"line_{n}": line.model_copy(update={"id": f"line_{n}"}) for n in range(9)}
    many = replace(knowledge, organisations={**knowledge.organisations, **lines})

    named = fitted(many, "find_contact", organisation=tuple(lines))
    by_topic = fitted(with_signpost(many, "appeal", contacts=tuple(lines)), "find_contact", "appeal")

    assert len(contacts(named)) == len(contacts(by_topic)) == MOST_CONTACTS == 6


# Letters


def test_the_letter_named_comes_first_and_is_written_out(knowledge: Knowledge) -> None:
    answer, texts = fitted(knowledge, "model_letter", "informal_resolution", letter=("complaint_letter",))

    assert answer.letters == ("complaint_letter", "talk_letter")
    assert texts == [
        "[letter_title] A complaint the complaints desk",
        "Dear [name], I complain about [what].",
        "[letter_official] https://hands.example/letter",
    ]


def test_without_a_name_the_letter_of_the_topic_is_written_out(knowledge: Knowledge) -> None:
    answer, texts = fitted(knowledge, "model_letter", "appeal")

    assert answer.letters == ("appeal_note",)
    assert texts[1] == "I appeal against [what]."


def test_a_letter_that_is_only_a_charitys_is_pointed_at(knowledge: Knowledge) -> None:
    _, texts = fitted(knowledge, "model_letter", "school_transport")

    assert texts == [
        "[letter_title] Asking for a lift the bus desk",
        "[letter_official] https://hands.example/lift",
    ]


def test_without_a_topic_letters_are_offered_and_none_is_guessed(knowledge: Knowledge) -> None:
    answer, texts = fitted(knowledge, "model_letter")

    assert answer.letters == ("talk_letter", "complaint_letter", "lift_letter")
    assert texts == []


def test_there_are_at_most_three_letters(knowledge: Knowledge) -> None:
    answer, _ = fitted(knowledge, "model_letter", "appeal", letter=("talk_letter", "complaint_letter", "lift_letter"))

    assert len(answer.letters) == MOST_LETTERS == 3


def test_a_topic_without_letters_offers_the_general_ones(knowledge: Knowledge) -> None:
    answer, _ = fitted(knowledge, "model_letter", "emotional_support")

    assert answer.letters[0] == "talk_letter"


# Dates


def test_the_dates_of_the_topic_are_worked_out(knowledge: Knowledge) -> None:
    answer, texts = fitted(knowledge, "deadline", "appeal", {"letter_date": "2026-11-02"})

    assert [worked.day.isoformat() for worked in answer.deadlines] == ["2026-12-02", "2026-11-22"]
    assert texts == []


def test_what_a_date_says_is_done_is_no_deadline_any_more(knowledge: Knowledge) -> None:
    answer, _ = fitted(knowledge, "deadline", "appeal", {"letter_date": "2026-11-02", "certificate_date": "2026-11-16"})

    assert [worked.rule_id for worked in answer.deadlines] == ["appeal"]


def test_without_a_date_the_rules_are_told_in_words(knowledge: Knowledge) -> None:
    answer, texts = fitted(knowledge, "deadline", "appeal")

    assert answer.deadlines == ()
    assert texts == ["About the appeal.", "Count thirty days.", "About the adviser.", "Count twenty days."]


def test_what_is_counted_in_school_days_is_told_in_words(knowledge: Knowledge) -> None:
    answer, texts = fitted(knowledge, "deadline", "school_transport", {"event_date": "2026-11-02"})

    assert (answer.deadlines, texts) == ((), ["Count fifteen school days."])
    assert answer.signpost.in_short == "About the bus."


def test_without_a_topic_the_two_months_of_an_appeal_are_meant(knowledge: Knowledge) -> None:
    for topic in (None, "emotional_support"):
        answer, _ = fitted(knowledge, "deadline", topic, {"letter_date": "2026-11-02"})
        assert [worked.rule_id for worked in answer.deadlines] == ["appeal", "mediation_adviser"]


# Words


def test_each_word_named_is_explained(knowledge: Knowledge) -> None:
    _, texts = fitted(knowledge, "explain_term", term=("sip", "review"))

    assert texts == [
        "[term_full] SIP School Improvement Puzzle A puzzle for schools.",
        "[term] Wonder review A yearly look at the plan.",
    ]


def test_a_word_we_do_not_have_is_said_so(knowledge: Knowledge) -> None:
    assert fitted(knowledge, "explain_term")[1] == ["[term_unknown]"]


# Everything else


def test_other_signposts_stay_as_they_are(knowledge: Knowledge) -> None:
    for signpost in set(knowledge.signposts) - {"find_contact", "model_letter", "deadline", "explain_term"}:
        answer = build(signpost, Case(), knowledge, TODAY)
        move = Move("answer", Case(), signpost, topic="appeal")
        turn = said(signpost, named={"organisation": ("lifeline",), "letter": ("talk_letter",), "term": ("sip",)})
        assert fit_request(answer, move, turn, knowledge) == (answer, [])

"""`make check-knowledge` tells an editor every mistake, and a person what to look at. All knowledge is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import requests

from signpost.curation import check
from signpost.curation.findings import ENOUGH_WORDS, SMS_ROOM, find
from signpost.curation.links import dead_links, pages
from signpost.curation.readability import reading_age, syllables
from signpost.errors import KnowledgeError, Problem
from signpost.knowledge import Knowledge, load_knowledge
from tests.invented import KNOWLEDGE, TODAY, with_signpost

HARD = "Administrative considerations necessitate comprehensive documentation of institutional responsibilities."


def mistakes(knowledge: Knowledge) -> dict[str, str]:
    return {problem.field: f"{problem.file} {problem.message}" for problem in find(knowledge, TODAY).mistakes}


def with_point(knowledge: Knowledge, **fields: Any) -> Knowledge:
    point = knowledge.points["form_is_lost"].model_copy(update=fields)
    return replace(knowledge, points={**knowledge.points, "form_is_lost": point})


def test_the_invented_base_has_no_mistake(knowledge: Knowledge) -> None:
    assert mistakes(knowledge) == {}


def test_a_text_too_long_for_two_text_messages_is_a_mistake(knowledge: Knowledge) -> None:
    long = with_signpost(knowledge, "appeal", do_now="go on " * (SMS_ROOM // 6) + "and on", steps=("one", "x" * 300))
    assert "Cut it" in mistakes(long)["appeal.do_now"]
    assert "knowledge/signposts/appeal.yml" in mistakes(long)["appeal.steps.2"]
    just = with_signpost(knowledge, "appeal", do_now="x" * SMS_ROOM)
    assert "appeal.do_now" not in mistakes(just)


def test_a_letter_that_makes_a_text_message_dearer_is_a_mistake(knowledge: Knowledge) -> None:
    told = mistakes(with_signpost(knowledge, "appeal", in_short="It’s fine."))["appeal.in_short"]
    assert "’" in told and '"\'"' in told


def test_a_phone_number_in_a_sentence_is_a_mistake_and_999_is_none(knowledge: Knowledge) -> None:
    told = mistakes(with_signpost(knowledge, "appeal", do_now="Ring 01234 567890.", in_short="Ring 999 or 111."))
    assert "its source" in told["appeal.do_now"]
    assert "appeal.in_short" not in told


def test_an_answer_that_is_hard_to_read_is_a_mistake(knowledge: Knowledge) -> None:
    told = mistakes(with_signpost(knowledge, "appeal", steps=(HARD,) * 6))
    assert "Shorter sentences" in told["appeal.in_short, do_now and steps"]


def test_a_few_hard_words_are_not_judged(knowledge: Knowledge) -> None:
    assert mistakes(with_signpost(knowledge, "appeal", in_short=HARD, steps=())) == {}
    assert len(HARD.split()) < ENOUGH_WORDS


def test_an_answer_that_cites_nothing_is_a_mistake(knowledge: Knowledge) -> None:
    assert "cites no page" in mistakes(with_point(knowledge, limits=()))["form_is_lost.rights"]
    bare = with_signpost(knowledge, "council_complaint", rights=(), limits=(), sources=())
    assert "cites no page" in mistakes(bare)["council_complaint.sources"]


def test_what_is_due_soon_or_overdue_or_uncertain_is_listed_and_fails_nothing(knowledge: Knowledge) -> None:
    found = find(knowledge, date(2027, 3, 1))
    assert found.mistakes == ()
    assert any("form_is_lost" in line for line in find(knowledge, date(2027, 4, 1)).to_do["due within 60 days"])
    assert any("tribunal_office" in line for line in found.to_do["overdue"])
    assert any("Marrow Advice" in line for line in found.to_do["shown as not confirmed"])
    assert any("feast days" in line for line in found.to_do["being checked"])


@pytest.mark.parametrize("word, count", [("the", 1), ("table", 2), ("mediation", 4), ("provision", 3), ("plan's", 1)])
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_plain_words_have_a_low_reading_age_and_brackets_do_not_raise_it() -> None:
    assert reading_age("The cat sat on the mat. It was warm. She ate a fish.") < 7
    assert reading_age(HARD) > 20
    assert reading_age("Ask the cat (a small domesticated carnivorous mammal).") == reading_age("Ask the cat.")
    assert reading_age("...") == 0.0


# The command


def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = [Problem("areas/england.yml", "england.contacts", "no"), Problem("signposts/a.yml", "a.rung", "no")]

    def load() -> Knowledge:
        raise KnowledgeError(problems)

    monkeypatch.setattr(check, "load_knowledge", load)


def test_the_check_names_every_mistake_or_those_with_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(monkeypatch)
    everything, one = check.main([]), check.main(["england"])
    first, _, second = capsys.readouterr().err.partition("mistakes shown\n")
    assert (everything, one) == (1, 1)
    assert "a.rung" in first and "england.contacts" in first
    assert "a.rung" not in second and "england.contacts" in second


def test_the_check_names_what_is_due_to_be_checked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "load_knowledge", lambda: load_knowledge(KNOWLEDGE))
    assert check.main([]) == 0
    shown = capsys.readouterr().out
    assert "no mistakes" in shown and "tribunal_office" in shown


def test_a_mistake_in_content_fails_the_check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], knowledge: Knowledge
) -> None:
    monkeypatch.setattr(check, "load_knowledge", lambda: with_point(knowledge, limits=()))
    assert check.main([]) == 1
    assert "cites no page" in capsys.readouterr().err


# Links


def test_pages_that_are_gone_or_silent_are_named_with_what_names_them(knowledge: Knowledge) -> None:
    def ask(url: str) -> int:
        if "hands" in url:
            raise requests.ConnectionError
        return 404 if "old" in url else 403 if "copy" in url else 200

    lines = list(dead_links(knowledge, ask))
    assert "https://rules.example/old: is gone (named by old_page)" in lines
    assert "https://hands.example/guide: does not answer (named by charity_page)" in lines
    assert not any("copy" in line for line in lines)
    assert lines[-1] == f"{len(pages(knowledge))} pages asked"


def test_without_a_network_nothing_is_called_dead(knowledge: Knowledge) -> None:
    def ask(url: str) -> int:
        raise requests.ConnectionError

    assert list(dead_links(knowledge, ask)) == ["No page answered: there seems to be no network. Nothing was checked."]

"""The real points, letters, terms and notices keep their promises: sourced, plain, each its own, none an alarm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from signpost.knowledge import Knowledge
from signpost.knowledge.models import Limit, Practice, Right
from signpost.layout.buttons import LIST_ROWS
from signpost.letters import blanks
from signpost.points import homes
from signpost.safety import SafetyNet
from signpost.text import sentences
from tests.content.real_signposts import unexplained

LETTERS_OF_OUR_OWN = {
    "raise_a_concern",
    "meeting_request",
    "meeting_follow_up",
    "complaint_to_school",
    "complaint_to_council",
    "complaint_to_health",
    "complaint_to_social_care",
    "school_record_request",
    "subject_access_request",
    "correct_my_records",
    "ask_for_disagreement_resolution",
    "ask_for_mediation",
    "provision_not_made",
    "request_ehc_needs_assessment",
}
MYTHS = {"two_cycles_first", "six_thousand_first", "years_behind_first", "too_bright"}
TERMS_AT_LEAST = 120


def cited(knowledge: Knowledge) -> Iterator[tuple[str, Right | Limit | Practice]]:
    for point in knowledge.points.values():
        items: list[Right | Limit | Practice] = [*point.rights, *point.limits, *point.good_practice]
        yield from ((point.id, item) for item in items)


# Points


def test_what_a_point_says_rests_on_pages_we_may_rely_on(knowledge: Knowledge) -> None:
    weak = [(point, item.text) for point, item in cited(knowledge) if not knowledge.sources[item.source].confirmed]
    assert weak == []


def test_a_must_is_marked_as_one_and_good_practice_claims_none(knowledge: Knowledge) -> None:
    wrong = [
        (point, item.text)
        for point, item in cited(knowledge)
        if isinstance(item, Right) and item.force != "must" and " must " in item.text and item.force not in item.text
    ]
    practices = [(point, item.text) for point, item in cited(knowledge) if isinstance(item, Practice)]
    wrong += [(point, text) for point, text in practices if re.search("(they|school|council|you) must", text)]
    assert wrong == []


def test_each_myth_has_its_sourced_answer(knowledge: Knowledge) -> None:
    assert set(knowledge.points) >= MYTHS
    assert all(knowledge.points[myth].rights for myth in MYTHS)


def test_points_speak_in_short_sentences(knowledge: Knowledge) -> None:
    for point in knowledge.points.values():
        lengths = [len(sentence.split()) for text in (point.in_short, point.do_now) for sentence in sentences(text)]
        assert sum(lengths) / len(lengths) < 15, point.id
        assert max(lengths) <= 30, point.id


def test_short_forms_are_explained_in_the_answer_they_stand_in(knowledge: Knowledge) -> None:
    found = {}
    for point in knowledge.points.values():
        said = [point.in_short, point.do_now, point.wording or "", *(point.steps or ())]
        said += [item.text for item in (*point.rights, *point.good_practice)]
        if left := unexplained(" ".join(said)):
            found[point.id] = left
    assert found == {}


def test_no_message_stands_under_two_points(knowledge: Knowledge) -> None:
    heard = Counter(text.lower() for point in knowledge.points.values() for text in point.heard_as)
    assert [text for text, count in heard.items() if count > 1] == []


def test_no_example_of_a_point_sets_off_the_alarm(knowledge: Knowledge) -> None:
    """An alarm is answered before anything else, so only a point of that very answer could be heard by such words."""
    net = SafetyNet.from_file()
    alarms = [
        (point.id, text)
        for point in knowledge.points.values()
        for text in point.heard_as
        if (sign := net.check(text)) and sign.kind != "doubtful" and sign.signpost not in homes(point)
    ]
    assert alarms == []


def test_the_button_of_each_point_is_its_own_and_short_enough_to_read(knowledge: Knowledge) -> None:
    titles = Counter(point.choice for point in knowledge.points.values())
    assert [title for title, count in titles.items() if count > 1] == []
    short = [point for point in knowledge.points.values() if len(point.choice) <= LIST_ROWS.title]
    assert len(short) > len(knowledge.points) / 2


def test_nobody_with_a_right_of_appeal_is_told_to_complain_by_a_point(knowledge: Knowledge) -> None:
    """A point never changes the rail: the signposts of the appeal keep their own way on."""
    for point in knowledge.points.values():
        if point.signpost in {"appeal", "mediation"} and point.if_that_fails:
            assert point.if_that_fails in {"appeal", "mediation", "legal_challenge", "human_handover"}, point.id


# Letters, terms, notices


def test_every_letter_promised_is_there_with_its_blanks_and_its_answer(knowledge: Knowledge) -> None:
    assert set(knowledge.letters) >= LETTERS_OF_OUR_OWN
    for letter in knowledge.letters.values():
        assert letter.answer, letter.id
        assert letter.body is None or blanks(letter), letter.id


def test_there_are_enough_terms_each_in_one_or_two_sentences(knowledge: Knowledge) -> None:
    assert len(knowledge.terms) >= TERMS_AT_LEAST
    assert [term.id for term in knowledge.terms.values() if len(sentences(term.meaning)) > 3] == []


def test_pending_reform_is_one_dated_notice(knowledge: Knowledge) -> None:
    (notice,) = knowledge.notices.values()
    assert notice.said_on.year == 2026
    assert {"appeal", "mediation"} <= set(notice.for_signposts)


def test_whoever_advises_or_mediates_says_who_pays_them(knowledge: Knowledge) -> None:
    roles = ("sendiass", "mediation", "disagreement_resolution", "parent_carer_forum")
    named = {area.contacts[role] for area in knowledge.areas.values() for role in roles if role in area.contacts}
    assert [body for body in sorted(named) if not knowledge.organisations[body].who_pays] == []

"""What yes, no, more, next and back mean, up and down the ladder.

All content is invented. `said` gives a message as it was read; the words themselves never reach this part.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from signpost.case import NOT_SURE, Case
from signpost.hearing import heard
from signpost.knowledge import Knowledge
from signpost.move import HISTORY
from tests.invented import said, with_signpost
from tests.invented_talks import talk


def test_yes_after_an_answer_shows_the_steps(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("affirm"))

    assert (move.kind, move.signpost) == ("more", "informal_resolution")
    assert move.case.offer == "next_step"


def test_yes_after_the_steps_goes_on(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("affirm"), said("affirm"))

    assert (move.kind, move.signpost, move.says) == ("onward", "council_complaint", "next_is")


def test_more_shows_the_steps_whatever_was_offered(knowledge: Knowledge) -> None:
    case = Case(signpost="council_complaint", asked="letter_gives_appeal", offer="next_step")

    assert talk(knowledge, said("more"), case=case).kind == "more"


def test_what_can_i_do_next_shows_the_steps_first_and_goes_on_once_they_were_seen(knowledge: Knowledge) -> None:
    what_now = said("next_step", named={"asks_for": ("now",)}, words=5)
    move = talk(knowledge, said("informal_resolution"), what_now)

    assert (move.kind, move.signpost) == ("more", "informal_resolution")
    assert talk(knowledge, said("informal_resolution"), what_now, what_now).kind == "onward"


def test_what_now_after_it_was_tried_goes_on_at_once(knowledge: Knowledge) -> None:
    for words in (("now", "taken"), ("now", "ahead")):
        tried = said("next_step", named={"asks_for": words}, words=7)
        assert talk(knowledge, said("informal_resolution"), tried).kind == "onward"


def test_heard_nothing_since_is_no_answer_but_goes_on(knowledge: Knowledge) -> None:
    nothing = said("answer", named={"asks_for": ("taken",)}, words=3)

    assert talk(knowledge, nothing, case=Case(signpost="informal_resolution")).kind == "onward"


def test_next_goes_up_the_ladder(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("next_step"))

    assert (move.kind, move.signpost, move.case.signpost) == ("onward", "council_complaint", "council_complaint")


def test_next_tells_what_follows_as_if_this_had_failed_but_does_not_note_that_it_has(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("next_step"), case=Case(signpost="council_complaint", facts={"area": "puddleshire"}))

    assert move.signpost == "appeal"
    assert move.shown is not None and move.shown.get("stage_reached") == "final_response"
    assert move.case.facts == {"area": "puddleshire"}


def test_what_only_sounds_like_next_gets_the_steps_of_what_is_in_hand(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("next_step", confidence=0.33, words=4))

    assert (move.kind, move.signpost) == ("more", "informal_resolution")


def test_next_at_the_end_of_the_ladder_says_so(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("appeal"), said("next_step"))

    assert (move.kind, move.signpost, move.says) == ("end", "appeal", "no_next")
    assert move.case.offer is None


def test_next_that_would_lead_in_a_circle_is_the_end(knowledge: Knowledge) -> None:
    """Without a letter there is nothing to appeal, so a complaint is not followed by itself."""
    move = talk(
        knowledge, said("next_step"), case=Case(signpost="council_complaint", facts={"letter_gives_appeal": "no"})
    )

    assert (move.kind, move.signpost, move.says) == ("end", "council_complaint", "no_next")


def test_back_returns_along_the_way_one_came(knowledge: Knowledge) -> None:
    turns = [said("school_transport"), said("informal_resolution"), said("council_complaint")]

    one = talk(knowledge, *turns, said("go_back"))
    two = talk(knowledge, *turns, said("go_back"), said("go_back"))

    assert (one.kind, one.signpost, one.says) == ("back", "informal_resolution", "back_to")
    assert (two.signpost, two.case.history) == ("school_transport", ())


def test_back_without_a_trail_goes_down_the_ladder(knowledge: Knowledge) -> None:
    assert talk(knowledge, said("council_complaint"), said("go_back")).signpost == "informal_resolution"


def test_back_is_not_routed_on_again(knowledge: Knowledge) -> None:
    """Who asks to go back to talking is not sent on because they said that they have talked."""
    case = Case(signpost="council_complaint", facts={"stage_reached": "informal"})

    assert talk(knowledge, said("go_back"), case=case).signpost == "informal_resolution"


def test_back_at_the_beginning_says_so_and_stays(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("school_transport"), said("go_back"))

    assert (move.kind, move.signpost, move.says) == ("stay", "school_transport", "nothing_before")


def test_the_way_back_is_remembered_for_a_dozen_steps(knowledge: Knowledge) -> None:
    topics = itertools.islice(itertools.cycle(["informal_resolution", "school_transport"]), 30)

    assert len(talk(knowledge, *(said(topic) for topic in topics)).case.history) == HISTORY


def test_the_same_signpost_again_is_no_step(knowledge: Knowledge) -> None:
    assert talk(knowledge, said("school_transport"), said("school_transport")).case.history == ()


def test_no_stays_and_withdraws_the_offer(knowledge: Knowledge) -> None:
    move = talk(knowledge, said("informal_resolution"), said("deny"))

    assert (move.kind, move.signpost, move.says) == ("stay", "informal_resolution", "deny_stay")
    assert (move.case.offer, move.case.asked) == (None, None)


def test_back_to_a_step_is_back_to_the_particular_thing_it_was_about(knowledge: Knowledge) -> None:
    of_a_form = said("council_complaint", points=(("form_is_lost", 0.9),))
    move = talk(knowledge, of_a_form, said("school_transport"), said("go_back"))

    assert (move.signpost, move.case.point) == ("council_complaint", "form_is_lost")


def test_skip_leaves_our_question_out_and_not_the_step(knowledge: Knowledge) -> None:
    asked = Case(signpost="council_complaint", asked="letter_gives_appeal")
    skip = said("next_step", named={"asks_for": ("skip",)}, words=1)
    move = talk(knowledge, skip, case=asked)

    assert (move.signpost, move.says) == ("council_complaint", "not_sure_fine")
    assert move.case.facts["letter_gives_appeal"] == NOT_SURE
    assert talk(knowledge, skip, case=replace(asked, asked=None)).says == "deny_stay"
    assert talk(knowledge, said("next_step", words=1), case=asked).kind == "onward"


def test_whether_they_may_do_that_is_answered_by_the_rules_of_the_step(knowledge: Knowledge) -> None:
    may_they = said("next_step", named={"asks_for": ("rules",)}, words=4)
    move = talk(knowledge, said("council_complaint"), may_they)

    assert (move.kind, move.signpost) == ("more", "council_complaint")
    told = replace(may_they, intent="school_transport", ranking=(("school_transport", 1.0),))
    for more in ({"found": {"event_date": "2026-11-20"}}, {"words": 20}):
        assert talk(knowledge, said("council_complaint"), replace(told, **more)).signpost == "school_transport"
    assert talk(knowledge, told).signpost == "school_transport"


def test_a_question_passed_over_is_asked_no_more_unless_a_last_day_hangs_on_it(knowledge: Knowledge) -> None:
    """Whoever says something else does not want to answer; a lost appeal is worth asking for twice."""
    tells = said("answer", found={"area": "puddleshire"}, words=1)
    asked = Case(signpost="council_complaint", asked="letter_gives_appeal")
    once = talk(knowledge, tells, case=asked)
    school = with_signpost(knowledge, "council_complaint", ask="school_type")

    assert once.asks == "letter_gives_appeal"
    assert talk(knowledge, tells, tells, case=asked).asks is None
    assert talk(knowledge, tells, case=replace(asked, asked="school_type")).asks == "letter_gives_appeal"
    assert talk(school, tells, case=replace(asked, asked="school_type")).asks is None


def test_a_yes_that_is_asked_about_answers_nothing(knowledge: Knowledge) -> None:
    asked = Case(signpost="council_complaint", asked="letter_gives_appeal")
    wonders = said("affirm", found={"letter_gives_appeal": "yes"}, named={"asks_for": ("whether",)}, words=6)
    turn = heard(wonders, asked, knowledge)

    assert (turn.found, turn.intent) == ({}, "more")
    assert heard(replace(wonders, named={}), asked, knowledge).found == {"letter_gives_appeal": "yes"}

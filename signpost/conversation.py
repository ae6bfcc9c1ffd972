"""Decides one turn: what the message means for this case, where that leads, and what the case is afterwards.

The one place that knows what "yes", "no", "next" and "go back" mean. Words are in `signpost/wording.py` and YAML.
"""

from __future__ import annotations

from dataclasses import replace

from signpost.answers import answered
from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.certainty import asked_by_its_decision, with_facts
from signpost.deadline_talk import is_about_dates, rules_meant, topic_of_complaint
from signpost.doubt import still_in_doubt
from signpost.hearing import CHOICES, SHORT_WORDS, SKIP, answers_our_question, ask_for_date_again, is_unclear
from signpost.knowledge.base import Knowledge
from signpost.ladder import route, step_back, step_on
from signpost.letter_dates import COUNCILS, meant_of_its_letter
from signpost.move import START, Move, go, is_aside
from signpost.payloads import LETTERS
from signpost.plan_talk import (
    AREA,
    PLAN,
    area_first,
    asks_for_plan,
    asks_what_to_do,
    glanced,
    has_taken_it,
    wants_a_word,
    with_area_asked,
    with_area_settled,
)
from signpost.points import find_point, told_before
from signpost.reading import (
    CLEAR_FROM,
    OFFERED,
    beside_danger,
    complaint_meant,
    complaint_to,
    likelier,
    points_beside,
    rather_a_meeting,
    rather_in_hand,
    read,
    topic,
)
from signpost.taking_back import is_only_that, only_a_date
from signpost.turn import Helper, Turn
from signpost.vocabulary import DANGERS, EXPLAIN, STEPPED

HAPPENING_NOW = "danger_now"
"""The kind of danger that is answered with 999 or A&E alone."""
RESUME = "resume"
"""The offer after danger was answered: a "yes" goes back to the question in hand."""


def decide(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """What a turn comes to, once it was heard (hearing.py). Always something, whatever was said."""
    days = turn.days_suspended or case.days_suspended
    case = replace(case.learn(turn.found), doubted=still_in_doubt(turn), days_suspended=days)
    for step, point in points_beside(turn, knowledge).items():
        # Told of, so that a plan says what it was and not only where it belongs.
        case = case.with_point(step, point)
    if turn.intent == "restart" and not only_a_date(turn):
        return Move("answer", Case(), "restart", forgets=True)
    if turn.sign and turn.sign != "doubtful":
        return _safety(turn, case, knowledge)
    if asks_for_plan(turn, case, knowledge):
        return _plan(turn, case, knowledge)
    if turn.which_to_drop or is_only_that(turn) or turn.intent == "restart":
        return _taken_back(turn, case, knowledge)
    if _is_under_way(case, knowledge) and answers_our_question(turn, case, knowledge):
        return _answered(turn, case, knowledge)
    # An answer to nothing that was asked is a worry of its own, with a date or a fact in it.
    # Nor are words that only sound like "my plan": most who write of a plan mean their child's.
    about_the_talk = turn.intent in Helper - {"answer", PLAN}
    if case.signpost and about_the_talk:
        return _helper(turn, case, knowledge)
    to_nothing = turn.intent in Helper and (about_the_talk or not _is_under_way(case, knowledge))
    if to_nothing and turn.confidence >= CLEAR_FROM and not turn.found:
        # "Yes" to nothing: nobody has asked, so we do.
        return go(START, case, knowledge)
    return _fresh(turn, case, knowledge)


def _taken_back(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """Something was taken back: the step in hand again, without it. What is said of it stands before."""
    in_hand = case.signpost or START
    if turn.which_to_drop:
        return Move("stay", case, in_hand, asks=case.asked)
    if knowledge.signposts[in_hand].kind not in STEPPED:
        return Move("stay", replace(case, offer=None, asked=None), in_hand, says="deny_stay")
    return go(in_hand, replace(case, aside=None), knowledge)


def _is_under_way(case: Case, knowledge: Knowledge) -> bool:
    """Whether there is something to answer: after a mere hello, a worry with a date in it is a worry, not an answer."""
    if case.signpost is None:
        return False
    return case.asked is not None or knowledge.signposts[case.signpost].kind != "conversation"


def _safety(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """Danger is answered first and alone; the question in hand stays in hand, to go on with."""
    sign = turn.sign or ""
    signpost = sign if sign in knowledge.signposts else "crisis"
    shown = case.learn({"safety_sign": sign, "speaker": turn.speaker or "unknown"})
    # 999 and 111 were named: nobody who says "I am safe" is told again that they sound worn out.
    case = replace(case, soft_line_said=True)
    after = replace(case, offer=RESUME, asked=None) if case.signpost else case
    if knowledge.signposts[signpost].kind != "conversation":
        # It has steps of its own to show; the question before is one step back.
        after = replace(go(signpost, case, knowledge).case, facts=case.facts)
    second = (route(name, case, knowledge).signpost for name in beside_danger(turn, knowledge))
    # Where help must come at once, nothing stands beside the numbers.
    also = tuple(name for name in second if name != signpost)[:1] if sign != HAPPENING_NOW else ()
    return Move("answer", after, signpost, shown=shown, also=also, says="safety_stay")


def _answered(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """An answer to our question, or a correction: the same signpost again, fitted to what is now known."""
    in_hand = case.aside if _is_for_the_aside(turn, case, knowledge) else case.signpost
    says = "corrected" if turn.corrects else "noted"
    if again := ask_for_date_again(turn):
        return Move("stay", case, in_hand or START, says=again, asks=case.asked)
    if not turn.found and not case.asked and has_taken_it(turn):
        # "Heard nothing since" answers nothing; it says that the step in hand has failed.
        return _onward(turn, in_hand or START, case, knowledge)
    if not turn.found and not case.asked:
        return Move("stay", replace(case, offer=None), in_hand or START, says="deny_stay")
    if _has_choices(case.asked, knowledge) and not turn.found and is_unclear(turn, case, knowledge):
        return Move("stay", replace(case, offer=CHOICES), in_hand or START, says="unclear", asks=case.asked)
    if not turn.found or NOT_SURE in turn.found.values():
        says = "not_sure_letter" if case.asked == COUNCILS else "not_sure_fine"
        case = case.learn({case.asked: NOT_SURE} if case.asked else {})
    about = complaint_to(case, case.readings[:1], knowledge) if in_hand == LETTERS else None
    if case.asked in case.facts:
        case = replace(case, asked=None)
    return replace(go(in_hand or START, case, knowledge, topic=about), says=says)


def _has_choices(fact: str | None, knowledge: Knowledge) -> bool:
    """Whether what was asked is answered by picking one; a date is asked again in words of its own."""
    return fact in knowledge.case_facts and fact not in DATE_FACTS


def _is_for_the_aside(turn: Turn, case: Case, knowledge: Knowledge) -> bool:
    """Whether what is answered or corrected belongs to the request in the middle, not to the step in hand."""
    if case.aside is None:
        return False
    aside = knowledge.signposts[case.aside]
    dated = case.asked in DATE_FACTS or any(fact in DATE_FACTS for fact in turn.found)
    return case.asked == aside.ask or (is_about_dates(aside) and dated)


def _helper(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """What a word about the talk itself means, from the question asked, the offer made and the signpost in hand."""
    in_hand = case.signpost or START
    intent = turn.intent
    if intent == "affirm":
        intent = case.offer or "more"
    if intent == PLAN:
        return _plan(turn, case, knowledge)
    if intent in knowledge.signposts:
        return go(intent, case, knowledge)
    if intent == RESUME:
        return replace(go(in_hand, case, knowledge), kind="back")
    # What only sounds like "next" ("they just say wait") gets the steps of what is in hand.
    if intent == "next_step" and SKIP in turn.named.get("asks_for", ()):
        # No question is open that it could leave out.
        return Move("stay", replace(case, offer=None, asked=None), in_hand, says="deny_stay")
    # Who has seen the steps and asks what to do next goes on.
    unseen = asks_what_to_do(turn) and case.offer != "next_step"
    if intent == "next_step" and (turn.intent == "affirm" or (turn.confidence >= CLEAR_FROM and not unseen)):
        return _onward(turn, in_hand, case, knowledge)
    if intent == "go_back":
        return _back(case, knowledge)
    if intent == "deny":
        return Move("stay", replace(case, offer=None, asked=None), in_hand, says="deny_stay")
    if not answered(in_hand, case, knowledge).steps:
        return go(in_hand, replace(case, signpost=None), knowledge)
    meant = tuple(name for name in case.glanced if name != in_hand)
    return Move("more", replace(case.passed_over(), offer="next_step", asked=None, glanced=meant), in_hand)


def _plan(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """All we came to, and a question of ours stays open; or what became of a code that was sent alone.

    Where nobody near can be named yet, the area is asked first. A "yes" to a plan goes on with its first step.
    """
    in_hand = case.signpost or START
    if turn.code == "opened":
        return Move("return", replace(case, offer=PLAN), in_hand, says="code_opened")
    if turn.code is not None:
        return Move("stay", replace(case, offer=None), in_hand, says=f"code_{turn.code}")
    if area_first(turn, case, knowledge):
        return Move("stay", with_area_asked(case), in_hand, says="plan_area", asks=AREA)
    return Move("plan", replace(with_area_settled(case), offer=None), in_hand)


def _onward(turn: Turn, in_hand: str, case: Case, knowledge: Knowledge) -> Move:
    """The step after the one in hand. Who only looks ahead ("what if that fails") has not decided on it."""
    if (following := step_on(in_hand, case, knowledge)) is None:
        return Move("end", replace(case, offer=None, asked=None), in_hand, says="no_next")
    # What follows is told as if this step had been taken and had failed; whether it has is not ours to note.
    stage = knowledge.signposts[in_hand].stage_after
    shown = replace(case.learn({"stage_reached": stage}) if stage else case, point=None)
    move = go(following, shown, knowledge)
    if move.signpost == in_hand:
        return Move("end", replace(case, offer=None, asked=None), in_hand, says="no_next")
    ahead = () if has_taken_it(turn) or move.signpost in case.history else (move.signpost,)
    after = replace(move.case, facts=case.facts, glanced=tuple(dict.fromkeys((*move.case.glanced, *ahead))))
    return replace(move, kind="onward", says="next_is", shown=shown, case=after)


def _back(case: Case, knowledge: Knowledge) -> Move:
    if case.aside and case.signpost:
        # Back from a request in the middle is back to the step it was made in.
        return Move("back", replace(case, aside=None, offer="more"), case.signpost, says="back_to")
    earlier = step_back(case, knowledge)
    if earlier is None:
        return Move("stay", replace(case, offer=None, asked=None), case.signpost or START, says="nothing_before")
    # No new routing: whoever goes back wants that very step again, and it leaves the trail.
    point = case.latest_point(earlier)
    after = replace(case, signpost=earlier, history=case.history[:-1], offer="more", asked=None, point=point)
    return Move("back", after, earlier, says="back_to")


def _fresh(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """A message read for its topic: the best reading at once, others beside it when it is unclear or there are two."""
    if wants_a_word(turn, _in_step(case, knowledge)):
        return _explained(turn, case, knowledge)
    understood = likelier(read(turn, knowledge, _in_step(case, knowledge)), turn, case, knowledge)
    if case.signpost and understood.best == "out_of_scope" and understood.also and turn.confidence < CLEAR_FROM:
        # In the middle of a talk, "what is the latest I can post it" is about what we talk of, not about nothing.
        first, *others = understood.also
        understood = replace(understood, best=first, also=tuple(others))
    understood = rather_a_meeting(with_facts(understood, turn, knowledge), turn, knowledge)
    understood = complaint_meant(understood, turn, case, knowledge)
    point, understood = find_point(turn, understood, case, knowledge)
    if point is None and (in_hand := rather_in_hand(understood, turn, case, knowledge)):
        point, understood = case.point, in_hand
    point = point or _kept_point(turn, understood.best, case) or told_before(turn, understood.best, case, knowledge)
    about = topic(turn, understood.best, case, knowledge) or topic_of_complaint(turn, knowledge)
    about = about or (knowledge.points[point].signpost if point else None)
    entry = knowledge.signposts[understood.best]
    if is_about_dates(entry):
        turn, about = meant_of_its_letter(turn, about, case, knowledge)
    # Small talk and a word explained leave the deadlines asked about as they are; another worry does not.
    rules = rules_meant(turn, about, knowledge) if is_about_dates(entry) else case.rules if is_aside(entry) else ()
    move = go(understood.best, replace(case, rules=rules), knowledge, topic=about, point=point, fresh=True)
    move = replace(move, case=glanced(turn, move.case, case.signpost))
    if asked_by_its_decision(understood, turn, knowledge):
        # Nobody who has told of the decision is told of it as the reason for the step.
        move = replace(move, because=None)
    if _is_named(move, turn):
        move = replace(move, asks=None, case=replace(move.case, asked=None))
    # Each offer by its own rail: who has talked is not offered to talk. Beside "who is it to" there is none.
    asks_who = move.signpost == LETTERS and move.asks
    others = [route(name, move.case, knowledge).signpost for name in understood.also if not asks_who]
    offered = tuple(dict.fromkeys(name for name in others if name != move.signpost))[:OFFERED]
    return replace(move, also=offered, unsure=understood.unsure)


def _kept_point(turn: Turn, best: str, case: Case) -> str | None:
    """The particular thing in hand, where a few words only tell a fact of it: "the order is from 3 June"."""
    return case.point if turn.found and turn.words <= SHORT_WORDS and best == case.signpost else None


def _in_step(case: Case, knowledge: Knowledge) -> bool:
    return case.signpost is not None and knowledge.signposts[case.signpost].kind in STEPPED


def _explained(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """A word asked for in the middle of a step: its meaning, and the way to what else it may have been about."""
    move = go(EXPLAIN, case, knowledge, fresh=True)
    best = route(read(turn, knowledge).best, case, knowledge).signpost
    is_way = knowledge.signposts[best].kind in STEPPED and best not in {*DANGERS, case.signpost}
    return replace(move, also=(best,) if is_way and turn.confidence >= CLEAR_FROM else ())


def _is_named(move: Move, turn: Turn) -> bool:
    """Whether it asks for one thing by its name: a body, so that nobody need say where they live, or a letter."""
    named = {"find_contact": "organisation", LETTERS: "letter"}.get(move.signpost)
    return named is not None and bool(turn.named.get(named)) and bool(move.asks)

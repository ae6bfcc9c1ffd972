"""Decides one turn: what the message means for this case, where that leads, and what the case is afterwards.

The one place that knows what "yes", "no", "next" and "go back" mean. Words are in `signpost/wording.py` and YAML.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from signpost.answers import answered
from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.deadline_talk import date_to_ask, is_about_dates, rules_meant, topic_of_complaint
from signpost.doubt import still_in_doubt
from signpost.hearing import answers_our_question, ask_for_date_again
from signpost.knowledge.base import Knowledge
from signpost.knowledge.meeting_model import KIND
from signpost.knowledge.models import Signpost
from signpost.ladder import route, step_back, step_on
from signpost.payloads import LETTERS
from signpost.points import find_point, homes
from signpost.reading import CLEAR_FROM, OFFERED, beside_danger, complaint_to, read, topic
from signpost.triage import Guided
from signpost.turn import Helper, Turn

HISTORY = 12
"""How many signposts one can go back."""
START = "greeting"
PLAN = "plan"
"""Asks for all we came to; also the offer made to somebody who comes back."""
WORDS_ROUND_A_CODE = 6
"""So few words beside a code only bring it, unless they are clearly about something."""
RESUME = "resume"
"""The offer after danger was answered: a "yes" goes back to the question in hand."""


@dataclass(frozen=True)
class Move:
    """What a turn comes to: a signpost, how to present it, and the case afterwards.

    `kind` is one of: answer (a signpost), more (its steps), stay (a word about the talk itself, `says` names the
    sentence), back, onward, end (no step after this), plan (all we came to), return (the next step, to somebody
    who comes back with a code). `shown` is the case the answer is fitted to where that is not the case afterwards: what
    would be true if this step had failed, or what only the safety net saw. `guided` is set by guided.py alone.
    """

    kind: str
    case: Case
    signpost: str
    shown: Case | None = None
    also: tuple[str, ...] = ()
    topic: str | None = None
    because: str | None = None
    unsure: bool = False
    says: str | None = None
    asks: str | None = None
    forgets: bool = False
    guided: Guided | None = None


def decide(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """What a turn comes to, once it was heard (hearing.py). Always something, whatever was said."""
    case = replace(case.learn(turn.found), doubted=still_in_doubt(turn))
    if turn.intent == "restart":
        return Move("answer", Case(), "restart", forgets=True)
    if turn.sign and turn.sign != "doubtful":
        return _safety(turn, case, knowledge)
    if asks_for_plan(turn, knowledge):
        return _plan(turn, case)
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
        return _go(START, case, knowledge)
    return _fresh(turn, case, knowledge)


def asks_for_plan(turn: Turn, knowledge: Knowledge) -> bool:
    """Whether it is clearly that and states no fact; or a few words beside a code that only bring it: "here it is"."""
    is_clear = turn.confidence >= CLEAR_FROM
    if turn.code and turn.words <= WORDS_ROUND_A_CODE:
        entry = knowledge.signposts.get(turn.intent)
        return not (is_clear and entry and entry.kind != "conversation")
    return turn.intent == PLAN and is_clear and not turn.found


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
    after = replace(case, offer=RESUME, asked=None) if case.signpost else case
    if knowledge.signposts[signpost].kind != "conversation":
        # It has steps of its own to show; the question before is one step back.
        after = replace(_go(signpost, case, knowledge).case, facts=case.facts)
    second = (route(name, case, knowledge).signpost for name in beside_danger(turn, knowledge))
    also = tuple(name for name in second if name != signpost)[:1] if signpost != "crisis" else ()
    return Move("answer", after, signpost, shown=shown, also=also, says="safety_stay")


def _answered(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """An answer to our question, or a correction: the same signpost again, fitted to what is now known."""
    in_hand = case.aside if _is_for_the_aside(turn, case, knowledge) else case.signpost
    says = "corrected" if turn.corrects else "noted"
    if again := ask_for_date_again(turn):
        return Move("stay", case, in_hand or START, says=again, asks=case.asked)
    if not turn.found and not case.asked:
        return Move("stay", replace(case, offer=None), in_hand or START, says="deny_stay")
    if not turn.found or NOT_SURE in turn.found.values():
        case, says = case.learn({case.asked: NOT_SURE} if case.asked else {}), "not_sure_fine"
    about = complaint_to(case, case.readings[:1], knowledge) if in_hand == LETTERS else None
    if case.asked in case.facts:
        case = replace(case, asked=None)
    return replace(_go(in_hand or START, case, knowledge, topic=about), says=says)


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
        return _plan(turn, case)
    if intent == RESUME:
        return replace(_go(in_hand, case, knowledge), kind="back")
    if intent == "next_step":
        return _onward(in_hand, case, knowledge)
    if intent == "go_back":
        return _back(case, knowledge)
    if intent == "deny":
        return Move("stay", replace(case, offer=None, asked=None), in_hand, says="deny_stay")
    if not answered(in_hand, case, knowledge).steps:
        return _go(in_hand, replace(case, signpost=None), knowledge)
    return Move("more", replace(case, offer="next_step", asked=None), in_hand)


def _plan(turn: Turn, case: Case) -> Move:
    """All we came to, and a question of ours stays open; or what became of a code that was sent alone."""
    in_hand = case.signpost or START
    if turn.code is None:
        return Move("plan", replace(case, offer=None), in_hand)
    if turn.code == "opened":
        return Move("return", replace(case, offer=PLAN), in_hand, says="code_opened")
    return Move("stay", replace(case, offer=None), in_hand, says=f"code_{turn.code}")


def _onward(in_hand: str, case: Case, knowledge: Knowledge) -> Move:
    following = step_on(in_hand, case, knowledge)
    if following is None:
        return Move("end", replace(case, offer=None, asked=None), in_hand, says="no_next")
    # What follows is told as if this step had been taken and had failed; whether it has is not ours to note.
    stage = knowledge.signposts[in_hand].stage_after
    shown = replace(case.learn({"stage_reached": stage}) if stage else case, point=None)
    move = _go(following, shown, knowledge)
    if move.signpost == in_hand:
        return Move("end", replace(case, offer=None, asked=None), in_hand, says="no_next")
    return replace(move, kind="onward", says="next_is", shown=shown, case=replace(move.case, facts=case.facts))


def _back(case: Case, knowledge: Knowledge) -> Move:
    if case.aside and case.signpost:
        # Back from a request in the middle is back to the step it was made in.
        return Move("back", replace(case, aside=None, offer="more"), case.signpost, says="back_to")
    earlier = step_back(case, knowledge)
    if earlier is None:
        return Move("stay", replace(case, offer=None, asked=None), case.signpost or START, says="nothing_before")
    # No new routing: whoever goes back wants that very step again, and it leaves the trail.
    after = replace(case, signpost=earlier, history=case.history[:-1], offer="more", asked=None, point=None)
    return Move("back", after, earlier, says="back_to")


def _fresh(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """A message read for its topic: the best reading at once, others beside it when it is unclear or there are two."""
    understood = read(turn, knowledge)
    if case.signpost and understood.best == "out_of_scope" and understood.also and turn.confidence < CLEAR_FROM:
        # In the middle of a talk, "what is the latest I can post it" is about what we talk of, not about nothing.
        first, *others = understood.also
        understood = replace(understood, best=first, also=tuple(others))
    point, understood = find_point(turn, understood, knowledge)
    about = topic(turn, understood.best, case, knowledge) or topic_of_complaint(turn, knowledge)
    about = about or (knowledge.points[point].signpost if point else None)
    entry = knowledge.signposts[understood.best]
    # Small talk and a word explained leave the deadlines asked about as they are; another worry does not.
    rules = rules_meant(turn, about, knowledge) if is_about_dates(entry) else case.rules if _is_aside(entry) else ()
    move = _go(understood.best, replace(case, rules=rules), knowledge, topic=about, point=point, fresh=True)
    if _is_named(move, turn):
        move = replace(move, asks=None, case=replace(move.case, asked=None))
    # Each offer by its own rail: who has talked is not offered to talk. Beside "who is it to" there is none.
    asks_who = move.signpost == LETTERS and move.asks
    others = [route(name, move.case, knowledge).signpost for name in understood.also if not asks_who]
    offered = tuple(dict.fromkeys(name for name in others if name != move.signpost))[:OFFERED]
    return replace(move, also=offered, unsure=understood.unsure)


def _is_named(move: Move, turn: Turn) -> bool:
    """Whether it asks for one thing by its name: a body, so that nobody need say where they live, or a letter."""
    named = {"find_contact": "organisation", LETTERS: "letter"}.get(move.signpost)
    return named is not None and bool(turn.named.get(named)) and bool(move.asks)


def _go(
    signpost: str,
    case: Case,
    knowledge: Knowledge,
    topic: str | None = None,
    point: str | None = None,
    fresh: bool = False,
) -> Move:
    """To a signpost by the rail that fits, with at most one question and the trail kept for going back.

    The point in hand stays with its signpost; a fresh message that names no point asks for the whole signpost again.
    """
    way = route(signpost, case, knowledge)
    history = case.history
    if case.signpost and case.signpost != way.signpost and knowledge.signposts[case.signpost].kind != "conversation":
        history = (*history, case.signpost)[-HISTORY:]
    entry = knowledge.signposts[way.signpost]
    # Small talk and a request in the middle leave the step in hand where it is.
    keeps = case.signpost is not None and _is_aside(entry)
    about = _belonging(point if fresh else point or case.point, way.signpost, knowledge)
    ask = answered(way.signpost, replace(case, point=about), knowledge).ask
    if is_about_dates(entry):
        ask = date_to_ask(case.rules, case, knowledge)
    elif entry.id == LETTERS and topic:
        ask = None
    # The kind of meeting is asked once: whoever tells something else instead is helped with what holds for them all.
    asked_already = fresh and ask == KIND == case.asked
    asks = ask if ask and case.may_ask(ask) and not asked_already else None
    aside = entry.id if keeps and entry.kind == "request" else None
    after = replace(
        case,
        signpost=case.signpost if keeps else way.signpost,
        point=case.point if keeps else about,
        history=case.history if keeps else history,
        # A word explained in the middle leaves our question open, too.
        asked=asks or (case.asked if keeps and case.asked not in case.dates() else None),
        offer=case.offer if keeps else None if asks else "more",
        aside=aside,
    )
    shown = replace(after, point=about) if keeps else None
    return Move("answer", after, way.signpost, shown=shown, topic=topic, because=way.because, asks=asks)


def _is_aside(entry: Signpost) -> bool:
    return entry.kind in {"conversation", "request"}


def lead_to(signpost: str, case: Case, knowledge: Knowledge) -> Move:
    """To a signpost as if it had been asked for: by the rail that fits, with its question and the trail kept."""
    return _go(signpost, case, knowledge, fresh=True)


def _belonging(point: str | None, signpost: str, knowledge: Knowledge) -> str | None:
    """The point, if there is one and it belongs under the signpost."""
    return point if point and signpost in homes(knowledge.points[point]) else None

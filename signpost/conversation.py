"""Decides one turn: what the message means for this case, where that leads, and what the case is afterwards.

The one place that knows what "yes", "no", "next" and "go back" mean. Words are in `signpost/wording.py` and YAML.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.knowledge.base import Knowledge
from signpost.ladder import route, step_back, step_on
from signpost.reading import OFFERED, read, topic
from signpost.turn import Helper, Turn

SHORT_WORDS = 9
"""A message of no more words that states the fact just asked for is the answer to our question."""
HISTORY = 12
"""How many signposts one can go back."""
START = "greeting"
RESUME = "resume"
"""The offer after danger was answered: a "yes" goes back to the question in hand."""
NEVER_TO_COME = frozenset(DATE_FACTS) - {"meeting_date"}
"""Dates of what has happened; a later one than today was misread or mistyped."""


@dataclass(frozen=True)
class Move:
    """What a turn comes to: a signpost, how to present it, and the case afterwards.

    `kind` is one of: answer (a signpost), more (its steps), stay (a word about the talk itself, `says` names the
    sentence), back, onward, end (no step after this). `shown` is the case the answer is fitted to where that is not the
    case afterwards: what would be true if this step had failed, or what only the safety net saw.
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


def decide(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """What this turn comes to. Every turn comes to something: never None, never an exception for odd input."""
    before = case
    turn = _without_days_to_come(turn)
    changed = any(before.get(fact) not in (None, value) for fact, value in turn.found.items())
    turn = replace(turn, corrects=changed)
    case = case.learn(turn.found)
    if turn.intent == "restart":
        return Move("answer", Case(), "restart", forgets=True)
    if turn.sign and turn.sign != "doubtful":
        return _safety(turn, before, knowledge)
    if case.signpost and _answers_our_question(turn, case):
        return _answered(turn, case, knowledge)
    if case.signpost and turn.intent in Helper:
        return _helper(turn, case, knowledge)
    return _fresh(turn, case, knowledge)


def _without_days_to_come(turn: Turn) -> Turn:
    """The turn without dates that cannot have been yet; `future_date` then says that one was left out."""
    today = turn.today.isoformat()
    early = {fact for fact, value in turn.found.items() if fact in NEVER_TO_COME and NOT_SURE != value > today}
    found = {fact: value for fact, value in turn.found.items() if fact not in early}
    return replace(turn, found=found, future_date=bool(early))


def _safety(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """Danger is answered first and alone; the question in hand stays in hand, to go on with."""
    sign = turn.sign or ""
    signpost = sign if sign in knowledge.signposts else "crisis"
    shown = case.learn({"safety_sign": sign, "speaker": turn.speaker or "unknown"})
    after = replace(case, offer=RESUME) if case.signpost else case
    if knowledge.signposts[signpost].kind != "conversation":
        # It has steps of its own to show; the question before is one step back.
        after = replace(_go(signpost, case, knowledge).case, facts=case.facts)
    return Move("answer", after, signpost, shown=shown, says="safety_stay")


def _answers_our_question(turn: Turn, case: Case) -> bool:
    """Whether a short message states what we asked, or corrects a fact, whatever it was otherwise taken for."""
    if turn.intent == "answer":
        return True
    if turn.words > SHORT_WORDS:
        return False
    dated = turn.future_date or bool({"doubtful_date", "impossible_date"} & set(turn.named))
    if dated and case.asked in DATE_FACTS:
        return True
    return bool(turn.found) and (case.asked in turn.found or turn.intent in {"affirm", "deny"})


def _answered(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """An answer to our question, or a correction: the same signpost again, fitted to what is now known."""
    says = "corrected" if turn.corrects else "noted"
    if turn.future_date or "impossible_date" in turn.named or "doubtful_date" in turn.named:
        return Move("stay", case, case.signpost or START, says=_about_the_date(turn), asks=case.asked)
    if not turn.found and case.asked:
        case, says = case.learn({case.asked: NOT_SURE}), "not_sure_fine"
    elif not turn.found and turn.ranking:
        return _fresh(turn, case, knowledge)
    return replace(_go(case.signpost or START, case, knowledge), says=says)


def _about_the_date(turn: Turn) -> str | None:
    """The sentence that asks for the date again; None for a doubtful one, which is asked with both readings."""
    if turn.future_date:
        return "future_date"
    return "impossible_date" if "impossible_date" in turn.named else None


def _helper(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """What a word about the talk itself means, from the question asked, the offer made and the signpost in hand."""
    in_hand = case.signpost or START
    intent = turn.intent
    if intent in {"affirm", "deny"} and case.asked and _is_yes_or_no(case.asked, knowledge):
        answer = {"affirm": "yes", "deny": "no"}[intent]
        return _answered(replace(turn, found={case.asked: answer}), case.learn({case.asked: answer}), knowledge)
    if intent == "affirm":
        intent = case.offer or "more"
    if intent == RESUME:
        return replace(_go(in_hand, case, knowledge), kind="back")
    if intent == "next_step":
        return _onward(in_hand, case, knowledge)
    if intent == "go_back":
        return _back(case, knowledge)
    if intent == "deny":
        return Move("stay", replace(case, offer=None, asked=None), in_hand, says="deny_stay")
    return Move("more", replace(case, offer="next_step", asked=None), in_hand)


def _is_yes_or_no(fact: str, knowledge: Knowledge) -> bool:
    return {"yes", "no"} <= {choice.id for choice in knowledge.case_facts[fact].choices}


def _onward(in_hand: str, case: Case, knowledge: Knowledge) -> Move:
    following = step_on(in_hand, case, knowledge)
    if following is None:
        return Move("end", replace(case, offer=None, asked=None), in_hand, says="no_next")
    # What follows is told as if this step had been taken and had failed; whether it has is not ours to note.
    stage = knowledge.signposts[in_hand].stage_after
    shown = case.learn({"stage_reached": stage}) if stage else case
    move = _go(following, shown, knowledge)
    return replace(move, kind="onward", says="next_is", shown=shown, case=replace(move.case, facts=case.facts))


def _back(case: Case, knowledge: Knowledge) -> Move:
    earlier = step_back(case, knowledge)
    if earlier is None:
        return Move("stay", replace(case, offer=None, asked=None), case.signpost or START, says="nothing_before")
    # No new routing: whoever goes back wants that very step again, and it leaves the trail.
    after = replace(case, signpost=earlier, history=case.history[:-1], offer="more", asked=None)
    return Move("back", after, earlier, says="back_to")


def _fresh(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """A message read for its topic: the best reading at once, others beside it when it is unclear or there are two."""
    understood = read(turn, knowledge)
    move = _go(understood.best, case, knowledge, topic=topic(turn, understood.best, case, knowledge))
    others = [name for name in understood.also if name != move.signpost]
    if move.because and understood.best != move.signpost:
        others = [understood.best, *others]
    return replace(move, also=tuple(others[:OFFERED]), unsure=understood.unsure)


def _go(signpost: str, case: Case, knowledge: Knowledge, topic: str | None = None) -> Move:
    """To a signpost by the rail that fits, with at most one question and the trail kept for going back."""
    way = route(signpost, case, knowledge)
    history = case.history
    if case.signpost and case.signpost != way.signpost and knowledge.signposts[case.signpost].kind != "conversation":
        history = (*history, case.signpost)[-HISTORY:]
    entry = knowledge.signposts[way.signpost]
    asks = entry.ask if entry.ask and case.may_ask(entry.ask) else None
    offer = None if asks or entry.kind == "conversation" else "more"
    keeps = entry.kind == "conversation" and case.signpost is not None
    after = replace(case, signpost=case.signpost if keeps else way.signpost, history=history, asked=asks, offer=offer)
    return Move("answer", after, way.signpost, topic=topic, because=way.because, asks=asks)

"""The way through the talk, over conversation.py: the guided questions, coming back, a person, and "was this any use?".

Decides what only these know and leaves every other turn to `conversation.decide`; then brings an open question back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from signpost import conversation
from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.conversation import RESUME
from signpost.danger_denied import without_danger
from signpost.hearing import CHOICES, SHORT_WORDS, asks_for_something, is_unclear
from signpost.kept import still_kept, to_what_was_kept
from signpost.knowledge.base import Knowledge
from signpost.knowledge.triage_words import Question
from signpost.move import HISTORY, START, Move, lead_to
from signpost.no_such import no_such
from signpost.plan_talk import asks_for_plan
from signpost.points import nearest_home
from signpost.reading import CLEAR_FROM
from signpost.rejection import without_answer
from signpost.taking_back import is_only_that
from signpost.triage import ASKING, DONE, Guided, begin, next_question, place, question_before, stated
from signpost.turn import Guidance, Helper, Turn
from signpost.vocabulary import DANGERS, STEPPED

TOLD_WORDS = 25
"""A message of no more words that states a fact of the questions is taken as telling us that."""
WORRY_WORDS = 15
"""A longer message that begins with "I do not know where to start" says more than that."""
LIKELY_FROM = 0.35
"""Probability below which a word about the way through the talk is hardly meant, if there is a topic."""
WORRY_FROM = 0.10
"""Probability from which such a message is answered for its topic."""
RATING = frozenset({"helped", "not_meant"})
LEAVING = frozenset({"human_handover", "goodbye", "other_nation"})
"""After these no question is put; a "yes" takes it up again."""
OTHER_READINGS = 3
HANDOVER = "human_handover"


def decide(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """What a turn comes to, once it was heard: as conversation.decide, with the guided talk over it."""
    move = _with_person(_decide(turn, case, knowledge), knowledge)
    if move.forgets:
        return move
    about_itself = move.guided is not None and move.guided.what in RATING
    after = replace(
        move.case,
        # One tap for each answer.
        last_shown=None if about_itself else move.signpost,
        readings=case.readings if turn.intent in Helper else _readings(turn, move, knowledge),
        kept=still_kept(turn, move, case, knowledge),
    )
    return replace(move, case=after)


def _decide(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    case = without_danger(turn, case)
    asking = case.triage == ASKING and any(one.fact == case.asked for one in knowledge.triage.questions)
    in_danger = bool(turn.sign and turn.sign != "doubtful")
    unclear = asking and not in_danger and is_unclear(turn, case, knowledge)
    if (turn.intent == "restart" and not unclear) or in_danger:
        move = conversation.decide(turn, case, knowledge)
        return _to_resume(move) if case.triage == ASKING and not move.forgets else move
    if asks_for_plan(turn, case, knowledge):
        # Also in the middle of the questions, which stay open; and "I'm back" beside a code is no wish for a recap.
        return conversation.decide(turn, case, knowledge)
    if nothing := no_such(turn, case):
        asking_on = case.triage == ASKING and case.asked is not None
        return replace(nothing, guided=Guided("digression")) if asking_on else nothing
    if case.triage != ASKING and (turn.which_to_drop or is_only_that(turn)):
        return conversation.decide(turn, case, knowledge)
    if asking and turn.bare and case.asked in turn.found:
        return _in_triage(turn, case, knowledge)
    if unclear:
        move = _question(case, knowledge, "unclear")
        return replace(move, case=replace(move.case, offer=CHOICES))
    turn = to_what_was_kept(_worry_in(turn, case, knowledge), case, knowledge)
    if turn.intent in Guidance and not (turn.bare and case.asked in turn.found):
        return _guidance(turn, case.learn(turn.found), knowledge)
    if _names_the_council(turn, case):
        told = case.learn({"area": NOT_SURE, **turn.found})
        return lead_to(HANDOVER, replace(told, asked=None), knowledge)
    if case.triage == ASKING:
        return _in_triage(turn, case, knowledge)
    if case.triage == DONE:
        return _after_triage(turn, case, knowledge)
    return conversation.decide(turn, case, knowledge)


def _names_the_council(turn: Turn, case: Case) -> bool:
    """Whether it answers the one question that names the right person to turn to, also by "not sure"."""
    asked = case.last_shown == HANDOVER and case.asked == "area"
    return asked and turn.words <= SHORT_WORDS and ("area" in turn.found or turn.intent == "answer")


def _guidance(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """A word about the way through the talk."""
    if turn.intent == "where_am_i":
        starts = case.triage is None
        return _question(begin(case, knowledge) if starts else case, knowledge, *(["opening"] if starts else []))
    if turn.intent == "recap":
        return _recap(case, knowledge)
    if turn.intent == "helped":
        return _put(replace(_recap(case, knowledge), guided=Guided("helped")), case)
    if case.triage == ASKING and case.asked:
        return _question(case, knowledge, "pick")
    return _not_meant(case, knowledge)


def _question(case: Case, knowledge: Knowledge, *says: str) -> Move:
    """The next question, or where the case is when there is none. The card has the best step so far."""
    question = next_question(case, knowledge)
    if question is None:
        return _placed(case, knowledge, *(name for name in says if name == "corrected"))
    after = replace(case, triage=ASKING, asked=question.fact, offer=None, aside=None)
    placed = place(case, knowledge)
    shown = replace(case, point=None)
    best = _in_hand(case, knowledge) if question is knowledge.triage.questions[0] else None
    guided = Guided("question", says, placed)
    return Move("guided", after, best or placed.signpost, shown=shown, asks=question.fact, guided=guided)


def _in_hand(case: Case, knowledge: Knowledge) -> str | None:
    """The step in hand, which is the best one so far before anything was asked; None when there is none."""
    stepped = case.signpost is not None and knowledge.signposts[case.signpost].kind in STEPPED
    return case.signpost if stepped else None


def _placed(case: Case, knowledge: Knowledge, *says: str) -> Move:
    """The step the case is at. The step before stands before it in the trail, so that "go back" leads there."""
    placed = place(case, knowledge)
    move = lead_to(placed.signpost, replace(case, asked=None, aside=None), knowledge)
    before = placed.before
    trail = tuple(name for name in move.case.history if name != before)
    history = (*trail, before)[-HISTORY:] if before else trail
    # The questions are over: of the step's own, only one for a date is worth asking at once.
    asks = move.asks if move.asks in DATE_FACTS else None
    after = replace(
        move.case, history=history, triage=DONE, asked=asks, offer=None if asks else "more", signpost=move.signpost
    )
    guided = Guided("placed", says, placed)
    return replace(move, case=after, also=placed.also, asks=asks, because=None, guided=guided)


def _in_triage(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """A turn while a question is open: an answer, one left out, one back, or something else and back to it."""
    asked = next((one for one in knowledge.triage.questions if one.fact == case.asked), None)
    case = case.learn(_besides(turn.found, knowledge))
    meant = asked.means.get(turn.intent) if asked else None  # type: ignore[call-overload]
    if asked and meant and not stated(turn.found, knowledge):
        turn = replace(turn, found={asked.fact: meant, **turn.found})
    if asked and turn.bare and asked.fact in turn.found:
        # "From the school" says whose letter it is, not whom the worry is about.
        turn = replace(turn, found={asked.fact: turn.found[asked.fact], **_besides(turn.found, knowledge)})
    if _tells(turn, asked, knowledge):
        beside_it = asked is not None and asked.fact not in turn.found
        unsure = asked is not None and turn.found.get(asked.fact) == NOT_SURE
        says = ["skipped"] if unsure else ["corrected"] if turn.corrects else ["noted"] if beside_it else []
        return _question(case.learn(turn.found), knowledge, *says)
    if turn.intent == "go_back":
        return _question_before(case, knowledge)
    if turn.found and turn.intent in Helper and not stated(turn.found, knowledge):
        return _question(case, knowledge, "noted")
    if asked is None and turn.intent == "deny":
        # No to going on with the questions.
        return conversation.decide(turn, case, knowledge)
    if turn.intent in {"next_step", "deny"} or (turn.intent == "answer" and turn.words <= TOLD_WORDS):
        left_out = case.learn({asked.fact: NOT_SURE}) if asked else case
        return _question(left_out, knowledge, *(["skipped"] if asked else []))
    if turn.intent in {"affirm", "more"}:
        return _question(case, knowledge, *(["pick"] if asked else []))
    return _digression(turn, case, knowledge)


def _tells(turn: Turn, asked: Question | None, knowledge: Knowledge) -> bool:
    """Whether the message tells us facts of the questions rather than asking for something else."""
    if turn.bare and asked and asked.fact in turn.found:
        return True
    if turn.words > TOLD_WORDS or not stated(turn.found, knowledge) or asks_for_something(turn, knowledge):
        return False
    told = [question.fact for question in knowledge.triage.questions if question.fact in turn.found]
    if (asked and asked.fact in told) or turn.intent in Helper:
        return True
    # Two facts in a few words are an answer, whatever topic they sound like.
    return turn.confidence < CLEAR_FROM or (len(told) > 1 and turn.words <= SHORT_WORDS)


def _besides(found: Mapping[str, str], knowledge: Knowledge) -> dict[str, str]:
    """What was told that is none of the questions: a date, an area."""
    asked = {question.fact for question in knowledge.triage.questions}
    return {fact: value for fact, value in found.items() if fact not in asked}


def _question_before(case: Case, knowledge: Knowledge) -> Move:
    before = question_before(case.asked, case, knowledge)
    if before is None:
        return _question(case, knowledge, "first_already")
    return _question(case.forget(before.fact), knowledge, "one_before")


def _digression(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """Something else is answered, and the question comes back."""
    move = conversation.decide(turn, replace(case, asked=None, offer=None), knowledge)
    if move.signpost in LEAVING:
        return _to_resume(move)
    after = begin(move.case, knowledge) if turn.confidence >= CLEAR_FROM else move.case
    question = next_question(after, knowledge)
    asks = question.fact if question else None
    after = replace(after, triage=ASKING, asked=asks, offer=None if asks else RESUME)
    return replace(move, case=after, asks=asks, guided=Guided("digression"))


def _after_triage(turn: Turn, case: Case, knowledge: Knowledge) -> Move:
    """A later word on one of the questions can lead elsewhere; another topic ends the guided talk."""
    tells = turn.corrects or turn.intent in Helper or turn.confidence < CLEAR_FROM
    if tells and turn.words <= TOLD_WORDS and stated(turn.found, knowledge):
        told = case.learn(turn.found)
        if place(told, knowledge).signpost != place(case, knowledge).signpost:
            return _placed(told, knowledge, *(["corrected"] if turn.corrects else []))
    move = conversation.decide(turn, case, knowledge)
    if turn.intent not in Helper and move.case.signpost != case.signpost:
        return replace(move, case=replace(move.case, triage=None))
    return move


def _recap(case: Case, knowledge: Knowledge) -> Move:
    """All that is known and the step in hand; the open question stays open."""
    if case.triage == ASKING:
        question = next_question(case, knowledge)
        asks = question.fact if question else None
        after = replace(case, asked=asks, offer=None if asks else RESUME)
        return Move("guided", after, place(case, knowledge).signpost, asks=asks, guided=Guided("recap"))
    in_hand = case.signpost or START
    offer = None if case.asked else "more" if knowledge.signposts[in_hand].kind != "conversation" else case.offer
    after = replace(case, offer=offer)
    return Move("guided", after, in_hand, asks=case.asked, guided=Guided("recap"))


def _not_meant(case: Case, knowledge: Knowledge) -> Move:
    """The other readings and a person; what was taken wrongly leaves the trail."""
    near = tuple(name for name in case.readings if name in knowledge.signposts)
    return Move("guided", without_answer(case), HANDOVER, also=near, guided=Guided("not_meant"))


def _put(move: Move, case: Case) -> Move:
    """The move with the case as it was: a tap changes nothing."""
    return replace(move, case=case)


def _to_resume(move: Move) -> Move:
    return replace(move, asks=None, case=replace(move.case, asked=None, offer=RESUME))


def _with_person(move: Move, knowledge: Knowledge) -> Move:
    """With a person to turn to comes what to have ready, and the one question that names the right one."""
    if move.signpost != HANDOVER or move.guided or "area" not in knowledge.case_facts:
        return move
    if not move.case.may_ask("area"):
        return replace(move, guided=Guided("handover"))
    return replace(move, asks="area", case=replace(move.case, asked="area"), guided=Guided("handover"))


def _worry_in(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """The turn read for its topic where it says more than that somebody does not know what to ask.

    "It is all wrong" is a word about our answer only where there was one.
    """
    nothing_to_rate = turn.intent in RATING and case.last_shown is None
    says_more = turn.words > WORRY_WORDS or turn.confidence < LIKELY_FROM or turn.sign is not None
    near = nearest_home(turn, case, knowledge)
    says_more = says_more or near is not None
    if not nothing_to_rate and (turn.intent not in Guidance or turn.confidence >= CLEAR_FROM or not says_more):
        return turn
    known = ((name, chance) for name, chance in turn.ranking if name in knowledge.signposts)
    stepped = ((name, chance) for name, chance in known if knowledge.signposts[name].kind in STEPPED)
    topics = [(name, chance) for name, chance in stepped if nothing_to_rate or chance >= WORRY_FROM]
    if not topics and not turn.sign and near:
        return replace(turn, intent=near, confidence=LIKELY_FROM)
    if not topics:
        return replace(turn, intent="out_of_scope", confidence=0.0) if turn.sign else turn
    # With a doubt about danger the reading stays unsure, so that what calls for care is heard first.
    every = 0.0 if turn.sign else sum(chance for _, chance in topics)
    sure = topics[0][1] / (every or 1.0)
    return replace(turn, intent=topics[0][0], confidence=sure)


def _readings(turn: Turn, move: Move, knowledge: Knowledge) -> tuple[str, ...]:
    """What else the message could have been, best first; never danger, which is not to be picked from a list."""
    ranked = [name for name, _ in turn.ranking]
    kinds = STEPPED | {"request"}
    named = (name for name in dict.fromkeys((*turn.second, *ranked)) if name in knowledge.signposts)
    others = (name for name in named if knowledge.signposts[name].kind in kinds and name not in DANGERS)
    return tuple(name for name in others if name != move.signpost)[:OTHER_READINGS]

"""Chooses among the readings of a fresh message: the best, what else to offer, whether to say that we are unsure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from signpost.case import Case
from signpost.knowledge.base import Knowledge
from signpost.meetings import HOME
from signpost.names import BESIDE
from signpost.payloads import LETTERS
from signpost.text import LONG_WORDS
from signpost.turn import Turn
from signpost.vocabulary import COMPLAINTS, DANGERS, FEELINGS, STEPPED

CLEAR_FROM = 0.50
"""Probability from which a reading is taken as clear; docs/evaluation.md shows what it costs and gains."""
UNSURE_BELOW = 0.22
"""Probability below which we say that we are not sure."""
OFFERED_FROM = 0.04
"""Probability from which another reading is worth offering."""
ALARMING_OFFERED_FROM = 0.15
"""Nobody who asks about a melt-down should be shown "a child may be hurt" on a mere chance."""
OFFERED = 2
"""How many other readings are offered with an unclear one."""
BARE_COMPLAINT = 5
"""So few words about a complaint name hardly anybody."""
TIRED_AMONG = 4
"""Among so many readings of a message of bare exhaustion is that of being worn out: "he cannot speak" has others."""
BARE_WORDS = 15
"""A longer message says more than that its writer is worn out."""
MUCH_LESS_LIKELY = 3
"""What is so many times less likely than the first reading stays behind it, though it was told in so many words."""
CERTAIN_FROM = 0.80
"""Probability from which a reading stays first, whatever more urgent thing is told beside it."""
TOPIC_FROM = 0.08
"""Probability from which a reading beside a request says what the request is about."""
BESIDE_DANGER_FROM = 0.30
"""Probability from which the topic of a message with a sign of danger waits until the danger was answered."""
TOPIC_FROM_IN_A_STEP = 0.15
"""The same of a last day in the middle of a step: "and how long have I got" is about that."""
DEADLINE = "deadline"
OF_THE_CHILD = "of_the_child"
NAMED_BY = {
    "find_contact": frozenset({"organisation", "role"}),
    "model_letter": frozenset({"letter"}),
    "deadline": frozenset({"deadline"}),
    "explain_term": frozenset({"term"}),
}
"""What a message names that asks for it, by the kind of request."""
MUCH_MORE_URGENT = 3
"""Steps on the scale of `urgency` in a signpost's file."""


@dataclass(frozen=True)
class Understood:
    """The best reading of a message, the others worth offering, best first, and whether we are unsure."""

    best: str
    also: tuple[str, ...]
    unsure: bool


def read(turn: Turn, knowledge: Knowledge, in_step: bool = False) -> Understood:
    """The reading of a message taken by itself; words about the talk mean nothing here, so the next best stands.

    In the middle of a step, doubtful words must also sound like being worn out to be answered as that.
    """
    ranked = _signposts(turn, knowledge)
    # What was taken for words about the talk says nothing of which topic it is: the topics share what is left.
    all_topics = sum(chance for _, chance in ranked) or 1.0
    best, sure = (ranked[0][0], ranked[0][1] / all_topics) if ranked else ("out_of_scope", 0.0)
    if turn.intent in knowledge.signposts:
        best, sure = turn.intent, turn.confidence
    beside = told_beside(turn, knowledge)
    sounds_tired = not in_step or any(name in FEELINGS for name, _ in ranked[:TIRED_AMONG])
    bare = turn.sign == "doubtful" and turn.words <= BARE_WORDS and sounds_tired and not beside
    if bare and sure < CLEAR_FROM and not is_of_the_child(turn):
        # Words of bare exhaustion, and no clear question: what they ask for is to be heard.
        best, sure = "emotional_support", CLEAR_FROM
    # A long story told with tears is about what happened; how its writer feels is offered beside it.
    if best in FEELINGS and sure < CLEAR_FROM and (is_of_the_child(turn) or turn.words > LONG_WORDS):
        best, sure = next(((name, chance) for name, chance in ranked if name not in FEELINGS | DANGERS), (best, sure))
    best, sure = _told_first(best, sure, ranked, beside, knowledge) if sure < CLEAR_FROM else (best, sure)
    also = [name for name in turn.second if name in DANGERS or _may_be_offered(name, OFFERED_FROM, knowledge)]
    if sure < CLEAR_FROM:
        also += [name for name, chance in ranked if _may_be_offered(name, chance, knowledge)]
    named = [name for name in dict.fromkeys(also) if name in knowledge.signposts]
    if sure < CLEAR_FROM:
        best, named = _urgent_first(best, named, turn.second, knowledge)
    elif sure < CERTAIN_FROM:
        best, named = _urgent_first(best, named, beside, knowledge)
    others = tuple(name for name in named if name != best)
    return Understood(best, others, sure < UNSURE_BELOW)


def _told_first(
    best: str, sure: float, ranked: list[tuple[str, float]], beside: Iterable[str], knowledge: Knowledge
) -> tuple[str, float]:
    """Of unclear readings one told in so many words, where it is not much less likely or the first is no problem.

    It stays unclear: what else the message may be about is offered beside it.
    """
    chances = dict(ranked)
    told = [(name, chances.get(name, 0.0)) for name in beside]
    told = sorted(told, key=lambda one: -knowledge.signposts[one[0]].urgency)
    if not told or best in DANGERS or best in beside:
        return best, sure
    (name, chance), first = told[0], ranked[0][1] if ranked else 0.0
    near = best in FEELINGS or first < UNSURE_BELOW or chance * MUCH_LESS_LIKELY >= first
    return (name, max(chance, UNSURE_BELOW)) if near else (best, sure)


def told_beside(turn: Turn, knowledge: Knowledge) -> tuple[str, ...]:
    """The topics of problems told in so many words, whatever else the message is about: days of suspension, a fine."""
    topics = [*facts_beside(turn, knowledge), *points_beside(turn, knowledge), *turn.named.get(BESIDE, ())]
    return tuple(dict.fromkeys(topic for topic in topics if topic in knowledge.signposts))


def facts_beside(turn: Turn, knowledge: Knowledge) -> list[str]:
    """The topics of facts that are a problem of their own."""
    known = ((knowledge.case_facts[fact], value) for fact, value in turn.found.items() if fact in knowledge.case_facts)
    told = [choice for fact, value in known for choice in fact.choices if choice.id == value and choice.stands_beside]
    return [choice.points_to or "" for choice in told]


def points_beside(turn: Turn, knowledge: Knowledge) -> dict[str, str]:
    """The particular problems told so by their words, each as the step that is its home and the point."""
    named = (name for name in turn.named.get(BESIDE, ()) if name in knowledge.points)
    return {knowledge.points[name].signpost: name for name in named}


def with_told_beside(turn: Turn, knowledge: Knowledge) -> Turn:
    """The turn with those topics among its second problems, but for the one it is about anyhow."""
    new = [topic for topic in told_beside(turn, knowledge) if topic not in {turn.intent, *turn.second}]
    return replace(turn, second=(*new, *turn.second)) if new else turn


def is_of_the_child(turn: Turn) -> bool:
    """Whether it is the child of whom the message says that they cannot cope, not the writer."""
    return OF_THE_CHILD in turn.named.get("asks_for", ())


def _urgent_first(best: str, named: list[str], second: Iterable[str], knowledge: Knowledge) -> tuple[str, list[str]]:
    """Of two problems in a message that is not clearly about the first, the much more urgent one comes first."""
    first = knowledge.signposts[best].urgency + MUCH_MORE_URGENT
    urgent = next((name for name in second if name in named and knowledge.signposts[name].urgency >= first), None)
    return (urgent, [best, *named]) if urgent else (best, named)


def is_unlikely(name: str, case: Case, knowledge: Knowledge) -> bool:
    """Whether what is known speaks against a topic: nobody with a plan is offered help without one."""
    against = knowledge.signposts[name].unlikely_when
    return bool(against) and case.fits(against)


def likelier(understood: Understood, turn: Turn, case: Case, knowledge: Knowledge) -> Understood:
    """The reading with another one first where what is known speaks against the best: a plan is not asked for twice."""

    likely = tuple(name for name in understood.also if not is_unlikely(name, case, knowledge))
    if turn.confidence >= CLEAR_FROM or not is_unlikely(understood.best, case, knowledge):
        return replace(understood, also=likely)
    others = [name for name in likely if knowledge.signposts[name].kind in STEPPED]
    also = tuple(name for name in likely if name not in others[:1])
    return replace(understood, best=others[0], also=also) if others else understood


def rather_in_hand(understood: Understood, turn: Turn, case: Case, knowledge: Knowledge) -> Understood | None:
    """The step in hand in place of one that hardly anything speaks for, which is offered beside it; None where it
    stands.

    A request that names what it asks for stands, and so does danger, and whatever comes before any step was given.
    """
    in_hand = case.signpost if case.signpost and knowledge.signposts[case.signpost].kind in STEPPED else None
    if not understood.unsure or in_hand in {None, understood.best} or understood.best in DANGERS:
        return None
    names = NAMED_BY.get(understood.best, frozenset())
    is_guess = bool(names) or knowledge.signposts[understood.best].kind in STEPPED
    if in_hand is None or not is_guess or names & set(turn.named):
        return None
    return replace(understood, best=in_hand, also=(understood.best, *understood.also))


def rather_a_meeting(understood: Understood, turn: Turn, knowledge: Knowledge) -> Understood:
    """Help with a meeting in place of a question for a day, where the day told is that of a meeting to come."""
    to_come = turn.found.get("meeting_date", "") >= turn.today.isoformat()
    asks_for_a_day = understood.best == DEADLINE and "deadline" not in turn.named and turn.confidence < CLEAR_FROM
    if not (to_come and asks_for_a_day and HOME in {*understood.also, *turn.second} & set(knowledge.signposts)):
        return understood
    also = tuple(name for name in understood.also if name != HOME)
    return replace(understood, best=HOME, also=also)


def complaint_meant(understood: Understood, turn: Turn, case: Case, knowledge: Knowledge) -> Understood:
    """The reading with the complaint that belongs to the step in hand first, where a few words name nobody to complain
    about: "can I complain"."""
    named = [value.partition("=")[0] for value in turn.named.get("answer_to", ())]
    if understood.best not in COMPLAINTS.values() or turn.words > BARE_COMPLAINT or "about" in {*turn.found, *named}:
        return understood
    in_hand = knowledge.signposts.get(case.signpost or "")
    after = in_hand.if_that_fails if in_hand and in_hand.kind in STEPPED else None
    meant = after if after in COMPLAINTS.values() else None
    if meant in {None, understood.best}:
        return understood
    return replace(understood, best=str(meant), also=tuple(name for name in understood.also if name != meant))


def topic(turn: Turn, best: str, case: Case, knowledge: Knowledge) -> str | None:
    """What a request (a letter, a date) is about: the likeliest topic beside it, else the signpost in hand.

    "A letter to complain" does not say to whom, however much it sounds like one of them.
    """
    if knowledge.signposts[best].kind != "request":
        return best
    in_hand = case.signpost if case.signpost and knowledge.signposts[case.signpost].kind in STEPPED else None
    enough = TOPIC_FROM_IN_A_STEP if in_hand and best == DEADLINE else TOPIC_FROM
    ranked = [name for name, chance in _signposts(turn, knowledge) if chance > enough]
    unnamed = COMPLAINTS.values() if best == LETTERS and "about" not in turn.found else ()
    likely = (name for name in ranked if knowledge.signposts[name].kind in STEPPED and name not in unnamed)
    return next(likely, in_hand or complaint_to(case, ranked, knowledge))


def complaint_to(case: Case, readings: Iterable[str], knowledge: Knowledge) -> str | None:
    """The complaint to the body the case is about, where the readings have one to anybody; else None."""
    to_them = COMPLAINTS.get(case.get("about") or "")
    return to_them if to_them in knowledge.signposts and set(readings) & set(COMPLAINTS.values()) else None


def beside_danger(turn: Turn, knowledge: Knowledge) -> list[str]:
    """The other problems in a message with a sign of danger, likeliest first: what it was else likely about, what its
    parts add, what its dates belong to."""
    chances = dict(_signposts(turn, knowledge)[1:])
    clear = [name for name, chance in chances.items() if chance >= BESIDE_DANGER_FROM]
    told = dict.fromkeys([*clear, *turn.second, *_dated(turn, knowledge)])
    named = sorted(told, key=lambda name: -chances.get(name, 0.0))
    return [name for name in named if name in knowledge.signposts and knowledge.signposts[name].kind in STEPPED]


def _dated(turn: Turn, knowledge: Knowledge) -> list[str]:
    """What the dates told are about: of the steps whose rules run from one of them, the likeliest."""
    running = (one for one in knowledge.deadlines.values() if any(clock.starts in turn.found for clock in one.length))
    steps = {name for rule in running for name in rule.for_signposts}
    return [name for name, _ in _signposts(turn, knowledge) if name in steps][:1]


def _signposts(turn: Turn, knowledge: Knowledge) -> list[tuple[str, float]]:
    return [(name, chance) for name, chance in turn.ranking if name in knowledge.signposts]


def _may_be_offered(name: str, chance: float, knowledge: Knowledge) -> bool:
    """Small talk is never offered as a way to read a worry; nor are words of danger, unless they are likely."""
    if name in DANGERS:
        return chance >= ALARMING_OFFERED_FROM
    if name not in knowledge.signposts or chance < OFFERED_FROM:
        return False
    return knowledge.signposts[name].kind != "conversation" or name in {"other_nation", "human_handover"}

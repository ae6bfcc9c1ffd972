"""What a message says of the case: whether it answers our question, and which of its dates can be taken up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from signpost.answers import build
from signpost.case import DATE_FACTS, NOT_EXACT, NOT_SURE, Case
from signpost.certainty import implied
from signpost.deadline_talk import is_about_dates, meant_by_letter
from signpost.doubt import NEVER_TO_COME, settled
from signpost.holding import holds
from signpost.knowledge.base import Knowledge
from signpost.knowledge.meeting_model import KIND
from signpost.letter_dates import WHICH, with_letter, without_other_letters
from signpost.meetings import HOME, kind_told
from signpost.names import TITLED
from signpost.past_nursery import out_of_nursery, past_nursery
from signpost.points import HERE_FROM, LEADS_ALWAYS_FROM
from signpost.reading import CLEAR_FROM, UNSURE_BELOW, with_told_beside
from signpost.rough_dates import with_rough
from signpost.sent_dates import with_sent
from signpost.suspended_days import added_up, not_less_exact
from signpost.triage import ASKING
from signpost.turn import Helper, Turn
from signpost.vocabulary import STEPPED

SHORT_WORDS = 9
"""A message of no more words that states the fact just asked for is the answer to our question."""
NO_MEETING_YET = frozenset({"review", "mediation"})
"""Kinds of meeting that are talked of long before and after anybody meets."""
FEW_WORDS = 5
"""A longer message says something of its own, whether or not it answers us."""
BARE_REQUEST = 2
RULES = "rules"
"""Words that ask whether what was just answered is allowed."""
WHETHER = "whether"
"""Words with which a "yes" or "no" is asked about: "do we have to say yes"."""
SKIP = "skip"
"""Words that leave our question out, and not the step."""
OF_DATES = frozenset({"which_date", "vague_date"})
"""What is named by "the first one" or "two weeks", which answers no question but one for a date."""
CHOICES = "choices"
"""The offer made when we did not understand an answer and asked again: it is made once."""
TO_ASK_AGAIN = (WHICH, "which_one", "neither_date", "doubtful_date", "impossible_date", "arrived_date", "vague_date")
"""What is named in a message when a date in it cannot be used as it stands."""


def heard(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """The turn with only the facts that can be taken up, and with `corrects` and `future_date` set.

    A certificate in hand says that mediation was tried or declined; it need not be said twice.
    """
    turn = _its_own_deadlines(_picked_by_its_title(turn, case, knowledge), case, knowledge)
    in_hand = case.rules if turn.words <= SHORT_WORDS else ()
    rules = _named_deadlines(turn, knowledge) or in_hand
    turn = _without_our_days(_not_an_answer(turn, case), case, knowledge)
    turn = without_other_letters(with_sent(turn, case, knowledge), case, knowledge)
    turn = with_rough(with_letter(turn, case, rules, knowledge), case, knowledge)
    turn = meant_by_letter(turn, rules, knowledge)
    turn = added_up(settled(_only_asked_for(turn, case), case, SHORT_WORDS), case)
    today = turn.today.isoformat()
    early = {fact for fact, value in turn.found.items() if fact in NEVER_TO_COME and NOT_SURE != value > today}
    beside = set() if _names_a_meeting(turn, case) else {KIND}
    found = implied({fact: value for fact, value in turn.found.items() if fact not in early | beside})
    found = past_nursery(not_less_exact(found, case))
    if "asked_term" in turn.named and "meaning" in turn.named.get("asks_for", ()):
        # "What is section F" says nothing of their own plan.
        found = {}
    if found.get("certificate_date", NOT_SURE) != NOT_SURE and case.get("stage_reached") not in {"mediation", "appeal"}:
        found.setdefault("stage_reached", "mediation")
    says_so = turn.intent in {"affirm", "deny"} and turn.confidence >= UNSURE_BELOW
    if says_so and case.asked and not case.doubted and _is_yes_or_no(case.asked, knowledge):
        found.setdefault(case.asked, {"affirm": "yes", "deny": "no"}[turn.intent])
    if kind := kind_told(found, case.asked):
        found[KIND] = kind
    leaves_out = turn.intent == "next_step" and SKIP in turn.named.get("asks_for", ()) and turn.words <= SHORT_WORDS
    if leaves_out and case.asked and case.asked not in found:
        found[case.asked] = NOT_SURE
    if _asks_for_rules(turn, found, case, knowledge):
        turn = replace(turn, intent="more", confidence=1.0)
    corrects = any(case.get(fact) not in (None, value) for fact, value in found.items())
    return with_told_beside(replace(turn, found=found, corrects=corrects, future_date=bool(early)), knowledge)


def informed(turn: Turn, case: Case, knowledge: Knowledge) -> Case:
    """The case with what follows from what is told, now and before; the facts told in so many words are not in it yet.

    What is told now outweighs what was told before: a decision that has come overrules "no letter yet".
    """
    in_passing = turn.in_passing.items()
    unknown = {fact: value for fact, value in in_passing if not case.told(fact) and fact not in turn.found}
    if case.told(NOT_EXACT) in turn.found:
        # Told anew: exactly, unless the turn says otherwise.
        case = case.forget(NOT_EXACT)
    case = replace(out_of_nursery(turn.found, case).learn(unknown), inferences=tuple(knowledge.inferences.values()))
    now = case.learn(turn.found).facts
    news = {fact for fact, value in turn.found.items() if case.told(fact) != value}
    for inference in case.inferences:
        if inference.holds(now) and news & {*inference.when, *inference.known}:
            for fact, value in inference.then.items():
                case = case if fact in turn.found or case.told(fact) in (None, value) else case.forget(fact)
    return case


def _picked_by_its_title(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """Who types what a button of ours says has picked that, save where the words answer a question of ours."""
    answers = case.triage == ASKING or case.asked in turn.found
    if answers or not (titled := turn.named.get(TITLED)):
        return turn
    kind, _, name = titled[0].partition("=")
    home = knowledge.points[name].signpost if kind == "point" else name
    named = {**turn.named, "point": (name,)} if kind == "point" else turn.named
    return replace(turn, intent=home, confidence=1.0, ranking=((home, 1.0),), second=(), points=(), named=named)


def _its_own_deadlines(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """The turn without deadlines that are not of this case: "stage 2" with a school is not social care's."""
    named = turn.named.get("deadline", ())
    known = case.learn(turn.found)
    left = tuple(name for name in named if holds(knowledge.deadlines[name].not_when, known))
    return turn if left == named else replace(turn, named={**turn.named, "deadline": left})


def _not_an_answer(turn: Turn, case: Case) -> Turn:
    """A "yes" or "no" that is asked about, or that somebody else said, as what it is: a wish to know more."""
    if WHETHER not in turn.named.get("asks_for", ()) or turn.words > SHORT_WORDS:
        return turn
    found = {fact: value for fact, value in turn.found.items() if fact != case.asked or value not in {"yes", "no"}}
    is_answer = turn.intent in {"affirm", "deny", "answer"} and not found
    return replace(turn, found=found, intent="more" if is_answer else turn.intent)


def _without_our_days(turn: Turn, case: Case, knowledge: Knowledge) -> Turn:
    """The turn without a day to come that is one we worked out: "so is 20 January the last day?" tells us no date.

    A meeting may well be held on such a day.
    """
    if case.signpost is None or "meeting_date" in turn.found:
        return turn
    worked = build(case.signpost, case, knowledge, turn.today).deadlines
    ours = {one.day.isoformat() for one in worked if one.day >= turn.today}
    if not ours:
        return turn
    found = {fact: value for fact, value in turn.found.items() if fact not in DATE_FACTS or value not in ours}
    named = {
        kind: tuple(one for one in ids if one.partition("=")[2] not in ours and one not in ours)
        for kind, ids in turn.named.items()
    }
    return replace(turn, found=found, named={kind: ids for kind, ids in named.items() if ids})


def _asks_for_rules(turn: Turn, found: Mapping[str, str], case: Case, knowledge: Knowledge) -> bool:
    """Whether a few words ask if what was just answered is allowed: its steps tell the rules."""
    answered = case.signpost is not None and knowledge.signposts[case.signpost].kind in STEPPED
    says_no_more = not found and not turn.sign and turn.words <= SHORT_WORDS
    return answered and case.triage != ASKING and says_no_more and RULES in turn.named.get("asks_for", ())


def _names_a_meeting(turn: Turn, case: Case) -> bool:
    """Whether the kind of meeting named is one that somebody goes to.

    A review that was late, or mediation that was offered, says nothing of the meeting they may ask about next.
    """
    if HOME in {turn.intent, case.signpost}:
        return True
    kind = turn.found.get(KIND)
    to_come = turn.found.get("meeting_date", "") >= turn.today.isoformat()
    return kind not in NO_MEETING_YET or (kind == "review" and to_come)


def answers_our_question(turn: Turn, case: Case, knowledge: Knowledge) -> bool:
    """Whether a short message states what we asked, or corrects a fact, whatever it was otherwise taken for."""
    if turn.intent == "answer" and not _is_about_a_point(turn):
        # With nothing asked, a longer message with a date in it is a new worry.
        likely = turn.confidence >= UNSURE_BELOW or bool(turn.found)
        return case.asked is not None or (likely and turn.words <= SHORT_WORDS)
    if turn.settles or {WHICH, "which_one", "neither_date"} & set(turn.named):
        return True
    if turn.bare and case.asked in turn.found:
        return True
    if _denies_its_topic(turn, case, knowledge):
        return True
    if turn.words > SHORT_WORDS or asks_for_something(turn, knowledge):
        return False
    if case.asked in DATE_FACTS and ask_for_date_again(turn):
        return True
    # What was asked was unknown then: if it follows now, this message has told it.
    if case.asked in turn.found or (case.asked and case.get(case.asked) and not case.told(case.asked)):
        return True
    return bool(turn.found) and turn.intent in {"affirm", "deny"}


def _is_about_a_point(turn: Turn) -> bool:
    """Whether a message that states no fact is all but one of the examples of a point: "I'm his gran, do I count"."""
    near = turn.points[0][1] if turn.points else 0.0
    return not turn.found and turn.words > FEW_WORDS and near >= LEADS_ALWAYS_FROM


def _denies_its_topic(turn: Turn, case: Case, knowledge: Knowledge) -> bool:
    """Whether a few words say that there is none of what they sound like: "no, I haven't complained"."""
    in_step = case.signpost is not None and knowledge.signposts[case.signpost].kind in STEPPED
    denied = (value.partition("=")[2] for value in turn.named.get("denied", ()))
    things = (knowledge.recognition.things[name] for name in denied if name in knowledge.recognition.things)
    return in_step and turn.words <= SHORT_WORDS and any(turn.intent in thing.topics for thing in things)


def ask_for_date_again(turn: Turn) -> str | None:
    """The sentence that asks for a date again, by its name; None when every date in the message can be used."""
    if turn.future_date:
        return "future_date"
    dated = any(fact in turn.found for fact in DATE_FACTS)
    return None if dated else next((name for name in TO_ASK_AGAIN if name in turn.named), None)


def _named_deadlines(turn: Turn, knowledge: Knowledge) -> tuple[str, ...]:
    """The deadlines a request for a date names; in a worry of another kind their words are only words."""
    asks_for_a_date = turn.intent in knowledge.signposts and is_about_dates(knowledge.signposts[turn.intent])
    return turn.named.get("deadline", ()) if asks_for_a_date else ()


def _only_asked_for(turn: Turn, case: Case) -> Turn:
    """The turn without a vague time ("since half term"), unless we asked for a day."""
    if case.asked in DATE_FACTS or "vague_date" not in turn.named:
        return turn
    return replace(turn, named={kind: ids for kind, ids in turn.named.items() if kind != "vague_date"})


def is_unclear(turn: Turn, case: Case, knowledge: Knowledge) -> bool:
    """Whether a few words after a question of ours tell nothing we understand, so that we ask once again.

    What is clearly about the talk itself, another worry or a request is no such answer; but what two words ask for
    without naming it ("an email") may well be one.
    """
    if turn.words > FEW_WORDS or turn.found or set(turn.named) - OF_DATES or case.offer == CHOICES:
        return False
    if turn.intent == "answer":
        return True
    if turn.intent in {"affirm", "deny"}:
        return turn.confidence < UNSURE_BELOW
    near_a_point = bool(turn.points) and turn.points[0][1] >= HERE_FROM
    vague_request = asks_for_something(turn, knowledge) and turn.words <= BARE_REQUEST
    return vague_request or (turn.confidence < CLEAR_FROM and not near_a_point)


def asks_for_something(turn: Turn, knowledge: Knowledge) -> bool:
    """Whether it is a clear request: "what does academy mean" does not say that the school is one."""
    requests = turn.intent in knowledge.signposts and knowledge.signposts[turn.intent].kind == "request"
    return requests and turn.intent not in Helper and turn.confidence >= CLEAR_FROM


def _is_yes_or_no(fact: str, knowledge: Knowledge) -> bool:
    return {"yes", "no"} <= {choice.id for choice in knowledge.case_facts[fact].choices}

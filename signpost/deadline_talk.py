"""A talk about deadlines: which are meant, which date is still missing for them, and what is said of each.

The rules are in knowledge/deadlines.yml, the question for each date in knowledge/case.yml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from signpost.answers import Answer, worked
from signpost.case import DATE_FACTS, Case
from signpost.deadline_rules import DeadlineRule
from signpost.deadlines import WorkedDeadline
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Limit, Signpost
from signpost.knowledge.wording import Wording
from signpost.turn import Turn
from signpost.vocabulary import COMPLAINTS

DEFAULT_DEADLINES = ("appeal", "mediation_adviser")
"""What is meant by "how long have I got" when nothing says what for."""
OF_MANY_THINGS = frozenset({"complaint_date", "answer_date", "event_date", "meeting_date"})
"""Dates that say nothing of which deadline is meant: there are complaints to everybody, and meetings with everybody."""
MOST_IN_WORDS = 3
OURS = "You"
"""How the `who` of a rule begins that the parent has to keep."""


def is_about_dates(signpost: Signpost) -> bool:
    """Whether it is the request that works out dates."""
    return signpost.kind == "request" and signpost.ask in DATE_FACTS


def rules_meant(turn: Turn, topic: str | None, knowledge: Knowledge) -> tuple[str, ...]:
    """The deadlines a message asks about; empty when its topic has none to count, but says how long it takes.

    Those it names, with what the same side has to do counted from the same date; else those of its topic that run from
    a date in it; else its topic's; without a topic those that run from a date in it, if that date is of one thing only;
    else an appeal's.
    """
    if named := turn.named.get("deadline"):
        return tuple(dict.fromkeys(one for name in named for one in (name, *_beside(name, knowledge))))
    if topic and (of_topic := knowledge.signposts[topic].deadlines):
        return tuple(name for name in of_topic if _starts(knowledge.deadlines[name]) & set(turn.found)) or of_topic
    if topic and knowledge.signposts[topic].limits:
        return ()
    dates = set(turn.found) - OF_MANY_THINGS
    from_dates = tuple(rule.id for rule in knowledge.deadlines.values() if _starts(rule) & dates)
    return DEFAULT_DEADLINES if topic else from_dates or DEFAULT_DEADLINES


def date_to_ask(rules: Sequence[str], case: Case, knowledge: Knowledge) -> str | None:
    """The date that is missing for the first of the rules; None when one can be worked out, or none has to be asked."""
    known = case.dates()
    if _holds_a_certificate(rules, case, knowledge):
        return "certificate_date"
    wanted = [knowledge.deadlines[name] for name in rules]
    if not wanted or any(_starts(rule) & set(known) for rule in wanted):
        return None
    if wanted[0].in_school_days or not wanted[0].length:
        return None
    start = wanted[0].length[0].starts
    return start if case.may_ask(start) and start in knowledge.case_facts else None


def _beside(name: str, knowledge: Knowledge) -> Iterator[str]:
    """The other deadlines of its topic for the same side from the same date: whoever asks for one needs them all."""
    rule = knowledge.deadlines[name]
    for other in (knowledge.deadlines[one] for one in knowledge.signposts[rule.for_signposts[0]].deadlines):
        same_side = other.who == rule.who or (other.who.startswith(OURS) and rule.who.startswith(OURS))
        if same_side and not other.in_school_days and _starts(other) & _starts(rule):
            yield other.id


def _holds_a_certificate(rules: Sequence[str], case: Case, knowledge: Knowledge) -> bool:
    """Whether the parent has been to mediation, so that the date on the certificate may give longer."""
    starts = {start for name in rules for start in _starts(knowledge.deadlines[name])}
    asks = {"certificate_date", "letter_date"} <= starts and case.may_ask("certificate_date")
    return asks and case.get("stage_reached") == "mediation" and "letter_date" in case.dates()


def topic_of_complaint(turn: Turn, knowledge: Knowledge) -> str | None:
    """What a complaint with a date is about, by the body it went to; None when the message does not say."""
    topic = COMPLAINTS.get(turn.found.get("about", "")) if "complaint_date" in turn.found else None
    return topic if topic in knowledge.signposts else None


def only_start(rules: Iterable[str], knowledge: Knowledge) -> str | None:
    """The one date that all these deadlines run from; None when there is none, or more than one."""
    starts = {start for name in rules for start in _starts(knowledge.deadlines[name])}
    return starts.pop() if len(starts) == 1 else None


def meant_by_letter(turn: Turn, rules: Iterable[str], knowledge: Knowledge) -> Turn:
    """The turn with the date of a mere "letter" taken for the one date that the rules asked about run from.

    "The refusal of transport is in a letter dated ..." is no letter with a right of appeal to the tribunal.
    """
    start = only_start(rules, knowledge)
    if start in {None, "letter_date"}:
        return turn
    found = {str(start) if name == "letter_date" else name: value for name, value in turn.found.items()}
    named = dict(turn.named)
    if doubtful := named.get("doubtful_date"):
        named["doubtful_date"] = tuple(value.replace("letter_date=", f"{start}=") for value in doubtful)
    return replace(turn, found=found, named=named)


def fit_deadlines(
    answer: Answer,
    rules: Sequence[str],
    asks: str | None,
    topic: str | None,
    case: Case,
    turn: Turn,
    knowledge: Knowledge,
) -> tuple[Answer, list[str]]:
    """The answer with the days worked out where the case has the dates, and the rules in words where it has not."""
    dates = case.counted(turn.today)
    if not rules and topic and (told := _limits(knowledge.signposts[topic], knowledge)):
        return answer, told
    due = [knowledge.deadlines[name] for name in (rules or DEFAULT_DEADLINES)]
    due = [rule for rule in due if rule.settled_by not in dates]
    held = worked(due, case, knowledge, turn.today)
    said: dict[str, str] = {"do_now": _do_now(held, knowledge)} if held else {}
    if due and (held or tuple(rules) != DEFAULT_DEADLINES):
        # What this deadline is, in place of what each of them counts from.
        said["in_short"] = due[0].about
    untold = [rule for rule in due if rule.in_school_days] if held else due
    in_words = [text for rule in untold[:MOST_IN_WORDS] for text in _in_words(rule, asks)]
    answer = replace(answer, signpost=answer.signpost.model_copy(update=said), deadlines=held)
    return answer, [text for text in in_words if text != said.get("in_short")]


def add_named(answer: Answer, case: Case, turn: Turn, knowledge: Knowledge) -> tuple[Answer, list[str]]:
    """An answer about a topic with the deadlines of that topic that the message names, worked out or in words."""
    held = {one.rule_id for one in answer.deadlines} | {one.rule_id for one in answer.counted}
    rules = [knowledge.deadlines[name] for name in turn.named.get("deadline", ()) if name not in held]
    rules = [rule for rule in rules if answer.signpost.id in rule.for_signposts]
    found = worked(rules, case, knowledge, turn.today)
    in_words = [rule.how_to_count for rule in rules if rule.in_school_days][:MOST_IN_WORDS]
    return replace(answer, deadlines=(*answer.deadlines, *found)), in_words


def limit_line(limit: Limit, words: Wording) -> str:
    """A limit as one line: who has how long, and what can be done if it has passed."""
    told = words.limit.format(who=limit.who, text=limit.text)
    return f"{told} {words.limit_passed.format(text=limit.if_passed)}" if limit.if_passed else told


def _starts(rule: DeadlineRule) -> set[str]:
    return {clock.starts for clock in rule.length}


def _in_words(rule: DeadlineRule, asks: str | None) -> list[str]:
    """What it is, and how to count it unless we are about to ask for its date and do it ourselves."""
    return [rule.about] if asks in _starts(rule) else [rule.about, rule.how_to_count]


def _limits(signpost: Signpost, knowledge: Knowledge) -> list[str]:
    """How long a topic takes that has no deadline we could work out."""
    return [limit_line(limit, knowledge.wording) for limit in signpost.limits[:MOST_IN_WORDS]]


def _do_now(worked: Sequence[WorkedDeadline], knowledge: Knowledge) -> str:
    """The one thing to do with the days found, by the first that is still to come."""
    words = knowledge.wording
    coming = next((deadline for deadline in worked if not deadline.passed), None)
    if coming is None:
        return words.dates_passed
    return words.dates_yours if knowledge.deadlines[coming.rule_id].who.startswith(OURS) else words.dates_theirs

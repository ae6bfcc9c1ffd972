"""All that can be said, made by the program itself: talks through every signpost, point, date, danger and refusal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import Any, get_args

from signpost.case import DATE_FACTS, NOT_SURE, Case
from signpost.deadlines import work_out
from signpost.denials import NO_LETTER
from signpost.knowledge import Knowledge
from signpost.plan_code import PlanCodes
from signpost.reply import respond
from signpost.safety import Speaker
from signpost.safety_model import Kind
from signpost.turn import CodeState, Turn

TODAY = date(2026, 11, 26)
LATER = date(2031, 1, 6)
"""A day by which every entry is due to be checked again."""
AREAS = (None, "devon", "leeds", "wirral", "england")
"""None named; one with every role, one with some, one with none of its own; and one we do not know."""
CODES = PlanCodes("a secret of the tests, long enough for one", 60)
ROADS = (("more", "next_step"), ("affirm", "affirm"), ("next_step", "go_back"), ("deny",), ("next_step", "next_step"))


@dataclass(frozen=True)
class Heard:
    """One reply: how it came about, its text, its buttons and its card, and the days that were given for it."""

    where: str
    text: str
    buttons: tuple[str, ...]
    card: dict[str, Any]
    today: date
    dates: Mapping[str, date] = field(default_factory=dict)
    named_dates: tuple[date, ...] = ()


def talk(knowledge: Knowledge, where: str, turns: Iterable[Turn], case: Case | None = None) -> Iterator[Heard]:
    """The replies of a talk."""
    case = case or Case()
    for turn in turns:
        before = case.learn(turn.found).dates()
        doubted = (*turn.named.get("doubtful_date", ()), *case.doubted)
        asked_about = tuple(case.dates().values()) if "denied" in turn.named else ()
        reply = respond(turn, case, knowledge, CODES)
        case = reply.case
        given = tuple(date.fromisoformat(one.split("=")[1]) for one in doubted)
        yield Heard(
            f"{where}, then {turn.intent}",
            reply.text,
            tuple(button.title for button in reply.buttons),
            reply.card,
            turn.today,
            {**before, **case.dates()},
            (*given, *asked_about),
        )


def said(intent: str, today: date = TODAY, **reading: Any) -> Turn:
    """A message read as `intent` without a doubt, unless the reading says otherwise."""
    return Turn(intent, today, **{"ranking": ((intent, 1.0),), **reading})


def all_replies(knowledge: Knowledge) -> Iterator[Heard]:
    """Every kind of turn of the core."""
    yield from of_signposts(knowledge)
    yield from of_points(knowledge)
    yield from of_requests(knowledge)
    yield from of_dates(knowledge)
    yield from of_letters_and_meetings(knowledge)
    yield from of_questions(knowledge)
    yield from of_doubt(knowledge)
    yield from of_danger(knowledge)
    yield from of_plans(knowledge)


def cases_of(knowledge: Knowledge, signpost: str) -> Iterator[dict[str, str]]:
    """Nothing known, and the facts of each variant and each branch, with every value they name."""
    yield {}
    entry = knowledge.signposts[signpost]
    for when in [one.when for one in (*entry.variants, *entry.instead)]:
        yield from (dict(zip(when, values, strict=True)) for values in product(*when.values()))


def of_signposts(knowledge: Knowledge) -> Iterator[Heard]:
    """Each signpost, in each of its variants, in areas that hold much and little, and on along every road."""
    for signpost in knowledge.signposts:
        for facts in cases_of(knowledge, signpost):
            sensed = {name: facts[name] for name in ("safety_sign", "speaker") if name in facts}
            for area in AREAS:
                known = {name: value for name, value in facts.items() if name not in sensed}
                case = Case(known | ({"area": area} if area and "area" not in known else {}))
                first = said(signpost, sign=sensed.get("safety_sign"), speaker=sensed.get("speaker"))
                # What follows does not hang on the area: once is enough.
                roads: Sequence[tuple[str, ...]] = ROADS if area is None else (("more",),)
                for road in roads:
                    where = f"{signpost} with {dict(case.facts)}"
                    yield from talk(knowledge, where, [first, *(said(step) for step in road)], case)
        yield from talk(knowledge, f"{signpost}, long after", [said(signpost, LATER), said("more", LATER)])


def of_points(knowledge: Knowledge) -> Iterator[Heard]:
    """Each particular thing under each signpost it belongs to, with its steps."""
    for point in knowledge.points.values():
        for signpost in (point.signpost, *point.also_under):
            named = {"point": (point.id,)}
            for today, area in ((TODAY, "devon"), (LATER, "wirral")):
                turns = [said(signpost, today, named=named), said("more", today), said("next_step", today)]
                for known in [{}, *({fact: values[0] for fact, values in one.when.items()} for one in point.variants)]:
                    where = f"point {point.id} under {signpost} with {known}"
                    yield from talk(knowledge, where, turns, Case({"area": area, **known}))


def of_requests(knowledge: Knowledge) -> Iterator[Heard]:
    """Each body, role, letter and word asked for by name; each topic's contacts, letters and dates."""
    for today, name in product((TODAY, LATER), knowledge.organisations):
        yield from talk(knowledge, name, [said("find_contact", today, named={"organisation": (name,)})])
    for area in knowledge.areas:
        for role in dict(knowledge.areas[area].contacts):
            turn = said("find_contact", named={"role": (role,)})
            yield from talk(knowledge, f"{role} in {area}", [turn], Case({"area": area}))
    for kind, intent, names in (
        ("letter", "model_letter", knowledge.letters),
        ("term", "explain_term", knowledge.terms),
    ):
        for name in names:
            yield from talk(knowledge, f"{kind} {name}", [said(intent, named={kind: (name,)})])
    for topic, intent in product(knowledge.signposts, ("find_contact", "model_letter", "deadline", "explain_term")):
        ranking = ((intent, 0.6), (topic, 0.3))
        yield from talk(knowledge, f"{intent} about {topic}", [said(intent, ranking=ranking)])


def of_letters_and_meetings(knowledge: Knowledge) -> Iterator[Heard]:
    """Each letter with all that a case can put into it, and each kind of meeting with its steps."""
    for name, letter in knowledge.letters.items():
        for turn in range(3):
            facts = {fill.fact: list(fill.words)[turn % len(fill.words)] for fill in letter.fills if fill.words}
            facts |= dict.fromkeys(DATE_FACTS, "2026-10-12") | {"area": ("devon", "leeds", "wirral")[turn]}
            yield from talk(knowledge, f"{name} filled", [said("model_letter", named={"letter": (name,)})], Case(facts))
    for kind, today in product(knowledge.meetings, (TODAY, LATER)):
        turns = [
            said("meeting_support", today, found={"meeting_kind": kind}),
            said("more", today),
            said("next_step", today),
        ]
        yield from talk(knowledge, f"a meeting: {kind}", turns, Case({"area": "devon"}))


def of_dates(knowledge: Knowledge) -> Iterator[Heard]:
    """Each rule from days over more than a year, seen long before, on the eve, on the day and after; and in pairs."""
    spread = [date(2025, 10, 1) + timedelta(days=19 * n) for n in range(22)]
    holders = [name for name, entry in knowledge.signposts.items() if entry.deadlines]
    for fact, day in product(DATE_FACTS, spread):
        found = {fact: day}
        rules = [rule for rule in knowledge.deadlines.values() if any(one.starts == fact for one in rule.length)]
        for rule in rules:
            topic = next(name for name in rule.for_signposts if name in holders)
            worked = work_out(rule, found, TODAY)
            eves = (worked.day - timedelta(days=30), worked.day - timedelta(days=1), worked.day) if worked else ()
            for today in {*eves, TODAY} - {one for one in eves if one < day}:
                turns = [_dated(topic, found, today), _dated("deadline", found, today, topic)]
                yield from talk(knowledge, f"{rule.id} from {day}", turns)
    two = {"letter_date": date(2026, 6, 1), "fine_date": date(2026, 9, 1)}
    neither = said("answer", TODAY, named={"which_date_right": ("2026-03-02",)}, words=4)
    yield from talk(knowledge, "a date put right of two", [_dated("appeal", two, TODAY), neither])
    rough = said("answer", TODAY, named={"rough_date": (f"letter_date={spread[0]}",)}, words=4)
    yield from talk(knowledge, "a date roughly known", [said("appeal", TODAY), rough, said("plan", TODAY)])
    for first, second in product(spread[::3], spread[::4]):
        found = {"letter_date": min(first, second), "certificate_date": max(first, second)}
        yield from talk(knowledge, "letter and certificate", [_dated("appeal", found, TODAY)])
    yield from of_rules(knowledge)


def of_rules(knowledge: Knowledge) -> Iterator[Heard]:
    """Each rule asked for by name: its question, a guess, a date, and not knowing it."""
    for rule, today in product(knowledge.deadlines.values(), (TODAY, LATER)):
        named, guess = {"deadline": (rule.id,)}, {"vague_date": ("date",)}
        yield from talk(knowledge, f"{rule.id} alone", [said("deadline", today, named=named)])
        for clock in rule.length:
            asked = [said("deadline", today, named=named), said("answer", today, named=guess)]
            for value in (today.isoformat(), "2026-02-02", NOT_SURE):
                turns = [*asked, said("answer", today, found={clock.starts: value})]
                yield from talk(knowledge, f"{rule.id} from {value}", turns)


def _dated(intent: str, found: Mapping[str, date], today: date, topic: str | None = None) -> Turn:
    ranking = ((intent, 0.6), (topic, 0.3)) if topic else ((intent, 1.0),)
    facts = {name: day.isoformat() for name, day in found.items()}
    return said(intent, today, found=facts, ranking=ranking)


def of_questions(knowledge: Knowledge) -> Iterator[Heard]:
    """Every question back, each answer to it, "not sure", a correction, and dates that cannot be used."""
    for signpost, fact in product(knowledge.signposts, knowledge.case_facts):
        choices = [choice.id for choice in knowledge.case_facts[fact].choices] or ["2026-10-12"]
        values = ["devon", "leeds", "england"] if fact == "area" else choices
        for value in [*values, NOT_SURE] if knowledge.signposts[signpost].ask == fact else values[:1]:
            turns = [said(signpost), said("answer", found={fact: value}), said("answer", found={fact: values[-1]})]
            yield from talk(knowledge, f"{signpost}, {fact} is {value}", turns)
    for signpost in (name for name, entry in knowledge.signposts.items() if entry.ask):
        yield from talk(knowledge, f"{signpost}, not understood", [said(signpost), said("answer"), said("answer")])
    doubtful = ("letter_date=2026-10-03", "letter_date=2026-03-10")
    for named in ({"doubtful_date": doubtful}, {"impossible_date": ("x",)}, {"arrived_date": ("x",)}):
        for signpost in ("appeal", "deadline", "mediation"):
            turns = [said(signpost), said("answer", named=named), said(signpost, named=named)]
            yield from talk(knowledge, f"{signpost} with {list(named)}", turns, Case({"letter_gives_appeal": "yes"}))
    for answer in (said("affirm"), said("deny"), said("appeal", named={"which_date": ("second",)})):
        turns = [said("appeal"), said("answer", named={"doubtful_date": doubtful}), answer, said("deny")]
        yield from talk(knowledge, f"in doubt, then {answer.intent}", turns, Case({"letter_gives_appeal": "yes"}))
    two = {"letter_date": "2026-10-12", "certificate_date": "2026-11-02", "area": "devon", "fine_date": "2026-11-02"}
    for denied in ("none=date", "not_yet=decision_letter", "none=fine", "area=devon"):
        turns = [said("appeal", found=two), said("deny", named={"denied": (denied,)}), said("plan")]
        yield from talk(knowledge, f"{denied} denied", turns, Case({"letter_gives_appeal": "yes"}))
    for denied in ("none=date", NO_LETTER):
        turns = [said("exclusion"), said("deny", named={"denied": (denied,)})]
        yield from talk(knowledge, f"{denied} denied where there is none", turns)
    review = {"meeting_kind": "review", "meeting_date": (TODAY + timedelta(days=9)).isoformat()}
    yield from talk(knowledge, "papers are late", [said("meeting_support", found=review), said("plan")])
    to_come = {"letter_date": "2027-01-04"}
    yield from talk(knowledge, "a day to come", [said("appeal", found=to_come), said("answer", found=to_come)])


def of_doubt(knowledge: Knowledge) -> Iterator[Heard]:
    """Unclear messages, two problems in one, a message cut, hints of danger, and words about the talk to nothing."""
    for signpost in knowledge.signposts:
        ranking = ((signpost, 0.15), ("appeal", 0.12), ("out_of_school", 0.1), ("crisis", 0.16))
        yield from talk(knowledge, signpost, [said(signpost, confidence=0.15, ranking=ranking)])
        second = {"second": ("provision_not_made", "school_transport")}
        yield from talk(knowledge, signpost, [said(signpost, cut=True, sign="doubtful", **second), said("more")])
    for helper in ("affirm", "deny", "answer", "next_step", "go_back", "more", "restart"):
        yield from talk(knowledge, "to nothing", [said(helper), said("appeal"), said(helper), said(helper)])


def of_danger(knowledge: Knowledge) -> Iterator[Heard]:
    """Every sign of danger by every speaker, with nothing and with something in hand, and going on afterwards."""
    for kind, speaker, before, area in product(
        get_args(Kind), get_args(Speaker), ("greeting", "appeal", "mediation"), (None, "devon")
    ):
        sign = said("appeal", sign=kind, speaker=speaker, second=("ehc_delay",))
        turns = [said(before), sign, said("more"), sign, said("affirm")]
        yield from talk(knowledge, f"{kind} by {speaker}", turns, Case({"area": area} if area else {}))


def of_plans(knowledge: Knowledge) -> Iterator[Heard]:
    """The plan with nothing decided, of each step and point with all known and every date, of two; and each code."""
    values = {name: fact.choices[0].id for name, fact in knowledge.case_facts.items() if fact.choices}
    dated = dict.fromkeys(DATE_FACTS, "2026-10-12")
    turns = [said("plan"), said("plan", date(2026, 11, 27)), said("plan", LATER), said("plan", sign="doubtful")]
    yield from talk(knowledge, "nothing decided", [said("plan"), said("greeting"), said("plan")])
    for signpost in knowledge.signposts:
        for facts in cases_of(knowledge, signpost):
            known = {name: value for name, value in facts.items() if name not in ("safety_sign", "speaker")}
            for case in (Case(known), Case({**known, **dated, "area": "devon"})):
                yield from talk(knowledge, f"the plan of {signpost}", [said(signpost), *turns], case)
        second = [said(signpost), said("school_transport"), said("plan")]
        yield from talk(knowledge, f"{signpost} and another", second, Case(dated))
    for point in knowledge.points.values():
        named = [said(point.signpost, named={"point": (point.id,)}), said("plan")]
        yield from talk(knowledge, f"the plan of {point.id}", named, Case({"area": "wirral"}))
    for fact in (fact for name, fact in knowledge.case_facts.items() if name not in ("safety_sign", "speaker")):
        for choice in fact.choices:
            told = Case({fact.id: choice.id})
            yield from talk(knowledge, f"{fact.id} is {choice.id}", [said("appeal"), said("plan")], told)
    for code in get_args(CodeState):
        for case in (Case(), Case({**values, **dated}, "appeal")):
            alone = [said("plan", code=code), said("affirm"), said("ehc_delay", code=code)]
            yield from talk(knowledge, f"a code that is {code}", alone, case)

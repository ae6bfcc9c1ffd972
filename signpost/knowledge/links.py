"""Checks that every id named in one knowledge file exists in another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from string import Formatter

from signpost.case import DATE_FACTS, NOT_SURE
from signpost.errors import Problem, not_one_of
from signpost.knowledge.base import ANY_AREA, Knowledge
from signpost.knowledge.fills import BLANK, COUNCIL
from signpost.knowledge.guided_links import Reference, each, of_told, of_triage
from signpost.knowledge.meeting_model import KIND, Meeting
from signpost.knowledge.models import Content, Instead, Letter, Limit, Practice, Right, Signpost, Variant
from signpost.knowledge.point_model import Point
from signpost.vocabulary import ROLES


def broken_links(
    knowledge: Knowledge, file_of: Mapping[tuple[str, str], str], lost: Collection[str] = ()
) -> Iterator[Problem]:
    """A problem for each reference that leads nowhere; `lost` are ids of entries that are there but have a mistake."""
    for kind, entry, field, value, allowed in _references(knowledge):
        if value not in allowed and value not in lost:
            file = file_of.get((kind, entry), f"knowledge/{kind}")
            yield Problem(file, f"{entry}.{field}", not_one_of(value, allowed, "known"))


def _references(knowledge: Knowledge) -> Iterator[Reference]:
    yield from _of_simple_entries(knowledge)
    yield from _of_wording(knowledge)
    yield from _of_things(knowledge)
    yield from of_triage(knowledge)
    yield from of_told(knowledge)
    for signpost in knowledge.signposts.values():
        yield from _of_signpost(signpost, knowledge)
    for point in knowledge.points.values():
        yield from _of_point(point, knowledge)
    for meeting in knowledge.meetings.values():
        yield from _of_meeting(meeting, knowledge)
    for inference in knowledge.inferences.values():
        then = {fact: (value,) for fact, value in inference.then.items()}
        for field, facts in (("when", inference.when), ("unless", inference.unless), ("then", then)):
            yield from _facts("inferences", inference.id, field, facts, knowledge)
        yield from each("inferences", inference.id, "known", inference.known, knowledge.case_facts)
    for notice in knowledge.notices.values():
        yield "notices", notice.id, "source", notice.source, knowledge.sources
        yield from each("notices", notice.id, "for_signposts", notice.for_signposts, knowledge.signposts)
    problems = [*knowledge.points, *knowledge.signposts]
    yield from each("recognition", "", "beside", knowledge.recognition.beside, problems)
    for rule in knowledge.deadlines.values():
        cited = [rule.source, *([rule.if_passed_source] if rule.if_passed_source else [])]
        yield from each("deadlines", rule.id, "source", cited, knowledge.sources)
        yield from each("deadlines", rule.id, "for_signposts", rule.for_signposts, knowledge.signposts)
        for number, when in enumerate(rule.runs_when):
            yield from _facts("deadlines", rule.id, f"runs_when.{number}", when, knowledge)
        yield from _named_facts("deadlines", rule.id, "not_when", rule.not_when, knowledge)
        yield from _facts("deadlines", rule.id, "runs_unless", rule.runs_unless, knowledge)


def _of_simple_entries(knowledge: Knowledge) -> Iterator[Reference]:
    for organisation in knowledge.organisations.values():
        for detail in organisation.details:
            yield "organisations", organisation.id, "source", detail.source, knowledge.sources
    for area in knowledge.areas.values():
        yield from each("areas", area.id, "contacts", area.contacts.values(), knowledge.organisations)
        yield from each("areas", area.id, "source", [area.source] if area.source else [], knowledge.sources)
    for letter in knowledge.letters.values():
        yield from each("letters", letter.id, "for_signposts", letter.for_signposts, knowledge.signposts)
        cited = [detail.source for detail in letter.official]
        cited += [letter.answer.source] if letter.answer and letter.answer.source else []
        yield from each("letters", letter.id, "sources", [*letter.sources, *cited], knowledge.sources)
        check_with = [letter.check_with] if letter.check_with else []
        yield from each("letters", letter.id, "check_with", check_with, knowledge.points)
        yield from _named_facts("letters", letter.id, "not_when", letter.not_when, knowledge)
        yield from _of_fills(letter, knowledge)
    for fact in knowledge.case_facts.values():
        can_be = [choice.id for choice in fact.choices] or knowledge.areas
        yield from each("case", fact.id, "offered", fact.offered, can_be)
        topics = [choice.points_to for choice in fact.choices if choice.points_to]
        yield from each("case", fact.id, "points_to", topics, knowledge.signposts)
        yield from each("case", fact.id, "source", [fact.source] if fact.source else [], knowledge.sources)
    for term in knowledge.terms.values():
        yield "glossary", term.id, "source", term.source, knowledge.sources


def _of_fills(letter: Letter, knowledge: Knowledge) -> Iterator[Reference]:
    """Each fill names a blank that stands in the body, a fact there is, and values that the fact can have."""
    body = letter.body or ""
    for number, fill in enumerate(letter.fills):
        field = f"fills.{number}"
        blanks = [match[1] for match in BLANK.finditer(body)]
        stands = [fill.blank] if fill.places(body) else []
        allowed = stands or [one for one in blanks if one != fill.blank]
        yield "letters", letter.id, f"{field}.blank", fill.blank, allowed
        yield "letters", letter.id, f"{field}.fact", fill.fact, [COUNCIL, *DATE_FACTS, *knowledge.case_facts]
        choices = knowledge.case_facts[fill.fact].choices if fill.fact in knowledge.case_facts else ()
        words = fill.words or ["no words"] * bool(choices)
        yield from each("letters", letter.id, f"{field}.words", words, [choice.id for choice in choices])


def _of_wording(knowledge: Knowledge) -> Iterator[Reference]:
    """The bodies whose numbers the soft line gives; nothing while wording.yml itself has a mistake."""
    blanks = [blank for _, blank, _, _ in Formatter().parse(getattr(knowledge.wording, "soft_line", "")) if blank]
    with_phone = [body.id for body in knowledge.organisations.values() if body.phone]
    yield from each("wording.yml", "soft_line", "{blank}", blanks, with_phone)


def _of_things(knowledge: Knowledge) -> Iterator[Reference]:
    """What goes out of a case when a parent says there is no such thing; nothing while the file has a mistake."""
    for name, thing in getattr(knowledge.recognition, "things", {}).items():
        yield from _named_facts("recognition.yml", f"things.{name}", "drops", thing.drops, knowledge)
        sets = {fact: (value,) for fact, value in thing.sets.items()}
        yield from _facts("recognition.yml", f"things.{name}", "sets", sets, knowledge)
        yield from each("recognition.yml", f"things.{name}", "points", thing.points, knowledge.points)
        yield from each("recognition.yml", f"things.{name}", "topics", thing.topics, knowledge.signposts)


def _named_facts(kind: str, name: str, at: str, named: Iterable[str], knowledge: Knowledge) -> Iterator[Reference]:
    """Facts as fact=value, or a fact alone."""
    parts = [one.partition("=") for one in named]
    yield from each(kind, name, at, [fact for fact, _, _ in parts], [*DATE_FACTS, *knowledge.case_facts])
    for fact, _, value in parts:
        yield from _facts(kind, name, at, {fact: (value,)} if value else {}, knowledge)


def _of_signpost(signpost: Signpost, knowledge: Knowledge) -> Iterator[Reference]:
    contents: list[tuple[str, Signpost | Content]] = [("", signpost)]
    contents += [(f"variants.{number}.", variant) for number, variant in enumerate(signpost.variants)]
    for prefix, content in contents:
        yield from _of_content("signposts", signpost.id, prefix, content, knowledge)
    yield from each("signposts", signpost.id, "sources", signpost.sources, knowledge.sources)
    back = [signpost.step_back] if signpost.step_back else []
    yield from each("signposts", signpost.id, "step_back", back, knowledge.signposts)
    stages = [
        choice.id for fact in knowledge.case_facts.values() if fact.id == "stage_reached" for choice in fact.choices
    ]
    after = [signpost.stage_after] if signpost.stage_after else []
    yield from each("signposts", signpost.id, "stage_after", after, stages)
    yield from each("signposts", signpost.id, "ask", [signpost.ask] if signpost.ask else [], knowledge.case_facts)
    yield from _conditions(signpost, knowledge)


def _of_point(point: Point, knowledge: Knowledge) -> Iterator[Reference]:
    yield from each("points", point.id, "signpost", [point.signpost, *point.also_under], knowledge.signposts)
    yield from each("points", point.id, "sources", point.sources, knowledge.sources)
    # What nobody can know yet, such as the date of a letter that has not come, is known not to be known.
    known: dict[str, tuple[str, ...]] = {fact: (value,) for fact, value in point.knows.items() if value != NOT_SURE}
    yield from each("points", point.id, "knows", point.knows, knowledge.case_facts)
    yield from each("points", point.id, "said_with", point.said_with, knowledge.case_facts)
    yield from _facts("points", point.id, "knows", known, knowledge)
    for when in point.only_when:
        yield from _facts("points", point.id, "only_when", when, knowledge)
    yield from _of_content("points", point.id, "", point, knowledge)
    for number, variant in enumerate(point.variants):
        yield from _facts("points", point.id, f"variants.{number}.when", variant.when, knowledge)
        yield from each("points", point.id, f"variants.{number}.letters", variant.letters or (), knowledge.letters)
    yield from _facts("points", point.id, "unlikely_when", point.unlikely_when, knowledge)
    yield from _named_facts("points", point.id, "not_when", point.not_when, knowledge)


def _of_meeting(meeting: Meeting, knowledge: Knowledge) -> Iterator[Reference]:
    """Its kind can be told to us, and what it names is there."""
    fact = knowledge.case_facts.get(KIND)
    yield "meetings", meeting.id, "id", meeting.id, [choice.id for choice in fact.choices] if fact else []
    roles = [f"area:{role}" for role in ROLES]
    cited = [*meeting.sources, *(right.source for right in meeting.rights), *(limit.source for limit in meeting.limits)]
    yield from each("meetings", meeting.id, "sources", cited, knowledge.sources)
    yield from each("meetings", meeting.id, "phrases", meeting.phrases, knowledge.points)
    yield from each("meetings", meeting.id, "contacts", meeting.contacts, [*knowledge.organisations, *roles])
    yield from each("meetings", meeting.id, "letters", meeting.letters, knowledge.letters)
    yield from each("meetings", meeting.id, "deadlines", meeting.deadlines, knowledge.deadlines)
    yield from each("meetings", meeting.id, "too_late", meeting.too_late, meeting.deadlines)
    yield from each("meetings", meeting.id, "for_signposts", meeting.for_signposts, knowledge.signposts)
    yield "meetings", meeting.id, "if_that_fails", meeting.if_that_fails, knowledge.signposts


def _of_content(
    kind: str, name: str, at: str, content: Signpost | Content | Point, knowledge: Knowledge
) -> Iterator[Reference]:
    """What a signpost, a variant and a point have in common; `at` is where in the entry."""
    roles = [f"area:{role}" for role in ROLES]
    cited: list[Right | Limit | Practice] = [*(content.rights or ()), *(content.limits or ())]
    cited += content.good_practice or ()
    yield from each(kind, name, f"{at}source", [item.source for item in cited], knowledge.sources)
    left_out = [one for right in content.rights or () for one in right.not_when]
    left_out += [one for limit in content.limits or () for one in limit.not_when]
    yield from _named_facts(kind, name, f"{at}not_when", left_out, knowledge)
    yield from each(kind, name, f"{at}contacts", content.contacts or (), [*knowledge.organisations, *roles])
    yield from each(kind, name, f"{at}letters", content.letters or (), knowledge.letters)
    yield from each(kind, name, f"{at}deadlines", content.deadlines or (), knowledge.deadlines)
    onward = [content.if_that_fails] if content.if_that_fails else []
    yield from each(kind, name, f"{at}if_that_fails", onward, knowledge.signposts)


def _facts(
    kind: str, name: str, at: str, when: Mapping[str, Iterable[str]], knowledge: Knowledge
) -> Iterator[Reference]:
    """Facts of a case and their values."""
    for fact, values in when.items():
        yield kind, name, f"{at}.{fact}", fact, knowledge.case_facts
        if fact in knowledge.case_facts:
            allowed = [choice.id for choice in knowledge.case_facts[fact].choices]
            allowed = [*knowledge.areas, ANY_AREA] if fact == "area" else allowed
            yield from each(kind, name, f"{at}.{fact}", values, allowed)


def _conditions(signpost: Signpost, knowledge: Knowledge) -> Iterator[Reference]:
    branches: list[Variant | Instead] = [*signpost.variants, *signpost.instead]
    for number, branch in enumerate(branches):
        yield from _facts("signposts", signpost.id, f"when.{number}", branch.when, knowledge)
    yield from _facts("signposts", signpost.id, "unlikely_when", signpost.unlikely_when, knowledge)
    for number, when in enumerate(signpost.not_in_plan_when):
        yield from _facts("signposts", signpost.id, f"not_in_plan_when.{number}", when, knowledge)
    targets = [branch.signpost for branch in signpost.instead]
    yield from each("signposts", signpost.id, "instead", targets, knowledge.signposts)

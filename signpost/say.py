"""The order of the sentences in a reply. The sentences themselves are in `knowledge/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from signpost.answers import Answer, confirmed, notices_for
from signpost.case import Case
from signpost.deadline_talk import limit_line
from signpost.deadlines import CountedDeadline, WorkedDeadline
from signpost.hearing import ask_for_date_again
from signpost.kept import mentioned
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Notice, Organisation
from signpost.move import Move
from signpost.reading import is_of_the_child
from signpost.turn import Turn
from signpost.vocabulary import DANGERS, STEPPED

STARTING_POINTS = ("informal_resolution", "appeal", "provision_not_made", "meeting_support")
ALWAYS_WARM = DANGERS | {"emotional_support", "social_care_referral"}
DANGER_TO_LIFE = "crisis"
CONTACTS_IN_TEXT = 1
CONTACTS_WHEN_ASKED = 6
MANY_CONTACTS = DANGERS | {"find_contact", "other_nation", "human_handover"}


def parts(
    move: Move, answer: Answer, extra: list[str], turn: Turn, before: Case, knowledge: Knowledge
) -> Iterator[str]:
    """The paragraphs of a reply, in order; empty ones are left out by the caller."""
    words = knowledge.wording
    yield words.cut if turn.cut else ""
    if turn.code and move.says != "safety_stay" and move.says != code_says(turn):
        yield getattr(words, code_says(turn))
    if turn.rejects and move.says != "safety_stay":
        yield knowledge.guided.feedback.sorry
    yield from _opening(move, answer, knowledge)
    if move.kind == "end":
        yield from contact_lines(answer, knowledge, turn.today)
    if move.kind in {"stay", "end"}:
        yield _doubtful(turn, knowledge)
        yield _question(move, knowledge) if move.says == "unclear" else ""
    elif move.kind == "more":
        yield from _steps(answer, knowledge)
        yield from _closing(move, answer, turn, knowledge)
    else:
        yield from _short(move, answer, extra, turn, before, knowledge)
        yield from _closing(move, answer, turn, knowledge)
    if is_soft(turn, answer) and not move.case.soft_line_said:
        yield from soft_lines(turn, knowledge)


def code_says(turn: Turn) -> str:
    """The name of the sentence that says what became of a code in the message."""
    return f"code_{turn.code}"


def long_date(day: date) -> str:
    """A date as people say it: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"


def starting_points(knowledge: Knowledge) -> tuple[str, ...]:
    """Where somebody who does not know what to ask may begin."""
    return tuple(name for name in STARTING_POINTS if name in knowledge.signposts)


def _opening(move: Move, answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    words = knowledge.wording
    if move.says and move.says not in {"safety_stay", "doubtful_date"}:
        yield getattr(words, move.says).format(title=answer.signpost.title)
    if move.unsure:
        yield words.unsure
    if move.because:
        yield words.because.format(because=move.because)


def _short(
    move: Move, answer: Answer, extra: list[str], turn: Turn, before: Case, knowledge: Knowledge
) -> Iterator[str]:
    """The answer in short: warm once, what it is, the one thing to do now, dates, who to turn to.

    "This is frightening news" beside a mere guess would frighten whoever had other news.
    """
    signpost = answer.signpost
    is_first = before.signpost is None and not move.unsure
    if is_first or signpost.id in ALWAYS_WARM or signpost.kind == "conversation":
        yield signpost.first_line
    yield from answer_in_short(answer, knowledge, turn.today, extra)


def answer_in_short(answer: Answer, knowledge: Knowledge, today: date, extra: Sequence[str] = ()) -> Iterator[str]:
    """What it is, the one thing to do now, dates, who to turn to; `extra` stands before what to do."""
    signpost = answer.signpost
    yield signpost.in_short
    yield from extra
    yield knowledge.wording.do_now.format(do_now=signpost.do_now)
    if answer.point and signpost.wording:
        # Whoever names the very thing that happened needs the words for it now, not one tap away.
        yield knowledge.wording.steps_wording.format(wording=signpost.wording)
    yield from deadline_lines(answer, knowledge)
    yield from contact_lines(answer, knowledge, today)
    if answer.signpost.overdue(today):
        yield knowledge.wording.overdue.format(date=long_date(answer.signpost.review_by))


def deadline_lines(answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    """Each date worked out, with its working and what is left of it; then what runs in school days."""
    yield from (_deadline(deadline, knowledge) for deadline in answer.deadlines)
    yield from (counted_line(counted, knowledge) for counted in answer.counted)


def counted_line(counted: CountedDeadline, knowledge: Knowledge) -> str:
    """A length in school days: from which day, and how to count it."""
    return knowledge.wording.deadline_counted.format(label=counted.label, told=counted.told)


def _closing(move: Move, answer: Answer, turn: Turn, knowledge: Knowledge) -> Iterator[str]:
    """One thing to pick up: the doubtful date, the question back, the other problem, or the offer."""
    words = knowledge.wording
    if move.says == "safety_stay":
        # In danger nobody is asked for the date on a letter.
        yield words.safety_stay
        if answer.signpost.kind in STEPPED:
            yield words.offer_steps
    elif doubtful := _doubtful(turn, knowledge):
        yield doubtful
    elif (again := ask_for_date_again(turn)) and again != move.says:
        yield getattr(words, again)
    elif question := _question(move, knowledge):
        yield question
    elif move.case.offer == "more" and answer.signpost.steps and answer.signpost.kind in STEPPED:
        yield words.offer_steps
    elif move.case.offer == "next_step" and answer.signpost.if_that_fails:
        yield words.offer_next
    others = [knowledge.signposts[name].choice for name in answer.also if name in mentioned(move, turn, knowledge)]
    if others:
        yield words.two_problems.format(others=", ".join(others))


def _question(move: Move, knowledge: Knowledge) -> str:
    """What is asked, and why; empty when nothing is."""
    fact = knowledge.case_facts[move.asks] if move.asks else None
    if fact is None or not fact.question:
        return ""
    return knowledge.wording.question.format(question=fact.question, why=fact.why or "")


def is_soft(turn: Turn, answer: Answer) -> bool:
    """Whether danger was heard faintly: once in a talk we say where to turn; each time would be nagging."""
    return turn.sign == "doubtful" or "crisis" in answer.also


def soft_lines(turn: Turn, knowledge: Knowledge) -> list[str]:
    """Where to turn if it gets worse, last, with the phone numbers of the bodies whose ids stand in it."""
    phones = {body.id: body.phone.value for body in knowledge.organisations.values() if body.phone}
    where = knowledge.wording.soft_line.format_map(phones)
    return [where] if is_of_the_child(turn) else [knowledge.wording.worn_out, where]


def _doubtful(turn: Turn, knowledge: Knowledge) -> str:
    """Both readings of a date that can be read in two ways; empty when there is none."""
    days = [long_date(date.fromisoformat(value.split("=")[1])) for value in turn.named.get("doubtful_date", ())[:2]]
    return knowledge.wording.doubtful_date.format(first=days[0], second=days[1]) if len(days) == 2 else ""


def _steps(answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    """Everything behind "Show me the steps"."""
    words, signpost = knowledge.wording, answer.signpost
    if signpost.steps:
        yield "\n".join([words.steps_first, *(f"{n}. {step}" for n, step in enumerate(signpost.steps, 1))])
    if signpost.wording and not answer.point:
        yield words.steps_wording.format(wording=signpost.wording)
    rights = [words.right.format(text=right.text, where=right.where) for right in signpost.rights]
    limits = [limit_line(limit, words) for limit in signpost.limits]
    practice = [words.practice.format(text=one.text) for one in signpost.good_practice]
    checking = [words.being_checked.format(text=text) for text in signpost.being_checked]
    notices = [words.notice.format(text=one.text, date=long_date(one.said_on)) for one in _notices(answer, knowledge)]
    yield from _headed(words.steps_rights, rights)
    yield from _headed(words.steps_practice, practice)
    yield from _headed(words.steps_limits, limits)
    yield "\n".join([*checking, *notices])
    if answer.letters:
        yield words.steps_letters.format(letters="; ".join(knowledge.letters[name].title for name in answer.letters))


def _headed(heading: str, lines: list[str]) -> Iterator[str]:
    """The lines under their heading as one paragraph; nothing where there are none."""
    if lines:
        yield "\n".join([heading, *lines])


def _notices(answer: Answer, knowledge: Knowledge) -> tuple[Notice, ...]:
    """One dated line of news belongs to the signpost as a whole, not to each particular thing under it."""
    return () if answer.point else notices_for(answer.signpost.id, knowledge)


def _deadline(deadline: WorkedDeadline, knowledge: Knowledge) -> str:
    working = knowledge.wording.deadline_working.format(working=" ".join(deadline.working))
    return f"{deadline_line(deadline, knowledge)} {working}"


def deadline_line(deadline: WorkedDeadline, knowledge: Knowledge) -> str:
    """A last day, and how long that is, or what can still be done."""
    words = knowledge.wording
    if deadline.passed:
        left = deadline.if_passed
    elif deadline.days_left <= 1:
        left = words.one_day_left if deadline.days_left else words.last_day
    else:
        left = words.days_left.format(days=deadline.days_left)
    template = words.deadline_passed if deadline.passed else words.deadline
    return template.format(label=deadline.label, date=long_date(deadline.day), left=left)


def contact_lines(answer: Answer, knowledge: Knowledge, today: date) -> list[str]:
    """Who to turn to, as one paragraph of a line each, and what we do not hold; empty when nobody can be reached."""
    most = CONTACTS_WHEN_ASKED if answer.signpost.id in MANY_CONTACTS else CONTACTS_IN_TEXT
    # The first one is named even if only its area's page has the number: it is the right door.
    shown = answer.contacts[:1] + tuple(contact for contact in answer.contacts[1:] if contact.reachable)
    most += bool(shown and not shown[0].reachable)
    if not shown:
        return []
    # Whoever is in danger rings or texts; an address to read up on is in the way of the next number.
    call = answer.signpost.id == DANGER_TO_LIFE
    told = ["\n".join(contact_line(contact, knowledge, today, call) for contact in shown[:most])]
    if answer.without:
        told.append(knowledge.wording.area_without.format(area=knowledge.areas[answer.without].name))
    return told


def contact_line(contact: Organisation, knowledge: Knowledge, today: date, call: bool = False) -> str:
    """Who it is and how to reach them, to be rung or texted alone if `call`; what it is for where we hold no way."""
    words = knowledge.wording
    if not (how := _how(contact, knowledge, today, call)):
        return words.contact_no_way.format(name=contact.name, what=contact.what)
    template = words.contact if confirmed(contact, knowledge) else words.contact_unconfirmed
    overdue = " " + words.overdue.format(date=long_date(contact.review_by)) if contact.overdue(today) else ""
    return template.format(name=contact.name, how=how) + overdue


def _how(contact: Organisation, knowledge: Knowledge, today: date, call: bool) -> str:
    """The ways to reach it in words, the quickest first; its own page first where the rest may be out of date.

    With `call`, numbers alone where there is one that is sure.
    """
    words = knowledge.wording
    hours = contact.hours if contact.phone and confirmed(contact, knowledge) else None
    ways = [
        words.how_phone.format(value=contact.phone.value) if contact.phone else "",
        words.hours.format(value=hours.value) if hours else "",
        words.how_text.format(value=contact.text_number.value) if contact.text_number else "",
        words.how_email.format(value=contact.email.value) if contact.email else "",
        words.how_url.format(value=contact.url.value) if contact.url else "",
    ]
    sure = confirmed(contact, knowledge) and not contact.overdue(today)
    if call and sure and (contact.phone or contact.text_number):
        ways = ways[:3]
    ordered = ways if sure else [ways[-1], *ways[:-1]]
    return ", ".join(way for way in ordered if way).replace(", (", " (")

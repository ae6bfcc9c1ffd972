"""Every answer and every choice laid out for every channel, so that an author sees what does not fit, not a parent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from signpost.case import NOT_SURE, Case
from signpost.curation.texts import file_of
from signpost.errors import Problem
from signpost.knowledge.base import ANY_AREA, Knowledge
from signpost.knowledge.meeting_model import KIND
from signpost.layout.buttons import LONGEST_TEXT, NUMBERS, REPLY_BUTTONS, fits
from signpost.layout.gsm import ONE_PART, TWO_PARTS, fold, septets
from signpost.layout.pieces import Piece, action_first, after_notice, chat_pieces, sms_pieces
from signpost.meetings import HOME
from signpost.payloads import is_ours
from signpost.reply import Button, Reply, respond
from signpost.triage import ASKING
from signpost.turn import Turn

A_LONG_ADDRESS = "https://signpost.parentcarerforum.example"
"""As long as a public address may well be."""


@dataclass(frozen=True)
class _Entry:
    """A signpost or point whose answer is looked at, and the facts it is fitted to."""

    kind: str
    id: str
    signpost: str
    facts: Mapping[str, str]

    @property
    def field(self) -> str:
        """What the answer is fitted to, for an author to find it."""
        return f"{self.id} ({', '.join(f'{fact} {value}' for fact, value in self.facts.items()) or 'no facts known'})"


def do_not_fit(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """What some channel could not show whole: answers, choices, and the sentences of knowledge/texting.yml."""
    yield from _texting(knowledge)
    yield from _letters(knowledge)
    for reply in _guided(knowledge, today):
        yield from (
            Problem("knowledge/triage.yml", reply.card["signpost"], message) for message in _in_reply(reply, knowledge)
        )
    told: set[tuple[str, str]] = set()
    for entry in _entries(knowledge):
        for reply in _replies(entry, knowledge, today):
            for message in _in_reply(reply, knowledge):
                if (entry.id, message) not in told:
                    told.add((entry.id, message))
                    yield Problem(file_of(entry.kind, entry.id), entry.field, message)


def _texting(knowledge: Knowledge) -> Iterator[Problem]:
    """Each sentence is a text of its own; the first notice leaves room for the first words of an answer."""
    for name, text in knowledge.texting.model_dump().items():
        most = ONE_PART if name.startswith("notice") else REPLY_BUTTONS.title if name == "list_button" else TWO_PARTS
        size, lost = septets(fold(text)), _lost(text)
        if size > most:
            yield Problem("knowledge/texting.yml", name, f"{size} characters, and {most} fit. Cut it.")
        if lost:
            yield Problem("knowledge/texting.yml", name, f'"{lost}" is not in the alphabet of text messages.')


def _letters(knowledge: Knowledge) -> Iterator[Problem]:
    """The shape of a letter and its link are one text message of two parts."""
    room = TWO_PARTS - septets(fold(f"\n{knowledge.wording.sms_more}"))
    for letter in knowledge.letters.values():
        page = f"{A_LONG_ADDRESS}/letters/{letter.id}"
        for told in (knowledge.texting.letter_link, knowledge.texting.letter_no_link) if letter.shape else ():
            size = septets(fold(told.format(shape=letter.shape, address=page)))
            if size > room:
                message = f"{size} characters with its link, and {room} fit in two text messages. Cut it."
                yield Problem(file_of("letters", letter.id), f"{letter.id}.shape", message)
        if letter.body and not letter.shape:
            yield Problem(file_of("letters", letter.id), f"{letter.id}.shape", "is missing: a text message shows it.")


def _guided(knowledge: Knowledge, today: date) -> Iterator[Reply]:
    """Each question and each outcome of "Where am I?"."""
    unknown = {question.fact: NOT_SURE for question in knowledge.triage.questions}
    for fact in unknown:
        others = {name: value for name, value in unknown.items() if name != fact}
        yield respond(Turn("where_am_i", today), Case(others, triage=ASKING), knowledge)
    for outcome in knowledge.triage.outcomes:
        known = {fact: values[0] for fact, values in outcome.when.items()}
        yield respond(Turn("where_am_i", today), Case(unknown | known, triage=ASKING), knowledge)


def _entries(knowledge: Knowledge) -> Iterator[_Entry]:
    for signpost in knowledge.signposts.values():
        yield _Entry("signposts", signpost.id, signpost.id, {})
        for branch in signpost.variants:
            facts = {fact: values[0] for fact, values in branch.when.items() if values[0] != ANY_AREA}
            yield _Entry("signposts", signpost.id, signpost.id, facts)
    for meeting in knowledge.meetings.values():
        yield _Entry("meetings", meeting.id, HOME, {KIND: meeting.id})
    for point in knowledge.points.values():
        known = [{fact: values[0] for fact, values in variant.when.items()} for variant in point.variants]
        for home, facts in product((point.signpost, *point.also_under), [{}, *known]):
            yield _Entry("points", point.id, home, facts)


def _replies(entry: _Entry, knowledge: Knowledge, today: date) -> Iterator[Reply]:
    """The answer, and what "show me the steps" adds."""
    named = {"point": (entry.id,)} if entry.kind == "points" else {}
    ranking = ((entry.signpost, 1.0),)
    first = respond(Turn(entry.signpost, today, ranking=ranking, named=named), Case(entry.facts), knowledge)
    yield first
    if first.card["steps"]:
        yield respond(Turn("more", today), first.case, knowledge)


def _in_reply(reply: Reply, knowledge: Knowledge) -> Iterator[str]:
    """What is wrong with one reply, in words for its author."""
    paragraphs = action_first(reply.text, reply.card)
    titles = [button.title for button in reply.buttons]
    if lost := _lost(reply.text + "".join(titles)):
        yield f'"{lost}" is not in the alphabet of text messages, and would come as "?". Write it in other letters.'
    for button in reply.buttons:
        yield from _in_choice(button, knowledge)
    more = knowledge.wording.sms_more
    room = TWO_PARTS - septets(fold(f"\n{more}"))
    for word in fold(reply.text).split():
        if septets(word) > room:
            yield f'"{word[:40]}..." would be cut: {septets(word)} characters, and {room} fit in a text message.'
    with_notice = sms_pieces(after_notice(knowledge.texting.notice_sms, paragraphs), titles, more)
    yield from _in_pieces("sms", with_notice, titles)
    for channel in LONGEST_TEXT:
        yield from _in_pieces(channel, chat_pieces(channel, paragraphs, titles), titles)


def _in_pieces(channel: str, pieces: tuple[Piece, ...], titles: list[str]) -> Iterator[str]:
    for piece in pieces:
        size = septets(fold(piece.text)) if channel == "sms" else len(piece.text)
        most = TWO_PARTS if channel == "sms" else LONGEST_TEXT[channel]
        if size > most:
            yield f"on {channel}, a message of {size} characters, and {most} fit. Cut it, or make two sentences of one."
    if pieces and pieces[-1].listed != len(titles):
        yield f"on {channel}, only {pieces[-1].listed} of {len(titles)} choices can be shown whole. Shorten them."


def _in_choice(button: Button, knowledge: Knowledge) -> Iterator[str]:
    if not fits(NUMBERS, [button.title], [button.payload]):
        yield f'the choice "{button.title[:40]}" does not fit in a line of a text message. Shorten it.'
    if not is_ours(button.payload, knowledge):
        yield f'the choice "{button.title[:40]}" sends {button.payload}, which would not be taken as a choice.'


def _lost(text: str) -> str:
    """The first character that a text message could not carry; empty when it can carry all."""
    return next((character for character in text if character != "?" and fold(character) == "?"), "")

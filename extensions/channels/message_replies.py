"""What a turn by message comes to: the pieces to send now, and where the talk stands afterwards. Sends nothing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extensions import settings
from extensions.channels.guard import Outgoing
from extensions.channels.message_calendar import with_calendar_link
from extensions.channels.message_inbound import Inbound
from extensions.channels.message_manners import Manners
from signpost import say
from signpost.guided_buttons import where
from signpost.knowledge import Knowledge
from signpost.layout.brief_plan import brief_plan
from signpost.layout.letters import for_messages, letter_first
from signpost.layout.pieces import Piece, action_first
from signpost.messages.choices import Choice
from signpost.messages.talk import Talk
from signpost.payloads import payload
from signpost.vocabulary import DANGERS

MENU_ENDS_WITH = ("human_handover", "restart")


@dataclass(frozen=True)
class Said:
    """The pieces to send now, and the talk afterwards; None when nothing is to be kept of it."""

    pieces: tuple[Piece, ...]
    talk: Talk | None


class Replies:
    """The replies of one channel in the words of a knowledge base."""

    def __init__(self, manners: Manners, knowledge: Knowledge) -> None:
        """`manners` are the channel's."""
        self._manners = manners
        self._knowledge = knowledge
        self._words = knowledge.texting

    def answer(self, reply: Outgoing, talk: Talk, before: str = "") -> Said:
        """The assistant's reply laid out; its choices are the ones that numbers mean from now on.

        `before` is a sentence to begin with. On danger nothing stands before what to do.
        """
        text = for_messages(reply.text, reply.card, self._words, settings.public_url())
        paragraphs = letter_first(action_first(text, reply.card, self._manners.on_danger), reply.card)
        if self._manners.brief and reply.card.get("plan"):
            paragraphs = brief_plan(paragraphs, reply.card["plan"])
        paragraphs = with_calendar_link(paragraphs, reply.card, self._knowledge.wording)
        choices = [Choice(button["title"], button["payload"]) for button in reply.buttons]
        if reply.card["signpost"] in DANGERS:
            return self._new_list(paragraphs, choices, talk)
        return self._new_list(self._with_notice([before, *paragraphs], talk), choices, replace(talk, told=True))

    def menu(self, talk: Talk) -> Said:
        """Our own help, with places to begin."""
        names = [*say.starting_points(self._knowledge), *MENU_ENDS_WITH]
        choices = [Choice(self._knowledge.signposts[name].choice, payload(name)) for name in names]
        choices.append(Choice(*where(self._knowledge)))
        return self._new_list(self._with_notice([self._words.menu], talk), choices, replace(talk, told=True))

    def more(self, talk: Talk) -> Said:
        """The next pieces of the last answer."""
        now, later = talk.waiting[: self._manners.at_once], talk.waiting[self._manners.at_once :]
        listed = max(talk.listed, now[-1].listed)
        return Said(now, replace(talk, waiting=later, listed=listed, turns=talk.turns + 1))

    def again(self, talk: Talk) -> Said:
        """To a number that is on no list: the list again, if there is one."""
        if talk.waiting and talk.choices:
            return self.aside(self._words.list_to_come, talk)
        if not talk.shown:
            return self.aside(self._words.no_list, talk)
        return self._new_list(self._with_notice([self._words.wrong_number], talk), talk.choices, talk)

    def stale(self, talk: Talk) -> Said:
        """To a button of an earlier list: the last list again, if there is one."""
        return self._new_list(self._with_notice([self._words.stale], talk), talk.choices, replace(talk, told=True))

    def declined(self) -> Said:
        """The one answer to a group."""
        return self._beside(self._words.group, None)

    def cannot_read(self, inbound: Inbound, talk: Talk) -> Said:
        """To a picture, a voice message, a place, a sticker or nothing at all."""
        return self.aside(self.about(inbound) or self._words.empty, talk)

    def about(self, inbound: Inbound) -> str:
        """What is said to what a message holds beside words; empty for words alone."""
        return "" if inbound.kind == "text" else str(getattr(self._words, inbound.kind))

    def help(self, talk: Talk | None) -> Said:
        """Who we are, for HELP and INFO."""
        told = replace(talk, told=True) if talk else None
        return self._beside(self._manners.help, told)

    def stopped(self) -> Said:
        """The one answer to STOP."""
        return self._beside(self._words.stopped, None)

    def started(self) -> Said:
        """The answer to START of somebody who had stopped."""
        return self.aside(self._words.started, Talk())

    def slow_down(self, talk: Talk) -> Said:
        """To too much at once."""
        return self._beside(self._words.slow_down, talk)

    def long_talk(self, talk: Talk) -> Said:
        """When a talk has become too long."""
        return self._beside(self._words.long_talk, talk)

    def aside(self, text: str, talk: Talk) -> Said:
        """A sentence of our own beside the talk: what waits, and what numbers mean, stays."""
        return self._beside("\n\n".join(self._with_notice([text], talk)), replace(talk, told=True))

    def in_place_of_all(self, text: str, talk: Talk) -> Said:
        """A longer text of our own, in as many pieces as it needs; what waited is let go."""
        return self._new_list(text.split("\n\n"), [], talk)

    def _beside(self, text: str, talk: Talk | None) -> Said:
        paragraphs = text.split("\n\n")
        pieces = self._manners.layout(paragraphs, [])
        if talk and talk.shown and self._manners.taps_vanish:
            again = self._manners.layout(paragraphs, talk.shown)
            pieces = again if again[-1].taps else pieces
        return Said(pieces, replace(talk, turns=talk.turns + 1) if talk else None)

    def _new_list(self, paragraphs: Sequence[str], choices: Sequence[Choice], talk: Talk) -> Said:
        pieces = self._manners.layout([one for one in paragraphs if one], choices)
        now, later = pieces[: self._manners.at_once], pieces[self._manners.at_once :]
        listed = now[-1].listed if now else 0
        talk = replace(talk, list_id=secrets.token_hex(4) if choices else "", turns=talk.turns + 1)
        after = replace(talk, waiting=later, choices=tuple(choices), listed=listed)
        return Said(now, after)

    def _with_notice(self, paragraphs: Sequence[str], talk: Talk) -> list[str]:
        said = [one for one in paragraphs if one]
        return said if talk.told else self._manners.begin(said)

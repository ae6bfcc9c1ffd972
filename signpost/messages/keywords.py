"""Single words that mean the same on every message channel, whatever was said before.

STOP and its kin, START and HELP are the phone networks' own words (Twilio's list of default opt-out keywords, November
2026); MENU, 0, MORE and PLAN are ours, since a network may catch HELP before it reaches us.
"""

from __future__ import annotations

import re
from enum import Enum

from signpost.text import clean


class Keyword(Enum):
    """What a single word asks for. YES is START only for somebody who had stopped."""

    STOP = "stop"
    START = "start"
    YES = "yes"
    HELP = "help"
    MENU = "menu"
    MORE = "more"
    PLAN = "plan"


_WORDS = {
    Keyword.STOP: ("stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit"),
    Keyword.START: ("start", "unstop"),
    Keyword.YES: ("yes",),
    Keyword.HELP: ("help", "info"),
    Keyword.MENU: ("menu", "0"),
    Keyword.MORE: ("more",),
    Keyword.PLAN: ("plan", "my plan"),
}
_MEANING = {word: keyword for keyword, words in _WORDS.items() for word in words}


def keyword(text: str) -> Keyword | None:
    """The keyword that is the whole message, in any capitals and with any full stop; None for anything longer."""
    return _MEANING.get(bare(text))


def bare(text: str) -> str:
    """The words of a text in small letters, one space between them, without signs, emoji and apostrophes."""
    closed = clean(text).casefold().replace("'", "")
    return " ".join(re.findall(r"[^\W_]+", closed))

"""Which buttons a conversation was offered, for a channel that does not keep the assistant's turns."""

from __future__ import annotations

from collections import OrderedDict

from extensions.channels.guard import Outgoing
from extensions.channels.web_limits import MOST_KNOWN
from signpost.payloads import payload

ALWAYS = frozenset({payload("restart")})
"""Starting again and deleting is open to anybody at any time."""


class Offered:
    """In this process only, and in bounded memory: who is let go has to use words, which are always understood."""

    def __init__(self, most: int = MOST_KNOWN) -> None:
        """`most`: how many conversations are remembered, those heard of last."""
        self._most = most
        self._offered: OrderedDict[str, set[str]] = OrderedDict()

    def add(self, conversation: str, reply: Outgoing) -> None:
        """Notes the buttons of a reply; those of earlier ones stay good."""
        known = self._offered.pop(conversation, set())
        beside = reply.card.get("beside", ())
        self._offered[conversation] = known | {button["payload"] for button in (*reply.buttons, *beside)}
        if len(self._offered) > self._most:
            self._offered.popitem(last=False)

    def only(self, conversation: str, text: str) -> str:
        """The text; without its slash, as mere words, when it is a button's message that was never offered here."""
        if not text.startswith("/") or text in self._offered.get(conversation, ()) or text in ALWAYS:
            return text
        return text.lstrip("/ ")

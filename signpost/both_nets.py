"""The one safety function of every message: the phrases, and a classifier as a second net behind them.

Either may be missing or fail; the other then stands alone. Knows nothing of how the classifier works.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from signpost.safety import Sign, Speaker
from signpost.safety_model import Kind
from signpost.text import MAX_CHARACTERS, sentences

logger = logging.getLogger(__name__)

ALARM_FROM = 0.6
"""Chance of danger from which the second net raises the alarm by itself. From 0.5 on more messages were danger than
not; a little higher spares ordinary ones (docs/decisions/0010). docs/evaluation.md shows what it costs."""
WITH_A_PHRASE_FROM = 0.15
"""Chance of danger from which a phrase stands. Below, it is taken for a figure of speech: the soft line then, not the
alarm. With the phrase as one more sign this is a chance of 0.4; among examples of writers the net had not learned from
it kept more danger and fewer figures of speech than any limit of what is believed (docs/decisions/0010)."""
PLAIN_FROM = 0.9
"""What is believed from which a sentence read by itself is no figure of speech, whatever stands round it."""
DOUBTFUL_FROM = 0.3
"""Chance of danger from which the soft line is said."""
TIRED_FROM = 0.3
"""Chance of doubt from which the soft line is said; below, a message was harmless more often than not (as above)."""
BY_THE_SECOND_NET = "second_net"

Found = TypeVar("Found")


@dataclass(frozen=True)
class Impression:
    """What the second net makes of a message: the chance of an alarm of any kind, the likeliest kind of alarm, the
    chance that it is doubtful, and what its readers say if each is believed as it stands. They are too sure of
    themselves: `believed` is near 0 only where nothing at all looks like danger. All from 0 to 1."""

    alarm: float
    kind: Kind
    doubtful: float
    believed: float


class PhraseNet(Protocol):
    """See signpost.safety.SafetyNet."""

    def check(self, text: str) -> Sign | None:
        """The strongest sign in the text by its phrases."""

    def stands(self, text: str) -> bool:
        """Whether a sign is too plain to be taken back."""

    def speaker(self, text: str) -> Speaker:
        """Who seems to be writing."""

    def plain(self, text: str) -> str:
        """The text in plain words."""

    def sober(self, text: str) -> str:
        """The same without figures of speech and plain denials."""


class SecondNet(Protocol):
    """A trained reader of whole messages (extensions/nlu/second_net.py)."""

    def read(self, text: str) -> Impression:
        """What it makes of any text."""


class BothNets:
    """Reads every message with both nets. The second is added once a model is loaded."""

    def __init__(self, phrases: PhraseNet, second: SecondNet | None = None) -> None:
        """Without a second net the phrases stand alone."""
        self._phrases = phrases
        self._second = second
        self._last: tuple[bytes, Sign | None] | None = None

    def add(self, second: SecondNet) -> None:
        """Puts the second net behind the phrases, in place of an earlier one."""
        self._second, self._last = second, None

    def check(self, text: str) -> Sign | None:
        """The strongest sign in the text, or None. Never raises: a net that fails is passed over and logged.

        The guard asks again what the pipeline has just asked, so the last finding is kept, by the text's hash.
        """
        mark = hashlib.blake2b(text.encode("utf-8", "surrogatepass")).digest()
        last = self._last
        if last is None or last[0] != mark:
            last = self._last = mark, self._checked(text)
        return last[1]

    def _checked(self, text: str) -> Sign | None:
        found = _or_none(lambda: self._phrases.check(text), "phrases")
        second = self._second
        seen = _or_none(lambda: second.read(text), "second net") if second else None
        if seen is None:
            return found
        if found and found.signpost:
            meant = (
                seen.alarm >= WITH_A_PHRASE_FROM
                or _or_none(lambda: self._phrases.stands(text), "phrases")
                or not _or_none(lambda: self._is_figure_of_speech(text), "second net")
            )
            return found if meant else Sign("doubtful", found.speaker, found.phrase_id)
        kind: Kind | None = None
        if seen.alarm >= ALARM_FROM and not _or_none(lambda: self._is_plainly_denied(text), "second net"):
            kind = seen.kind
        elif found or seen.alarm >= DOUBTFUL_FROM or seen.doubtful >= TIRED_FROM:
            kind = "doubtful"
        if kind is None:
            return None
        speaker = _or_none(lambda: self._phrases.speaker(text), "phrases") or "unknown"
        return Sign(kind, speaker, found.phrase_id if found else BY_THE_SECOND_NET)

    def _is_plainly_denied(self, text: str) -> bool:
        """Whether nothing is left of the alarm without what the phrases know to be harmless: "no, I won't hurt myself".

        The second net hears the words of danger in such a sentence, and not so well the "not".
        """
        sober = self._phrases.sober(text)
        if self._second is None or sober == self._phrases.plain(text):
            return False
        return not sober or self._second.read(sober).alarm < ALARM_FROM

    def _is_figure_of_speech(self, text: str) -> bool:
        """Whether no sentence is danger by itself either: among others, a plain one can pass unheard.

        Only what the second net has read to the end can it take back.
        """
        if self._second is None or len(text) > MAX_CHARACTERS:
            return False
        return all(self._second.read(sentence).believed < PLAIN_FROM for sentence in sentences(text))


def _or_none(net: Callable[[], Found], name: str) -> Found | None:
    try:
        return net()
    except Exception as failure:
        # Not the failure's own words: they can hold the parent's.
        logger.error("safety_net_failed net=%s failure=%s", name, type(failure).__name__)
        return None

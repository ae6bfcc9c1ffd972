"""The code to come back with: a case sealed into letters and digits, so that nothing has to be kept of anybody.

It holds ids and dates and the last day it opens anything, encrypted and signed in one by AES-SIV (RFC 5297): nobody
without the server's secret can read, alter or make one. docs/decisions/0011-plan-and-code.md has the reasons.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from signpost.case import Case
from signpost.knowledge.base import Knowledge
from signpost.plan_record import pack, unpack
from signpost.plan_words import KeptCode
from signpost.turn import CodeState

MARK = "SP"
VERSION = 1
"""One digit after the mark: the shape of what is inside. Another shape needs another version; the old one goes on."""
GROUP = 5
OURS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's alphabet: no letter that looks like a digit, and none to make a word by chance with."""
_TO_BASE32 = str.maketrans(OURS + "OIL", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" + "ABB")
_FROM_BASE32 = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", OURS)
_MARKED = re.compile(r"(?<![0-9A-Za-z])SP([1-9])(?=[\s-]*[0-9A-Za-z])", re.IGNORECASE)
_WORD = re.compile(r"[\s-]*([0-9A-Za-z]+)")
LOOKS_LIKE = 15
"""So many letters and digits after the mark, with digits among them, are meant as a code even if they open nothing."""
LONGEST = 240
MOST_TRIED = 3
"""How many marks in one message are tried; nobody sends more than one."""


@dataclass(frozen=True)
class Found:
    """What became of a code in a message, the case if it opened, and the message without it."""

    state: CodeState
    case: Case | None
    rest: str


class PlanCodes:
    """Writes and opens codes with one secret; another server's secret opens none of them."""

    def __init__(self, secret: str, days: int) -> None:
        """`days` is how long a code opens its plan."""
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"signpost plan code")
        self._seal = AESSIV(derived.derive(secret.encode()))
        self._days = days

    def write(self, case: Case, knowledge: Knowledge, today: date) -> KeptCode:
        """The code of a case, the same for the same case on the same day."""
        until = today + timedelta(days=self._days)
        sealed = self._seal.encrypt(pack(case, until, knowledge), _bound_to(VERSION))
        letters = base64.b32encode(sealed).decode().rstrip("=").translate(_FROM_BASE32)
        groups = (letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
        return KeptCode("-".join([f"{MARK}{VERSION}", *groups]), until)

    def find(self, text: str, knowledge: Knowledge, today: date) -> Found | None:
        """The code in a message, in any capitals and with spaces or dashes anywhere; None when there is none."""
        for mark in list(_MARKED.finditer(text))[:MOST_TRIED]:
            ends = [(word.end(), word[1]) for word in _words_after(text, mark.end())]
            version = int(mark[1])
            opened = self._opened(ends, version) if version == VERSION else None
            if opened:
                (until, case), end = unpack(opened[0], knowledge), opened[1]
                rest = _without(text, mark.start(), end)
                return Found("opened", case, rest) if today <= until else Found("expired", None, rest)
            if length := _length_of_what_looks_like_one(ends):
                state: CodeState = "unreadable" if version == VERSION else "newer"
                return Found(state, None, _without(text, mark.start(), length))
        return None

    def _opened(self, ends: list[tuple[int, str]], version: int) -> tuple[bytes, int] | None:
        """What is sealed in the first words after the mark, as many as it takes, and where they end."""
        letters = ""
        for end, word in ends:
            letters += word.upper()
            sealed = _bytes_of(letters)
            if sealed is None:
                continue
            try:
                return self._seal.decrypt(sealed, _bound_to(version)), end
            except InvalidTag:
                continue
        return None


def _bound_to(version: int) -> list[bytes]:
    return [f"version {version}".encode()]


def _words_after(text: str, start: int) -> Iterator[re.Match[str]]:
    """The words right after the mark, up to the length of the longest code."""
    length = 0
    while (word := _WORD.match(text, start)) and length < LONGEST:
        yield word
        start, length = word.end(), length + len(word[1])


def _bytes_of(letters: str) -> bytes | None:
    """The bytes of a code's letters; None when no code of ours can be spelt so."""
    spelt = letters.translate(_TO_BASE32) if set(letters) <= set(OURS + "OIL") else ""
    try:
        sealed = base64.b32decode(spelt + "=" * (-len(spelt) % 8))
    except ValueError:
        return None
    # The last letter has bits to spare: only the one way in which we write it is ours.
    return sealed if len(sealed) > 16 and base64.b32encode(sealed).decode().rstrip("=") == spelt else None


def _length_of_what_looks_like_one(ends: list[tuple[int, str]]) -> int:
    """Where the groups end that were meant as a code; 0 when the words only happen to follow the mark."""
    meant = 0
    letters = ""
    for end, word in ends:
        if not (len(word) == GROUP or any(character.isdigit() for character in word)):
            break
        letters += word
        meant = end
    is_code = len(letters) >= LOOKS_LIKE and sum(character.isdigit() for character in letters) >= 2
    return meant if is_code else 0


def _without(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[:start]} {text[end:]}".split())

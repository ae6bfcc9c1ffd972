"""`make sms`: a phone in the terminal. Texts go, signed as Twilio signs them, to the real webhook of a real server.

Nothing leaves this machine and no account is needed: what the server sends is taken by Twilio's stand-in. Each answer
shows how many parts it was sent and paid as. `PENCE=4 make sms` also shows what that costs at 4p a part.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from extensions.server.serve import MODEL
from signpost.layout.gsm import fold, parts, septets
from tests.channels.phone import Phone
from tests.channels.twilio_stand_in import TwilioStandIn
from tests.serving import Server

HELP = """Type a text and press Enter: any words, a number from a list, MORE, MENU, HELP, STOP or START.
  :picture   send a picture without words        :voice   send a voice message
  :new       another phone, with a talk of its own
  :help      this page                           :quit    end (Ctrl-C and Ctrl-D too)
"""
ODD: dict[str, dict[str, str]] = {
    ":picture": {"NumMedia": "1", "MediaContentType0": "image/jpeg"},
    ":voice": {"NumMedia": "1", "MediaContentType0": "audio/amr"},
}
ANSWER_SECONDS = 10.0
QUIET_SECONDS = 1.5
"""After so long without an answer, once the webhook has said "received", none will come."""


@dataclass
class Bill:
    """What a talk has cost: parts that came in and went out. `pence` a part, None when nobody has said."""

    pence: float | None = None
    sent: int = 0
    got: int = 0

    def line(self, text: str) -> str:
        """What one of our texts costs, and all of them so far."""
        self.got += parts(text)
        one, all_ours = _parts(parts(text)), _parts(self.got)
        told = f"{septets(text)} characters, {one}{self._price(parts(text))}; in all {all_ours}{self._price(self.got)}"
        return f"  [{told}; the parent sent {_parts(self.sent)}]"

    def _price(self, count: int) -> str:
        return "" if self.pence is None else f", {count * self.pence:g}p"


def main() -> int:
    """Talks until :quit or the end of input. Exit code 1 when there is no model, 2 when PENCE is no number."""
    if not MODEL.exists():
        sys.stderr.write("There is no trained model yet. Run: make train\n")
        return 1
    try:
        pence = float(os.environ["PENCE"]) if os.environ.get("PENCE") else None
    except ValueError:
        sys.stderr.write(f'PENCE is "{os.environ["PENCE"]}": it must be a number, such as 4 or 4.2.\n')
        return 2
    sys.stdout.write("Starting a server and a stand-in for Twilio on this machine (some seconds) ...\n")
    sys.stdout.flush()
    with TwilioStandIn() as twilio, Server(settings=twilio.settings) as server:
        sys.stdout.write(f"\nA phone. Nothing leaves this machine.\n{HELP}\n")
        try:
            talk(lambda: Phone(server.port, twilio), Bill(pence))
        except (KeyboardInterrupt, EOFError):
            sys.stdout.write("\n")
    return 0


def talk(new_phone: Callable[[], Phone], bill: Bill) -> None:
    """One text after another, until :quit."""
    phone = new_phone()
    while (words := input("You: ").strip()) != ":quit":
        if words == ":help":
            sys.stdout.write(HELP)
        elif words == ":new":
            phone, bill.sent, bill.got = new_phone(), 0, 0
            sys.stdout.write(f"Now you are {phone.number}.\n")
        elif words.startswith(":") and words not in ODD:
            sys.stdout.write(f'"{words}" is no command. {HELP}')
        else:
            show(exchange(phone, words, bill), bill)


def exchange(phone: Phone, words: str, bill: Bill) -> list[str]:
    """Sends one text; what comes back, which may be nothing."""
    before, odd = len(phone.got), ODD.get(words)
    bill.sent += 1 if odd else max(1, parts(fold(words)))
    status = phone.send("" if odd else words, **(odd or {}))
    assert status == 200, f"the webhook answered {status}"
    until = time.monotonic() + (QUIET_SECONDS if before else ANSWER_SECONDS)
    while len(phone.got) == before and time.monotonic() < until:
        time.sleep(0.02)
    return phone.got[before:]


def show(answers: list[str], bill: Bill) -> None:
    """Each text with what it costs."""
    if not answers:
        sys.stdout.write("  [no answer]\n")
    for text in answers:
        sys.stdout.write(f"\n{text}\n{bill.line(text)}\n")
    sys.stdout.write("\n")
    sys.stdout.flush()


def _parts(count: int) -> str:
    return f"{count} part{'' if count == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())

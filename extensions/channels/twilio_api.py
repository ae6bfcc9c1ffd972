"""Twilio's REST API for messages, as much of it as we use: send one, and ask whether one was taken.

Documented at twilio.com/docs/messaging/api/message-resource (November 2026). Never logs a number or a text.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from extensions.channels.message_http import Answer, Http
from extensions.channels.message_ids import Names
from extensions.channels.message_outbox import Outcome, Told
from extensions.channels.message_store import Letter

logger = logging.getLogger(__name__)

UNSUBSCRIBED = 21610
"""Twilio's code for somebody who sent STOP."""
QUEUE_FULL = 21611
"""Twilio's code for a number with too many messages waiting; as good as "slow down"."""
RECENT = 20
"""How many of the messages to one number are looked through for one of unknown fate."""
CLOCKS_DIFFER_SECONDS = 10.0


@dataclass
class TwilioApi:
    """One account. `sent_from` is a number, or a messaging service's id; `address` is https://api.twilio.com or a
    stand-in; `status_url` is told what becomes of each message."""

    account: str
    token: str
    sent_from: str
    address: str
    status_url: str
    names: Names
    _http: Http = field(init=False)

    def __post_init__(self) -> None:
        self._http = Http({"Authorization": aiohttp.encode_basic_auth(self.account, self.token)})

    async def send(self, letter: Letter) -> Outcome:
        """See Sender.send."""
        number = self.names.unseal(letter.sealed)
        if number is None:
            return Outcome(Told.REFUSED)
        form = {"To": number, "Body": letter.text, "StatusCallback": self.status_url, **self._from()}
        return await self._http.post(self._url(), _outcome, data=form)

    async def was_taken(self, letter: Letter) -> bool | None:
        """See Sender.was_taken: looks for the same text to the same number since the letter was written."""
        number = self.names.unseal(letter.sealed)
        if number is None:
            return None
        asked = {"To": number, "PageSize": str(RECENT)}
        answer = await self._http.get(self._url(), asked)
        messages = answer.content.get("messages") if answer and answer.status == 200 else None
        return any(_is(message, letter) for message in messages) if isinstance(messages, list) else None

    async def close(self) -> None:
        """See Sender.close."""
        await self._http.close()

    def _from(self) -> dict[str, str]:
        return {"MessagingServiceSid" if self.sent_from.startswith("MG") else "From": self.sent_from}

    def _url(self) -> str:
        return f"{self.address}/2010-04-01/Accounts/{self.account}/Messages.json"


def _outcome(answer: Answer) -> Outcome:
    if answer.status in {200, 201}:
        return Outcome(Told.TAKEN)
    code = answer.content.get("code")
    if code == UNSUBSCRIBED:
        return Outcome(Told.STOPPED)
    if answer.status in {429, 503} or code == QUEUE_FULL:
        return Outcome(Told.LATER, answer.wait)
    if answer.status >= 500:
        # It broke on their side, before or after they took it.
        return Outcome(Told.UNSURE)
    logger.error("Twilio refused a message: status %d, code %s.", answer.status, code if isinstance(code, int) else "?")
    return Outcome(Told.REFUSED)


def _is(message: Any, letter: Letter) -> bool:
    """Whether an entry of Twilio's list is this letter. What failed for good is not sent again either."""
    if not isinstance(message, dict) or message.get("body") != letter.text:
        return False
    try:
        created = parsedate_to_datetime(str(message.get("date_created"))).timestamp()
    except (TypeError, ValueError):
        return True
    return created >= letter.at - CLOCKS_DIFFER_SECONDS and str(message.get("direction")).startswith("outbound")

"""Twilio's REST API for messages, as much of it as we use: send one, and ask whether one was taken.

Documented at twilio.com/docs/messaging/api/message-resource (November 2026). Never logs a number or a text.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from extensions.channels.message_ids import Names
from extensions.channels.message_outbox import Outcome, Told
from extensions.channels.message_store import Letter

logger = logging.getLogger(__name__)

SEND_SECONDS = 20.0
CONNECT_SECONDS = 5.0
MOST_ANSWER_BYTES = 200_000
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
    _session: aiohttp.ClientSession | None = field(default=None, init=False)

    async def send(self, letter: Letter) -> Outcome:
        """See Sender.send."""
        number = self.names.unseal(letter.sealed)
        if number is None:
            return Outcome(Told.REFUSED)
        form = {"To": number, "Body": letter.text, "StatusCallback": self.status_url, **self._from()}
        try:
            async with self._open().post(self._url(), data=form, allow_redirects=False) as answer:
                return _outcome(answer, await _content(answer))
        except aiohttp.ClientConnectorError:
            # Nobody was there to take it.
            return Outcome(Told.LATER)
        except (TimeoutError, aiohttp.ClientError):
            return Outcome(Told.UNSURE)

    async def was_taken(self, letter: Letter) -> bool | None:
        """See Sender.was_taken: looks for the same text to the same number since the letter was written."""
        number = self.names.unseal(letter.sealed)
        if number is None:
            return None
        asked = {"To": number, "PageSize": str(RECENT)}
        try:
            async with self._open().get(self._url(), params=asked, allow_redirects=False) as answer:
                content = await _content(answer) if answer.status == 200 else {}
        except (TimeoutError, aiohttp.ClientError):
            return None
        messages = content.get("messages")
        return any(_is(message, letter) for message in messages) if isinstance(messages, list) else None

    async def close(self) -> None:
        """See Sender.close."""
        if self._session:
            await self._session.close()

    def _from(self) -> dict[str, str]:
        return {"MessagingServiceSid" if self.sent_from.startswith("MG") else "From": self.sent_from}

    def _url(self) -> str:
        return f"{self.address}/2010-04-01/Accounts/{self.account}/Messages.json"

    def _open(self) -> aiohttp.ClientSession:
        """The session, made when the first letter goes out: it belongs to the loop that runs by then."""
        if self._session is None:
            patience = aiohttp.ClientTimeout(total=SEND_SECONDS, connect=CONNECT_SECONDS)
            headers = {"Authorization": aiohttp.encode_basic_auth(self.account, self.token)}
            self._session = aiohttp.ClientSession(headers=headers, timeout=patience)
        return self._session


def _outcome(answer: aiohttp.ClientResponse, content: dict[str, Any]) -> Outcome:
    if answer.status in {200, 201}:
        return Outcome(Told.TAKEN)
    code = content.get("code")
    if code == UNSUBSCRIBED:
        return Outcome(Told.STOPPED)
    if answer.status in {429, 503} or code == QUEUE_FULL:
        return Outcome(Told.LATER, _seconds(answer.headers.get("Retry-After", "")))
    if answer.status >= 500:
        # It broke on their side, before or after they took it.
        return Outcome(Told.UNSURE)
    logger.error("Twilio refused a message: status %d, code %s.", answer.status, code if isinstance(code, int) else "?")
    return Outcome(Told.REFUSED)


def _seconds(retry_after: str) -> float | None:
    """The header as seconds from now; it may be a number or a date."""
    if retry_after.isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


async def _content(answer: aiohttp.ClientResponse) -> dict[str, Any]:
    try:
        content = json.loads(await answer.content.read(MOST_ANSWER_BYTES))
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _is(message: Any, letter: Letter) -> bool:
    """Whether an entry of Twilio's list is this letter. What failed for good is not sent again either."""
    if not isinstance(message, dict) or message.get("body") != letter.text:
        return False
    try:
        created = parsedate_to_datetime(str(message.get("date_created"))).timestamp()
    except (TypeError, ValueError):
        return True
    return created >= letter.at - CLOCKS_DIFFER_SECONDS and str(message.get("direction")).startswith("outbound")

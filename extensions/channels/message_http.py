"""Hands letters to a provider over HTTPS. Never logs an address, a text or a token, and follows no redirect."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from extensions.channels.message_outbox import Outcome, Told

SEND_SECONDS = 20.0
CONNECT_SECONDS = 5.0
MOST_ANSWER_BYTES = 200_000
NOBODY_THERE = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


@dataclass(frozen=True)
class Answer:
    """What a provider answered. `content` is empty when it was no JSON object; `wait` is Retry-After in seconds."""

    status: int
    content: dict[str, Any]
    wait: float | None


class Http:
    """Connections to one provider, from the first letter until `close`."""

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        """`headers` go with every request."""
        self._headers = headers or {}
        self._session: aiohttp.ClientSession | None = None

    async def post(self, url: str, judge: Callable[[Answer], Outcome], **content: Any) -> Outcome:
        """What `judge` makes of the answer; without one, whether the letter may have been taken. See ClientSession."""
        try:
            async with self._open().post(url, allow_redirects=False, **content) as answer:
                return judge(await _read(answer))
        except NOBODY_THERE:
            return Outcome(Told.LATER)
        except (TimeoutError, aiohttp.ClientError):
            return Outcome(Told.UNSURE)

    async def get(self, url: str, asked: Mapping[str, str]) -> Answer | None:
        """The answer; None when there was none."""
        try:
            async with self._open().get(url, params=asked, allow_redirects=False) as answer:
                return await _read(answer)
        except (TimeoutError, aiohttp.ClientError):
            return None

    async def close(self) -> None:
        """Lets connections go."""
        if self._session:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        """The session, made when the first letter goes out: it belongs to the loop that runs by then."""
        if self._session is None:
            patience = aiohttp.ClientTimeout(total=SEND_SECONDS, connect=CONNECT_SECONDS)
            # A connection kept open can end on their side just as a letter goes out, and nobody knows if it was taken.
            connector = aiohttp.TCPConnector(force_close=True)
            self._session = aiohttp.ClientSession(headers=self._headers, timeout=patience, connector=connector)
        return self._session


async def _read(answer: aiohttp.ClientResponse) -> Answer:
    wait = _seconds(answer.headers.get("Retry-After", ""))
    body = b""
    async for chunk in answer.content.iter_chunked(MOST_ANSWER_BYTES):
        body += chunk
        if len(body) > MOST_ANSWER_BYTES:
            break
    try:
        content = json.loads(body)
    except ValueError:
        content = {}
    return Answer(answer.status, content if isinstance(content, dict) else {}, wait)


def _seconds(retry_after: str) -> float | None:
    """The header as seconds from now; it may be a number or a date."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None

"""What every request passes before it is answered: where it comes from, how much, how often, and the off switch."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps

from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from extensions import settings
from extensions.channels.guard import Guard
from extensions.channels.web_limits import RateLimit
from extensions.channels.web_origins import address_of, is_welcome
from extensions.channels.web_refusals import Refusal, Refusals

MAX_BODY_BYTES = 64 * 1024
"""4,000 characters fit in any script, however they are written."""
BURST = 120

Handler = Callable[..., Awaitable[HTTPResponse]]


class Door:
    """One for the whole channel, so that an address is counted once, by the element or by the page."""

    def __init__(self, guard: Guard, refusals: Refusals) -> None:
        """The guard's safety net looks at what is refused."""
        self.refusals = refusals
        self._guard = guard
        self._pace = RateLimit(settings.requests_per_minute(), BURST)

    def check_source(self, request: Request) -> None:
        """Raises Refusal for a page that may not talk to us, or a body that is more than we read."""
        if not is_welcome(request):
            raise self.refusals.origin()
        if len(request.body) > MAX_BODY_BYTES:
            raise self.refusals.too_big()

    def check(self, request: Request, *, talks: bool) -> None:
        """Raises Refusal; `talks` is whether the request carries on a talk, which the off switch ends."""
        self.check_source(request)
        if seconds := self._pace.wait_seconds(address_of(request)):
            raise self.refusals.slow_down(seconds)
        if talks and (closed := self.refusals.closed()):
            raise closed

    def with_danger(self, refusal: Refusal, text: str) -> Refusal:
        """The refusal, with what danger calls for first when the refused words show it."""
        if reply := self._guard.danger(text):
            refusal.text = f"{reply.text}\n\n{refusal.text}"
            refusal.card = reply.card
        return refusal


def refusing(handler: Handler) -> Handler:
    """A handler whose refusals go out as JSON."""

    @wraps(handler)
    async def answered(request: Request, **parts: str) -> HTTPResponse:
        try:
            return await handler(request, **parts)
        except Refusal as refusal:
            wait = refusal.retry_after_seconds
            headers = {"Retry-After": str(wait)} if wait else {}
            return json_response(refusal.as_json(), status=refusal.status, headers=headers)

    return answered

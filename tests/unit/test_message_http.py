"""A letter handed over by HTTPS: what came of it is known, or known not to be, and nothing is followed elsewhere."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable

from aiohttp import web

from extensions.channels.message_http import MOST_ANSWER_BYTES, Answer, Http
from extensions.channels.message_outbox import Outcome, Told

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def judge(answer: Answer) -> Outcome:
    seen.append(answer)
    return Outcome(Told.TAKEN, answer.wait)


seen: list[Answer] = []


def posted(handler: Handler) -> tuple[Outcome, list[Answer]]:
    """What comes of a letter posted to a server of this kind, and what was there to judge it by."""
    seen.clear()

    async def run() -> Outcome:
        app = web.Application()
        app.router.add_post("/", handler)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        http, (_, port) = Http({"Authorization": "secret"}), runner.addresses[0]
        try:
            return await http.post(f"http://127.0.0.1:{port}/", judge, json={"a": 1})
        finally:
            await http.close()
            await runner.cleanup()

    return asyncio.run(run()), list(seen)


def test_a_letter_to_nobody_was_surely_not_taken() -> None:
    async def run() -> Outcome:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        http = Http()
        outcome = await http.post(f"http://127.0.0.1:{port}/", judge, json={})
        await http.close()
        return outcome

    assert asyncio.run(run()) == Outcome(Told.LATER)


def test_of_a_letter_whose_answer_broke_off_nobody_knows() -> None:
    async def hang_up(request: web.Request) -> web.StreamResponse:
        assert request.transport
        request.transport.close()
        return web.Response()

    assert posted(hang_up) == (Outcome(Told.UNSURE), [])


def test_an_answer_in_many_pieces_is_read_whole_and_one_without_end_is_not() -> None:
    def in_pieces(count: int) -> Handler:
        async def answer(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse()
            await response.prepare(request)
            for piece in ('{"a": "', *["x" * 1000] * count, '"}'):
                await response.write(piece.encode())
                await asyncio.sleep(0)
            return response

        return answer

    assert posted(in_pieces(100))[1][0].content == {"a": "x" * 100_000}
    assert posted(in_pieces(2 * MOST_ANSWER_BYTES // 1000))[1][0].content == {}


def test_an_answer_that_is_no_object_counts_as_empty_and_a_redirect_is_not_followed() -> None:
    async def elsewhere(request: web.Request) -> web.StreamResponse:
        return web.Response(status=307, text=json.dumps([1]), headers={"Location": "http://127.0.0.1:1/"})

    outcome, (answer,) = posted(elsewhere)
    assert (outcome.told, answer) == (Told.TAKEN, Answer(307, {}, None))


def test_retry_after_is_read_as_seconds_or_as_a_date_and_else_is_nothing() -> None:
    def waiting(value: str) -> float | None:
        async def answer(request: web.Request) -> web.StreamResponse:
            return web.Response(status=429, headers={"Retry-After": value})

        return posted(answer)[0].wait

    assert waiting("7") == 7
    assert waiting("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert waiting("²") is None and waiting("soon") is None

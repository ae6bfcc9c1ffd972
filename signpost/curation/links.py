"""Whether the pages behind the facts are still there. Needs a network; without one it says so and finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import requests

from signpost.knowledge.base import Knowledge

SECONDS = 10
AT_ONCE = 8
SILENT = "does not answer"
GONE = {404, 410}
"""Other refusals (a page that wants a browser, a server that is busy) do not say that the page is gone."""

Asked = Callable[[str], int]
"""Gives the status of a page; raises requests.RequestException when nobody answers."""


def ask(url: str) -> int:
    """The status of a page, after redirects."""
    with requests.get(url, timeout=SECONDS, stream=True, headers={"User-Agent": "Signpost link check"}) as answer:
        return answer.status_code


def dead_links(knowledge: Knowledge, ask: Asked = ask) -> Iterator[str]:
    """One line for each page that is gone or does not answer, with what names it; then how many were asked."""
    named = pages(knowledge)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        first = list(pool.map(lambda url: _state(url, ask), list(named)[:AT_ONCE]))
        if all(state == SILENT for state in first):
            yield "No page answered: there seems to be no network. Nothing was checked."
            return
        states = [*first, *pool.map(lambda url: _state(url, ask), list(named)[AT_ONCE:])]
    for url, state in zip(named, states, strict=True):
        if state:
            yield f"{url}: {state} (named by {', '.join(named[url])})"
    yield f"{len(named)} pages asked"


def pages(knowledge: Knowledge) -> dict[str, list[str]]:
    """Each address once, with the ids of the sources and organisations that name it."""
    named: dict[str, list[str]] = {}
    for source in knowledge.sources.values():
        named.setdefault(source.url, []).append(source.id)
    for body in knowledge.organisations.values():
        if body.url:
            named.setdefault(body.url.value, []).append(body.id)
    return named


def _state(url: str, ask: Asked) -> str:
    try:
        return "is gone" if ask(url) in GONE else ""
    except requests.RequestException:
        return SILENT

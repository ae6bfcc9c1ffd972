"""How many messages are generated, and of what kinds. `FUZZ=20000 make fuzz` for more than `make test` takes."""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extensions.settings import PROJECT_FOLDER
from signpost.text import MAX_CHARACTERS

IN_THE_SUITE = 4000
TOTAL = int(os.environ.get("FUZZ") or IN_THE_SUITE)
"""About so many inputs over all properties together."""

asked_in_the_suite: dict[str, int] = {}
"""How many inputs each property asks for in `make test`."""
made: dict[str, int] = {}
"""How many were made until now."""


def generated(share: float, **inputs: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A test run with many inputs: `share` of TOTAL; in `make test` always the same, in `make fuzz` new ones."""

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        name, count = test.__qualname__, max(1, round(share * TOTAL))
        asked_in_the_suite[name] = round(share * IN_THE_SUITE)

        @functools.wraps(test)
        def counting(*arguments: Any, **named: Any) -> None:
            made[name] = made.get(name, 0) + 1
            test(*arguments, **named)

        return settings(
            max_examples=count,
            deadline=None,
            derandomize=TOTAL == IN_THE_SUITE,
            database=None,
            suppress_health_check=list(HealthCheck),
        )(given(**inputs)(counting))

    return decorate


def _examples() -> list[str]:
    """What parents say, as the training data has it, without its marks."""
    found: list[str] = []
    for file in sorted((PROJECT_FOLDER / "data" / "topics").glob("*.yml")):
        lines = re.findall(r"^ {4,}- (?!\w+:)(.+)$", file.read_text(encoding="utf-8"), re.M)
        found += [re.sub(r"\[([^\]]*)\](?:\{[^}]*\}|\([^)]*\))", r"\1", line).strip("'\"") for line in lines]
    return found


EXAMPLES = _examples()
OTHER_LANGUAGES = [
    "Potrzebuję pomocy, szkoła nie odpowiada",
    "أحتاج إلى مساعدة مع مدرسة ابني",
    "我需要帮助,学校拒绝了",
    "Мне нужна помощь со школой",
    "मुझे स्कूल के बारे में मदद चाहिए",
    "אני צריכה עזרה עם בית הספר",
    "Mae angen help arnaf gyda'r ysgol",
    "ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ",
]
SLASHES = [
    "/restart",
    "/session_start",
    "/more",
    '/answer{"area": "devon"}',
    '/answer{"area": {"a": 1}}',
    "//////",
    "/appeal{",
    '/appeal{"point": null}',
    "/" + "a" * 300,
    "/crisis",
]

odd_letters = st.text(
    st.characters(min_codepoint=0x200B, max_codepoint=0x206F)
    | st.characters(min_codepoint=0x590, max_codepoint=0x6FF)
    | st.characters(min_codepoint=0x300, max_codepoint=0x36F)
    | st.characters(min_codepoint=0x1F300, max_codepoint=0x1FAFF),
    max_size=60,
)
control = st.text(st.characters(max_codepoint=0x9F), max_size=60)
any_text = st.text(max_size=200)
examples = st.sampled_from(EXAMPLES)
phrases = examples | st.sampled_from(OTHER_LANGUAGES) | st.sampled_from(SLASHES) | odd_letters | control | any_text
mixed = st.lists(phrases, min_size=1, max_size=4).map(" ".join)
long = st.builds(lambda text, times: (text * times)[:MAX_CHARACTERS], mixed, st.integers(2, 400))
messages = st.one_of(*[examples] * 7, *[mixed] * 12, long).map(lambda text: text[:MAX_CHARACTERS])
"""What a channel must answer: any text up to 4,000 characters."""

words = st.text("abcdefghij klmnop.'-0123456789/", max_size=40)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | any_text
json_values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4), max_leaves=20
)
deep = st.builds(lambda depth, shape: (shape * depth).encode(), st.integers(1, 6000), st.sampled_from(["[", '{"a":']))
bodies = (
    json_values.map(lambda value: json.dumps(value).encode())
    | deep
    | st.binary(max_size=300)
    | messages.map(lambda text: text.encode("utf-8", "surrogatepass"))
)
"""What a channel must refuse, or answer if it should be a message."""

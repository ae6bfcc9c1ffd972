"""The words round the lessons, from `walkthroughs/parts/words.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

from signpost.errors import not_one_of
from signpost.knowledge.explain import StrictLoader
from signpost.walkthroughs.lesson import SKILLS, Lesson
from signpost.walkthroughs.load import FOLDER
from signpost.walkthroughs.scenario import Difference

FILE = FOLDER / "parts" / "words.yml"


class Words:
    """Each sentence by its name. A name that is not there stops the program at once, naming the nearest."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = MappingProxyType(dict(texts))

    def __call__(self, name: str, /, **filled: object) -> str:
        """The sentence with its blanks filled in."""
        if name not in self.texts:
            raise LookupError(f"walkthroughs/parts/words.yml: {not_one_of(name, self.texts, 'a sentence')}")
        return self.texts[name].format(**filled)


@lru_cache(maxsize=1)
def training_words(file: Path = FILE) -> Words:
    """The words of the file."""
    return Words(yaml.load(file.read_text(encoding="utf-8"), Loader=StrictLoader))


def out_of_step(lesson: Lesson, apart: Mapping[int, list[Difference]], words: Words) -> str:
    """What a trainer is told when the assistant no longer does what a lesson teaches; `apart` is by turn, from 1."""
    lines = [words("out_of_step", title=lesson.title)]
    for number, found in sorted(apart.items()):
        turn = lesson.turns[number - 1]
        lines.append(words("out_at", number=number, said=turn.say or turn.pick))
        lines += [words(f"out_{one.kind}", wanted=one.wanted, found=one.found or words("nothing")) for one in found]
    return "\n".join([*lines, words("out_what_now", id=lesson.id)])


def skill_names(words: Words) -> dict[str, str]:
    """The heading of each skill in a score."""
    return {skill: words(f"score_{skill}") for skill in SKILLS}

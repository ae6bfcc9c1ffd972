"""The shape of `knowledge/recognition.yml`: how names, roles and dates in a message are recognised."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from signpost.vocabulary import Role


class Recognition(BaseModel):
    """Lists of words; each is explained in the file itself."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    ordinary_words: tuple[str, ...]
    place_words_before: tuple[str, ...]
    place_words_after: tuple[str, ...]
    terms_in_capitals_only: tuple[str, ...]
    roles: dict[Role, tuple[str, ...]]
    not_sure: tuple[str, ...] = ()
    dates: dict[str, tuple[str, ...]]
    asks_for: dict[Literal["plan"], tuple[str, ...]]
    what_is: tuple[str, ...]
    what_it_means: tuple[str, ...]
    own_words: tuple[str, ...]

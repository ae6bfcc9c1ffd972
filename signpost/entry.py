"""What every entry of a file that people write shares. Uses nothing of the knowledge base, which uses it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Entry(BaseModel):
    """Strict, immutable, no unknown fields: a mistyped field is a mistake, not a silent default."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Reviewed(Entry):
    """Something a person checked on one day and must check again by another."""

    checked_on: date
    review_by: date

    @model_validator(mode="after")
    def _review_comes_after_check(self) -> Reviewed:
        if self.review_by <= self.checked_on:
            raise ValueError(f"review_by {self.review_by} must be later than checked_on {self.checked_on}")
        return self

    def overdue(self, today: date) -> bool:
        """Whether the day to check it again has passed."""
        return today > self.review_by


def tuples(raw: Any) -> Any:
    """YAML's lists as tuples, which strict models ask for."""
    if isinstance(raw, list):
        return tuple(tuples(item) for item in raw)
    if isinstance(raw, dict):
        return {key: tuples(value) for key, value in raw.items()}
    return raw

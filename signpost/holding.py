"""Which rights, limits and deadlines of a signpost hold in a case: what is only for other cases is not told."""

from __future__ import annotations

from collections.abc import Sequence

from signpost.case import Case
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Signpost


def holds(not_when: Sequence[str], case: Case) -> bool:
    """Whether none of these facts, each as fact=value, is one of the case."""
    return not any(case.get(fact) == value for fact, _, value in (one.partition("=") for one in not_when))


def holding(signpost: Signpost, case: Case, knowledge: Knowledge) -> Signpost:
    """The signpost without the rights, limits and deadlines that do not hold in the case."""
    return signpost.model_copy(
        update={
            "rights": tuple(right for right in signpost.rights if holds(right.not_when, case)),
            "limits": tuple(limit for limit in signpost.limits if holds(limit.not_when, case)),
            "deadlines": tuple(one for one in signpost.deadlines if holds(knowledge.deadlines[one].not_when, case)),
        }
    )

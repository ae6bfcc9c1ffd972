"""What of a signpost holds in a case: what is only for other cases is not told, and what is known is filled in."""

from __future__ import annotations

from collections.abc import Sequence

from signpost.case import Case
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Signpost
from signpost.suspended_days import with_days

NO_PLAN_YET = frozenset({"no", "asked"})


def holds(not_when: Sequence[str], case: Case) -> bool:
    """Whether none of these facts, each as fact=value, is one of the case."""
    return not any(case.get(fact) == value for fact, _, value in (one.partition("=") for one in not_when))


def holding(signpost: Signpost, case: Case, knowledge: Knowledge) -> Signpost:
    """The signpost without the rights, limits, deadlines, letters and sentences that do not hold in the case."""

    def told(text: str) -> str:
        return with_days(_without_a_plans(text, case, knowledge), case)

    steps = (told(step) for step in signpost.steps)
    return signpost.model_copy(
        update={
            "do_now": told(signpost.do_now),
            "steps": tuple(step for step in steps if step),
            "wording": told(signpost.wording) if signpost.wording else signpost.wording,
            "letters": tuple(one for one in signpost.letters if holds(knowledge.letters[one].not_when, case)),
            "rights": tuple(right for right in signpost.rights if holds(right.not_when, case)),
            "limits": tuple(limit for limit in signpost.limits if holds(limit.not_when, case)),
            "deadlines": tuple(one for one in signpost.deadlines if holds(knowledge.deadlines[one].not_when, case)),
        }
    )


def _without_a_plans(text: str, case: Case, knowledge: Knowledge) -> str:
    """The text without the sentences that are only for a child with a plan, where there is none yet."""
    if case.get("has_plan") in NO_PLAN_YET:
        for sentence in knowledge.recognition.with_a_plan_only:
            text = text.replace(sentence, "")
    return text.replace("  ", " ").strip()

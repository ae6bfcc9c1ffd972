"""Our public answers as schema.org JSON-LD: questions with answers, letters, and the words explained.

https://schema.org/FAQPage and https://schema.org/DefinedTermSet; `citation` names the pages an answer rests on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Limit, Practice, Right, Signpost
from signpost.knowledge.point_model import Point
from signpost.vocabulary import STEPPED


def answers(knowledge: Knowledge) -> dict[str, Any]:
    """The whole graph: one page of questions and one set of terms."""
    entries: list[Signpost | Point] = [one for one in knowledge.signposts.values() if one.kind in STEPPED]
    entries += knowledge.points.values()
    return {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "FAQPage", "inLanguage": "en-GB", "mainEntity": [_question(one, knowledge) for one in entries]},
            {"@type": "DefinedTermSet", "name": "SEND words explained", "hasDefinedTerm": list(_terms(knowledge))},
        ],
    }


def _question(entry: Signpost | Point, knowledge: Knowledge) -> dict[str, Any]:
    items: list[Right | Practice | Limit] = [*entry.rights, *entry.good_practice, *entry.limits]
    cited = [item.source for item in items]
    text = " ".join([entry.in_short, entry.do_now, *(entry.steps or ())])
    return {
        "@type": "Question",
        "@id": f"#{entry.id}",
        "name": entry.title,
        "acceptedAnswer": {
            "@type": "Answer",
            "text": text,
            "dateModified": entry.checked_on.isoformat(),
            "citation": [knowledge.sources[name].url for name in dict.fromkeys([*cited, *entry.sources])],
        },
    }


def _terms(knowledge: Knowledge) -> Iterable[dict[str, Any]]:
    for term in knowledge.terms.values():
        name = f"{term.full_form} ({term.term})" if term.full_form else term.term
        yield {"@type": "DefinedTerm", "name": name, "description": term.meaning}

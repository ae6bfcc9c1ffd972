"""What is said in danger when `knowledge/` cannot be read: a copy of the phrases, the answers and the numbers.

`phrases.json` and `answers.json` are written by `make last-good` from a knowledge base without a mistake, and a test
compares them with it. Nothing is edited here by hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from signpost.knowledge.base import ANY_AREA, Knowledge
from signpost.knowledge.case_model import CaseFact
from signpost.knowledge.guided_words import GuidedWords
from signpost.knowledge.handout_words import HandoutWords
from signpost.knowledge.models import Area, Letter, Notice, Organisation, Signpost, Source
from signpost.knowledge.page_words import PageWords
from signpost.knowledge.recognition import Recognition
from signpost.knowledge.texting_words import TextingWords
from signpost.knowledge.triage_words import Triage
from signpost.knowledge.wording import Wording
from signpost.safety_model import SafetyKnowledge
from signpost.vocabulary import DANGERS

FOLDER = Path(__file__).parent
PHRASES, ANSWERS = FOLDER / "phrases.json", FOLDER / "answers.json"
KEPT = (*sorted(DANGERS), "human_handover")
"""The signposts that must be answered whatever is broken."""

LISTS: dict[str, type[BaseModel]] = {
    "sources": Source,
    "organisations": Organisation,
    "areas": Area,
    "letters": Letter,
    "signposts": Signpost,
    "notices": Notice,
    "case_facts": CaseFact,
}
SINGLES: dict[str, type[BaseModel]] = {
    "wording": Wording,
    "page": PageWords,
    "handouts": HandoutWords,
    "texting": TextingWords,
    "triage": Triage,
    "guided": GuidedWords,
    "recognition": Recognition,
}


def phrases() -> SafetyKnowledge:
    """The safety phrases as they were when last found good."""
    return SafetyKnowledge.model_validate_json(PHRASES.read_text(encoding="utf-8"))


def answers() -> Knowledge:
    """A small knowledge base: danger, a person to turn to, and the words round them. Other signposts are not in it."""
    raw = json.loads(ANSWERS.read_text(encoding="utf-8"))
    lists = {
        kind: {name: model.model_validate_json(json.dumps(entry)) for name, entry in raw[kind].items()}
        for kind, model in LISTS.items()
    }
    singles = {kind: model.model_validate_json(json.dumps(raw[kind])) for kind, model in SINGLES.items()}
    nothing: dict[str, Any] = {"terms": {}, "deadlines": {}, "points": {}, "meetings": {}, "to_check": {}}
    return Knowledge(**lists, **singles, **nothing, version=raw["version"])  # type: ignore[arg-type]


def written_phrases(knowledge: SafetyKnowledge) -> str:
    """The text of `phrases.json` for these phrases."""
    return _text(knowledge.model_dump(mode="json", exclude_defaults=True))


def written_answers(knowledge: Knowledge) -> str:
    """The text of `answers.json`: the signposts of `KEPT` and whatever they name, from a whole knowledge base."""
    kept: dict[str, dict[str, Any]] = {kind: {} for kind in LISTS}
    kept["signposts"] = {name: _dump(knowledge.signposts[name]) for name in KEPT}
    kept["areas"] = {ANY_AREA: _dump(knowledge.areas[ANY_AREA])}
    kept["case_facts"] = {name: _dump(fact) for name, fact in knowledge.case_facts.items()}
    kept["notices"] = {
        name: _dump(notice) for name, notice in knowledge.notices.items() if set(notice.for_signposts) & set(KEPT)
    }
    while _add_what_is_named(kept, knowledge):
        pass
    singles = {kind: _dump(getattr(knowledge, kind)) for kind in SINGLES}
    return _text({"version": "last good copy", **kept, **singles})


def _add_what_is_named(kept: dict[str, dict[str, Any]], knowledge: Knowledge) -> bool:
    """Adds the sources, bodies and letters that what is kept so far names; whether there was any."""
    named = set(_strings([kept[kind] for kind in LISTS if kind != "case_facts"]))
    added = False
    for kind in ("sources", "organisations", "letters"):
        entries = getattr(knowledge, kind)
        for name in sorted((named & entries.keys()) - kept[kind].keys()):
            kept[kind][name] = _dump(entries[name])
            added = True
    return added


def _dump(entry: BaseModel) -> Any:
    return entry.model_dump(mode="json", exclude_unset=True, by_alias=True)


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in _strings(item)]


def _text(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"

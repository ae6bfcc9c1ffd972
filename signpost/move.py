"""A move: what one turn comes to, and the way to a signpost by the rail that fits.

conversation.py and guided.py decide which signpost is meant; here is what going there does to the case.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from signpost.answers import answered
from signpost.case import DATE_FACTS, Case
from signpost.deadline_talk import date_to_ask, is_about_dates
from signpost.knowledge.base import Knowledge
from signpost.knowledge.models import Signpost
from signpost.ladder import route
from signpost.payloads import LETTERS
from signpost.points import homes, with_known
from signpost.triage import Guided
from signpost.vocabulary import STEPPED

START = "greeting"
"""What is in hand before anything else is."""
LAST_DAYS = frozenset({"letter_gives_appeal", *DATE_FACTS})
"""What a last day hangs on. Whoever tells something else in place of an answer is asked for anything but these once."""
ASKED_FOR_A_LAST_DAY = 2
HISTORY = 12
"""How many signposts one can go back."""


@dataclass(frozen=True)
class Move:
    """What a turn comes to: a signpost, how to present it, and the case afterwards.

    `kind` is one of: answer (a signpost), more (its steps), stay (a word about the talk itself, `says` names the
    sentence), back, onward, end (no step after this), plan (all we came to), return (the next step, to somebody
    who comes back with a code). `shown` is the case the answer is fitted to where that is not the case afterwards: what
    would be true if this step had failed, or what only the safety net saw. `guided` is set by guided.py alone.
    """

    kind: str
    case: Case
    signpost: str
    shown: Case | None = None
    also: tuple[str, ...] = ()
    topic: str | None = None
    because: str | None = None
    unsure: bool = False
    says: str | None = None
    asks: str | None = None
    forgets: bool = False
    guided: Guided | None = None


def go(
    signpost: str,
    case: Case,
    knowledge: Knowledge,
    topic: str | None = None,
    point: str | None = None,
    fresh: bool = False,
) -> Move:
    """To a signpost by the rail that fits, with at most one question and the trail kept for going back.

    The point in hand stays with its signpost, and comes back with it; a fresh message that names no point asks
    for the whole signpost again.
    """
    way = route(signpost, case, knowledge)
    history = case.history
    if case.signpost and case.signpost != way.signpost and knowledge.signposts[case.signpost].kind != "conversation":
        history = (*history, case.signpost)[-HISTORY:]
    entry = knowledge.signposts[way.signpost]
    # Small talk and a request in the middle leave the step in hand where it is.
    keeps = case.signpost is not None and is_aside(entry)
    noted = case.point if way.signpost == case.signpost else case.latest_point(way.signpost) or case.point
    about = _belonging(point if fresh else point or noted, way.signpost, knowledge)
    known = with_known(way.signpost, replace(case, point=about), knowledge)
    ask = answered(way.signpost, known, knowledge).ask
    if is_about_dates(entry):
        ask = date_to_ask(case.rules, case, knowledge)
    elif entry.id == LETTERS and topic:
        ask = None
    passed = case if keeps else case.passed_over()
    most = ASKED_FOR_A_LAST_DAY if ask in LAST_DAYS else 1
    asks = ask if ask and known.may_ask(ask) and passed.passed.count(ask) < most else None
    aside = entry.id if keeps and entry.kind == "request" else None
    told = case.with_point(way.signpost, about) if entry.kind in STEPPED else case
    after = replace(
        told,
        signpost=case.signpost if keeps else way.signpost,
        point=case.point if keeps else about,
        history=case.history if keeps else history,
        # A word explained in the middle leaves our question open, too.
        asked=asks or (case.asked if keeps and case.asked not in case.dates() else None),
        offer=case.offer if keeps else None if asks else "more",
        aside=aside,
        passed=passed.passed,
    )
    shown = replace(after, point=about) if keeps else None
    return Move("answer", after, way.signpost, shown=shown, topic=topic, because=way.because, asks=asks)


def is_aside(entry: Signpost) -> bool:
    return entry.kind in {"conversation", "request"}


def lead_to(signpost: str, case: Case, knowledge: Knowledge) -> Move:
    """To a signpost as if it had been asked for: by the rail that fits, with its question and the trail kept."""
    return go(signpost, case, knowledge, fresh=True)


def _belonging(point: str | None, signpost: str, knowledge: Knowledge) -> str | None:
    """The point, if there is one and it belongs under the signpost."""
    return point if point and signpost in homes(knowledge.points[point]) else None

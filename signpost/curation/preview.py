"""`python -m signpost.curation.preview mediation`: an answer as the web, SMS and the messengers would show it.

Takes a signpost or a point, and facts of the case to fit it to, such as `area=devon school_type=academy`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from signpost import clock
from signpost.case import Case
from signpost.errors import KnowledgeError, not_one_of
from signpost.knowledge import Knowledge, load_knowledge
from signpost.layout.buttons import LONGEST_TEXT, kind_for
from signpost.layout.gsm import parts, septets
from signpost.layout.pieces import action_first, chat_pieces
from signpost.layout.sms import numbered, pieces
from signpost.reply import Reply, respond
from signpost.turn import Turn


def main(arguments: list[str]) -> int:
    """Exit code 2 when the name or a fact is not known, 1 when the knowledge base is broken."""
    try:
        knowledge = load_knowledge()
    except KnowledgeError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    names = [argument for argument in arguments if "=" not in argument]
    facts = dict(argument.split("=", 1) for argument in arguments if "=" in argument)
    wrong_words = list(_wrong(names, facts, knowledge))
    if wrong_words:
        sys.stderr.write("\n".join(wrong_words) + "\n")
        return 2
    sys.stdout.write("\n".join(preview(names[0], facts, knowledge)) + "\n")
    return 0


def preview(name: str, facts: Mapping[str, str], knowledge: Knowledge) -> Iterator[str]:
    """The lines of the preview: the answer first, then what "show me the steps" adds."""
    point = knowledge.points.get(name)
    signpost = point.signpost if point else name
    named = {"point": (name,)} if point else {}
    today = clock.today()
    first = respond(Turn(signpost, today, ranking=((signpost, 1.0),), named=named), Case(facts), knowledge)
    yield from _shown(f"{name}: the answer", first, knowledge)
    if first.card["steps"]:
        steps = respond(Turn("more", today), first.case, knowledge)
        yield from _shown(f"{name}: the steps", steps, knowledge)


def _shown(heading: str, reply: Reply, knowledge: Knowledge) -> Iterator[str]:
    titles = [button.title for button in reply.buttons]
    yield from ("", f"===== {heading} =====", "", "--- on the web ---", reply.text)
    yield from (f"  [{title}]" for title in titles)
    yield from (f"  from: {source['title']} ({source['url']})" for source in reply.card["sources"])
    yield from ("", "--- as text messages ---")
    for text in pieces([*reply.text.split("\n\n"), numbered(titles)], knowledge.wording.sms_more):
        yield from (text, f"  ({septets(text)} characters, {parts(text)} part{'s' if parts(text) > 1 else ''})")
    for channel, longest in LONGEST_TEXT.items():
        yield from ("", f"--- on {channel} ---")
        messages = chat_pieces(channel, action_first(reply.text, reply.card), titles)
        yield from (f"{piece.text}\n  ({len(piece.text)} of {longest} characters)" for piece in messages)
        if messages[-1].taps:
            yield f"  {kind_for(channel, titles, text=messages[-1].text).name}:"
            yield "  " + " ".join(f"[{title}]" for title in titles)


def _wrong(names: list[str], facts: Mapping[str, str], knowledge: Knowledge) -> Iterator[str]:
    known = [*knowledge.signposts, *knowledge.points]
    if len(names) != 1:
        yield "Give one signpost or point, such as: make preview NAME=mediation"
    yield from (not_one_of(name, known, "a signpost or a point") for name in names if name not in known)
    for fact, value in facts.items():
        if fact not in knowledge.case_facts:
            yield not_one_of(fact, knowledge.case_facts, "a fact of the case")
            continue
        allowed = [choice.id for choice in knowledge.case_facts[fact].choices] or list(knowledge.areas)
        if value not in allowed:
            yield f"{fact}: " + not_one_of(value, allowed, "one of its values")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Which words a "not" or a "no" turns round, and which it leaves alone; read on words without apostrophes."""

from __future__ import annotations

from spacy.tokens import Doc, Span

NEGATIONS = frozenset({"not", "nt", "isnt", "never", "havent", "hasnt", "didnt", "doesnt", "without", "no", "dont"})
DENIALS = NEGATIONS - {"no", "without"}
CLAUSE_ENDS = frozenset({".", "!", "?", ";", ",", "and", "but", "so", "because"})
NOES = frozenset({"no", "nope", "nah", "na", "noo", "nooo"})
AFTER_NO = frozenset(
    {
        *("he", "she", "they", "we", "i", "it", "its", "hes", "shes", "theyre", "theyve", "weve", "ive", "im", "were"),
        *("there", "theres", "that", "thats", "this", "you", "my", "our", "his", "her", "the", "their", "both", "has"),
        *("had", "have", "got", "is", "was", "already", "does", "did", "actually", "sorry", "honestly", "as", "wait"),
        *("cos", "because", "mum", "dad", "only", "just", "ur", "u", "youve", "youre"),
    }
)
"""After a "no" that opens a message these begin a clause of their own, which that "no" does not turn round."""
SENTENCE_REACH = 12
"""How many words back the beginning of a sentence is looked for."""
SENTENCE_ENDS = frozenset({".", "!", "?", ";", ",", ":", "..."})
SMALL_WORDS = frozenset(
    {
        *("a", "an", "the", "in", "at", "with", "from", "under", "been", "to", "had", "yet", "even", "got", "any"),
        *("really", "actually", "my", "his", "her", "our", "of", "just"),
    }
)
"""Between a "not" and what it flatly denies."""
AUXILIARIES = frozenset({"is", "was", "are", "am", "were", "has", "have", "had", "does", "did", "do", "ai"})
IT = frozenset({"it", "its", "this", "that", "thats"})
SUBJECTS = frozenset(
    {"we", "were", "i", "im", "am", "are", "he", "hes", "she", "shes", "they", "theyre", "was", "ive", "weve"}
)
"""Before a "not", of whom it is denied."""
OF_WHAT_THERE_IS = frozenset({"his", "her", "their", "my", "our", "with", "section"})
"""Words that begin the name of something that is there: "they never follow his plan" denies no plan."""
HAVING = frozenset({"had", "has", "have", "got", "received", "even", "yet", "ever", "actually", "been", "given"})
"""Between a "not" and what nobody has: "never had his plan" does deny it."""


def clause_before(span: Span, reach: int, past_no: bool = False) -> set[str]:
    """The words shortly before, as far back as the clause goes: what is denied of one thing is not of the next.

    With `past_no`, without a "no" that opens the sentence and has a clause of its own after it.
    """
    words: set[str] = set()
    first = max(0, span.start - reach, clause_of_its_own(span.doc, span.start) if past_no else 0)
    for token in reversed(span.doc[first : span.start]):
        if token.lower_ in CLAUSE_ENDS:
            break
        words.add(token.lower_)
    return words


def is_turned_round(span: Span, reach: int) -> bool:
    """Whether a "not" or a "no" so shortly before makes a yes a no.

    What is named as somebody's own is only denied by not having it.
    """
    if span[0].lower_ not in OF_WHAT_THERE_IS:
        return bool(clause_before(span, reach, past_no=True) & NEGATIONS)
    at = span.start - 1
    while at >= 0 and span.doc[at].lower_ in HAVING:
        at -= 1
    return at >= 0 and span[0].lower_ != "section" and span.doc[at].lower_ in DENIALS | {"without"}


def clause_of_its_own(doc: Doc, place: int) -> int:
    """Where the clause after a "no" begins that opens the sentence round a place; 0 where there is none.

    "No he has one" is such a clause, "no letter with a right of appeal" is not.
    """
    begin = place
    while (
        begin > place - SENTENCE_REACH
        and begin
        and doc[begin - 1].lower_ not in SENTENCE_ENDS
        and not doc[begin - 1].is_space
    ):
        begin -= 1
    if begin and begin == place - SENTENCE_REACH:
        return 0
    after = begin
    while after < len(doc) and doc[after].lower_ in NOES:
        after += 1
    follows = after < len(doc) and doc[after].lower_ in AFTER_NO
    return after if after > begin and follows else 0


def is_flatly_denied(span: Span, kind: str) -> bool:
    """Whether the message says that it is not so, and not merely that something else about it is not."""
    at = span.start - 1
    while at >= 0 and span.doc[at].lower_ in SMALL_WORDS:
        at -= 1
    if at < 0 or span.doc[at].lower_ not in DENIALS:
        return False
    at -= 1
    while at >= 0 and span.doc[at].lower_ in AUXILIARIES:
        at -= 1
    subject = span.doc[at].lower_ if at >= 0 else ""
    we_are = kind != "about" and span.doc[at + 1].lower_ == "were"
    return we_are or subject in (IT if kind == "about" else IT | SUBJECTS)

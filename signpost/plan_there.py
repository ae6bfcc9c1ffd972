"""That a child has a plan, or has none, said in passing: "in his plan it says", "she has never had a plan"."""

from __future__ import annotations

import re

from signpost.mention import Mention
from signpost.pressing_told import only_feared

FACT = "has_plan"
_PLAN = r"(?:ehc plan|ehcp|echp|plan)\b"
_OTHER_PLAN = (
    r"(?! (?:for (?:his|her|the|my)|to (?!end|stop|cease|read)|of (?:what|action)|b\b|coming|thing|from council before"
    r"|meeting for (?:lunch|tea)))"
)
"""Not the plan of this law: one for medicines, or a thing somebody means to do."""
_OF_A_CHILD = r"(?:his|her|my|our|their|sons|daughters|girls|boys|lads|grandsons|granddaughters)"
_YES = re.compile(
    rf"\b(?:in|on|read|of|holds) (?:{_OF_A_CHILD} )+{_PLAN}{_OTHER_PLAN}|\b(?:its|is|it is|be) in (?:his"
    rf"|her|the) {_PLAN}"
    rf"|\b(?:{_OF_A_CHILD} ){{1,2}}{_PLAN} (?:still |now )?(?:says?|said|names?|has|gives?|pays|review"
    rf"|reviews|is from|isnt|came"
    r"|was (?:written|finalised|transferred|amended)|had|belongs|draft|needs changing|is still|is going to be ended)\b"
    rf"|\b(?:it says|written|says) (?:in|on) (?:the|his|her|my) {_PLAN}|\bin the {_PLAN} (?:is|it|its)\b"
    rf"|\b(?:he|she|hes|shes|hes \w+|shes \w+|girl|boy|lad|son|daughter|mine|\d+|years|yr|is \d+"
    rf"|autistic) (?:is )?(?:\d+ )?"
    rf"(?:years )?(?:n |and |with )(?:a |the )?{_PLAN}{_OTHER_PLAN}"
    rf"|\b(?:autism|palsy|deaf|adhd|difficulties|epilepsy|syndrome|tube) (?:n |and )(?:a |the )?{_PLAN}{_OTHER_PLAN}"
    rf"|\b(?:he|she|lad|son|boy|girl|daughter) (?:has|had|got|have) (?:the |had a )?{_PLAN}(?: from| since|,)"
    rf"|\b{_PLAN} since (?:he|she|yr|year|20|june|juniors|\w+ 20)|\bhad a {_PLAN} (?:in|since|from)\b"
    rf"|\b{_PLAN}s? in place\b"
    rf"|\b{_PLAN} and all\b|\b(?:came|come) with a {_PLAN}|\b{_PLAN} come with (?:him|her)\b|\bi have the {_PLAN}"
    rf"|\b(?:18|19|20|21|\d), {_PLAN} (?:names|says)|(?:^|[.!?] )(?:the )?{_PLAN} (?:still )?(?:says|finalised|names)\b"
    rf"|\b(?:has|got|have) a {_PLAN}{_OTHER_PLAN}|\b{_PLAN} finalised\b|\bgets? none of the help in it\b"
    rf"|\b(?:finally did|issued) a {_PLAN} for (?:him|her)\b|\breviewed (?:his|her) {_PLAN}"
    rf"|\bthe {_PLAN} (?:theyve|they have) finally\b"
    rf"|\bstopping (?:his|her|my) {_PLAN}|\b(?:to|wont|not) (?:a )?reassess\b"
)
_NO = re.compile(
    rf"\bnever (?:actually |even )?(?:had|got|applied for|been given) (?:a |an |any )?{_PLAN}"
    rf"|\b(?:i|he|she|we) (?:dont|doesnt|does not|havent|hasnt) (?:have|got|had) (?:a|an|any) (?:\w+ )?{_PLAN}"
    rf"|\b(?:need|needs) (?:a |an )?{_PLAN} (?:from|first|before)|\bdont (?:think )?(?:we )?need a (?:full on )?{_PLAN}"
    rf"|\bwithout a {_PLAN} (?:theres|there is|they|the school) |\bhow do (?:i|we) get a {_PLAN}"
)
_OF_ANOTHER_KIND = re.compile(
    r"\b(?:care|healthcare|health|support|behaviour|risk|medical|safety|action|pathway|exit|protection"
    r"|in need|cin|lesson"
    r"|transition|payment|diabetes|asthma|seizure|eating|one page|child) $"
)
_UNSURE = re.compile(
    r"\b(?:if|unless|until|till|kids?|children|someone|those|another|other|friends?|without|need|needs"
    r"|want|wants|apply\w*"
    r"|for a kid|used to|never|not|dont|doesnt|havent|hasnt|cant get|asked for|asking for|waiting for|no"
    r"|brothers?|sisters?)\b[^.!?;,]{0,18}$"
)


def plan_there(plain: str, offsets: list[int]) -> list[Mention]:
    """Whether there is a plan; `offsets` lead back to the message.

    Where both are told, of two children, neither is heard.
    """
    yes = next((match for match in _YES.finditer(plain) if _counts(plain, match)), None)
    no = _NO.search(plain)
    told = yes or no
    if told is None or (yes and no):
        return []
    return [Mention(offsets[told.start()], offsets[told.end() - 1] + 1, FACT, "yes" if yes else "no")]


def _counts(plain: str, match: re.Match[str]) -> bool:
    """Whether it is a plan of this law, and there."""
    named = re.search(r"(?:ehc plan|ehcp|echp|plan)\b", match[0])
    before = plain[max(0, match.start() - 30) : match.start() + (named.start() if named else 0)]
    if re.match(r" not\b", plain[match.end() :]):
        return False
    return not _OF_ANOTHER_KIND.search(before) and not _UNSURE.search(plain[max(0, match.start() - 30) : match.start()])


def without_false(mentions: list[Mention], plain: str, offsets: list[int]) -> list[Mention]:
    """Without a yes that waits on something ("unless she has a plan"), and a no that a decision about a plan belies."""
    decisions = {one.value for one in mentions if one.kind == "decision"}
    belied = decisions & {"content", "ceased", "not_amended", "agreed_to_assess"}
    at = {offset: place for place, offset in enumerate(offsets)}
    kept = []
    for one in mentions:
        before = plain[max(0, at.get(one.start, 0) - 20) : at.get(one.start, 0)]
        after = plain[at.get(one.end - 1, len(plain) - 1) + 1 :][:24]
        waits = re.search(r"\b(?:unless|if|until|till) (?:\w+ )?$", before) or after.startswith(" coming")
        of_another = one.value == "no" and re.match(
            r" for (?:his|her|the) (?:seiz|epil|diab|med|aller|asth|feed)", after
        )
        if only_feared(one, before):
            continue
        if one.kind == FACT and (waits or of_another or (one.value == "no" and belied)):
            continue
        kept.append(one)
    return kept

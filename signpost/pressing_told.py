"""What is happening now, told in a story: no school at all, sent home, cannot face it, the plan or the time not kept.

Only where the message tells of one of these alone, or first: a second one is a problem of its own.
"""

from __future__ import annotations

import re

from signpost.mention import Mention

FACT = "pressing"
_CHILD = (
    r"(?:he|she|hes|shes|theyve|him|her|son|sons|daughter|daughters|lad|boy|girl|grandson|granddaughter"
    r"|child|one|eldest"
    r"|stepdaughter|stepson|sister|brother|isnt|\d+)"
)
_GAP = r"(?: \w+){0,3}? "
_WENT = (
    r"(?:set foot in (?:the )?(?:school|college)|been (?:in|back|through the door|to (?:school|college))"
    r"|been in school)"
)
_CANNOT = re.compile(
    rf"\b(?:hasnt|has not|not|havent|aint|never|hasn) {_WENT}\b(?! (?:trouble|any trouble|a fight|told))"
    rf"|\b{_CHILD}{_GAP}(?:stopped going in|refus(?:es|ed|ing) (?:to go|school|again|to get out|to even drive)"
    r"|wont (?:go (?:in|to (?:school|college)|not|since)|get (?:in the car|dressed|out of bed)"
    r"|leave (?:his|her) (?:room|bed))"
    r"|cant (?:get (?:out the door|in the door|past the|to school)|face (?:school|it|going)|cope with school))"
    r"|\b(?:school refus(?:al|er)|ebsa|burnt out|burnout|hides? under (?:the|his|her) bed|gets to the gate and"
    r"|at the gate and (?:shakes|cries)|sick with (?:nerves|worry|anxiety)|left (?:his|her) room (?:properly )?since)\b"
)
_NOT_TAUGHT = re.compile(
    r"\bno school place\b|\bno (?:education|schooling|lessons|tuition|teaching)\b(?: (?:since|at all|from|for))?"
    r"|\b(?:had|has|with) no school since\b|\bno school (?:since|will (?:take|have))"
    r"|\bnobody will (?:take|have) (?:him|her)\b"
    r"|\bwithout (?:a school|tuition|education|any education)\b|\bwaiting for a school place\b|\bmonths no school\b"
    r"|\b(?:nobody|no tutor|no home tutor|no one)[^.!?]{0,20} no work\b|\bno tutor(?:,| and| for| no| or)\b"
    r"|\b(?:he|she|hes|shes|sits|is|still|been)(?: \w+){0,2} at home (?:since|with me (?:doing|every)"
    r"|without|with nothing|all day)"
    r"|\b(?:gets?|has|got) (?:0 hours|nothing since)\b|\bnot (?:in )?any school\b"
    r"|\bno place(?:s)? (?:in her year|till)"
    r"|\bsends? no work\b|\bno longer a pupil\b|\bbeen in a classroom since\b|\bcant come back till\b"
)
_SENT_HOME = re.compile(
    r"\b(?:on|just put on|put on|only|down to) (?:\w+ )?(?:half days|mornings only|mornings)\b"
    r"|\bcut (?:his|her) day to\b"
    r"|\bon (?:a )?(?:part time|reduced) (?:timetable|timetble|time table)|\b(?:1|one|2|two|3"
    r"|three) (?:hours?|hrs?) a day\b(?! (?:online|at home|max|with a tutor))"
    r"|\b(?:9|10|nine|ten) (?:till|til|to) (?:11|12|1|eleven|twelve|one)\b"
    r"|\bsen(?:t|ds|d|ding) (?:him|her|them )?home\b(?! (?:a |the |from|work|with a|letter))"
    r"|\bbeen sent home\b|\b(?:come|came) and get (?:him|her)\b|\b(?:fetch|collect|pick up) (?:him"
    r"|her) (?:at|every|early|by)\b"
    r"|\bringin?g? me to fetch\b|\bmust be collected\b|\bcome get (?:him|her)\b|\bfinish(?:ing)? at (?:1"
    r"|12|one) every day\b"
)
_PLAN_SAYS = re.compile(
    r"\b(?:plan|ehcp) (?:still )?(?:says|said|has|gives|promises|names)\b|\b(?:in|on) (?:his|her|my|the|our) plan\b"
    r"|\bplan (?:that|it) (?:says|gives)\b|\bplan,? (?:it says|for \d)|\bit says in (?:his|her|the|my) plan\b"
    r"|\b(?:judge|tribunal) ordered\b|\bdont follow the plan\b|\bgets? none of the help in it\b"
    r"|\b\d+ hours (?:on|in) it\b"
)
_NOT_DONE = re.compile(
    r"\b(?:has |have |had |was |is |been )?(?:just |had )?stopped (?:since|in|when|coming|hydro|the)\b|\bhad stopped\b"
    r"|\b(?:hasnt|hasn|havent|has not|not|never|isnt) (?:ever )?(?:been (?:since|done|given)|had an?"
    r"|happened|started|come|came"
    r"|met|being done|there|got)\b|\bno (?:therapist|ot|speech therap\w*|mentor|scribe|ta|staff"
    r"|therap\w*) (?:has|since|can|at|they)"
    r"|\bno one has\b|\bthere (?:was no|isnt any|isnt one)\b|\bnone (?:this year|since|of the)\b|\bnothing since\b"
    r"|\bshared? between\b|\bsharing a ta\b|\b(?:left|gone) (?:at|in|off|after)\b|\bonly (?:get|gets|had"
    r"|booked|been|given)\b"
    r"|\bhas had (?:two|three|four|\d+|a ta)\b|\bbeen without\b|\bwithout for\b|\bnone has started\b|\bnot giving\b"
    r"|\bdont follow the plan\b|\bnobody covered\b|\bnever came\b|\bafter no more\b|\bcoming one time\b|\bunfunded\b"
)
_TOO_LATE = re.compile(
    r"\b\d+ weeks late\b|\b(?:way|well)? ?past (?:that|it|20 weeks|the 20)|\bno decision (?:whatsoever|at all|yet)"
    r"|\b(?:heard|had) nothing (?:since|from (?:the )?council)|\bnot a yes not a no\b|\bno yes or no\b"
    r"|\bnot a yes or no\b"
    r"|\b(?:draft|final plan) never (?:came|arrived)|\bfinal plan,? never\b|\bstill (?:no final|a draft"
    r"|no draft|no decision)\b"
    r"|\bno (?:plan,? no draft|draft no reports)\b|\bsupposed to (?:hear|be in|be out) (?:in|by)\b|\bhad to tell us\b"
    r"|\b(?:weeks|wks) was up\b|\bnever did the plan\b|\bno letter saying yes or no\b|\bnever been a review\b"
    r"|\bnot had a review\b|\breview was put off\b|\bsince then nothing\b|\bthen silence\b|\bno one has contacted us\b"
)
_OF_A_COUNCIL = re.compile(r"\b(?:council|la|caseworker|portal|send team|authority)\b")
_OF_ITS_TIME = re.compile(r"\b(?:request\w*|assess\w*|asse?ssment|reviews?|draft|plan|applied)\b")
_FOR_GOOD = re.compile(
    r"\b(?:exclud\w+|put|threw|kicked|chucked)(?: \w+){0,4} out for good\b|\bexcluded (?:\w+ ){0,3}for good\b"
    r"|\bper[a-z]*n[a-z]*ly exclud\w+|\bthrew (?:him|her) out on\b"
)
_FEARED = re.compile(
    r"\b(?:if|might|could|would|will|theyll|threat\w*|scared|worried|afraid|until|unless|before|from january|next week"
    r"|going to|want(?:s)? to|brother|sister|my other)\b[^.!?;]{0,30}$"
)


_EXCLUSIONS = frozenset({"permanently_excluded", "sent_home"})
_THREATENED = re.compile(
    r"\b(?:(?:itll|itd|it will|it would|will|would|could) (?:be|end in|mean)|itll end in|end in"
    r"|threat\w*(?: with)?|next (?:one|time) is"
    r"|next one will be)(?: an?)? ?$"
)


def pressing_told(plain: str, offsets: list[int]) -> list[Mention]:
    """The first of these told; `offsets` lead back to the message."""
    told = {what: match for what, match in _each(plain).items() if match}
    if not told:
        return []
    if {"cannot_go_in", "no_teaching"} <= told.keys():
        # Who cannot go in and who has no place need different help, and here it is not clear which it is.
        return []
    what = "permanently_excluded" if "permanently_excluded" in told else min(told, key=lambda one: told[one].start())
    start, end = told[what].span()
    return [Mention(offsets[start], offsets[end - 1] + 1, FACT, what)]


def _each(plain: str) -> dict[str, re.Match[str]]:
    ways = {
        "permanently_excluded": _FOR_GOOD,
        "cannot_go_in": _CANNOT,
        "no_teaching": _NOT_TAUGHT,
        "sent_home": _SENT_HOME,
    }
    found = {what: first for what, words in ways.items() if (first := _first(plain, words))}
    if kept_not := _plan_not_kept(plain):
        found["plan_not_followed"] = kept_not
    late = _first(plain, _TOO_LATE)
    if (
        late
        and _OF_A_COUNCIL.search(plain)
        and _OF_ITS_TIME.search(plain[max(0, late.start() - 250) : late.end() + 60])
    ):
        found["council_late"] = late
    return found


def _first(plain: str, words: re.Pattern[str]) -> re.Match[str] | None:
    """The first place where it is told, and not feared or of a brother or sister."""
    told = (
        match
        for match in words.finditer(plain)
        if not _FEARED.search(plain[max(0, match.start() - 45) : match.start()])
    )
    return next(told, None)


def _plan_not_kept(plain: str) -> re.Match[str] | None:
    """What a plan says, with, near it, that it is not so."""
    for says in _PLAN_SAYS.finditer(plain):
        near = plain[max(0, says.start() - 100) : says.end() + 180]
        if _NOT_DONE.search(near) and "draft" not in near:
            return says
    return None


def only_feared(one: Mention, before: str) -> bool:
    """Whether an exclusion is only threatened by the words just before it: "or it will be a permanent exclusion"."""
    return one.kind == FACT and one.value in _EXCLUSIONS and bool(_THREATENED.search(before))
